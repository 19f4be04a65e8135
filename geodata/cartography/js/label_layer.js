"use strict";
// Names on the map: powers, towns and lines of agreement, laid out so that none lies on another.
globalThis.Atlas ??= {};

Atlas.labelLayer = (() => {
  const { make } = Atlas.dom;
  const { spots, naming, breaks, claim, rasterise } = Atlas.labels;
  const CELL = 12000;
  const WIDEST = 235; // px, of the name of a line before it is broken

  const widths = new Map();
  let pen = null;

  /** Width of a text at a font size of 100 px; measured once. */
  function textWidth(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      pen ??= document.createElement("canvas").getContext("2d");
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  function create(map, objects, places, style) {
    const pane = map.createPane("atlas-labels");
    pane.style.zIndex = 450;
    pane.classList.add("ha-labels", "leaflet-zoom-hide");
    // The same families as those measured, or names would not have the widths that they are placed by.
    pane.style.setProperty("--ha-serif", style.labels.family);
    pane.style.setProperty("--ha-sans", style.labels.town_family);
    const project = ([lon, lat]) => Atlas.projection.forward(lon, lat);
    const raster = rasterise(objects.units.map((unit) => ({ rings: unit.coordinates.flat().map((ring) => ring.map(project)) })), CELL);
    const ids = objects.units.map((unit) => unit.properties.unit);
    return { map, pane, raster, ids, places, style };
  }

  /** Everything anew for a day: cheap enough to do inside one frame. */
  function render(layer, { state, view, day, lines, covered }) {
    const { map, pane, style } = layer;
    const frame = viewFrame(map, covered);
    const taken = frame.covered.map((box) => ({ ...box }));
    const nodes = [];
    for (const label of powerLabels(layer, state, view, frame)) {
      if (claim(taken, [label.box]) >= 0) nodes.push(powerNode(label));
    }
    lines.forEach((line) => placeLine(map, line, frame, taken, nodes, style));
    placeTowns(layer, day, frame, taken, nodes);
    pane.replaceChildren(...nodes);
    return Atlas.labels.counts(layer.raster, frame.view, layer.ids.length);
  }

  /**
   * The part of the map that is seen: in projected metres, in layer pixels, and metres per pixel.
   * `covered` are boxes of controls in pixels of the map's container.
   */
  function viewFrame(map, covered) {
    const bounds = map.getPixelBounds();
    const zoom = map.getZoom();
    const crs = map.options.crs;
    const a = crs.projection.project(map.unproject(bounds.getBottomLeft(), zoom));
    const b = crs.projection.project(map.unproject(bounds.getTopRight(), zoom));
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const scale = Math.abs(b.x - a.x) / size.x;
    const [west, north] = [Math.min(a.x, b.x), Math.max(a.y, b.y)];
    return {
      view: [west, Math.min(a.y, b.y), Math.max(a.x, b.x), north],
      holes: covered.map((c) => [west + c.left * scale, north - c.bottom * scale, west + c.right * scale, north - c.top * scale]),
      covered: covered.map((c) => box(c.left + corner.x, c.top + corner.y, c.right - c.left, c.bottom - c.top)),
      scale,
      zoom,
      corner,
      size,
      place: (x, y) => map.latLngToLayerPoint(crs.projection.unproject(L.point(x, y))),
    };
  }

  function powerLabels(layer, state, view, frame) {
    const { raster, ids, style } = layer;
    const numbers = new Map();
    const names = [];
    const groupOfUnit = ids.map((id) => {
      const name = naming(state[id], view, style);
      if (!name) return -1;
      if (!numbers.has(name.key)) { numbers.set(name.key, names.length); names.push(name); }
      return numbers.get(name.key);
    });
    return spots(raster, (unit) => groupOfUnit[unit], frame.view, frame.holes)
      .sort((a, b) => b.cells - a.cells)
      .map((spot) => fit(names[spot.group], spot, frame, style))
      .filter(Boolean);
  }

  /** The largest type in which a name fits its land, on one line or two; null when none does. */
  function fit(name, spot, frame, style) {
    const rule = name.minor ? style.labels.minor : style.labels.state;
    const room = (spot.room / frame.scale) * 0.9;
    const tall = (spot.tall / frame.scale) * 0.9;
    const wanted = Math.min(rule.max, Math.max(rule.min, Math.sqrt(spot.cells) * (CELL / frame.scale) * 0.085));
    const text = name.minor ? name.text : name.text.toUpperCase();
    const font = `${name.minor ? "italic " : ""}100px ${style.labels.family}`;
    const wide = (line, spacing) => textWidth(line, font) / 100 + line.length * spacing;
    let best = null;
    for (const lines of breaks(text)) {
      for (const sub of name.sub ? breaks(name.sub) : [[]]) {
        const em = Math.max(...lines.map((line) => wide(line, rule.spacing)), ...sub.map((line) => 0.8 * wide(line, 0)));
        const height = lines.length * 1.15 + sub.length * 0.95;
        const size = Math.min(wanted, room / em, tall / height);
        // A break must earn its keep, or a name that fits on one line would be broken for nothing.
        if (!best || size > best.size + 0.5) best = { size, lines, sub, em, height };
      }
    }
    if (best.size < rule.min) return null;
    const point = frame.place(spot.x, spot.y);
    const [w, h] = [best.em * best.size, best.height * best.size];
    return {
      name, ...best, spacing: rule.spacing, point,
      box: { left: point.x - w / 2, right: point.x + w / 2, top: point.y - h / 2, bottom: point.y + h / 2 },
    };
  }

  function powerNode({ name, size, lines, sub, point, spacing }) {
    const node = make("div", name.minor ? "ha-power ha-power-minor" : "ha-power");
    node.style.cssText = `left:${point.x}px;top:${point.y}px;font-size:${size.toFixed(1)}px;letter-spacing:${spacing}em`;
    lines.forEach((line) => node.append(make("div", "", line)));
    sub.forEach((line) => node.append(make("div", "ha-power-sub", line)));
    return node;
  }

  function placeTowns({ map, places, style }, day, frame, taken, nodes) {
    const limit = style.labels.town_zoom;
    for (const place of places) {
      const font = `${place.rank <= 1 ? "600 " : ""}100px ${style.labels.town_family}`;
      if (frame.zoom < (limit[place.rank] ?? limit.default)) continue;
      const point = map.latLngToLayerPoint([place.lat, place.lon]);
      const seen = point.subtract(frame.corner);
      if (seen.x < 0 || seen.y < 0 || seen.x > frame.size.x || seen.y > frame.size.y) continue;
      const text = townText(place, day, frame.zoom >= limit.today);
      const size = place.rank <= 1 ? 12 : place.rank === 2 ? 11.5 : 11;
      const w = (textWidth(text, font) / 100) * size + 4;
      const h = size * 1.2;
      const boxes = [
        box(point.x + 5, point.y - h / 2, w, h), box(point.x - 5 - w, point.y - h / 2, w, h),
        box(point.x - w / 2, point.y - h - 4, w, h), box(point.x - w / 2, point.y + 4, w, h),
      ];
      const dot = box(point.x - 4, point.y - 4, 8, 8);
      if (taken.some((other) => Atlas.labels.collide(other, dot))) continue;
      const whole = boxes.filter((b) => b.left >= frame.corner.x && b.right <= frame.corner.x + frame.size.x);
      const side = boxes.indexOf(whole[claim(taken, whole)]);
      if (side < 0) continue;
      taken.push(dot);
      nodes.push(townNode(place, text, point, boxes[side], size));
    }
  }

  /** The official name of the day; today's beside it where there is room for both. */
  function townText(place, day, withToday) {
    const name = Atlas.chronology.placeName(place, day);
    const today = place.today;
    return withToday && today && !name.split(" / ").includes(today) ? `${name} (today ${today})` : name;
  }

  function townNode(place, text, point, at, size) {
    const node = make("div", `ha-town ha-town-${Math.min(3, place.rank)}`);
    node.dataset.place = place.place;
    const dot = make("span", "ha-dot");
    dot.style.cssText = `left:${point.x}px;top:${point.y}px`;
    const name = make("span", "ha-town-name", text);
    name.style.cssText = `left:${at.left + 2}px;top:${at.top}px;font-size:${size}px`;
    node.append(dot, name);
    return node;
  }

  /** A line's name beside the first of its points where it lies on nothing else. */
  function placeLine(map, line, frame, taken, nodes, style) {
    const points = line.coordinates.flat().map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]))
      .filter((p) => inside(p.subtract(frame.corner), frame.size, 8));
    if (!points.length) return;
    const size = 11.5;
    const text = line.label || line.name;
    const w = Math.min(WIDEST, (textWidth(text, `italic 100px ${style.labels.family}`) / 100) * size + 8);
    const h = size * 1.25 * Math.ceil(((textWidth(text, `italic 100px ${style.labels.family}`) / 100) * size + 8) / WIDEST) + 2;
    const boxes = [];
    for (const share of [0.12, 0.05, 0.2, 0.3, 0.9, 0.8, 0.4, 0.7, 0.5, 0.6, 0.97]) {
      const p = points[Math.min(points.length - 1, Math.floor(share * points.length))];
      boxes.push(box(p.x + 9, p.y - h / 2, w, h), box(p.x - 9 - w, p.y - h / 2, w, h));
    }
    const fits = boxes.filter((b) => inside(L.point(b.left, b.top).subtract(frame.corner), frame.size, 4)
      && inside(L.point(b.right, b.bottom).subtract(frame.corner), frame.size, 4));
    const index = claim(taken, fits);
    if (index < 0) return;
    const node = make("div", "ha-line-name", text);
    node.style.cssText = `left:${fits[index].left}px;top:${fits[index].top}px;width:${w}px;font-size:${size}px;color:${line.stroke.stroke}`;
    nodes.push(node);
  }

  const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
  const inside = (p, size, margin) => p.x > margin && p.y > margin && p.x < size.x - margin && p.y < size.y - margin;

  return { create, render };
})();
