"use strict";
// SVG patterns, made once per pair of colours and shared by all units that need them.
globalThis.Atlas ??= {};

Atlas.patterns = (() => {
  const NS = "http://www.w3.org/2000/svg";

  function element(name, attributes, parent) {
    const node = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (parent) parent.appendChild(node);
    return node;
  }

  /** The drawing of one pattern, from its rule in style.json. */
  function draw(defs, paint, rule) {
    const pattern = element("pattern", {
      id: paint.id, patternUnits: "userSpaceOnUse", width: rule.period, height: rule.period,
      patternTransform: `rotate(${rule.angle || 0})`,
    }, defs);
    const { period, width } = rule;
    element("rect", { width: period, height: period, fill: paint.base }, pattern);
    if (rule.shape === "dots") {
      element("circle", { cx: period / 2, cy: period / 2, r: width / 2, fill: paint.ink }, pattern);
      return;
    }
    element("rect", { width, height: period, fill: paint.ink }, pattern);
    if (rule.shape === "cross") element("rect", { width: period, height: width, fill: paint.ink }, pattern);
  }

  /** A book of patterns inside an SVG; `fill(paint)` gives the value for a fill attribute. */
  function book(svg, rules) {
    const defs = element("defs", {}, null);
    svg.insertBefore(defs, svg.firstChild);
    const known = new Set();
    return {
      fill(paint) {
        if (!paint.pattern) return paint.base;
        if (!known.has(paint.id)) {
          known.add(paint.id);
          draw(defs, paint, rules[paint.pattern]);
        }
        return `url(#${paint.id})`;
      },
    };
  }

  /** A small picture of a paint for the legend, with the pattern of the map's own book. */
  function swatch(fill, stroke, width = 30) {
    const svg = element("svg", { width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true" });
    element("rect", { x: 0.5, y: 0.5, width: width - 1, height: 13, fill, stroke }, svg);
    return svg;
  }

  /** A small picture of a line for the legend. */
  function stroke({ stroke: colour, width, dash, halo, opacity = 1 }) {
    const svg = element("svg", { width: 30, height: 12, viewBox: "0 0 30 12", "aria-hidden": "true", opacity });
    if (halo) element("line", { x1: 0, y1: 6, x2: 30, y2: 6, stroke: halo, "stroke-width": width + 3 }, svg);
    const line = element("line", { x1: 0, y1: 6, x2: 30, y2: 6, stroke: colour, "stroke-width": width }, svg);
    if (dash) line.setAttribute("stroke-dasharray", dash);
    return svg;
  }

  return { element, book, swatch, stroke };
})();
