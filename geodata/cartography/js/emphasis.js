"use strict";
// What draws the eye on a day at rest: land that has just changed, and the place of an event.
globalThis.Atlas ??= {};

Atlas.emphasis = (() => {
  const { svg } = Atlas.dom;
  const REST_MS = 120; // a date that only passes by is not emphasised
  const STILL = "(prefers-reduced-motion: reduce)";
  const RADII = { ring: 9, focus: 15.25, at: 11.75 }; // px

  /** `at` is a place [lon, lat] that stays marked. */
  function create(map, units, at = null) {
    const pane = map.createPane("atlas-emphasis");
    pane.style.zIndex = 420;
    pane.classList.add("leaflet-zoom-hide", "ha-emphasis");
    const [changed, marks] = ["ha-changed", "ha-marks"].map((name) => Atlas.hull.sheet(name, pane));
    const self = { map, units, at, pane, changed, marks, focus: null, shown: [] };
    self.later = Atlas.dom.debounce(REST_MS, (state, day) => flash(self, state, day));
    return self;
  }

  /** Follow the day: rings at its events at once, changed land when it rests. */
  function render(self, state, day, events) {
    still(self);
    self.later(state, day);
    self.shown = events.filter((event) => event.day === day && event.lat !== null && event.lat !== undefined);
    place(self);
  }

  /** Rings where the day's events happened; the one that was asked for by name is the strongest. */
  function place({ map, marks, shown, focus, at }) {
    const rings = shown.map((event) => (event.event === focus
      ? ring(map, event, RADII.focus, "ha-mark-ring ha-focus") : ring(map, event, RADII.ring, "ha-mark-ring")));
    if (at) rings.push(ring(map, { lon: at[0], lat: at[1] }, RADII.at, "ha-at"));
    Atlas.hull.fill(marks, rings);
  }

  /** A ring over its halo. */
  function ring(map, { lon, lat }, radius, className) {
    const { x, y } = map.latLngToLayerPoint([lat, lon]);
    const made = svg("g", { class: className });
    for (const part of ["ha-halo", "ha-ring"]) made.append(svg("circle", { class: part, cx: x, cy: y, r: radius }));
    return made;
  }

  /** Mark another place [lon, lat]. */
  function point(self, at) {
    self.at = at;
    place(self);
  }

  /** End the emphasis at once: a date that moves on must not wait for it. What still runs has nothing to show. */
  const still = ({ changed }) => Atlas.hull.fill(changed, []);

  /** Lighten the units whose state begins on this day; the animation runs on the whole layer, which is cheap. */
  function flash(self, state, day) {
    if (matchMedia(STILL).matches) return;
    const fresh = self.units.filter((unit) => state[unit.id] && state[unit.id].start === day && state[unit.id].before);
    self.running?.cancel();
    self.running = null;
    Atlas.hull.fill(self.changed, fresh.map((unit) => svg("path", { d: unit.path.getAttribute("d"), "data-changed": unit.id })));
    if (fresh.length) self.running = self.changed.animate([{ opacity: 0 }, { opacity: 1, offset: 0.2 }, { opacity: 1, offset: 0.55 }, { opacity: 0 }], { duration: 1500, fill: "forwards", easing: "ease-in-out" });
  }

  /** An event asked for by name; if its place is out of sight, the map goes there. */
  function focus(self, id, events) {
    const event = events.find((candidate) => candidate.event === id);
    self.focus = event ? id : null;
    if (!event || event.lat === null || event.lat === undefined) return;
    const at = L.latLng(event.lat, event.lon);
    const seen = self.map.latLngToContainerPoint(at);
    const size = self.map.getSize();
    if (seen.x < 20 || seen.y < 20 || seen.x > size.x - 20 || seen.y > size.y - 20) self.map.panTo(at, { animate: false });
    place(self);
  }

  /** After the map has moved. */
  function moved(self) {
    for (const sheet of [self.changed, self.marks]) Atlas.hull.stretch(sheet, self.map);
    still(self);
    place(self);
  }

  return { create, render, focus, moved, point };
})();
