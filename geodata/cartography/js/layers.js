"use strict";
// The drawn layers. Every path is made once; a change of date only rewrites the attributes that differ.
globalThis.Atlas ??= {};

Atlas.layers = (() => {
  /** All layers of a map. `window_` is the bundle's window, `objects` and `arcs` its decoded topology. */
  function create(map, { objects, arcs }, window_, style) {
    const pane = map.createPane("atlas");
    pane.style.zIndex = 300;
    // Half a map of margin all round, so that a drag does not show an empty edge.
    const renderer = L.svg({ pane: "atlas", padding: 0.5 }).addTo(map);
    const sheet = Atlas.sheet.create(map, renderer, arcs);
    // One picture to those who listen: its hundreds of paths have no names, and the table tells what they show.
    sheet.svg.setAttribute("role", "img");
    sheet.svg.setAttribute("aria-label", "Map of the day; the button Table tells the same in words");
    const book = Atlas.patterns.book(sheet.svg, style.patterns);
    const frame = Atlas.sheet.take(sheet, [Atlas.projection.outline(window_.bbox)]);
    ground(sheet, frame, window_, style.ground);
    const units = land(sheet, objects.units, style.land);
    waters(sheet, objects, style.ground);
    const groups = { casings: Atlas.sheet.group(sheet), borders: Atlas.sheet.group(sheet), today: Atlas.sheet.group(sheet) };
    Atlas.sheet.draw(sheet, Atlas.sheet.group(sheet), frame, { class: "ha-neatline", stroke: style.ground.neatline, "stroke-width": 1.4 }, true);
    return { units, borders: between(objects.borders), lines: agreed(sheet, objects.lines || [], style), book, sheet, groups };
  }

  function ground(sheet, frame, window_, colours) {
    const group = Atlas.sheet.group(sheet);
    Atlas.sheet.draw(sheet, group, frame, { fill: colours.water });
    const net = Atlas.sheet.take(sheet, Atlas.projection.graticule(window_.bbox));
    Atlas.sheet.draw(sheet, group, net, { stroke: colours.graticule, "stroke-width": 0.6 });
  }

  function land(sheet, units, colour) {
    const group = Atlas.sheet.group(sheet, { "fill-rule": "evenodd", "stroke-width": 0.8 });
    return units.map(({ properties, lines, coordinates }) => {
      const path = Atlas.sheet.draw(sheet, group, lines, { class: "ha-unit", "data-unit": properties.unit, fill: colour, stroke: colour }, true);
      return { id: properties.unit, name: properties.name, center: middle(coordinates), path, paint: null };
    });
  }

  /** The middle of the box around a territory, [lat, lon]. */
  function middle(coordinates) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of coordinates.flat(2)) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
    return [(south + north) / 2, (west + east) / 2];
  }

  /** Lakes as one path, and the rivers of each width as one: they are the same on every day. */
  function waters(sheet, { lakes = [], rivers = [] }, colours) {
    const group = Atlas.sheet.group(sheet);
    const shores = lakes.flatMap(({ lines }) => lines);
    Atlas.sheet.draw(sheet, group, shores, { class: "ha-lakes", fill: colours.lake, "fill-rule": "evenodd", stroke: colours.shore, "stroke-width": 0.6 }, true);
    const widths = new Map();
    for (const { properties, lines } of rivers) {
      const width = colours.river_widths[properties.rank] ?? colours.river_widths.default;
      if (!widths.has(width)) widths.set(width, []);
      widths.get(width).push(...lines);
    }
    for (const [width, lines] of widths) {
      Atlas.sheet.draw(sheet, group, lines, { class: "ha-rivers", stroke: colours.river, "stroke-width": width, "stroke-linecap": "round" });
    }
  }

  /** Pieces that agree in what is asked of them, as one: fewer paths are painted sooner. */
  function joined(pieces, names) {
    const found = new Map();
    for (const piece of pieces) {
      const key = JSON.stringify(names.map((name) => piece.properties[name] ?? null));
      if (!found.has(key)) found.set(key, { properties: piece.properties, parts: [], pieces: [] });
      found.get(key).parts.push(...piece.lines);
      found.get(key).pieces.push(piece);
    }
    return [...found.values()];
  }

  /** Borders by the two territories they part and how well they are known; drawn when first shown. */
  function between(pieces) {
    return joined(pieces, ["left", "right", "precision_km"]).map(({ properties: { left = null, right = null, precision_km }, parts }) => ({
      left, right, precision_km, parts, path: null, casing: null, kind: null,
    }));
  }

  /** Lines of agreements and fronts, each over its halo. */
  function agreed(sheet, lines, style) {
    const group = Atlas.sheet.group(sheet);
    return joined(lines, ["line", "start_date", "end_date", "precision_km"]).map(({ properties, parts, pieces }) => {
      const stroke = Atlas.paint.lineStroke(properties, style);
      const path = (attributes) => Atlas.sheet.draw(sheet, group, parts, { class: "ha-line", "data-line": properties.line, ...attributes });
      const halo = path({ stroke: stroke.halo, "stroke-width": stroke.width + 4, "stroke-opacity": 0.85, "stroke-linecap": "round" });
      const top = path({ stroke: stroke.stroke, "stroke-width": stroke.width });
      if (stroke.dash) top.setAttribute("stroke-dasharray", stroke.dash);
      return {
        ...properties,
        start: Atlas.days.parse(properties.start_date),
        end: properties.end_date ? Atlas.days.parse(properties.end_date) : Infinity,
        coordinates: pieces.flatMap(({ coordinates }) => coordinates), stroke, paths: [halo, top], shown: null,
      };
    });
  }

  /** Give the units whose facts have changed the look of their rows; returns those units. */
  function paintUnits(layers, state, view, style, agreed = {}) {
    const changed = layers.units.filter((unit) => unit.row !== state[unit.id] || unit.sphere !== agreed[unit.id] || unit.view !== view);
    for (const unit of changed) {
      const row = state[unit.id];
      Object.assign(unit, { row, sphere: agreed[unit.id], view });
      const paint = Atlas.paint.unitPaint(row, view, style, agreed[unit.id]);
      const controller = row ? row.controller : "";
      if (unit.path.dataset.controller !== controller) unit.path.dataset.controller = controller;
      const key = paint.id || paint.base;
      if (unit.paint === key) continue;
      unit.paint = key;
      const fill = layers.book.fill(paint);
      unit.path.setAttribute("fill", fill);
      unit.path.setAttribute("stroke", fill);
    }
    return changed;
  }

  /** The borders that have one of the units on a side. */
  function bordersOf(layers, units) {
    if (units.length === layers.units.length) return layers.borders;
    if (!layers.around) {
      layers.around = new Map();
      for (const border of layers.borders) for (const side of new Set([border.left, border.right])) {
        if (!layers.around.has(side)) layers.around.set(side, []);
        layers.around.get(side).push(border);
      }
    }
    return new Set(units.flatMap((unit) => layers.around.get(unit.id) || []));
  }

  /** Give the borders of changed units their class of the day. */
  function paintBorders(layers, state, view, style, changed) {
    for (const border of bordersOf(layers, changed)) {
      const kind = Atlas.chronology.borderClass(border.left, border.right, state, view);
      if (kind === border.kind) continue;
      border.kind = kind;
      const stroke = Atlas.paint.borderStroke(kind, border.precision_km, style);
      if (border.path) show(border.path, stroke !== null);
      if (border.casing) show(border.casing, Boolean(stroke?.casing));
      if (!stroke) continue;
      const path = part(layers, border, "path", "ha-border");
      path.dataset.class = kind;
      strokePath(path, stroke.stroke, stroke.width, stroke.dash, stroke.opacity);
      if (stroke.casing) strokePath(part(layers, border, "casing", "ha-casing"), stroke.casing, stroke.casing_width, null);
    }
  }

  /** A border's own path or the casing under it, made when it is first shown: most borders are not on most days. */
  function part({ sheet, groups }, border, name, className) {
    if (!border[name]) {
      border[name] = Atlas.sheet.draw(sheet, name === "casing" ? groups.casings : groups.borders, border.parts, { class: className });
      if (name === "path") Object.assign(border.path.dataset, { left: border.left ?? "", right: border.right ?? "" });
    }
    return border[name];
  }

  function strokePath(path, colour, width, dash, opacity = 1) {
    path.setAttribute("stroke", colour);
    path.setAttribute("stroke-width", width);
    path.setAttribute("stroke-opacity", opacity);
    if (dash) path.setAttribute("stroke-dasharray", dash);
    else path.removeAttribute("stroke-dasharray");
  }

  function show(path, visible) {
    path.style.display = visible ? "" : "none";
  }

  /** Whether a line is shown on a day, and whether it is then past. */
  function lineOn(line, day, agreements, past) {
    const over = Boolean(past) && line.end <= day;
    const wanted = agreements || line.stroke.group !== "agreement";
    return { shown: wanted && (over || Atlas.chronology.inForce(line, day)), past: over };
  }

  /** Show the lines in force; with `past`, also faintly those that were superseded. */
  function paintLines(layers, day, agreements, past, style) {
    for (const line of layers.lines) {
      const { shown, past: over } = lineOn(line, day, agreements, past);
      const faded = shown && over;
      if (shown !== line.shown) line.paths.forEach((path) => show(path, shown));
      if (faded !== Boolean(line.past)) for (const path of line.paths) path.style.opacity = faded ? style.lines.past_opacity : "";
      line.shown = shown;
      line.past = faded;
    }
  }

  /** The borders of today, lines of [lon, lat], as one path over land and borders and under the lines; hidden until shown. */
  function putToday({ sheet, groups }, lines, { stroke, width, dash }) {
    const path = Atlas.sheet.draw(sheet, groups.today, Atlas.sheet.take(sheet, lines), { class: "ha-todays-borders", stroke, "stroke-width": width });
    if (dash) path.setAttribute("stroke-dasharray", dash);
    return { show: (on) => show(path, on) };
  }

  return { create, paintUnits, paintBorders, paintLines, putToday, bordersOf, lineOn };
})();
