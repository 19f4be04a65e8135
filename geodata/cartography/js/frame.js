"use strict";
// The frame around the map: its parts, its theme, and which land fills it.
globalThis.Atlas ??= {};

Atlas.frame = (() => {
  const { make } = Atlas.dom;
  const { clamp } = Atlas.days;
  const CLOSE = 7.5; // zoom level for one place
  const FILL = 0.12; // zoom levels that may be cut from the longer side of the land to fill the frame

  /** What a part is called where a page has several maps. */
  const of = (part, title) => (title ? `${part} of the ${title.toLowerCase()}` : part);

  /** The map and the time control share the height that the map had alone. */
  function shell(map, title) {
    const container = map.getContainer();
    const root = make("main", "ha-atlas");
    root.setAttribute("aria-label", title || "Map of the atlas"); // the page around it has a main part too
    root.append(make("h1", "ha-sr", "Map of Eastern Europe, 1938 to 1941"));
    const height = container.style.height;
    if (/px$/.test(height)) root.style.height = height;
    container.parentNode.insertBefore(root, container);
    container.classList.add("ha-map");
    const plate = make("div", "ha-plate");
    const aside = make("aside", "ha-aside");
    aside.setAttribute("aria-label", of("Legend and views", title));
    const strip = make("div", "ha-strip");
    plate.append(container, aside);
    root.append(plate, strip);
    return { root, container, plate, aside, strip };
  }

  /** Centre and zoom at which a box [west, south, east, north] fills the map; `fill` cuts off a little for it. */
  function viewOf(map, box, fill = 0) {
    const crs = map.options.crs;
    const points = Atlas.projection.outline(box, Math.max(0.25, (box[2] - box[0]) / 20))
      .map(([lng, lat]) => crs.projection.project(L.latLng(lat, lng)));
    const frame = L.bounds(points);
    const size = map.getSize();
    const a = crs.transformation.transform(frame.min, crs.scale(0));
    const b = crs.transformation.transform(frame.max, crs.scale(0));
    const zooms = [size.x / Math.abs(b.x - a.x), size.y / Math.abs(b.y - a.y)].map(Math.log2).sort((x, y) => x - y);
    const snap = map.options.zoomSnap || 1;
    const zoom = Math.min(zooms[1], zooms[0] + fill);
    return { center: crs.projection.unproject(frame.getCenter()), zoom: Math.floor(zoom / snap) * snap };
  }

  /** The whole window of the atlas can be seen, and little beyond it. */
  function limitZoom(map, box) {
    map.options.minZoom = viewOf(map, box).zoom - 0.5;
  }

  function setUpMap(map, box) {
    map.attributionControl?.setPrefix(false);
    L.control.scale({ imperial: false, position: "bottomleft" }).addTo(map);
    limitZoom(map, box);
    // Leaflet's own maxBounds thinks in a cylindrical projection and would push a conic map aside.
    const crs = map.options.crs;
    const frame = L.bounds(Atlas.projection.outline(box).map(([lng, lat]) => crs.projection.project(L.latLng(lat, lng))));
    map.on("dragend", () => {
      const center = crs.projection.project(map.getCenter());
      const kept = L.point(clamp(center.x, frame.min.x, frame.max.x), clamp(center.y, frame.min.y, frame.max.y));
      if (!kept.equals(center)) map.panTo(crs.projection.unproject(kept));
    });
  }

  /** The land shown first: a box, or closer a place [lon, lat] in it. */
  function home(map, box, at = null) {
    const view = viewOf(map, box, FILL);
    if (at) map.setView([at[1], at[0]], Math.max(view.zoom, CLOSE), { animate: false });
    else map.setView(view.center, view.zoom, { animate: false });
  }

  /** What is in sight: centre, zoom, and the size of the land in pixels at zoom 0. */
  function seen(map) {
    const size = map.getSize().divideBy(map.options.crs.scale(map.getZoom()));
    return { center: map.getCenter(), zoom: map.getZoom(), size };
  }

  /** The same land in a frame of another form: all of it, or `exactly` as it was. */
  function see(map, { center, zoom, size }, exactly = false) {
    const now = map.getSize();
    const scale = Math.min(now.x / size.x, now.y / size.y);
    map.setView(center, exactly ? zoom : map.options.crs.zoom(scale), { animate: false });
  }

  /** Controls in a corner of the map. */
  function corner(map, position) {
    const node = make("div", "ha-corner");
    const control = L.control({ position });
    control.onAdd = () => node;
    control.addTo(map);
    return node;
  }

  /** Boxes of the controls on the map, under which no name may stand. */
  function covered(container) {
    const origin = container.getBoundingClientRect();
    const scale = origin.width / (container.offsetWidth || 1) || 1; // a presented map is drawn larger than it is
    return [...container.querySelectorAll(".leaflet-bar, .ha-views, .ha-legend, .leaflet-control-scale")].map((node) => {
      const box = node.getBoundingClientRect();
      const [left, top, right, bottom] = [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top].map((edge) => edge / scale);
      return { left: left - 4, top: top - 4, right: right + 4, bottom: bottom + 4 };
    });
  }

  /** Light or dark as the page around the map is; the map picture itself stays as printed. */
  function followTheme(root) {
    const show = (dark) => {
      const theme = dark ? "dark" : "light";
      if (root.dataset.theme !== theme) root.dataset.theme = theme;
    };
    const look = () => show(Atlas.bridge.pageIsDark());
    look();
    // Streamlit tells its theme with each message; looking at the page itself would make it lay itself out.
    window.addEventListener("message", ({ data }) => { if (data?.theme?.base) show(data.theme.base === "dark"); });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(look, 300));
  }

  return { of, FILL, shell, viewOf, limitZoom, setUpMap, home, seen, see, corner, covered, followTheme };
})();
