"use strict";
// Paths made of shared arcs. Each arc is projected, simplified and written once for a zoom, however many
// territories and borders run along it, so that neighbours always keep the same points.
globalThis.Atlas ??= {};

Atlas.sheet = (() => {
  const { element } = Atlas.patterns;
  const TOLERANCE = 0.35; // pixels by which a simplified arc may leave its points; less than the eye can tell

  /** A sheet on a Leaflet renderer; `arcs` are lists of [lon, lat]. */
  function create(map, renderer, arcs) {
    const self = { map, svg: renderer._container, flat: arcs.map((arc) => flatten(map, arc)), written: [], paths: [] };
    look(self);
    renderer.on("update", () => follow(self));
    return self;
  }

  /** An arc on the plane at scale 1; zooms only multiply. */
  function flatten({ options: { crs } }, arc) {
    return arc.map(([lng, lat]) => crs.transformation.transform(crs.projection.project({ lng, lat }), 1));
  }

  /** Take over zoom and origin of the map; returns whether they are others than before. */
  function look(self) {
    const zoom = self.map.getZoom();
    const { x, y } = self.map.getPixelOrigin();
    const seen = `${zoom} ${x} ${y}`;
    if (seen === self.seen) return false;
    Object.assign(self, { seen, scale: self.map.options.crs.scale(zoom), x, y, written: [] });
    return true;
  }

  function follow(self) {
    if (!look(self)) return; // a map that is only panned moves as a whole
    for (const path of self.paths) path.node.setAttribute("d", written(self, path));
  }

  const round = (value) => Math.round(value * 10) / 10;

  /** An arc in both directions: its first point, and the rest after it. */
  function write(self, index) {
    const { scale, x, y } = self;
    const points = self.flat[index].map((point) => ({ x: point.x * scale - x, y: point.y * scale - y }));
    const texts = L.LineUtil.simplify(points, TOLERANCE).map((point) => `${round(point.x)} ${round(point.y)}`)
      .filter((text, place, all) => text !== all[place - 1]);
    const back = texts.slice().reverse();
    return { on: [texts[0], texts.slice(1).join(" ")], back: [back[0], back.slice(1).join(" ")] };
  }

  /** A path's text: each line is a list of arcs, where ~index is an arc read backwards. */
  function written(self, { lines, closed }) {
    return lines.map((line) => line.map((index, place) => {
      const arc = self.written[index < 0 ? ~index : index] ??= write(self, index < 0 ? ~index : index);
      const [first, rest] = index < 0 ? arc.back : arc.on;
      return place ? rest : `M${first} ${rest}`;
    }).join(" ") + (closed ? "z" : "")).join("");
  }

  /** A group of paths that look alike, above the groups made before. */
  function group(self, attributes = {}) {
    return element("g", { fill: "none", "stroke-linejoin": "round", ...attributes }, self.svg);
  }

  /** Draw lines of arcs. */
  function draw(self, parent, lines, attributes, closed = false) {
    const path = { lines, closed, node: null };
    path.node = element("path", { ...attributes, d: written(self, path) }, parent);
    self.paths.push(path);
    return path.node;
  }

  /** Take lines of [lon, lat] that are not among the arcs; returns them as `draw` wants them. */
  function take(self, lines) {
    return lines.map((line) => [self.flat.push(flatten(self.map, line)) - 1]);
  }

  return { create, group, draw, take };
})();
