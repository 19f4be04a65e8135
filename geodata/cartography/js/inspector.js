"use strict";
// Pointing at a territory tells about it; a click or tap pins its whole history until closed.
globalThis.Atlas ??= {};

Atlas.inspector = (() => {
  const { make, button } = Atlas.dom;
  const { facts, statusText } = Atlas.chronology;
  const { long, format } = Atlas.days;

  function factList(pairs) {
    const list = make("dl", "ha-facts");
    for (const [term, text] of pairs) list.append(make("dt", "", term), make("dd", "", text));
    return list;
  }

  /** `record` is {control, names, lines, cite, firstDay, lastDay}. */
  function create(container, record) {
    const tip = make("div", "ha-tip");
    tip.hidden = true;
    const panel = make("section", "ha-panel");
    panel.hidden = true;
    panel.setAttribute("aria-label", "History of the territory");
    container.append(tip, panel);
    L.DomEvent.disableClickPropagation(panel);
    L.DomEvent.disableScrollPropagation(panel);
    const self = { container, record, tip, panel, hovered: null, pinned: null, day: null };
    self.panel.addEventListener("keydown", (event) => { if (event.key === "Escape") close(self); });
    return self;
  }

  function target(event) {
    const node = event.originalEvent.target;
    const data = node && node.dataset ? node.dataset : {};
    if (data.unit) return { unit: data.unit };
    if (data.base) return { base: data.base };
    return data.line ? { line: data.line } : null;
  }

  /** The pointer moved over the map. */
  function hover(self, event) {
    if (event.originalEvent.pointerType === "touch") return;
    const found = target(event);
    const key = found ? found.unit || found.base || found.line : null;
    if (key !== self.hovered) {
      self.hovered = key;
      fillTip(self, found);
    }
    if (!self.tip.hidden) moveTip(self, event.containerPoint);
  }

  function leave(self) {
    self.hovered = null;
    self.tip.hidden = true;
  }

  function fillTip(self, found) {
    self.found = found;
    self.tip.hidden = !found;
    if (!found) return;
    const { control, names, lines, bases, cite, firstDay } = self.record;
    if (found.base) {
      self.tip.replaceChildren(...baseFacts(bases.find((base) => base.base === found.base), cite));
      return;
    }
    if (found.unit) {
      const pairs = facts(control[found.unit], self.day, firstDay, cite);
      self.tip.replaceChildren(make("strong", "", names[found.unit]), factList(pairs));
      return;
    }
    const line = lines.find((candidate) => candidate.line === found.line && candidate.shown);
    self.tip.hidden = !line; // a line that is no longer shown cannot be pointed at
    if (!line) return;
    const span = `${long(line.start)}${Number.isFinite(line.end) ? ` to ${long(line.end)}` : ""}`;
    self.tip.replaceChildren(make("strong", "", line.name), factList([
      [line.past ? "Was in force" : "In force", span], ["Precision", `about ${line.precision_km} km`], ["Source", cite(line.source)],
    ]));
  }

  function baseFacts(base, cite) {
    const cap = base.garrison_cap ? `at most ${Number(base.garrison_cap).toLocaleString("en-GB")} men in ${base.country}` : "no limit in the treaty";
    return [make("strong", "", base.name), factList([
      ["Soviet base", base.what], ["Since", long(Atlas.days.parse(base.start_date))], ["Garrison", cap],
      ["By", base.treaty], ["Source", cite(base.source)],
    ])];
  }

  /** Beside the pointer, but never beyond the map. */
  function moveTip({ container, tip }, point) {
    const [w, h] = [tip.offsetWidth, tip.offsetHeight];
    const left = point.x + 16 + w > container.clientWidth ? point.x - 16 - w : point.x + 16;
    const top = Math.min(point.y + 12, container.clientHeight - h - 4);
    tip.style.transform = `translate(${Math.max(2, left)}px, ${Math.max(2, top)}px)`;
  }

  /** The map was clicked: pin the unit, or close the panel when there is none. */
  function click(self, event) {
    const found = target(event);
    if (found && found.unit) pin(self, found.unit);
    else close(self);
  }

  /** Pin a unit; with `opener`, the element from which it was chosen, the focus goes there and back. */
  function pin(self, unit, opener = null) {
    self.pinned = unit;
    self.opener = opener;
    leave(self);
    const { control, names } = self.record;
    const head = make("header", "ha-panel-head");
    head.append(make("h2", "", names[unit]), button("ha-btn ha-close", "Close", "close", () => close(self)));
    const now = make("div", "ha-panel-now");
    const list = make("ol", "ha-history");
    for (const row of control[unit] || []) list.append(historyItem(row, self.record));
    self.panel.replaceChildren(head, now, make("h3", "", "All changes"), list);
    self.panel.hidden = false;
    self.panel.parentNode.scrollTop = 0;
    refresh(self, self.day);
    if (opener) head.querySelector("button").focus();
  }

  function historyItem(row, { cite, lastDay, firstDay }) {
    const item = make("li");
    item.dataset.start = format(row.start);
    const from = row.start <= firstDay ? `Before ${long(firstDay)}` : long(row.start);
    const to = row.end > lastDay ? "" : ` to ${long(row.end - 1)}`;
    item.append(make("div", "ha-span", row.end > lastDay ? `From ${from[0].toLowerCase()}${from.slice(1)}` : from + to));
    const own = row.sovereign === row.controller;
    item.append(make("div", "ha-who", `${row.controller}: ${statusText(row)}${own ? "" : `; recognised as ${row.sovereign}`}`));
    if (row.note) item.append(make("div", "ha-note", row.note));
    if (row.source) item.append(make("cite", "ha-source", cite(row.source)));
    return item;
  }

  /** The day changed: what is open must follow. */
  function refresh(self, day) {
    self.day = day;
    if (!self.tip.hidden && self.found) fillTip(self, self.found);
    if (self.pinned === null) return;
    const { control, firstDay, cite } = self.record;
    const rows = control[self.pinned];
    const [now, , list] = [...self.panel.children].slice(1);
    now.replaceChildren(make("div", "ha-on", `On ${long(day)}`), factList(facts(rows, day, firstDay, cite)));
    const current = Atlas.chronology.rowAt(rows, day);
    [...list.children].forEach((item, index) => item.classList.toggle("ha-now", rows[index] === current));
  }

  function close(self) {
    const inside = self.panel.contains(document.activeElement);
    self.pinned = null;
    self.panel.hidden = true;
    if (!inside || !self.opener) return;
    // The list may have been made anew while the panel was open.
    const again = document.querySelector(`[data-land="${CSS.escape(self.opener.dataset.land)}"]`);
    (self.opener.isConnected ? self.opener : again)?.focus();
  }

  return { create, hover, leave, click, pin, close, refresh };
})();
