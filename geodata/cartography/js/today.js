"use strict";
// Borders of today: fetched when a reader first asks for them, drawn once, and from then on only put on the map or taken off.
globalThis.Atlas ??= {};

Atlas.today = (() => {
  const { make } = Atlas.dom;
  const FAILED = "Today\u2019s borders could not be loaded. All else on the map works; tick the box to try again.";

  /** The borders as GeoJSON, from an address or as they are. */
  async function load(source) {
    if (typeof source !== "string") return source;
    const answer = await fetch(source);
    if (!answer.ok) throw new Error(`${answer.status} for ${source}`);
    return answer.json();
  }

  /** Lines of GeoJSON as [lon, lat] lists. */
  const lines = ({ features }) => features
    .flatMap(({ geometry }) => (geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates));

  /** `put(lines)` draws them and gives {show(on)}; `changed(on)` is called once they are on the map or off it. */
  function create({ source, put, changed }) {
    const root = make("div", "ha-todays");
    const label = make("label", "ha-agreements");
    const box = make("input");
    box.type = "checkbox";
    label.append(box, make("span", "", "Today\u2019s borders"));
    root.append(label);
    const self = { source, put, changed, root, box, note: null, coming: null, on: false };
    box.addEventListener("change", () => set(self, box.checked));
    return self;
  }

  /** Show them, or not. */
  async function set(self, on) {
    self.box.checked = on;
    self.note?.remove();
    try {
      if (on) self.coming ??= Atlas.today.load(self.source).then((borders) => self.put(lines(borders)));
      apply(self, await self.coming);
    } catch {
      self.coming = null; // the next tick tries anew
      fail(self);
    }
  }

  /** What the box says by now: it may have been ticked twice while the borders were on their way. */
  function apply(self, drawn) {
    if (!drawn || self.on === self.box.checked) return;
    self.on = self.box.checked;
    drawn.show(self.on);
    self.changed(self.on);
  }

  function fail(self) {
    self.box.checked = false;
    self.note?.remove();
    self.note = make("p", "ha-todays-failed", FAILED);
    self.note.setAttribute("role", "alert");
    self.root.append(self.note);
  }

  return { load, lines, create, set };
})();
