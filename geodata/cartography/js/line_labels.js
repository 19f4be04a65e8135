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
  const PROBES = 6; // points along a name at which the land under it is looked up

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

  /** Is this a line that names of lands and towns keep off? */
  const hero = (line) => !line.past && line.stroke.group === "agreement";

  /** Small boxes along lines in sight, so that names can keep off them. */
  function along(map, lines, frame, wanted = hero) {
    const boxes = [];
    for (const line of lines) {
      if (!wanted(line)) continue;
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

  /** How much of all lines a box would hide, this one or another: the boxes along them that it touches. */
  const hidden = (b, inked) => inked.reduce((sum, other) => sum + Atlas.labels.collide(b, other), 0);

  /** How many borders of units a box lies across, more or less. */
  function across({ raster: { cells, width, height, minX, minY, cell } }, b, { view, corner, scale }) {
    const met = new Set();
    for (let i = 0; i <= PROBES; i += 1) for (const y of [b.top, b.bottom]) {
      const x = b.left + ((b.right - b.left) * i) / PROBES;
      const column = Math.floor((view[0] + (x - corner.x) * scale - minX) / cell);
      const row = Math.floor((view[3] - (y - corner.y) * scale - minY) / cell);
      met.add(column >= 0 && row >= 0 && column < width && row < height ? cells[row * width + column] : -1);
    }
    return met.size - 1;
  }

  function place(layer, lines, frame, taken) {
    const inked = along(layer.map, lines, frame, () => true);
    return byName(lines).map((line) => placeOne(layer, line, frame, taken, inked)).filter(Boolean);
  }

  /** A name on one line, and broken in two: {text, w, h, worse}. */
  function settings(text, style) {
    const wide = (line) => (textWidth(line, `600 100px ${style.labels.family}`) / 100) * SIZE + 8;
    const [one, two = one] = Atlas.labels.breaks(text);
    return (wide(text) > WIDEST ? [two] : [one, two])
      .map((rows, worse) => ({ text: rows.join("\n"), w: Math.max(...rows.map(wide)), h: SIZE * 1.25 * rows.length + 2, worse }));
  }

  function placeOne(layer, line, frame, taken, inked) {
    const { points, tried } = samples(layer.map, line, frame);
    if (!points.length) return null;
    const free = ({ b }) => frame.holds(b) && !taken.some((other) => Atlas.labels.collide(b, other));
    const best = settings(line.label || line.name, layer.style)
      .flatMap((set) => tried.flatMap((p) => [
        { ...set, b: box(p.x + AWAY, p.y - set.h / 2, set.w, set.h), side: "left" },
        { ...set, b: box(p.x - AWAY - set.w, p.y - set.h / 2, set.w, set.h), side: "right" },
      ]))
      .filter(free)
      .map((one) => ({ ...one, cost: hidden(one.b, inked) + across(layer, one.b, frame) + 1.5 * one.worse }))
      .sort((one, other) => one.cost - other.cost)[0];
    if (!best) return null;
    taken.push(best.b);
    const node = make("div", line.past ? "ha-line-name ha-past" : "ha-line-name", best.text);
    node.style.cssText = `left:${best.b.left}px;top:${best.b.top}px;width:${best.w}px;font-size:${SIZE}px;color:${line.stroke.stroke};text-align:${best.side}`;
    return node;
  }

  return { byName, along, place };
})();
