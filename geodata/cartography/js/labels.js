"use strict";
// Where names go. The land is held as a coarse raster of units; on any day the cells of one holder
// are a shape, and its name stands where that shape is widest. No geometry is cut for it.
globalThis.Atlas ??= {};

Atlas.labels = (() => {
  const NONE = -1;
  const SQUARE = 32; // px
  const ACROSS = 0.4; // names are wider than tall, so room to the side counts for less

  /** West, south, east and north of rings. */
  function extent(rings) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const ring of rings) for (const [x, y] of ring) {
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    return [minX, minY, maxX, maxY];
  }

  /** Raster of units or what is in a view of them: rings are in projected metres, `cell` is its step in metres. */
  function rasterise(units, cell, view = extent(units.flatMap((unit) => unit.rings))) {
    const [minX, minY, maxX, maxY] = view;
    const width = Math.ceil((maxX - minX) / cell);
    const height = Math.ceil((maxY - minY) / cell);
    const cells = new Int16Array(width * height).fill(NONE);
    units.forEach((unit, index) => fill(cells, width, height, unit.rings, index, minX, minY, cell));
    return { cells, width, height, minX, minY, cell };
  }

  /** Scan-line fill of one unit (even-odd, so that holes stay open). */
  function fill(cells, width, height, rings, index, minX, minY, cell) {
    const crossings = Array.from({ length: height }, () => []);
    for (const ring of rings) {
      for (let i = 0; i + 1 < ring.length; i += 1) {
        const [x1, y1] = ring[i];
        const [x2, y2] = ring[i + 1];
        const low = Math.max(0, Math.ceil((Math.min(y1, y2) - minY) / cell - 0.5));
        const high = Math.min(height - 1, Math.ceil((Math.max(y1, y2) - minY) / cell - 0.5) - 1);
        for (let row = low; row <= high; row += 1) {
          const y = minY + (row + 0.5) * cell;
          crossings[row].push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
        }
      }
    }
    crossings.forEach((row, j) => {
      row.sort((a, b) => a - b);
      for (let k = 0; k + 1 < row.length; k += 2) {
        const from = Math.max(0, Math.ceil((row[k] - minX) / cell - 0.5));
        const to = Math.min(width - 1, Math.ceil((row[k + 1] - minX) / cell - 0.5) - 1);
        for (let i = from; i <= to; i += 1) cells[j * width + i] = index;
      }
    });
  }

  /**
   * The best spot of every connected shape: [{group, cells, x, y, room}], in metres; `room` is the
   * free width there. `groupOf` gives the group number of a unit index; `view` cuts off what is not seen and
   * `holes` cut out what lies under a control, all as [minX, minY, maxX, maxY].
   */
  function spots(raster, groupOf, view, holes = []) {
    const { cells, width, height, minX, minY, cell } = raster;
    const [left, bottom, right, top] = view
      ? [(view[0] - minX) / cell, (view[1] - minY) / cell, (view[2] - minX) / cell, (view[3] - minY) / cell]
      : [0, 0, width, height];
    const size = width * height;
    const groups = new Int16Array(size).fill(NONE);
    // Only cells that are seen whole: close up a cell is as wide as a letter, and a name would be cut by the frame.
    for (let j = Math.max(0, Math.ceil(bottom)); j < Math.min(height, Math.floor(top)); j += 1) {
      for (let i = Math.max(0, Math.ceil(left)); i < Math.min(width, Math.floor(right)); i += 1) {
        const unit = cells[j * width + i];
        if (unit !== NONE) groups[j * width + i] = groupOf(unit);
      }
    }
    for (const [x1, y1, x2, y2] of holes) {
      for (let j = Math.max(0, Math.floor((y1 - minY) / cell)); j < Math.min(height, (y2 - minY) / cell); j += 1) {
        const from = Math.max(0, Math.floor((x1 - minX) / cell));
        const to = Math.min(width, Math.ceil((x2 - minX) / cell));
        if (to > from) groups.fill(NONE, j * width + from, j * width + to);
      }
    }
    const free = distances(groups, width, height);
    return components(groups, free, width, height).map((found) => {
      const row = Math.floor(found.best / width);
      const column = found.best % width;
      const [from, to] = run(groups, width, height, column, row);
      return {
        group: found.group,
        cells: found.count,
        x: minX + ((from + to + 1) / 2) * cell,
        y: minY + (row + 0.5) * cell,
        room: (to - from + 1) * cell,
        tall: 2 * found.free * cell,
      };
    });
  }

  /** How many cells of every unit are inside a view: what a reader can see. */
  function counts({ cells, width, height, minX, minY, cell }, view, units) {
    const seen = new Uint32Array(units);
    for (let j = Math.max(0, Math.ceil((view[1] - minY) / cell)); j < Math.min(height, (view[3] - minY) / cell); j += 1) {
      for (let i = Math.max(0, Math.ceil((view[0] - minX) / cell)); i < Math.min(width, (view[2] - minX) / cell); i += 1) {
        const unit = cells[j * width + i];
        if (unit !== NONE) seen[unit] += 1;
      }
    }
    return seen;
  }

  /** The number at a point in projected metres; NONE where there is nothing. */
  function at({ cells, width, height, minX, minY, cell }, x, y) {
    const [i, j] = [Math.floor((x - minX) / cell), Math.floor((y - minY) / cell)];
    return i >= 0 && j >= 0 && i < width && j < height ? cells[j * width + i] : NONE;
  }

  /** What is filled, as boxes of one row each, in projected metres. */
  function strips({ cells, width, height, minX, minY, cell }) {
    const found = [];
    for (let j = 0; j < height; j += 1) {
      for (let i = 0, from = 0; i <= width; i += 1) {
        if (i < width && cells[j * width + i] !== NONE) continue;
        if (i > from) found.push([minX + from * cell, minY + j * cell, minX + i * cell, minY + (j + 1) * cell]);
        from = i + 1;
      }
    }
    return found;
  }

  /** Distance of every cell to the edge of its shape, in two passes over the raster. */
  function distances(groups, width, height) {
    const free = new Float32Array(width * height);
    const step = (index, other, inside, cost) => {
      const near = inside && groups[other] === groups[index] ? free[other] + cost : cost / 2;
      if (near < free[index]) free[index] = near;
    };
    for (let j = 0, p = 0; j < height; j += 1) {
      for (let i = 0; i < width; i += 1, p += 1) {
        if (groups[p] === NONE) continue;
        free[p] = Infinity;
        step(p, p - 1, i > 0, ACROSS);
        step(p, p - width, j > 0, 1);
      }
    }
    for (let j = height - 1, p = width * height - 1; j >= 0; j -= 1) {
      for (let i = width - 1; i >= 0; i -= 1, p -= 1) {
        if (groups[p] === NONE) continue;
        step(p, p + 1, i < width - 1, ACROSS);
        step(p, p + width, j < height - 1, 1);
      }
    }
    return free;
  }

  /** Connected shapes with their freest cell. */
  function components(groups, free, width, height) {
    const seen = new Uint8Array(groups.length);
    const stack = [];
    const found = [];
    for (let start = 0; start < groups.length; start += 1) {
      if (groups[start] === NONE || seen[start]) continue;
      const shape = { group: groups[start], count: 0, best: start, free: free[start] };
      seen[start] = 1;
      stack.push(start);
      while (stack.length) {
        const p = stack.pop();
        shape.count += 1;
        if (free[p] > shape.free) { shape.free = free[p]; shape.best = p; }
        const i = p % width;
        for (const q of [i > 0 ? p - 1 : -1, i < width - 1 ? p + 1 : -1, p - width, p + width]) {
          if (q >= 0 && q < groups.length && !seen[q] && groups[q] === shape.group) { seen[q] = 1; stack.push(q); }
        }
      }
      found.push(shape);
    }
    return found;
  }

  /** First and last column around a cell where its row and both neighbours are all of its shape. */
  function run(groups, width, height, column, row) {
    const group = groups[row * width + column];
    const rows = [row, row - 1, row + 1].filter((j) => j >= 0 && j < height && groups[j * width + column] === group);
    const belongs = (i) => i >= 0 && i < width && rows.every((j) => groups[j * width + i] === group);
    let from = column;
    let to = column;
    while (belongs(from - 1)) from -= 1;
    while (belongs(to + 1)) to += 1;
    return [from, to];
  }

  /** What the name over a unit should say: units with the same key are named together. */
  function naming(row, view, style, unit = "") {
    if (!row) return null;
    const { powers, statuses } = style;
    const shown = (power) => (powers[power] && powers[power].label) || power;
    const own = row.controller === row.sovereign;
    const region = own && style.labels.regions[unit];
    if (region) return { key: region, text: region, sub: "", minor: true };
    if (view === "recognised" || view === "agreed") return { key: row.sovereign, text: shown(row.sovereign), sub: "" };
    const rule = statuses[row.status] || {};
    if (view === "claimed" && !rule.claim) {
      const text = republic(row, style, unit) || shown(row.claimant);
      return { key: text, text, sub: "", minor: text !== shown(row.claimant) };
    }
    if (rule.name) return { key: `${row.status}|${row.controller}`, text: rule.name, sub: "", short: rule.short, brief: rule.brief };
    if (!own && powers[row.controller]?.proclaimed) {
      return { key: row.controller, text: shown(row.controller), sub: `proclaimed; in law ${shown(row.sovereign)}` };
    }
    if (!own && rule.sub) {
      const holder = powers[row.controller] || {};
      return {
        key: `${row.status}|${row.controller}|${row.sovereign}`,
        text: shown(row.sovereign),
        sub: rule.sub.replace("{the holder}", (holder.article || "") + row.controller)
          .replace("{adjective}", holder.adjective || row.controller),
        minor: true,
      };
    }
    return { key: row.controller, text: shown(row.controller), sub: "" };
  }

  /** The Soviet republic of which a law had made a unit part, where one is known for all of it. */
  function republic(row, style, unit) {
    if (row.status !== "annexed" || row.claimant !== "Soviet Union") return null;
    const start = Object.keys(style.labels.republics).find((prefix) => unit.startsWith(prefix));
    return start ? style.labels.republics[start] : null;
  }

  /** A name on one line, or broken in two near its middle. */
  function breaks(text) {
    const words = text.split(" ");
    if (words.length < 2) return [[text]];
    let best = null;
    for (let i = 1; i < words.length; i += 1) {
      const lines = [words.slice(0, i).join(" "), words.slice(i).join(" ")];
      const longest = Math.max(lines[0].length, lines[1].length);
      if (!best || longest < best.longest) best = { longest, lines };
    }
    return [[text], best.lines];
  }

  /** Do two boxes {left, top, right, bottom} touch? */
  function collide(a, b) {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }

  /** Boxes kept by the squares that they lie in, so that only those near are compared: {add, touch, count}. */
  function sorted(boxes) {
    const squares = new Map();
    const keys = ({ left, top, right, bottom }) => {
      const found = [];
      const [x2, y2] = [Math.floor(right / SQUARE), Math.floor(bottom / SQUARE)];
      for (let x = Math.floor(left / SQUARE); x <= x2; x += 1) for (let y = Math.floor(top / SQUARE); y <= y2; y += 1) found.push(x * 65536 + y);
      return found;
    };
    const add = (b) => keys(b).forEach((key) => (squares.has(key) ? squares.get(key).push(b) : squares.set(key, [b])));
    const near = (b) => keys(b).flatMap((key) => squares.get(key) || []);
    boxes.forEach(add);
    return {
      add,
      touch: (b) => near(b).some((other) => collide(b, other)),
      count: (b) => new Set(near(b).filter((other) => collide(b, other))).size,
    };
  }

  /** First of several boxes that touches none of those taken; it is then taken too. */
  function claim(taken, boxes) {
    const index = boxes.findIndex((box) => !taken.some((other) => collide(box, other)));
    if (index >= 0) taken.push(boxes[index]);
    return index;
  }

  return { NONE, extent, rasterise, at, strips, spots, counts, naming, breaks, collide, sorted, claim };
})();
