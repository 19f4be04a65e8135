"use strict";
// Names of lands along their axes: spaced out and bent as the land is, clear of all that is already written.
globalThis.Atlas ??= {};

Atlas.axisLabels = (() => {
  const { point, seenPart, grace, letters } = Atlas.axes;
  const { collide, breaks } = Atlas.labels;
  const { advances, box } = Atlas.lettering;
  // The printed maps follow the same numbers (printing/axis_labels.py); a test compares them.
  const RULES = {
    CAPS: 0.7, // of the size: how high capitals stand
    MIXED: 0.92, // and small letters with what reaches above and below
    LEAD: 1.12, // of the size, from line to line
    SUB: 0.8,
    PAD: 2.5, // px of land above and below a name
    SPAN: 0.64, // of an axis that a name should fill
    FILLED: 0.94, // and of one that it may
    AMPLE: 3, // widths of a name, beyond which the length of an axis is worth no more
    BREAK: 0.82, // what a name in two lines is worth, of one in one
    EDGE: 9, // px that the middle of a letter stays from what cuts the map off
    NEAR: 30, // px, the same for land that is broad
    BEST: 9, // axes on which a name is tried
    // Share of the size and of the spacing that a name gives up, rather than not to stand.
    LEVELS: [[1, 1], [1, 0.6], [0.87, 0.8], [0.87, 0.3], [0.75, 0.5], [0.75, 0]],
    OFFS: [0, 0.5, -0.5, 1, -1],
    SLIDES: [0, 0.35, -0.35, 0.7, -0.7, 1, -1],
  };
  const INNER = 0.25; // of the room on an axis, that a name keeps from the edge of the map,
  const FROM_EDGE = 20; // up to as many px
  const CLOSE = 1; // px, instead of PAD, for a name that has no shorter form
  const { CAPS, MIXED, LEAD, SUB, PAD, SPAN, FILLED, AMPLE, BREAK, EDGE, NEAR, BEST, LEVELS, OFFS, SLIDES } = RULES;

  /** Axes as far as they are in sight, with their length and room in pixels. */
  function seen(axes, frame) {
    return axes.map((axis) => {
      const margin = Math.max(EDGE, Math.min(NEAR, (0.3 * axis.room) / frame.scale));
      const part = seenPart(axis, (p) => frame.clear(at(frame, p), margin));
      return part && { ...part, px: part.length / frame.scale, tall: part.room / frame.scale };
    }).filter(Boolean);
  }

  const at = ({ view, corner, scale }, { x, y }) => ({ x: (x - view[0]) / scale + corner.x, y: (view[3] - y) / scale + corner.y });

  /** The ways of setting one form of a name: lines from the top with their size and letters. */
  function settings(form, rule, style) {
    const main = form.minor ? form.text : form.text.toUpperCase();
    const face = `${form.minor ? "italic " : ""}100px ${style.labels.family}`;
    const below = `italic 100px ${style.labels.family}`;
    const line = (text, font, size, spacing) => {
      const own = advances(text, font).map((width) => (width / 100) * size);
      const gap = spacing * size;
      return { text, size, own, gap, wide: own.reduce((sum, width) => sum + width + gap, -gap), letters: own.length };
    };
    return breaks(main).flatMap((lines) => (form.sub ? breaks(form.sub) : [[]]).map((sub) => {
      const set = [...lines.map((text) => line(text, face, 1, rule.spacing)), ...sub.map((text) => line(text, below, SUB, 0))];
      const tall = (form.minor ? MIXED : CAPS) + LEAD * (lines.length - 1) + SUB * LEAD * sub.length;
      return { lines: set, main: lines.length, tall, pad: form.close ? CLOSE : PAD, wide: Math.max(...set.map(({ wide }) => wide)), broken: lines.length + sub.length - 1 };
    }));
  }

  /** A setting on an axis: its size and what the letters are spread by; null when it has no room there. */
  function fit(setting, axis, wanted, least) {
    const size = Math.min(wanted, (axis.px * FILLED) / setting.wide, (axis.tall - 2 * setting.pad) / setting.tall);
    if (size < least) return null;
    return { setting, axis, size };
  }

  /** How far letters are to be spread, in em, that a name fills its land. */
  function spread({ setting, axis, size }, { stretch = 0 }) {
    const [first] = setting.lines;
    if (setting.broken || first.letters < 2) return 0;
    return Math.max(0, Math.min(stretch, (SPAN * axis.px - first.wide * size) / size / (first.letters - 1)));
  }

  /** How good an axis is for a name: large type, enough length to be spread, land above and below, grace. */
  function value({ setting, axis, size }) {
    const length = Math.min(axis.px, AMPLE * setting.wide * size);
    return size * length ** 0.6 * Math.min(axis.tall, 4 * size) ** 0.12 * grace(axis) * BREAK ** setting.broken;
  }

  /**
   * Place a name: {lines, boxes}, or null when no axis has room for it. `axes` are those in sight of its land, `wanted` the
   * size of type it deserves, `taken` all boxes on which it may not lie.
   */
  function place(form, axes, wanted, least, taken, frame, style) {
    const rule = form.minor ? style.labels.minor : style.labels.state;
    const found = settings(form, rule, style).flatMap((setting) => axes.map((axis) => fit(setting, axis, wanted, least)))
      .filter(Boolean).map((one) => ({ ...one, value: value(one), spread: spread(one, rule) }))
      .sort((a, b) => b.value - a.value).slice(0, BEST);
    for (const one of found) one.near = taken.filter((other) => collide(other, around(one.axis, frame)));
    for (const [small, tight] of LEVELS) {
      for (const one of found) {
        if (one.value < 0.6 * found[0].value) break;
        const size = Math.max(least, one.size * small);
        const set = settle({ ...one, size, spread: one.spread * tight }, frame);
        if (set) return set;
      }
    }
    return null;
  }

  /** The box around the band of an axis. */
  function around(axis, frame) {
    const ends = [-0.5, -0.25, 0, 0.25, 0.5].map((share) => at(frame, point(axis, share * axis.length)));
    const [xs, ys] = [ends.map(({ x }) => x), ends.map(({ y }) => y)];
    const more = axis.tall / 2 + EDGE;
    const [left, top] = [Math.min(...xs) - more, Math.min(...ys) - more];
    return box(left, top, Math.max(...xs) + more - left, Math.max(...ys) + more - top);
  }

  /** The first free place along and across an axis. */
  function settle({ setting, axis, size, spread: more, near }, frame) {
    const wide = Math.max(setting.wide, setting.lines[0].wide + more * (setting.lines[0].letters - 1)) * size;
    const up = Math.max(0, axis.tall - 2 * setting.pad - setting.tall * size) / 2;
    const along = Math.max(0, axis.px * FILLED - wide) / 2;
    const inner = Math.min(FROM_EDGE, INNER * axis.tall); // where land is broad, its name does not lie at the edge of the map
    for (const slide of along > 2 ? SLIDES : [0]) {
      for (const off of up > 1.5 ? OFFS : [0]) {
        const lines = written(setting, axis, size, more, slide * along, off * up, frame);
        const boxes = lines.flatMap(({ boxes: own }) => own);
        if (boxes.every((b) => frame.sees(b, inner) && !near.some((other) => collide(b, other)))) return { lines, boxes };
      }
    }
    return null;
  }

  /** The lines of a name with the place of each letter: {text, size, glyphs: [{x, y, turn}], boxes}, in pixels. */
  function written(setting, axis, size, more, slide, up, frame) {
    const { scale } = frame;
    let base = up + (setting.tall / 2 - CAPS) * size; // of the first line, above the axis
    return setting.lines.map((line, index) => {
      if (index) base -= LEAD * size * line.size;
      const high = (CAPS / 2) * line.size * size;
      const own = line.own.map((width) => width * size);
      const gap = line.gap * size + (index < setting.main ? more * size : 0);
      // Letters turn about their middles, so that those on the inside of an arc do not crowd.
      const middles = letters(axis, own.map((width) => width * scale), gap * scale, slide * scale, (base + high) * scale);
      const placed = middles.map((middle, i) => {
        const p = at(frame, middle);
        const [cos, sin] = [Math.cos(middle.course), Math.sin(middle.course)];
        const glyph = { x: p.x - (own[i] / 2) * cos + high * sin, y: p.y + (own[i] / 2) * sin + high * cos, turn: (-middle.course * 180) / Math.PI };
        const [w, h] = [own[i] / 2 + 1, high + 1.5];
        const [half, tall] = [Math.abs(w * cos) + Math.abs(h * sin), Math.abs(w * sin) + Math.abs(h * cos)];
        return { glyph, box: line.text[i] === " " ? null : box(p.x - half, p.y - tall, 2 * half, 2 * tall) };
      });
      return { text: line.text, size: line.size * size, sub: index >= setting.main, glyphs: placed.map(({ glyph }) => glyph), boxes: placed.map((one) => one.box).filter(Boolean) };
    });
  }

  /** A placed name as an element. */
  function node(name, { lines }) {
    const { svg } = Atlas.dom;
    const made = svg("svg", { class: name.minor ? "ha-bent ha-bent-minor" : "ha-bent", "data-land": name.key });
    for (const { text, size, sub, glyphs } of lines) {
      const list = (key) => glyphs.map((glyph) => glyph[key].toFixed(1)).join(" ");
      const line = svg("text", { class: sub ? "ha-bent-sub" : "", x: list("x"), y: list("y"), rotate: list("turn"), "font-size": size.toFixed(1) });
      line.textContent = text;
      made.append(line);
    }
    return made;
  }

  return { RULES, seen, place, node };
})();
