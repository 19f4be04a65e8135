"use strict";
// Names and legend of a day. What has been laid out before is shown in the frame of the change itself; what has not
// follows once that frame is painted. Neighbouring stretches of days are laid out ahead while nobody waits.
globalThis.Atlas ??= {};

Atlas.mapText = (() => {
  const { stretches, labelLayer, legend } = Atlas;
  const REACH = 4; // stretches laid out ahead on either side
  const KEPT = 200; // layouts
  const IDLE_MS = 12; // a layout takes about this long; a shorter pause is left to the reader's next key

  const whenIdle = globalThis.requestIdleCallback || ((task) => setTimeout(() => task({ timeRemaining: () => 50 }), 80));

  /**
   * `scene(day)` gives {state, agreed, lines, bases} of a day; `mode()` a text that is another one whenever the
   * same day is to look otherwise; `covered()` the boxes under which no name may stand.
   */
  function create({ map, drawn, names, legend: book, style, bounds, ends, scene, mode, covered }) {
    return {
      map, drawn, names, book, style, bounds, ends, scene, mode, covered,
      made: new Map(), shown: null, under: null, day: null, later: Atlas.dom.afterFrame(), resting: false,
    };
  }

  const keyOf = (self, day) => `${self.mode()}|${stretches.index(self.bounds, day)}`;

  /** Follow the day, within this frame if its names are known. */
  function show(self, day) {
    self.day = day;
    const key = keyOf(self, day);
    if (key === self.shown) return;
    if (self.made.has(key)) put(self, key);
    else self.later(() => put(self, keyOf(self, self.day)));
  }

  /** The map, its size or its names have changed: no layout holds any more. */
  function renew(self) {
    self.made.clear();
    self.under = self.covered();
    labelLayer.forget(self.names);
    put(self, keyOf(self, self.day));
  }

  function put(self, key) {
    if (!self.under) return; // not yet arranged
    const made = lay(self, key, self.day);
    self.shown = key;
    labelLayer.show(self.names, made.nodes);
    legend.show(self.book, made.legend);
    rest(self);
  }

  /** Names and legend of a day as elements; made once for each key. */
  function lay(self, key, day) {
    if (!self.made.has(key)) {
      if (self.made.size >= KEPT) self.made.delete(self.made.keys().next().value);
      const what = self.scene(day);
      const nodes = labelLayer.layOut(self.names, { ...what, covered: self.under });
      self.made.set(key, { nodes, legend: legend.picture(entries(self, what), self.drawn.book, self.style) });
    }
    return self.made.get(key);
  }

  /** What the legend has to explain: only what lies in the seen part of the map. */
  function entries({ map, drawn, names, style }, { state, agreed, lines: all, bases, today, view }) {
    const bounds = map.getBounds();
    const cells = labelLayer.cells(names);
    const inSight = drawn.units.map((unit, index) => ({ row: state[unit.id], size: cells[index], agreed: agreed[unit.id], unit }))
      .filter(({ size, unit }) => size || bounds.contains(unit.center));
    const seen = inSight.map(({ row, size, agreed: sphere }) => ({ row, size, agreed: sphere }));
    const shown = new Set([null, ...inSight.map(({ unit }) => unit.id)]);
    const lines = all.filter(({ coordinates }) => coordinates.some((part) => part.some(([lon, lat]) => bounds.contains([lat, lon]))));
    const near = bases.filter((base) => bounds.contains([base.lat, base.lon]));
    const borders = drawn.borders.filter(({ left, right }) => shown.has(left) && shown.has(right))
      .map(({ left, right, precision_km }) => ({ kind: Atlas.chronology.borderClass(left, right, state, view), precision_km }))
      .filter((border) => border.kind !== "none");
    return legend.entries({ seen, lines, borders, bases: near, today, view, style });
  }

  /** While nobody waits, lay out one stretch after another around the day, and the ends of the range. */
  function rest(self) {
    if (self.resting) return;
    self.resting = true;
    whenIdle((pause) => {
      self.resting = false;
      const [first, last] = self.ends;
      const wanted = [...stretches.ahead(self.bounds, self.day, REACH), first, last]
        .find((day) => day >= first && day <= last && !self.made.has(keyOf(self, day)));
      if (wanted === undefined) return;
      if (pause.timeRemaining() >= IDLE_MS) lay(self, keyOf(self, wanted), wanted);
      rest(self);
    });
  }

  return { create, show, renew };
})();
