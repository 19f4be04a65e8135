"use strict";
// The legend: only what is on the seen part of the map on that day.
globalThis.Atlas ??= {};

Atlas.legend = (() => {
  const { make } = Atlas.dom;
  const { swatch, stroke } = Atlas.patterns;

  /** What there is to explain, as data: powers with plain land, patterned pairs, lines, precisions. */
  function entries({ rows, sizes, lines, borders, view, style }) {
    const fills = new Map();
    rows.forEach((row, index) => {
      if (!row) return;
      const paint = Atlas.paint.unitPaint(row, view, style);
      const holder = Atlas.chronology.holder(row, view);
      if (!style.powers[holder] && !paint.pattern) return;
      const key = paint.pattern ? `${paint.id}|${row.status}` : paint.base;
      if (!fills.has(key)) fills.set(key, { paint, row, names: new Set(), order: paint.pattern ? 1 : 0, size: 0 });
      fills.get(key).names.add(paint.pattern ? row.sovereign : holder);
      fills.get(key).size += sizes[index];
    });
    const kinds = [...new Set(borders.map((border) => border.kind))];
    const precisions = new Set([...borders.filter((b) => b.kind === "state" || b.kind === "internal"), ...lines]
      .map((thing) => Atlas.paint.dash(thing.precision_km, style)));
    return {
      fills: [...fills.values()].sort((a, b) => a.order - b.order || b.size - a.size)
        .map(({ paint, row, names }) => ({ paint, label: paint.pattern ? patternLabel(row, [...names].sort(), style) : [...names].join(", ") })),
      lines: lines.map((line) => ({ line, label: line.name })),
      borders: ["state", "internal"].filter((kind) => kinds.includes(kind)).map((kind) => ({ ...style.borders[kind] })),
      precisions: style.precision.filter((rule) => precisions.has(rule)),
    };
  }

  /** Powers whose land looks the same share a line: "Belgium, Norway: under German occupation". */
  function patternLabel(row, names, style) {
    const holder = style.powers[row.controller] || {};
    const who = (holder.article || "") + row.controller;
    const own = names.join(", ");
    const status = style.statuses[row.status].label;
    switch (row.status) {
      case "contested": return `${own}: contested`;
      case "annexed": return `${own}: annexed by ${who}`;
      case "leased": return `${own}: leased to ${who}`;
      case "occupied": return `${own}: under ${holder.adjective || row.controller} occupation`;
      default: return `${own}: ${status} (held by ${who})`;
    }
  }

  function create(open) {
    const root = make("details", "ha-legend");
    root.open = open;
    root.append(make("summary", "ha-legend-title", "Legend"));
    const body = make("div", "ha-legend-body");
    root.append(body);
    L.DomEvent.disableClickPropagation(root);
    L.DomEvent.disableScrollPropagation(root);
    return { root, body, key: "" };
  }

  function render(legend, content, book, style) {
    const key = JSON.stringify(content, (name, value) => (name === "line" ? value.line : value));
    if (key === legend.key) return;
    legend.key = key;
    const list = make("ul", "ha-legend-list");
    const item = (picture, text) => {
      const node = make("li");
      node.append(picture, make("span", "", text));
      list.append(node);
    };
    for (const { paint, label } of content.fills) item(swatch(book.fill(paint), style.borders.coast.stroke), label);
    for (const { line, label } of content.lines) item(stroke(line.stroke), label);
    for (const border of content.borders) item(stroke(border), border.label);
    if (content.precisions.length > 1 || content.precisions.some((rule) => rule.dash)) {
      for (const rule of content.precisions) item(stroke({ stroke: style.labels.ink, width: 1.6, dash: rule.dash }), rule.label);
    }
    legend.body.replaceChildren(list);
  }

  return { entries, create, render };
})();
