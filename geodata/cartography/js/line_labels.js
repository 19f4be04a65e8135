"use strict";
// Names of agreement lines and fronts: once for each line, however many stretches it is drawn in.
globalThis.Atlas ??= {};

Atlas.lineLabels = (() => {
  const { make } = Atlas.dom;
  const { textWidth, box, inside } = Atlas.lettering;
  const SIZE = 13; // px
  const WIDEST = 235; // px, before the name is broken
  const AWAY = 8; // px between the line and its name
  const TRIES = 24;
  const STEP = 10; // px between the boxes along a line
  const HALF = 4; // px, half a box
  const BESIDE = 5; // px between a line and a name that runs along it
  const STRAIGHT = 0.85; // of a name's width, as far as a line must come below it
  const STEEPEST = 85; // degrees
  const [BROKEN, BRIEF] = [1.5, 1.2]; // what is against a name in two lines, and against one that does not tell its date
  const LEVEL = 4; // what is against a name that does not run along its line

  /** Stretches of one line together, in the order of the data. */
  function byName(lines) {
    const found = new Map();
    for (const line of lines) {
      if (!found.has(line.line)) found.set(line.line, { ...line, coordinates: [] });
      found.get(line.line).coordinates.push(...line.coordinates);
    }
    return [...found.values()];
  }

  /** Points along the seen part of a line, evenly spread, in pixels of the layer. */
  function samples(map, line, frame) {
    const points = line.coordinates.flat().map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]))
      .filter((p) => inside(p.subtract(frame.corner), frame.size, 8));
    const step = Math.max(1, Math.floor(points.length / TRIES));
    return points.filter((_, index) => index % step === 0);
  }

  /** Is this a line that names of lands and towns keep off? */
  const hero = (line) => !line.past && line.stroke.group === "agreement";

  /** Small boxes along lines in sight, so that names can keep off them. */
  function along(map, lines, frame, wanted = hero) {
    const boxes = [];
    for (const line of lines) {
      if (!wanted(line)) continue;
      for (const part of line.coordinates) {
        let last = null;
        for (const [lon, lat] of part) {
          const p = map.latLngToLayerPoint([lat, lon]);
          if (!inside(p.subtract(frame.corner), frame.size, -STEP)) { last = null; continue; }
          const steps = last ? Math.ceil(last.distanceTo(p) / STEP) : 1;
          if (last && steps === 1 && last.distanceTo(p) < STEP / 2) continue;
          for (let i = 1; i <= steps; i += 1) {
            const [x, y] = last ? [last.x + ((p.x - last.x) * i) / steps, last.y + ((p.y - last.y) * i) / steps] : [p.x, p.y];
            boxes.push(box(x - HALF, y - HALF, 2 * HALF, 2 * HALF));
          }
          last = p;
        }
      }
    }
    return boxes;
  }

  /** How much of all lines a box would hide, this one or another: the boxes along them that it touches. */
  const hidden = (b, inked) => inked.reduce((sum, other) => sum + Atlas.labels.collide(b, other), 0);

  /** Does a border of lands lie under a box? */
  const across = ({ land }, b) => new Set([b.left, b.right].flatMap((x) => [b.top, b.bottom].map((y) => land(x, y)))).size > 1;

  function place(layer, lines, frame, taken) {
    const inked = along(layer.map, lines, frame, () => true);
    return byName(lines).map((line) => placeOne(layer, line, frame, taken, inked)).filter(Boolean);
  }

  /** A name on one line, broken in two, and without the date that the legend tells: {text, w, h, worse}. */
  function settings(text, style) {
    const wide = (line) => (textWidth(line, `600 100px ${style.labels.family}`) / 100) * SIZE + 8;
    const [one, two = one] = Atlas.labels.breaks(text);
    const [brief] = text.split(", ");
    return [[one, 0], [two, BROKEN], [[brief], BRIEF]].filter(([rows]) => wide(rows[0]) <= WIDEST)
      .map(([rows, worse]) => ({ text: rows.join("\n"), w: Math.max(...rows.map(wide)), h: SIZE * 1.25 * rows.length + 2, rows: rows.length, worse }));
  }

  /** Parts of a line that are in sight, each with a point every few pixels; what meets end to end is one. */
  function courses(map, { coordinates }, frame) {
    const parts = [];
    for (const part of coordinates) {
      const points = part.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]));
      const before = parts.at(-1);
      if (before && before.at(-1).distanceTo(points[0]) < 2) before.push(...points.slice(1));
      else parts.push(points);
    }
    return parts.flatMap((points) => runs(evenly(points), (p) => inside(p.subtract(frame.corner), frame.size, 4)));
  }

  /** Points along a course, as far from each other as a step. */
  function evenly(points) {
    const found = [points[0]];
    let owed = STEP;
    for (let i = 1; i < points.length; i += 1) {
      let [from, to] = [points[i - 1], points[i]];
      for (let left = from.distanceTo(to); left >= owed; left = from.distanceTo(to)) {
        from = from.add(to.subtract(from).multiplyBy(owed / left));
        found.push(from);
        owed = STEP;
      }
      owed -= from.distanceTo(to);
    }
    return found;
  }

  /** The runs of things that pass. */
  function runs(things, passes) {
    const found = [[]];
    for (const thing of things) {
      if (passes(thing)) found.at(-1).push(thing);
      else if (found.at(-1).length) found.push([]);
    }
    return found.filter((run) => run.length > 1);
  }

  /**
   * Where a name of a width and height may stand along a course, above it and below: {x, y, angle, cost}. It stands on the
   * chord of a stretch, off by as much as the line bulges there.
   */
  function beside(course, w, h) {
    const found = [];
    const reach = Math.ceil(w / STEP);
    for (let i = 0; i + reach < course.length; i += 1) {
      const [a, b] = [course[i], course[i + reach]].sort((one, other) => one.x - other.x);
      const chord = a.distanceTo(b);
      if (chord < STRAIGHT * w) continue;
      const [cos, sin] = [(b.x - a.x) / chord, (b.y - a.y) / chord];
      const angle = (Math.atan2(sin, cos) * 180) / Math.PI;
      if (Math.abs(angle) > STEEPEST) continue;
      const offs = course.slice(i, i + reach + 1).map((p) => (p.y - a.y) * cos - (p.x - a.x) * sin);
      for (const side of [-1, 1]) {
        const bulge = Math.max(...offs.map((off) => side * off));
        const off = side * (bulge + BESIDE + h / 2);
        const [x, y] = [(a.x + b.x) / 2 - off * sin, (a.y + b.y) / 2 + off * cos];
        found.push({ x, y, angle, cost: bulge / 8 + Math.abs(angle) / 25 + (side > 0 ? 0.4 : 0) });
      }
    }
    return found;
  }

  /** All that is tried for a line's name, with what is against each place from the start. */
  function candidates(layer, line, frame) {
    const level = samples(layer.map, line, frame);
    const set = settings(line.label || line.name, layer.style);
    const turned = courses(layer.map, line, frame).flatMap((course) => set.filter(({ rows }) => rows === 1)
      .flatMap((one) => beside(course, one.w, one.h).map((place) => ({ ...one, ...place, side: "center", cost: place.cost + one.worse }))));
    return [...turned, ...set.flatMap((one) => level.flatMap(({ x, y }) => [[1, "left"], [-1, "right"]].map(([to, side]) => (
      { ...one, x: x + to * (AWAY + one.w / 2), y, angle: 0, side, cost: LEVEL + one.worse }))))];
  }

  /** The boxes that a name fills. */
  const filled = ({ x, y, w, h, angle }) => Atlas.waterLabels.boxesOf({ x, y }, w, angle ? h * 0.85 : h, angle);

  function placeOne(layer, line, frame, taken, inked) {
    let best = null;
    for (const one of candidates(layer, line, frame).sort((a, b) => a.cost - b.cost)) {
      if (best && one.cost >= best.cost) break;
      const boxes = filled(one);
      if (boxes.some((b) => taken.some((other) => Atlas.labels.collide(b, other)))) continue;
      if (![boxes[0], boxes.at(-1)].every(frame.holds)) continue;
      const cost = one.cost + boxes.reduce((sum, b) => sum + 1.4 * hidden(b, inked) + across(frame, b), 0);
      if (!best || cost < best.cost) best = { ...one, boxes, cost };
    }
    if (!best) return null;
    taken.push(...best.boxes);
    return node(line, best);
  }

  function node({ past, stroke }, { text, x, y, w, h, angle, side }) {
    const made = make("div", past ? "ha-line-name ha-past" : "ha-line-name", text);
    made.style.cssText = `left:${x - w / 2}px;top:${y - h / 2}px;width:${w}px;font-size:${SIZE}px;color:${stroke.stroke};text-align:${side};transform:rotate(${angle.toFixed(1)}deg)`;
    return made;
  }

  return { byName, along, beside, place };
})();
