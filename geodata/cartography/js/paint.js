"use strict";
// From a fact to its look: rules only, every value comes from style.json.
globalThis.Atlas ??= {};

Atlas.paint = (() => {
  /** Colour of a power; states beside the theatre have a few neutral ones in turn, so that neighbours differ. */
  function powerFill(style, power) {
    return style.powers[power]?.fill || style.bystanders[power] || style.powers.default.fill;
  }

  /**
   * How a unit is filled: {id, base, ink, pattern}. `pattern` is null for a plain fill.
   * The victim's colour is the ground and the holder's colour is laid over it as the pattern,
   * so that the eye sees both at once.
   */
  function unitPaint(row, view, style, agreed = null) {
    if (!row) return plain(style.land);
    const rule = style.statuses[row.status] || {};
    if (view === "agreed") return agreedPaint(row, style, agreed);
    if (view === "recognised") return plain(powerFill(style, row.sovereign));
    if (view === "claimed" && !rule.claim) return plain(powerFill(style, row.claimant));
    const fill = powerFill(style, row.controller);
    if (!rule.pattern) return plain(fill);
    if (row.controller === row.sovereign) {
      return rule.alone ? hatched(fill, style.contested_ink, rule) : plain(fill);
    }
    return hatched(powerFill(style, row.sovereign), fill, rule);
  }

  /** The parties' own land in full colour, what they agreed on in a tint of it, all else as mere land. */
  function agreedPaint(row, style, agreed) {
    const { powers, share } = style.agreed;
    if (agreed) {
      const tint = mix(style.land, powerFill(style, agreed.sphere), share);
      return agreed.kind === "interest" ? hatched(style.land, tint, { pattern: "interest" }) : plain(tint);
    }
    const own = row.sovereign === row.controller && powers.includes(row.controller);
    return plain(own ? powerFill(style, row.controller) : style.land);
  }

  /** A colour between two hex colours. */
  function mix(one, other, share) {
    const parts = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
    const there = parts(other);
    return `#${parts(one).map((part, i) => Math.round(part + (there[i] - part) * share).toString(16).padStart(2, "0")).join("")}`;
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
