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

  /** Coordinates of any geometry as GeoJSON nests them in its Multi form. */
  function coordinates(arcs, geometry) {
    const lines = (list) => list.map((indexes) => join(arcs, indexes));
    switch (geometry.type) {
      case "LineString": return [join(arcs, geometry.arcs)];
      case "MultiLineString": return lines(geometry.arcs);
      case "Polygon": return [lines(geometry.arcs)];
      case "MultiPolygon": return geometry.arcs.map(lines);
      default: return [];
    }
  }

  /** All objects: {units: [{properties, coordinates}, ...], borders: ...}. */
  function decode(topology) {
    const arcs = decodeArcs(topology);
    const objects = {};
    for (const [name, collection] of Object.entries(topology.objects)) {
      objects[name] = collection.geometries.map((geometry) => ({
        properties: geometry.properties || {},
        coordinates: coordinates(arcs, geometry),
      }));
    }
    return objects;
  }

  return { decode };
})();
