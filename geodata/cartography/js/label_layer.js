"use strict";
// Names on the map, laid out so that none lies on another: those of powers here, others by their own files.
globalThis.Atlas ??= {};

Atlas.labelLayer = (() => {
  const { make } = Atlas.dom;
  const { NONE, spots, naming, breaks, collide, rasterise } = Atlas.labels;
  const { textWidth, box } = Atlas.lettering;
  const CELL = 12000;
  const FINE = 6; // px of a cell close up, where the raster of the whole map
  const COARSE = 8; // has cells of more px than this
  const LAKE = 20000; // metres across, of lakes that names of lands keep off if they can,
  const SEEN = 14; // and px across;
  const WIDE = 40; // and px across, of any that they keep off
  const POOR = 0.75; // of the size that a land deserves
  const LARGER = 1.3; // times the size of a poor name, to take its place
  const STEEP = 35; // degrees
  const LEAST = 0.82; // of the least size, rather than no name at all
  const SIZES = [1, 0.87, 0.75];
  const SLIDES = [0, -0.4, 0.4, -0.8, 0.8];

  function create(map, objects, { places, bases, waters, axes, window: { bbox } }, style) {
    const pane = map.createPane("atlas-labels");
    pane.style.zIndex = 450;
    pane.classList.add("ha-labels", "leaflet-zoom-hide");
    // Read in the order of their placing, names are noise; the table of the day tells it all.
    pane.setAttribute("aria-hidden", "true");
    // The same families as those measured, or names would not have the widths that they are placed by.
    pane.style.setProperty("--ha-serif", style.labels.family);
    pane.style.setProperty("--ha-sans", style.labels.town_family);
    const project = ([lon, lat]) => Atlas.projection.forward(lon, lat);
    const shapes = (things) => (things || []).map(({ coordinates }) => ({ rings: coordinates.flat().map((ring) => ring.map(project)) }));
    const units = shapes(objects.units);
    const ids = objects.units.map((unit) => unit.properties.unit);
    return {
      map, pane, units, raster: rasterise(units, CELL), ids, places, bases, waters, bbox, style, rivers: Atlas.waterLabels.prepare(objects),
      all: Atlas.axes.read(axes), lakes: shapes(objects.lakes), known: new Map(), shown: new Set(), frame: null, cells: null, axes: null,
    };
  }

  /** Lakes in a view that a name should keep off. */
  function wide({ lakes }, { view, scale }) {
    return lakes.filter(({ rings }) => {
      const [west, south, east, north] = Atlas.labels.extent(rings);
      const across = Math.min(east - west, north - south);
      return across > Math.min(Math.max(LAKE, SEEN * scale), WIDE * scale) && west < view[2] && east > view[0] && south < view[3] && north > view[1];
    });
  }

  /** The land of a view in cells that are small enough for it; close up its lakes are none of it. */
  function closeUp({ raster, units }, lakes, { view, scale }) {
    if (CELL < COARSE * scale) return raster;
    const [land, wet] = [units, lakes].map((things) => rasterise(things, FINE * scale, view));
    wet.cells.forEach((lake, cell) => { if (lake !== NONE) land.cells[cell] = NONE; });
    return land;
  }

  /** The map has moved: no layout holds any more. */
  function forget(layer) {
    layer.known.clear();
    layer.frame = null;
    layer.cells = null;
    layer.axes = null;
  }

  /** How many cells of every unit are seen. */
  function cells(layer) {
    layer.cells ??= Atlas.labels.counts(layer.raster, viewFrame(layer, []).view, layer.ids.length);
    return layer.cells;
  }

  /** The names of a day as elements; a name that stands as it stood on another day is the same element. */
  function layOut(layer, what) {
    layer.frame ??= surveyed(layer, viewFrame(layer, what.covered));
    return new Set(compose(layer, layer.frame, what).map((node) => {
      const look = node.outerHTML;
      if (!layer.known.has(look)) layer.known.set(look, node);
      return layer.known.get(look);
    }));
  }

  /** A view with its land and lakes, as names have to know them. */
  function surveyed(layer, frame) {
    const lakes = wide(layer, frame);
    const strips = Atlas.labels.strips(rasterise(lakes, COARSE * frame.scale, frame.view));
    return { ...frame, towns: Atlas.townLabels.great(layer, frame), raster: closeUp(layer, lakes, frame), lakes: strips.map((strip) => pixels(strip, frame)) };
  }

  /** Show a layout; only names that come or go are touched. */
  function show(layer, nodes) {
    for (const node of layer.shown) if (!nodes.has(node)) node.remove();
    const fresh = [...nodes].filter((node) => !layer.shown.has(node));
    if (fresh.length) layer.pane.append(...fresh);
    layer.shown = nodes;
  }

  function compose(layer, view_, { state, view, day, form, lines, bases }) {
    const named = lands(layer, state, view);
    const group = layer.ids.map((_, unit) => named.findIndex(({ units }) => units.has(unit)));
    const land = (x, y) => {
      const unit = Atlas.labels.at(view_.raster, ...ground(box(x, y, 0, 0), view_));
      return unit === NONE ? NONE : group[unit];
    };
    const frame = { ...view_, land, soft: Atlas.lineLabels.along(layer.map, lines, view_) };
    const taken = frame.covered.map((box) => ({ ...box }));
    const nodes = Atlas.townLabels.place(layer, { day, form, bases }, frame, taken, true);
    const left = [];
    for (const one of named) {
      const { node, size } = alongAxis(layer, one, frame, taken, false);
      if (node) nodes.push(node);
      else left.push({ ...one, size });
    }
    if (left.length) nodes.push(...straight(layer, left, frame, taken));
    // A small or steep name is better than none, but no better than one that stands straight where there is room.
    const done = new Set(nodes.map((node) => node.dataset.land));
    nodes.push(...left.filter(({ name }) => !done.has(name.key)).map((one) => alongAxis(layer, one, frame, taken, true).node).filter(Boolean));
    nodes.push(...Atlas.waterLabels.place(layer, frame, taken, ["sea"]));
    nodes.push(...Atlas.lineLabels.place(layer, lines, frame, taken));
    nodes.push(...Atlas.waterLabels.place(layer, frame, taken, ["lake"])); // the few that are named have nowhere else to go
    nodes.push(...Atlas.townLabels.place(layer, { day, form, bases }, frame, taken, false));
    nodes.push(...Atlas.waterLabels.place(layer, frame, taken, ["river"]));
    return nodes;
  }

  /** What is named together on a day, the largest in sight first: {name, units, cells}. */
  function lands(layer, state, view) {
    const sizes = cells(layer);
    const found = new Map();
    layer.ids.forEach((id, index) => {
      const name = naming(state[id], view, layer.style, id);
      if (!name) return;
      if (!found.has(name.key)) found.set(name.key, { name, units: new Set(), cells: 0 });
      const land = found.get(name.key);
      land.units.add(index);
      land.cells += sizes[index];
    });
    return [...found.values()].filter((land) => land.cells).sort((a, b) => b.cells - a.cells);
  }

  /** The size of type that a land deserves. */
  const wanted = (count, { max, min, share }, { scale }) => Math.min(max, Math.max(min, Math.sqrt(count) * (CELL / scale) * share));

  /**
   * A name along the axis of its land as a node; what it covers is then taken. Where it is none to be proud of there is
   * only the size that another must have to be better.
   */
  function alongAxis(layer, { name, units, cells: count }, frame, taken, anyhow) {
    layer.axes ??= Atlas.axisLabels.seen(layer.all, frame);
    const own = layer.axes.filter((axis) => axis.units.every((unit) => units.has(unit)));
    if (!own.length) return {};
    const avoided = [...taken, ...frame.soft]; // the lines agreed in secret are not written over
    const dry = [...avoided, ...frame.lakes, ...frame.towns];
    for (const [form, least] of variants(name)) {
      const rule = form.minor ? layer.style.labels.minor : layer.style.labels.state;
      const put = (kept) => Atlas.axisLabels.place(form, own, wanted(count, rule, frame), rule.min * least, kept, frame, layer.style);
      const set = put(dry) || put(avoided);
      if (!set) continue;
      const size = anyhow ? null : surpassing(set, wanted(count, rule, frame), frame.raster !== layer.raster);
      if (size !== null) return { size };
      taken.push(...set.boxes);
      return { node: Atlas.axisLabels.node(form, set) };
    }
    return {};
  }

  /**
   * From what size on a level name is better than one on an axis, which is small or steep; null where the latter will do.
   * Small ones are looked at close up only: there are axes enough for the whole of a land, and to look for room takes time.
   */
  function surpassing({ lines }, wish, near) {
    const [{ size, glyphs }] = lines;
    const small = size < POOR * wish;
    const steep = Math.abs(glyphs[glyphs.length >> 1].turn) > STEEP;
    if (steep && (small || lines.length > 1)) return 0;
    return small && near ? LARGER * size : null;
  }

  /** Names set straight where their land is widest, for lands that have no axis in sight. */
  function straight(layer, named, frame, taken) {
    const holes = [...taken, ...frame.soft, ...frame.lakes].map((b) => ground(b, frame));
    const group = layer.ids.map((_, unit) => named.findIndex(({ units }) => units.has(unit)));
    const done = new Set();
    const share = (frame.raster.cell / CELL) ** 2;
    return spots(frame.raster, (unit) => group[unit], frame.view, holes).sort((a, b) => b.cells - a.cells).map((found) => {
      const spot = { ...found, cells: found.cells * share };
      if (done.has(spot.group)) return null; // one name for one land, in its largest part that has room
      const label = fit(named[spot.group].name, spot, frame, layer.style);
      const set = label && label.size >= (named[spot.group].size || 0) && settle(label, [...taken, ...frame.soft], frame);
      if (!set) return null;
      taken.push(set.box);
      done.add(spot.group);
      return powerNode(set);
    }).filter(Boolean);
  }

  /**
   * The part of the map that is seen: in projected metres, in layer pixels, and metres per pixel.
   * `covered` are boxes of controls in pixels of the map's container.
   */
  function viewFrame({ map, bbox }, covered) {
    const bounds = map.getPixelBounds();
    const zoom = map.getZoom();
    const crs = map.options.crs;
    const a = crs.projection.project(map.unproject(bounds.getBottomLeft(), zoom));
    const b = crs.projection.project(map.unproject(bounds.getTopRight(), zoom));
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const scale = Math.abs(b.x - a.x) / size.x;
    const [west, north] = [Math.min(a.x, b.x), Math.max(a.y, b.y)];
    const seen = (b) => b.left >= corner.x && b.right <= corner.x + size.x && b.top >= corner.y && b.bottom <= corner.y + size.y;
    const drawn = (px, py) => {
      const [lon, lat] = Atlas.projection.inverse(west + (px - corner.x) * scale, north - (py - corner.y) * scale);
      return lon > bbox[0] && lon < bbox[2] && lat > bbox[1] && lat < bbox[3];
    };
    const grown = (b, by) => ({ left: b.left - by, top: b.top - by, right: b.right + by, bottom: b.bottom + by });
    const over = covered.map((c) => box(c.left + corner.x, c.top + corner.y, c.right - c.left, c.bottom - c.top));
    return {
      /** Is a box some pixels inside of what is in sight? */
      sees: (b, margin) => seen(grown(b, margin)),
      /** Is a point some pixels away from all that cuts the map off? */
      clear: ({ x, y }, margin) => [grown({ left: x, top: y, right: x, bottom: y }, margin)].every((b) => seen(b) && !over.some((other) => collide(other, b))),
      // Is a box wholly on the drawn part of the map that is in sight?
      holds: (b) => seen(b) && drawn(b.left, b.top) && drawn(b.right, b.top) && drawn(b.left, b.bottom) && drawn(b.right, b.bottom),
      view: [west, Math.min(a.y, b.y), Math.max(a.x, b.x), north],
      covered: over,
      scale,
      zoom,
      corner,
      size,
      place: (x, y) => map.latLngToLayerPoint(crs.projection.unproject(L.point(x, y))),
    };
  }

  /** A box in pixels of the layer as projected metres. */
  function ground(b, { view, corner, scale }) {
    return [view[0] + (b.left - corner.x) * scale, view[3] - (b.bottom - corner.y) * scale,
      view[0] + (b.right - corner.x) * scale, view[3] - (b.top - corner.y) * scale];
  }

  /** A box [west, south, east, north] in projected metres as one in pixels of the layer. */
  function pixels([west, south, east, north], { view, corner, scale }) {
    return box((west - view[0]) / scale + corner.x, (view[3] - north) / scale + corner.y, (east - west) / scale, (north - south) / scale);
  }

  /** A name as it may be written, from the fullest to the shortest, and how far below the least size it may go. */
  function variants(name) {
    const plain = { ...name, sub: "" };
    const short = name.short ? { ...plain, text: name.short } : plain;
    const brief = name.brief ? [[{ ...plain, text: name.brief, minor: true, close: true }, LEAST]] : [];
    const full = name.sub ? [[name, 1]] : [];
    return [...full, [plain, 1], ...(name.short ? [[short, 1]] : []), [short, LEAST], ...brief];
  }

  /** The fullest form of a name that fits its land, in the largest type; null when none does. */
  function fit(name, spot, frame, style) {
    for (const [form, least] of variants(name)) {
      const found = fitForm(form, spot, frame, style, least);
      if (found) return found;
    }
    return null;
  }

  function fitForm(name, spot, frame, style, least) {
    const rule = name.minor ? style.labels.minor : style.labels.state;
    const room = (spot.room / frame.scale) * 0.9;
    const tall = (spot.tall / frame.scale) * 0.9;
    const text = name.minor ? name.text : name.text.toUpperCase();
    const font = `${name.minor ? "italic " : ""}100px ${style.labels.family}`;
    const wide = (line, spacing) => textWidth(line, font) / 100 + line.length * spacing;
    let best = null;
    for (const lines of breaks(text)) {
      for (const sub of name.sub ? breaks(name.sub) : [[]]) {
        const em = Math.max(...lines.map((line) => wide(line, rule.spacing)), ...sub.map((line) => 0.8 * wide(line, 0)));
        const height = lines.length * 1.15 + sub.length * 0.95;
        const size = Math.min(wanted(spot.cells, rule, frame), room / em, tall / height);
        // A break must earn its keep, or a name that fits on one line would be broken for nothing.
        if (!best || size > best.size + 0.5) best = { size, lines, sub, em, height };
      }
    }
    const min = rule.min * least;
    if (best.size < min) return null;
    return { name, ...best, ...stretched(best, room, rule, name.minor), min, room, point: frame.place(spot.x, spot.y) };
  }

  /** A state's name on one line is spaced out over its land, as far as it can be read as one word. */
  function stretched({ size, lines, em }, room, { spacing, stretch = 0 }, minor) {
    const letters = lines[0].length;
    const more = minor || lines.length > 1 ? 0 : Math.max(0, Math.min(stretch, (0.6 * room - em * size) / size / letters));
    return { spacing: spacing + more, em: em + letters * more };
  }

  /** Finds a free place for a name along its land, smaller if need be; null when there is none. */
  function settle(label, taken, frame) {
    for (const share of SIZES) {
      const size = Math.max(label.min, label.size * share);
      const [w, h] = [label.em * size, label.height * size];
      const slack = Math.max(0, label.room - w) / 2;
      const points = SLIDES.map((slide) => L.point(label.point.x + slide * slack, label.point.y));
      const boxes = points.map((p) => box(p.x - w / 2, p.y - h / 2, w, h));
      const at = boxes.findIndex((b) => frame.holds(b) && !taken.some((other) => collide(b, other)));
      if (at >= 0) return { ...label, size, point: points[at], box: boxes[at] };
    }
    return null;
  }

  function powerNode({ name, size, lines, sub, point, spacing }) {
    const node = make("div", name.minor ? "ha-power ha-power-minor" : "ha-power");
    node.dataset.land = name.key;
    node.style.cssText = `left:${point.x}px;top:${point.y}px;font-size:${size.toFixed(1)}px;letter-spacing:${spacing}em`;
    lines.forEach((line) => node.append(make("div", "", line)));
    sub.forEach((line) => node.append(make("div", "ha-power-sub", line)));
    return node;
  }

  return { create, forget, cells, layOut, show };
})();
