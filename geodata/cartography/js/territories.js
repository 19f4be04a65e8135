"use strict";
// Every land of the map as a list, so that its history can be had without pointing at it.
globalThis.Atlas ??= {};

Atlas.territories = (() => {
  const { make } = Atlas.dom;

  /** Lands of a day by name, as data: units of one name, holder and status are one land. */
  function entries(units, state) {
    const found = new Map();
    for (const { id, name } of units) {
      const row = state[id];
      if (!row) continue;
      const facts = [name, row.controller, row.sovereign, row.status];
      if (!found.has(facts.join("|"))) found.set(facts.join("|"), { unit: id, name, text: told(row, name) });
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
  }

  function told(row, name) {
    const own = row.controller === row.sovereign;
    if (own && row.status === "sovereign") return name.startsWith(row.controller) ? "" : row.controller;
    return `${row.controller}, ${Atlas.chronology.statusText(row)}${own ? "" : `; recognised as ${row.sovereign}`}`;
  }

  /** `choose(unit, button)` is called with the land that was asked for. */
  function create(units, choose) {
    const root = make("details", "ha-legend ha-lands");
    root.append(make("summary", "ha-legend-title", "Territories"));
    const list = make("ul", "ha-legend-body ha-land-list");
    root.append(list);
    const self = { root, list, units, choose, state: {}, key: null };
    root.addEventListener("toggle", () => fill(self));
    L.DomEvent.disableClickPropagation(root);
    L.DomEvent.disableScrollPropagation(root);
    return self;
  }

  /** The day has changed; a closed list is only made when it is opened. */
  function render(self, state) {
    self.state = state;
    fill(self);
  }

  function fill(self) {
    if (!self.root.open) return;
    const lands = entries(self.units, self.state);
    const key = JSON.stringify(lands);
    if (key === self.key) return;
    self.key = key;
    const focused = document.activeElement?.dataset?.land;
    self.list.replaceChildren(...lands.map((land) => {
      const item = make("li");
      const button = make("button", "ha-land");
      button.type = "button";
      button.dataset.land = land.unit;
      button.append(make("span", "ha-land-name", land.name));
      if (land.text) button.append(" ", make("span", "ha-land-facts", land.text));
      button.addEventListener("click", () => self.choose(land.unit, button));
      item.append(button);
      return item;
    }));
    if (focused) self.list.querySelector(`[data-land="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  return { entries, create, render };
})();
