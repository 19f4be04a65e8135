"use strict";
// Names of agreement lines and fronts: once for each line, however many stretches it is drawn in.
globalThis.Atlas ??= {};

Atlas.lineLabels = (() => {
  const { make } = Atlas.dom;
  const { textWidth, box, inside } = Atlas.lettering;
  const SIZE = 13; // px
  const WIDEST = 235; // px, before the name is broken
  const AWAY = 8; // px between the line and its name
  const TRIES = 24;
  const STEP = 10; // px between the boxes along a line
  const HALF = 4; // px, half a box

  /** Stretches of one line together, in the order of the data. */
  function byName(lines) {
    const found = new Map();
    for (const line of lines) {
      if (!found.has(line.line)) found.set(line.line, { ...line, coordinates: [] });
      found.get(line.line).coordinates.push(...line.coordinates);
    }
    return [...found.values()];
  }

  /** Points along the seen part of a line, evenly spread, in pixels of the layer. */
  function samples(map, line, frame) {
    const points = line.coordinates.flat().map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]))
      .filter((p) => inside(p.subtract(frame.corner), frame.size, 8));
    const step = Math.max(1, Math.floor(points.length / TRIES));
    return { points, tried: points.filter((_, index) => index % step === 0) };
  }

  /** Small boxes along the lines of agreement in sight, so that names can keep off them. */
  function along(map, lines, frame) {
    const boxes = [];
    for (const line of lines) {
      if (line.past || line.stroke.group !== "agreement") continue;
      for (const part of line.coordinates) {
        let last = null;
        for (const [lon, lat] of part) {
          const p = map.latLngToLayerPoint([lat, lon]);
          if (!inside(p.subtract(frame.corner), frame.size, -STEP)) { last = null; continue; }
          const steps = last ? Math.ceil(last.distanceTo(p) / STEP) : 1;
          if (last && steps === 1 && last.distanceTo(p) < STEP / 2) continue;
          for (let i = 1; i <= steps; i += 1) {
            const [x, y] = last ? [last.x + ((p.x - last.x) * i) / steps, last.y + ((p.y - last.y) * i) / steps] : [p.x, p.y];
            boxes.push(box(x - HALF, y - HALF, 2 * HALF, 2 * HALF));
          }
          last = p;
        }
      }
    }
    return boxes;
  }

  /** How much of a line a box would hide: the number of its points under the box. */
  const hidden = (b, points) => points.reduce((sum, p) => sum + (p.x > b.left - 3 && p.x < b.right + 3 && p.y > b.top - 2 && p.y < b.bottom + 2), 0);

  function place({ map, style }, lines, frame, taken) {
    return byName(lines).map((line) => placeOne(map, line, frame, taken, style)).filter(Boolean);
  }

  function placeOne(map, line, frame, taken, style) {
    const { points, tried } = samples(map, line, frame);
    if (!points.length) return null;
    const text = line.label || line.name;
    const width = (textWidth(text, `600 100px ${style.labels.family}`) / 100) * SIZE + 8;
    const w = Math.min(WIDEST, width);
    const h = SIZE * 1.25 * Math.ceil(width / WIDEST) + 2;
    const free = (b) => frame.holds(b) && !taken.some((other) => Atlas.labels.collide(b, other));
    const best = tried
      .flatMap((p) => [box(p.x + AWAY, p.y - h / 2, w, h), box(p.x - AWAY - w, p.y - h / 2, w, h)])
      .filter(free)
      .map((b) => ({ b, cost: hidden(b, points) }))
      .sort((one, other) => one.cost - other.cost)[0];
    if (!best) return null;
    taken.push(best.b);
    const node = make("div", line.past ? "ha-line-name ha-past" : "ha-line-name", text);
    node.style.cssText = `left:${best.b.left}px;top:${best.b.top}px;width:${w}px;font-size:${SIZE}px;color:${line.stroke.stroke}`;
    return node;
  }

  return { byName, along, place };
})();
