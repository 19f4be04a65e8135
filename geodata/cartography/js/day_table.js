"use strict";
// The map of a day as a table: the same facts in words, sorted as the reader likes; each land leads to its history.
globalThis.Atlas ??= {};

Atlas.dayTable = (() => {
  const { make, button } = Atlas.dom;
  const { long } = Atlas.days;

  const COLUMNS = [
    { id: "name", label: "Land" },
    { id: "holder", label: "Held by" },
    { id: "status", label: "Status" },
    { id: "recognised", label: "Recognised as" },
    { id: "since", label: "Since", number: true },
    { id: "km2", label: "km\u00b2", number: true },
    { id: "source", label: "Source" },
  ];

  /** The lands of a day as rows; units of one name that share all facts are one land. */
  function entries(units, state, { control, km2, cite, firstDay }) {
    const found = new Map();
    for (const { id, name } of units) {
      const row = state[id];
      if (!row) continue;
      const since = Math.max(firstDay, Atlas.chronology.heldSince(control[id], row));
      const key = [name, row.controller, row.sovereign, row.status, since, row.source].join("|");
      if (!found.has(key)) {
        found.set(key, {
          key, unit: id, name, holder: row.controller, status: Atlas.chronology.statusText(row), recognised: row.sovereign,
          since, early: since <= firstDay, km2: 0, source: cite(row.source),
        });
      }
      found.get(key).km2 += km2[id] || 0;
    }
    return [...found.values()];
  }

  /** In the order of one column, up or down; lands of the same value by name. */
  function sorted(rows, { column, down }) {
    const number = COLUMNS.find(({ id }) => id === column).number;
    const compare = (a, b) => (number ? a[column] - b[column] : a[column].localeCompare(b[column]));
    return [...rows].sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.name.localeCompare(b.name));
  }

  const words = {
    since: ({ since, early }) => (early ? `before ${long(since)}` : long(since)),
    km2: ({ km2 }) => (km2 >= 0.5 ? Math.round(km2).toLocaleString("en-GB") : "under 1"),
  };

  /** `choose(unit, button)` is called with the land that was asked for; `close()` when the table is done with. */
  function create({ container, units, record, choose, close }) {
    const root = make("section", "ha-daytable");
    root.setAttribute("aria-label", "Table of the day");
    root.hidden = true;
    const self = { root, units, record, choose, order: { column: "name", down: false }, made: new Map(), state: null, day: null };
    const table = make("table");
    self.caption = make("caption");
    const head = make("thead");
    const line = make("tr");
    self.heads = COLUMNS.map((column) => heading(self, column));
    line.append(...self.heads);
    head.append(line);
    self.body = make("tbody");
    table.append(self.caption, head, self.body);
    const shut = button("ha-btn ha-close", "Close the table", "close", close);
    root.append(shut, table);
    L.DomEvent.disableClickPropagation(root);
    L.DomEvent.disableScrollPropagation(root);
    container.append(root);
    return self;
  }

  function heading(self, column) {
    const cell = make("th", column.number ? "ha-number-cell" : "");
    cell.scope = "col";
    const sort = make("button", "ha-sort", column.label);
    sort.type = "button";
    sort.addEventListener("click", () => {
      const { order } = self;
      // Largest areas and latest changes are what one looks for first.
      self.order = { column: column.id, down: order.column === column.id ? !order.down : Boolean(column.number) };
      fill(self);
    });
    cell.append(sort);
    return cell;
  }

  function rowOf(self, land) {
    if (!self.made.has(land.key)) {
      const line = make("tr");
      for (const column of COLUMNS) {
        const cell = make(column.id === "name" ? "th" : "td", column.number ? "ha-number-cell" : "");
        if (column.id === "name") {
          cell.scope = "row";
          const choice = make("button", "ha-land", land.name);
          choice.type = "button";
          choice.dataset.land = land.unit;
          choice.addEventListener("click", () => self.choose(land.unit, choice));
          cell.append(choice);
        } else cell.textContent = words[column.id]?.(land) ?? land[column.id];
        line.append(cell);
      }
      self.made.set(land.key, line);
    }
    return self.made.get(land.key);
  }

  /** The day has changed; a closed table is only made when it is opened. */
  function show(self, state, day) {
    const same = state === self.state;
    self.state = state;
    self.day = day;
    if (self.root.hidden) return;
    self.caption.textContent = `Every territory on ${long(day, true)}`;
    if (!same || !self.body.firstChild) fill(self);
  }

  function fill(self) {
    COLUMNS.forEach(({ id }, index) => {
      const own = id === self.order.column;
      if (own) self.heads[index].setAttribute("aria-sort", self.order.down ? "descending" : "ascending");
      else self.heads[index].removeAttribute("aria-sort");
    });
    const focused = document.activeElement?.dataset?.land;
    self.body.replaceChildren(...sorted(entries(self.units, self.state, self.record), self.order).map((land) => rowOf(self, land)));
    if (focused) self.body.querySelector(`[data-land="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  function toggle(self, open) {
    self.root.hidden = !open;
    if (!open) return;
    show(self, self.state, self.day);
    fill(self);
    self.root.scrollTop = 0;
    self.heads[0].querySelector("button").focus({ preventScroll: true });
  }

  return { entries, sorted, create, show, toggle };
})();
