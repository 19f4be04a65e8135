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
      count(statuses, row.status, { paints: new Map(), label: style.statuses[row.status].label, alone: style.statuses[row.status].alone }, size);
      count(statuses.get(row.status).paints, paint.id, { paint }, size);
    }
    const bySize = (book) => [...book.values()].sort((a, b) => b.size - a.size);
    const examples = ({ paints, label, alone }) => ({ paints: bySize(paints).slice(0, EXAMPLES).map(({ paint }) => paint), label, alone });
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
    // What the map is about comes first, what only helps to read it comes last.
    const lists = ["ha-legend-heroes", "ha-legend-powers", "", "ha-legend-lines"].map((kind) => make("ul", `ha-legend-list ${kind}`.trim()));
    const note = make("p", "ha-legend-note", "Striped land: the ruler\u2019s colour over the owner\u2019s");
    body.append(...lists.slice(0, 2), note, ...lists.slice(2));
    root.append(body);
    L.DomEvent.disableClickPropagation(root);
    L.DomEvent.disableScrollPropagation(root);
    return { root, lists, note, key: null, known: new Map() };
  }

  function item(pictures, text, kind = "") {
    const all = [pictures].flat();
    const node = make("li", [kind, text.length > SHORT || all.length > 1 ? "ha-long" : ""].join(" ").trim());
    node.append(...all, make("span", "", text));
    return node;
  }

  /** What the entries look like: {key, striped, lists}, the items of each list, and whether any land has its owner's stripes. */
  function picture(content, book, style) {
    const edge = style.borders.coast.stroke;
    const sample = ({ paints, label }) => item(paints.map((paint) => swatch(book.fill(paint), edge, 18)), label);
    const drawn = content.precisions.length > 1 || content.precisions.some((rule) => rule.dash);
    return {
      key: JSON.stringify(content),
      striped: content.statuses.some(({ alone }) => !alone),
      lists: [
        [
          ...content.lines.map((line) => item(stroke(line.stroke), line.label)),
          ...content.bases.map((label) => item(make("span", "ha-base ha-base-key"), label)),
        ],
        content.powers.map(sample),
        content.statuses.map(sample),
        [
          ...content.borders.map((border) => item(stroke(border), border.label, "ha-fine")),
          ...(content.today ? [item(stroke(content.today), content.today.label)] : []),
          ...(drawn ? content.precisions : []).map((rule) => item(stroke({ stroke: style.labels.ink, width: 1.6, dash: rule.dash }), rule.label, "ha-fine")),
        ],
      ],
    };
  }

  /** Show a picture; only items that come, go or change their place are touched. */
  function show(legend, { key, striped, lists }) {
    if (key === legend.key) return;
    legend.key = key;
    legend.note.hidden = !striped;
    lists.forEach((items, index) => {
      follow(legend.lists[index], items.map((node) => {
        const look = index + node.outerHTML;
        if (!legend.known.has(look)) legend.known.set(look, node);
        return legend.known.get(look);
      }));
    });
  }

  /** Give a list these items and no others. */
  function follow(list, items) {
    for (const node of [...list.children]) if (!items.includes(node)) node.remove();
    let next = list.firstChild;
    for (const node of items) {
      if (node === next) next = next.nextSibling;
      else list.insertBefore(node, next);
    }
  }

  return { entries, create, picture, show };
})();
