"use strict";
// From a fact to its look: rules only, every value comes from style.json.
globalThis.Atlas ??= {};

Atlas.paint = (() => {
  function powerFill(style, power) {
    return (style.powers[power] || style.powers.default).fill;
  }

  /**
   * How a unit is filled: {id, base, ink, pattern}. `pattern` is null for a plain fill.
   * The victim's colour is the ground and the holder's colour is laid over it as the pattern,
   * so that the eye sees both at once.
   */
  function unitPaint(row, view, style) {
    if (!row) return plain(style.land);
    if (view === "recognised") return plain(powerFill(style, row.sovereign));
    const fill = powerFill(style, row.controller);
    const rule = style.statuses[row.status] || {};
    if (!rule.pattern) return plain(fill);
    if (row.controller === row.sovereign) {
      return rule.alone ? hatched(fill, style.contested_ink, rule) : plain(fill);
    }
    return hatched(powerFill(style, row.sovereign), fill, rule);
  }

  function plain(colour) {
    return { id: null, base: colour, ink: colour, pattern: null };
  }

  function hatched(base, ink, rule) {
    const id = `hatch-${rule.pattern}-${base}-${ink}`.replace(/[^a-z0-9-]/gi, "");
    return { id, base, ink, pattern: rule.pattern };
  }

  /** The one rule by which stated precision becomes a kind of line. */
  function dash(km, style) {
    const rule = style.precision.find((step) => step.up_to_km === null || km <= step.up_to_km);
    return km === null || km === undefined ? style.precision[0] : rule;
  }

  /** Stroke of a border arc of a class, or null when it is not drawn. */
  function borderStroke(kind, km, style) {
    const rule = style.borders[kind];
    if (!rule) return null;
    return { ...rule, dash: kind === "coast" ? null : dash(km, style).dash };
  }

  /** Stroke of an agreement line, front or other line. */
  function lineStroke(line, style) {
    const rule = { ...style.lines.default, ...(style.lines.kinds[line.kind] || {}), ...(style.lines.named[line.line] || {}) };
    return { ...rule, dash: dash(line.precision_km, style).dash };
  }

  return { powerFill, unitPaint, dash, borderStroke, lineStroke };
})();
