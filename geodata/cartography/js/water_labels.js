"use strict";
// Names of seas, lakes and rivers: at the first of their spots that is in sight and free.
globalThis.Atlas ??= {};

Atlas.waterLabels = (() => {
  const { make } = Atlas.dom;
  const { textWidth, box } = Atlas.lettering;
  const NEAR = 20000; // metres within which a river is that of the spot
  const APART = 16; // px between the names of two rivers, or they would be read as one
  const LEFT_OPEN = 3; // px of water that must remain on either side of a sea's name

  /** Where a river's name may stand: the vertex next to the spot, and the river's course there, in projected metres. */
  function course(rivers, [x, y], reach) {
    let best = null;
    for (const line of rivers) {
      line.forEach((point, index) => {
        const away = Math.hypot(point[0] - x, point[1] - y);
        if (!best || away < best.away) best = { away, line, index };
      });
    }
    if (!best || best.away > NEAR) return null;
    const side = (step) => {
      let [i, length] = [best.index, 0];
      while (best.line[i + step] && length < reach) {
        length += Math.hypot(best.line[i + step][0] - best.line[i][0], best.line[i + step][1] - best.line[i][1]);
        i += step;
      }
      return best.line[i];
    };
    const ends = [side(-1), side(1)].sort((a, b) => a[0] - b[0]);
    const [dx, dy] = [ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]];
    return { x: best.line[best.index][0], y: best.line[best.index][1], angle: (-Math.atan2(dy, dx) * 180) / Math.PI };
  }

  /** The boxes along a name that is written at an angle: their corners are within it, so that it may pass close by others. */
  function boxesOf(point, width, height, angle) {
    const parts = Math.max(1, Math.round(width / height));
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const step = width / parts;
    return Array.from({ length: parts }, (_, i) => {
      const along = (i + 0.5) * step - width / 2;
      return box(point.x + along * cos - height / 2, point.y + along * sin - height / 2, height, height);
    });
  }

  /** Rivers in projected metres, made once for a map. */
  function prepare(objects) {
    const project = ([lon, lat]) => Atlas.projection.forward(lon, lat);
    return (objects.rivers || []).flatMap((river) => river.coordinates.map((line) => line.map(project)));
  }

  function place(layer, frame, taken, kinds) {
    const rivers = [];
    return layer.waters.filter((water) => kinds.includes(water.kind))
      .map((water) => placeOne(layer, water, frame, taken, rivers)).filter(Boolean);
  }

  function placeOne(layer, water, frame, taken, rivers) {
    const rule = layer.style.labels.waters[water.kind][water.rank - 1];
    if (!rule || frame.zoom < rule.zoom) return null;
    const font = `italic 100px ${layer.style.labels.family}`;
    for (const [text, lon, lat, angle] of water.spots) {
      const width = (textWidth(text, font) / 100 + text.length * rule.spacing) * rule.size;
      const spot = spotOf(layer, water, [lon, lat, angle], frame, width, rule.size);
      if (!spot) continue;
      const boxes = boxesOf(spot.point, width, rule.size, spot.angle);
      const free = boxes.every((b) => frame.holds(b) && ![...taken, ...rivers].some((other) => Atlas.labels.collide(b, other)));
      if (!free || (water.kind === "sea" && !atSea(layer.raster, boxes, frame))) continue;
      taken.push(...boxes);
      if (water.kind === "river") rivers.push(...boxes.map((b) => box(b.left - APART, b.top - APART, b.right - b.left + 2 * APART, b.bottom - b.top + 2 * APART)));
      return node(text, water.kind, spot, rule);
    }
    return null;
  }

  function spotOf(layer, water, [lon, lat, angle], frame, width, size) {
    const [x, y] = Atlas.projection.forward(lon, lat);
    const [west, south, east, north] = frame.view;
    if (x < west || x > east || y < south || y > north) return null;
    if (water.kind !== "river") return { point: frame.place(x, y), angle };
    const found = course(layer.rivers, [x, y], (width / 2) * frame.scale);
    if (!found) return null;
    const point = frame.place(found.x, found.y);
    const lean = (found.angle * Math.PI) / 180;
    const off = size * 0.75; // beside the river, above it as it is read
    return { point: L.point(point.x + off * Math.sin(lean), point.y - off * Math.cos(lean)), angle: found.angle };
  }

  /** Is there nothing but water under these boxes? */
  function atSea({ cells, width, height, minX, minY, cell }, boxes, frame) {
    const dry = (px, py) => {
      const i = Math.floor((frame.view[0] + (px - frame.corner.x) * frame.scale - minX) / cell);
      const j = Math.floor((frame.view[3] - (py - frame.corner.y) * frame.scale - minY) / cell);
      return i >= 0 && j >= 0 && i < width && j < height && cells[j * width + i] !== -1;
    };
    return boxes.every((b) => [b.left + LEFT_OPEN, b.right - LEFT_OPEN].every((x) => [b.top + LEFT_OPEN, b.bottom - LEFT_OPEN].every((y) => !dry(x, y))));
  }

  function node(text, kind, { point, angle }, rule) {
    const made = make("div", `ha-water ha-water-${kind}`, text);
    made.style.cssText = `left:${point.x}px;top:${point.y}px;font-size:${rule.size}px;letter-spacing:${rule.spacing}em;--angle:${angle.toFixed(1)}deg`;
    return made;
  }

  return { prepare, boxesOf, place, course };
})();
