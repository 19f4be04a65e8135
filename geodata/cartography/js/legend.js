"use strict";
// The legend: only what is on the seen part of the map on that day.
globalThis.Atlas ??= {};

Atlas.legend = (() => {
  const { make } = Atlas.dom;
  const { swatch, stroke } = Atlas.patterns;
  const EXAMPLES = 3; // swatches of one status, or of the states beside the theatre
  const SHORT = 13; // letters of a power that finds room in half the width

  /**
   * What there is to explain, as data. `seen` is [{row, size, agreed}]: the units in sight;
   * lines may come in several stretches and are told once.
   */
  function entries({ seen, lines, borders, bases = [], today = false, view, style }) {
    const kinds = new Set(borders.map((border) => border.kind));
    const precisions = new Set([...borders.filter((b) => b.kind === "state"), ...lines]
      .map((thing) => Atlas.paint.dash(thing.precision_km, style)));
    return {
      ...(view === "agreed" ? spheres(seen, style) : holders(seen, view, style)),
      lines: [...new Map(lines.map((line) => [line.line, line])).values()]
        .map((line) => ({ stroke: { ...line.stroke, dash: null, opacity: line.past ? style.lines.past_opacity : 1 }, label: (line.label || line.name) + (line.past ? " (no longer in force)" : "") })),
      bases: bases.length ? [baseLabel(bases, style)] : [],
      borders: ["state", "internal"].filter((kind) => kinds.has(kind)).map((kind) => ({ ...style.borders[kind] })),
      precisions: style.precision.filter((rule) => precisions.has(rule)),
      ...(today && { today: style.today }),
    };
  }

  /** Powers by their colours, then what the stripes say of a status. */
  function holders(seen, view, style) {
    const powers = new Map();
    const statuses = new Map();
    const count = (book, key, fresh, size) => {
      if (!book.has(key)) book.set(key, { ...fresh, size: 0 });
      book.get(key).size += size;
    };
    for (const { row, size } of seen) {
      if (!row) continue;
      const paint = Atlas.paint.unitPaint(row, view, style);
      const owners = paint.pattern ? [row.sovereign, row.controller] : [Atlas.chronology.holder(row, view)];
      for (const power of owners) {
        const label = style.powers[power] ? power : "other states";
        const base = Atlas.paint.powerFill(style, power);
        count(powers, label, { paints: new Map(), label }, size);
        count(powers.get(label).paints, base, { paint: { base, pattern: null } }, size);
      }
      if (!paint.pattern) continue;
      count(statuses, row.status, { paints: new Map(), label: style.statuses[row.status].label }, size);
      count(statuses.get(row.status).paints, paint.id, { paint }, size);
    }
    const bySize = (book) => [...book.values()].sort((a, b) => b.size - a.size);
    const examples = ({ paints, label }) => ({ paints: bySize(paints).slice(0, EXAMPLES).map(({ paint }) => paint), label });
    return {
      powers: bySize(powers).sort((a, b) => (a.label === "other states") - (b.label === "other states"))
        .map(examples),
      statuses: bySize(statuses).map(examples),
    };
  }

  /** The two parties, and what they had shared out. */
  function spheres(seen, style) {
    const found = new Map();
    for (const { row, agreed } of seen) {
      const power = agreed ? agreed.sphere : row && row.sovereign === row.controller ? row.controller : null;
      const shared = style.agreed.powers.includes(power);
      const rule = !shared ? style.agreed.none : agreed ? style.agreed[agreed.kind] : style.agreed.own;
      const label = shared ? rule.replace("{adjective}", style.powers[power].adjective).replace("{power}", power) : rule;
      if (!found.has(label)) found.set(label, { paints: [Atlas.paint.unitPaint(row, "agreed", style, agreed)], label });
    }
    const rank = ({ label }) => (style.agreed.powers.includes(label) ? 0 : label === style.agreed.none ? 2 : 1);
    return { powers: [...found.values()].sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label)), statuses: [] };
  }

  /** "Soviet base by treaty (men at most: Estonia 25,000, Lithuania 20,000)". */
  function baseLabel(bases, style) {
    const caps = new Map(bases.filter((base) => base.garrison_cap).map((base) => [base.country, Number(base.garrison_cap)]));
    const told = [...caps].map(([country, men]) => `${country} ${men.toLocaleString("en-GB")}`).join(", ");
    return told ? `${style.base.label} (men at most: ${told})` : style.base.label;
  }

  function create(open) {
    const root = make("details", "ha-legend");
    root.open = open;
    root.append(make("summary", "ha-legend-title", "Legend"));
    const body = make("div", "ha-legend-body");
    root.append(body);
    L.DomEvent.disableClickPropagation(root);
    L.DomEvent.disableScrollPropagation(root);
    return { root, body };
  }

  function list(className, items) {
    const node = make("ul", `ha-legend-list ${className}`);
    for (const [pictures, text, kind = ""] of items) {
      const item = make("li", [kind, text.length > SHORT ? "ha-long" : ""].join(" ").trim());
      item.append(...[pictures].flat(), make("span", "", text));
      node.append(item);
    }
    return node;
  }

  /** What the entries look like: {key, parts}. */
  function picture(content, book, style) {
    const edge = style.borders.coast.stroke;
    // What the map is about comes first, what only helps to read it comes last.
    const parts = [list("ha-legend-heroes", [
      ...content.lines.map((line) => [stroke(line.stroke), line.label]),
      ...content.bases.map((label) => [make("span", "ha-base ha-base-key"), label]),
    ]), list("ha-legend-powers", content.powers.map(({ paints, label }) => [paints.map((paint) => swatch(book.fill(paint), edge, 18)), label]))];
    if (content.statuses.length) {
      parts.push(make("p", "ha-legend-note", "Striped land: the ruler\u2019s colour over the owner\u2019s"));
      parts.push(list("", content.statuses.map(({ paints, label }) => [paints.map((paint) => swatch(book.fill(paint), edge, 18)), label])));
    }
    const drawn = content.precisions.length > 1 || content.precisions.some((rule) => rule.dash);
    parts.push(list("ha-legend-lines", [
      ...content.borders.map((border) => [stroke(border), border.label, "ha-fine"]),
      ...(content.today ? [[stroke(content.today), content.today.label]] : []),
      ...(drawn ? content.precisions : []).map((rule) => [stroke({ stroke: style.labels.ink, width: 1.6, dash: rule.dash }), rule.label, "ha-fine"]),
    ]));
    return { key: JSON.stringify(content), parts };
  }

  function show(legend, { key, parts }) {
    if (key === legend.key) return;
    legend.key = key;
    legend.body.replaceChildren(...parts);
  }

  return { entries, create, picture, show };
})();
