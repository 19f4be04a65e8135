"use strict";
// Albers equal-area conic for Eastern Europe: on this map equal land takes equal space,
// and the north is not blown up as it is on Mercator's. Spherical formulas after Snyder,
// "Map Projections: A Working Manual" (1987), section 14.
globalThis.Atlas ??= {};

Atlas.projection = (() => {
  const RADIUS = 6378137;
  const RAD = Math.PI / 180;
  const [PARALLEL_1, PARALLEL_2, LAT_0, LON_0] = [48, 63, 56, 25].map((degrees) => degrees * RAD);
  const N = (Math.sin(PARALLEL_1) + Math.sin(PARALLEL_2)) / 2;
  const C = Math.cos(PARALLEL_1) ** 2 + 2 * N * Math.sin(PARALLEL_1);
  const rho = (lat) => (RADIUS / N) * Math.sqrt(Math.max(0, C - 2 * N * Math.sin(lat)));
  const RHO_0 = rho(LAT_0);

  /** Longitude and latitude in degrees to metres. */
  function forward(lon, lat) {
    const r = rho(lat * RAD);
    const theta = N * (lon * RAD - LON_0);
    return [r * Math.sin(theta), RHO_0 - r * Math.cos(theta)];
  }

  function inverse(x, y) {
    const dy = RHO_0 - y;
    const theta = Math.atan2(x, dy);
    const sine = (C - ((Math.hypot(x, dy) * N) / RADIUS) ** 2) / (2 * N);
    return [(LON_0 + theta / N) / RAD, Math.asin(Math.max(-1, Math.min(1, sine))) / RAD];
  }

  /** The outline of a box of degrees, with enough points that parallels are drawn as curves. */
  function outline([west, south, east, north], step = 1) {
    const points = [];
    for (let lon = west; lon <= east; lon += step) points.push([lon, south]);
    for (let lat = south; lat <= north; lat += step) points.push([east, lat]);
    for (let lon = east; lon >= west; lon -= step) points.push([lon, north]);
    for (let lat = north; lat >= south; lat -= step) points.push([west, lat]);
    return points;
  }

  /** Meridians and parallels inside a box. */
  function graticule([west, south, east, north], step = 5) {
    const lines = [];
    for (let lon = Math.ceil(west / step) * step; lon <= east; lon += step) lines.push([[lon, south], [lon, north]]);
    for (let lat = Math.ceil(south / step) * step; lat <= north; lat += step) {
      const line = [];
      for (let lon = west; lon <= east; lon += 1) line.push([lon, lat]);
      lines.push(line);
    }
    return lines;
  }

  /** Leaflet's view of the projection; its scale is that of Leaflet's own systems. */
  function register(L) {
    const scale = 0.5 / (Math.PI * RADIUS);
    L.CRS.AtlasConic = L.Util.extend({}, L.CRS.Earth, {
      code: "Atlas:Albers",
      projection: {
        project: ({ lat, lng }) => L.point(...forward(lng, lat)),
        unproject: ({ x, y }) => { const [lng, lat] = inverse(x, y); return L.latLng(lat, lng); },
        bounds: L.bounds([-6e6, -6e6], [6e6, 6e6]),
      },
      transformation: new L.Transformation(scale, 0.5, -scale, 0.5),
      wrapLng: undefined,
    });
  }

  if (globalThis.L) register(globalThis.L);
  return { forward, inverse, outline, graticule, register };
})();
