"use strict";
// Decoding of quantised TopoJSON: only what the bundle contains.
globalThis.Atlas ??= {};

Atlas.topology = (() => {
  /** Arcs of the topology as [lon, lat] lists. */
  function decodeArcs(topology) {
    const { scale, translate } = topology.transform;
    return topology.arcs.map((arc) => {
      let x = 0;
      let y = 0;
      return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
      });
    });
  }

  /** One line out of several arcs; a negative index is an arc read backwards. */
  function join(arcs, indexes) {
    const line = [];
    for (const index of indexes) {
      const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
      for (let i = line.length ? 1 : 0; i < arc.length; i += 1) line.push(arc[i]);
    }
    return line;
  }

  /** Lines of arcs of any geometry, a polygon's rings one after the other. */
  function linesOf({ type, arcs }) {
    switch (type) {
      case "LineString": return [arcs];
      case "MultiLineString": case "Polygon": return arcs;
      case "MultiPolygon": return arcs.flat();
      default: return [];
    }
  }

  /** Coordinates of any geometry as GeoJSON nests them in its Multi form. */
  function coordinates(arcs, geometry) {
    const lines = (list) => list.map((indexes) => join(arcs, indexes));
    switch (geometry.type) {
      case "Polygon": return [lines(geometry.arcs)];
      case "MultiPolygon": return geometry.arcs.map(lines);
      default: return lines(linesOf(geometry));
    }
  }

  /** A geometry; its coordinates are put together when they are first asked for, for most are only drawn. */
  function shape(arcs, geometry) {
    let made = null;
    return {
      properties: geometry.properties || {},
      lines: linesOf(geometry),
      get coordinates() { return made ??= coordinates(arcs, geometry); },
    };
  }

  /** All objects, {units: [{properties, lines, coordinates}, ...], borders: ...}, and the arcs of their lines. */
  function decode(topology) {
    const arcs = decodeArcs(topology);
    const objects = Object.entries(topology.objects)
      .map(([name, { geometries }]) => [name, geometries.map((geometry) => shape(arcs, geometry))]);
    return { arcs, objects: Object.fromEntries(objects) };
  }

  return { decode };
})();
