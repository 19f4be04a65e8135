"use strict";
// Names of agreement lines and fronts: once for each line, however many stretches it is drawn in.
globalThis.Atlas ??= {};

Atlas.lineLabels = (() => {
  const { make } = Atlas.dom;
  const { textWidth, box, inside } = Atlas.lettering;
  const PAD = 4; // px at either end of a name
  // Size, px that a name and its pad keep from other lines and from its own: the first, or less for one that finds no room otherwise.
  const TRIES = [[13, 3, 8], [11.5, 3, 8], [11.5, -2, 3], [10.5, -2, 1]];
  const WIDEST = 235; // px, before the name is broken
  const STEP = 10; // px between the boxes along a line,
  const FINE = 5; // and between the places that are tried for its name
  const HALF = 4; // px, half a box
  const BESIDE = 5; // px between a line and a name that runs along it
  const STRAIGHT = 0.85; // of a name's width, as far as a line must come below it
  const STEEPEST = 85; // degrees
  const [BROKEN, BRIEF] = [1.5, 1.2]; // what is against a name in two lines, and against one that does not tell its date
  const LEVEL = 4; // what is against a name that does not run along its line
  const FAR = 1; // and against one that is far from the middle of what is seen of its line
  const CLOSE = 7; // px within which another line makes it doubtful whose a name is
  const HIDING = 1.4; // what is against each bit of its line that a name hides
  const SHARED = 20; // what is against a name where another line runs with its own all the way

  /** Stretches of one line together, in the order of the data. */
  function byName(lines) {
    const found = new Map();
    for (const line of lines) {
      if (!found.has(line.line)) found.set(line.line, { ...line, coordinates: [] });
      found.get(line.line).coordinates.push(...line.coordinates);
    }
    return [...found.values()];
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

  /** Mark the points of a line, {shared, far}: do other lines run close by, and how far is it from the middle of what is seen, 0 to 1. */
  function marked(parts, others) {
    const points = parts.flat();
    const mean = ["x", "y"].map((axis) => points.reduce((sum, p) => sum + p[axis], 0) / points.length);
    const off = (p) => Math.hypot(p.x - mean[0], p.y - mean[1]);
    const most = Math.max(1, ...points.map(off));
    for (const p of points) {
      p.shared = others.touch(box(p.x - CLOSE, p.y - CLOSE, 2 * CLOSE, 2 * CLOSE));
      p.far = off(p) / most;
    }
    return parts;
  }

  /** What is against a name at some points of its line, and whether it would be another's name as much: {shared, cost}. */
  function doubts(points) {
    const shared = points.filter((p) => p.shared).length / points.length;
    return { shared, cost: SHARED * shared + FAR * (points[points.length >> 1].far || 0) };
  }

  /** Does a border of lands lie under a box? */
  const across = ({ land }, b) => new Set([b.left, b.right].flatMap((x) => [b.top, b.bottom].map((y) => land(x, y)))).size > 1;

  /** Lines in force are named first; those of the past find room between them. */
  function place(layer, lines, frame, taken) {
    const { sorted } = Atlas.labels;
    const named = byName(lines).sort((a, b) => Boolean(a.past) - Boolean(b.past));
    const inked = named.map((line) => along(layer.map, [line], frame, () => true));
    const full = sorted([...taken, ...frame.towns]); // on a town's sign it would leave the town without a name
    return named.map((line, i) => {
      const found = best(layer, line, frame, { full, own: sorted(inked[i]), others: sorted(inked.filter((_, j) => j !== i).flat()) });
      if (!found) return null;
      found.boxes.forEach(full.add);
      taken.push(...found.boxes);
      return node(line, found);
    }).filter(Boolean);
  }

  /** A name on one line, broken in two, and without the date that the legend tells: {text, w, h, worse}. */
  function settings(text, size, style) {
    const wide = (line) => (textWidth(line, `600 100px ${style.labels.family}`) / 100) * size + 2 * PAD;
    const forms = [text, ...(text.includes(",") ? [text.split(", ")[0]] : [])].flatMap((form, brief) => (
      Atlas.labels.breaks(form).map((rows, broken) => [rows, brief * BRIEF + broken * BROKEN])));
    return forms.filter(([rows]) => wide(rows[0]) <= WIDEST)
      .map(([rows, worse]) => ({ text: rows.join("\n"), w: Math.max(...rows.map(wide)), h: size * 1.25 * rows.length + 2, size, rows: rows.length, worse }));
  }

  /** Parts of a line that are in sight, each with a point every few pixels; what meets end to end is one. */
  function courses(map, { coordinates }, frame) {
    const parts = [];
    for (const part of coordinates) {
      const points = part.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]));
      const before = parts.at(-1);
      if (before && before.at(-1).distanceTo(points[0]) < 2) before.push(...points.slice(1));
      else parts.push(points);
    }
    return parts.flatMap((points) => runs(evenly(points), (p) => inside(p.subtract(frame.corner), frame.size, 4)));
  }

  /** Points along a course, as far from each other as a step. */
  function evenly(points) {
    const found = [points[0]];
    let owed = FINE;
    for (let i = 1; i < points.length; i += 1) {
      let [from, to] = [points[i - 1], points[i]];
      for (let left = from.distanceTo(to); left >= owed; left = from.distanceTo(to)) {
        from = from.add(to.subtract(from).multiplyBy(owed / left));
        found.push(from);
        owed = FINE;
      }
      owed -= from.distanceTo(to);
    }
    if (owed < FINE) found.push(points.at(-1));
    return found;
  }

  /** The runs of things that pass. */
  function runs(things, passes) {
    const found = [[]];
    for (const thing of things) {
      if (passes(thing)) found.at(-1).push(thing);
      else if (found.at(-1).length) found.push([]);
    }
    return found.filter((run) => run.length > 1);
  }

  /**
   * Where a name of a width and height may stand along a course, above it and below: {x, y, angle, cost}. It stands on the
   * chord of a stretch, off by as much as the line bulges there.
   */
  function beside(course, w, h) {
    const found = [];
    const reach = Math.ceil(w / FINE);
    for (let i = 0; i + reach < course.length; i += 2) {
      const [a, b] = [course[i], course[i + reach]].sort((one, other) => one.x - other.x);
      const chord = a.distanceTo(b);
      if (chord < STRAIGHT * w) continue;
      const [cos, sin] = [(b.x - a.x) / chord, (b.y - a.y) / chord];
      const angle = (Math.atan2(sin, cos) * 180) / Math.PI;
      if (Math.abs(angle) > STEEPEST) continue;
      const stretch = course.slice(i, i + reach + 1);
      const doubt = doubts(stretch);
      const offs = stretch.map((p) => (p.y - a.y) * cos - (p.x - a.x) * sin);
      for (const side of [-1, 1]) {
        const bulge = Math.max(...offs.map((off) => side * off));
        const off = side * (bulge + BESIDE + h / 2);
        const [x, y] = [(a.x + b.x) / 2 - off * sin, (a.y + b.y) / 2 + off * cos];
        found.push({ x, y, angle, shared: doubt.shared, cost: doubt.cost + bulge / 8 + Math.abs(angle) / 25 + (side > 0 ? 0.4 : 0) });
      }
    }
    return found;
  }

  /** All that is tried for a line's name, the best first, with what is against each place from the start. */
  function candidates(layer, line, size, away, found) {
    return unambiguous(line, settings(line.label || line.name, size, layer.style).flatMap((one) => {
      const turned = one.rows > 1 ? [] : found.flatMap((course) => beside(course, one.w, one.h));
      return [...turned, ...found.flat().flatMap((p) => level(p, one.w, away))].map((place) => ({ ...one, ...place, cost: place.cost + one.worse }));
    })).sort((a, b) => a.cost - b.cost);
  }

  /** Where a name of a width may stand level to the right and to the left of a point of its line. */
  function level(p, w, away) {
    const { shared, cost } = doubts([p]);
    return [[1, "left"], [-1, "right"]].map(([to, side]) => ({ x: p.x + to * (away + w / 2), y: p.y, angle: 0, side, shared, cost: LEVEL + cost }));
  }

  /** A line of the past is named only where no other runs, as long as such a part of it is in sight. */
  function unambiguous({ past }, found) {
    const alone = past ? found.filter((one) => !one.shared) : [];
    return alone.length ? alone : found;
  }

  const grown = (b, by) => box(b.left - by, b.top - by, b.right - b.left + 2 * by, b.bottom - b.top + 2 * by);

  /** The boxes that a name fills. */
  const filled = ({ x, y, w, h, angle }) => Atlas.waterLabels.boxesOf({ x, y }, w, angle ? h * 0.85 : h, angle);

  /** The best place for a line's name that is free and on no other line; null when there is none. */
  function best(layer, line, frame, boxes) {
    const course = marked(courses(layer.map, line, frame), boxes.others);
    for (const [size, near, away] of TRIES) {
      const found = cheapest(candidates(layer, line, size, away, course), near, frame, boxes);
      if (found) return found;
    }
    return null;
  }

  function cheapest(places, near, frame, { full, own, others }) {
    let found = null;
    for (const one of places) {
      if (found && one.cost >= found.cost) break;
      const boxes = filled(one);
      // On another line it would be read as the name of that one.
      if (boxes.some((b) => full.touch(b) || others.touch(grown(b, near)))) continue;
      if (![boxes[0], boxes.at(-1)].every(frame.holds)) continue;
      const cost = one.cost + boxes.reduce((sum, b) => sum + HIDING * own.count(b) + across(frame, b), 0);
      if (!found || cost < found.cost) found = { ...one, boxes, cost };
    }
    return found;
  }

  function node({ line, past, stroke }, { text, size, x, y, w, h, angle, side = "center" }) {
    const made = make("div", past ? "ha-line-name ha-past" : "ha-line-name", text);
    made.dataset.line = line;
    made.style.cssText = `left:${x - w / 2}px;top:${y - h / 2}px;width:${w}px;font-size:${size}px;color:${stroke.stroke};text-align:${side};transform:rotate(${angle.toFixed(1)}deg)`;
    return made;
  }

  return { byName, along, beside, place };
})();
