"use strict";
// A guided tour: stations with a day, a place to look from and a sentence; previous and next step through them.
globalThis.Atlas ??= {};

Atlas.tour = (() => {
  const { make } = Atlas.dom;
  const FLIGHT_S = 1.1;
  const STILL = "(prefers-reduced-motion: reduce)";

  /** Stations as the rest works on them; those of no real day are left out. */
  function read(stations, first, last) {
    return (stations || []).map((station) => ({ ...station, day: Atlas.days.parse(station.date) }))
      .filter((station) => station.day >= first && station.day <= last);
  }

  /** Index of the next (1) or previous (-1) station; it does not go round. */
  const next = (index, by, count) => Atlas.days.clamp(index + by, 0, count - 1);

  /** What the caption says: the station's own words on its day; null where the day's events speak for it. */
  function caption(station, day) {
    if (!station || station.day !== day || !station.text) return null;
    return [{ ...station, event: `station ${station.title}` }];
  }

  /** `go(index)` takes the map to a station. */
  function create(stations, index, go) {
    const root = make("nav", "ha-tour");
    root.setAttribute("aria-label", "Guided tour");
    const self = { stations, index, root };
    const press = (label, key, by) => {
      const node = make("button", "ha-btn ha-tour-step", label);
      node.type = "button";
      node.title = `${label} station (${key})`;
      node.setAttribute("aria-label", `${label} station`);
      node.addEventListener("click", () => go(next(self.index, by, stations.length)));
      return node;
    };
    self.back = press("Previous", "Page Up", -1);
    self.forth = press("Next", "Page Down", 1);
    self.count = make("span", "ha-tour-count");
    root.append(self.back, self.count, self.forth);
    show(self, index);
    return self;
  }

  function show(self, index) {
    self.index = index;
    self.count.textContent = `${index + 1} of ${self.stations.length}`;
    // A button that goes dead under the pointer or with the focus would lose both.
    self.back.setAttribute("aria-disabled", String(index === 0));
    self.forth.setAttribute("aria-disabled", String(index === self.stations.length - 1));
  }

  /** Move the camera to a box of degrees: in one flight, or at once for those who want no motion. */
  function fly(map, box, fill) {
    const { center, zoom } = Atlas.frame.viewOf(map, box, fill);
    if (matchMedia(STILL).matches || document.hidden) map.setView(center, zoom, { animate: false });
    else map.flyTo(center, zoom, { duration: FLIGHT_S });
  }

  return { read, next, caption, create, show, fly };
})();
