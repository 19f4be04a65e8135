"use strict";
// The course of the areas above the slider, on the slider's own scale: drawn once, then only its cursor moves.
globalThis.Atlas ??= {};

Atlas.areaChart = (() => {
  const { make } = Atlas.dom;
  const { element } = Atlas.patterns;
  const { long } = Atlas.days;
  const { areas } = Atlas;
  const EARLY = 0.3; // of the days, in which the cursor would cross the numbers on the left
  const number = (km2) => Math.round(km2).toLocaleString("en-GB");

  /** `ask(day)` is called with the day on which a reader clicks. */
  function create({ series, style, first, last, ask }) {
    const self = { series, style, first, last, day: first, pointed: null, told: null, open: false };
    self.plot = make("div", "ha-plot");
    self.plot.tabIndex = 0;
    self.plot.setAttribute("role", "img");
    self.plot.setAttribute("aria-label", summary(self));
    self.sheet = make("div", "ha-plot-sheet");
    self.cursor = make("div", "ha-plot-cursor");
    self.pointer = make("div", "ha-plot-cursor ha-plot-pointer");
    self.pointer.hidden = true;
    self.sheet.append(drawn(self), ...marks(self), self.pointer, self.cursor);
    self.plot.append(self.sheet);
    self.readout = make("div", "ha-areas");
    self.head = make("p", "ha-areas-head");
    self.list = make("ul", "ha-areas-list");
    self.readout.append(self.head, self.list);
    listen(self, ask);
    toggle(self, false);
    return self;
  }

  /** In words, for those who do not see it. */
  function summary({ series, first, last }) {
    const told = (day) => `${long(day)}: ${areas.on(series, day).map(({ power, km2 }) => `${power} ${number(km2)}`).join(", ")}`;
    return `Chart of the land that changed hands, ${number(series.total)} square kilometres in all, by holder. ${told(first)}. ${told(last)}.`;
  }

  function drawn({ series, style, first, last }) {
    const svg = element("svg", { class: "ha-plot-svg", viewBox: `0 0 ${Math.max(1, last - first)} 1000`, preserveAspectRatio: "none", "aria-hidden": "true" });
    for (const { power, points } of areas.bands(series, last)) {
      const d = points.map(([day, km2], index) => `${index ? "L" : "M"}${day - first} ${(1000 * (1 - km2 / series.total)).toFixed(1)}`).join("");
      element("path", { d: `${d}Z`, fill: Atlas.paint.powerFill(style, power), "data-power": power }, svg);
    }
    return svg;
  }

  /** Lines of the scale, with their numbers. */
  function marks({ series }) {
    return areas.scale(series.total).map((km2) => {
      const mark = make("div", "ha-plot-mark");
      mark.style.bottom = `${(100 * km2) / series.total}%`;
      mark.append(make("span", "", `${number(km2)} km\u00b2`));
      return mark;
    });
  }

  function listen(self, ask) {
    let box = null;
    const dayAt = (event) => {
      box ??= self.sheet.getBoundingClientRect();
      const share = (event.clientX - box.left) / Math.max(1, box.width);
      return Math.round(self.first + Math.min(1, Math.max(0, share)) * (self.last - self.first));
    };
    const point = (day) => {
      self.pointed = day;
      self.pointer.hidden = day === null;
      if (day !== null) place(self, self.pointer, day);
      tell(self);
    };
    self.plot.addEventListener("pointermove", (event) => point(dayAt(event)));
    self.plot.addEventListener("pointerleave", () => { box = null; point(null); });
    self.plot.addEventListener("click", (event) => ask(dayAt(event)));
  }

  function place({ first, last }, node, day) {
    node.style.transform = `translateX(${(100 * (day - first)) / Math.max(1, last - first)}%)`;
  }

  /** Values of the day under the pointer, else of the map's day; rewritten only when they differ. */
  function tell(self) {
    const day = self.pointed ?? self.day;
    const head = self.pointed === null ? "Who held the land that changed hands, km\u00b2" : `On ${long(day)}, km\u00b2`;
    if (self.head.textContent !== head) self.head.textContent = head;
    const held = areas.on(self.series, day);
    const key = held.map(({ power, km2 }) => power + km2).join();
    if (key === self.told) return;
    self.told = key;
    self.list.style.setProperty("--rows", Math.ceil(held.length / 2));
    self.list.replaceChildren(...held.map(({ power, km2 }) => {
      const item = make("li");
      const swatch = make("span", "ha-areas-swatch");
      swatch.style.background = Atlas.paint.powerFill(self.style, power);
      item.append(swatch, make("span", "ha-areas-power", power), make("span", "ha-areas-km2", number(km2)));
      return item;
    }));
  }

  function show(self, day) {
    self.day = day;
    if (!self.open) return;
    place(self, self.cursor, day);
    // The numbers of the scale make way for the cursor.
    self.sheet.classList.toggle("ha-plot-early", day - self.first < EARLY * (self.last - self.first));
    tell(self);
  }

  function toggle(self, open) {
    self.open = open;
    self.plot.hidden = !open;
    self.readout.hidden = !open;
    show(self, self.day);
  }

  return { create, show, toggle };
})();
