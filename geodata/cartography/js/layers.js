"use strict";
// The drawn layers. Every path is made once; a change of date only rewrites the attributes that differ.
globalThis.Atlas ??= {};

Atlas.layers = (() => {
  const { element } = Atlas.patterns;
  const latlng = ([lon, lat]) => [lat, lon];

  /** Leaflet's nesting of coordinates, [lat, lon], for lines (depth 1) and polygons (depth 2). */
  function flip(coordinates, depth) {
    return coordinates.map((part) => (depth === 1 ? part.map(latlng) : part.map((ring) => ring.map(latlng))));
  }

  /** All layers of a map. `window_` is the bundle's window, `objects` its decoded topology. */
  function create(map, objects, window_, style) {
    const pane = map.createPane("atlas");
    pane.style.zIndex = 300;
    // Half a map of margin all round, so that a drag does not show an empty edge.
    const renderer = L.svg({ pane: "atlas", padding: 0.5 });
    // Neighbours must keep the same points: no simplifying, no clipping, or slivers open between them.
    const base = { pane: "atlas", renderer, interactive: false, smoothFactor: 0, noClip: true, fill: false };
    const polygon = (coordinates, options) => L.polygon(flip(coordinates, 2), { ...base, stroke: false, fill: true, fillOpacity: 1, ...options }).addTo(map);
    const line = (coordinates, options) => L.polyline(flip(coordinates, 1), { ...base, ...options }).addTo(map);
    const ground = style.ground;

    const outline = Atlas.projection.outline(window_.bbox);
    L.polygon([outline.map(latlng)], { ...base, fill: true, fillColor: ground.water, fillOpacity: 1, stroke: false }).addTo(map);
    line(Atlas.projection.graticule(window_.bbox), { color: ground.graticule, weight: 0.6, opacity: 1 });

    const units = objects.units.map(({ properties, coordinates }) => {
      const layer = polygon(coordinates, { stroke: true, weight: 0.8, color: style.land, fillColor: style.land });
      layer._path.dataset.unit = properties.unit;
      layer._path.classList.add("ha-unit");
      return { id: properties.unit, name: properties.name, layer, path: layer._path, paint: null };
    });
    (objects.lakes || []).forEach((lake) => polygon(lake.coordinates, {
      fillColor: ground.lake, stroke: true, color: ground.shore, weight: 0.6,
    }));
    (objects.rivers || []).forEach((river) => line(river.coordinates, {
      color: ground.river, weight: (ground.river_widths[river.properties.rank] ?? ground.river_widths.default), opacity: 0.9,
    }));

    const casings = objects.borders.map(({ coordinates }) => line(coordinates, { className: "ha-casing", lineJoin: "round" }));
    const borders = objects.borders.map(({ properties, coordinates }, index) => {
      const layer = line(coordinates, { className: "ha-border", lineJoin: "round" });
      const path = layer._path;
      path.dataset.left = properties.left ?? "";
      path.dataset.right = properties.right ?? "";
      path.setAttribute("fill", "none");
      return { ...properties, left: properties.left ?? null, right: properties.right ?? null, path, casing: casings[index]._path, kind: null };
    });

    const neatline = line([outline], { color: ground.neatline, weight: 1.4, opacity: 1 });
    neatline._path.classList.add("ha-neatline");

    const lines = (objects.lines || []).map(({ properties, coordinates }) => {
      const stroke = Atlas.paint.lineStroke(properties, style);
      const halo = line(coordinates, { color: stroke.halo, weight: stroke.width + 4, opacity: 0.85, lineJoin: "round" });
      const top = line(coordinates, { color: stroke.stroke, weight: stroke.width, opacity: 1, dashArray: stroke.dash, lineCap: "butt", lineJoin: "round" });
      top._path.dataset.line = properties.line;
      halo._path.dataset.line = properties.line;
      top._path.classList.add("ha-line");
      halo._path.classList.add("ha-line");
      return {
        ...properties,
        start: Atlas.days.parse(properties.start_date),
        end: properties.end_date ? Atlas.days.parse(properties.end_date) : Infinity,
        coordinates, stroke, paths: [halo._path, top._path], shown: null,
      };
    });

    const book = Atlas.patterns.book(renderer._container, style.patterns);
    return { units, borders, lines, book, renderer };
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
      // Leaflet writes its own options back at the next redraw, so they must agree.
      unit.layer.options.fillColor = fill;
      unit.layer.options.color = fill;
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
      border.path.dataset.class = kind;
      const stroke = Atlas.paint.borderStroke(kind, border.precision_km, style);
      show(border.path, stroke !== null);
      show(border.casing, stroke !== null && Boolean(stroke.casing));
      if (!stroke) continue;
      strokePath(border.path, stroke.stroke, stroke.width, stroke.dash, stroke.opacity);
      if (stroke.casing) strokePath(border.casing, stroke.casing, stroke.casing_width, null);
    }
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

  /** The borders of today as one path, over land and borders and under the lines; not on the map until shown. */
  function putToday(map, layers, latlngs, { stroke, width, dash }) {
    const drawn = L.polyline(latlngs, {
      pane: "atlas", renderer: layers.renderer, interactive: false, noClip: true, fill: false,
      className: "ha-todays-borders", color: stroke, weight: width, opacity: 1, dashArray: dash, lineCap: "butt", lineJoin: "round",
    });
    return {
      show(on) {
        if (!on) { drawn.remove(); return; }
        drawn.addTo(map);
        layers.lines[0]?.paths[0].before(drawn._path);
      },
    };
  }

  return { create, paintUnits, paintBorders, paintLines, putToday, bordersOf, lineOn, element };
})();
