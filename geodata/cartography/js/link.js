"use strict";
// Maps of one page that are panned and zoomed together: by an event on the document around them, so that
// no server and no other window hears of it. A map that follows does not lead, so there is no echo.
globalThis.Atlas ??= {};

Atlas.link = (() => {
  const EVENT = "atlas-link";
  const NEAR = 0.5; // pixels that are no move

  /** Is a view the same to the eye? Positions are [x, y] in pixels at the zoom of both. */
  const same = (zoomA, zoomB, [ax, ay], [bx, by]) => Math.abs(zoomA - zoomB) < 1e-3 && Math.hypot(ax - bx, ay - by) < NEAR;

  /** Join the maps of a group on a document; `following(bool)` tells when the map is moved by another. */
  function join(map, group, around, following) {
    const me = {};
    let led = false;
    const tell = (done) => {
      if (led) return;
      const { lat, lng } = map.getCenter();
      around.dispatchEvent(new CustomEvent(EVENT, { detail: { me, group, lat, lng, zoom: map.getZoom(), done } }));
    };
    const follow = ({ detail }) => {
      if (detail.me === me || detail.group !== group) return;
      const center = L.latLng(detail.lat, detail.lng);
      const [here, there] = [map.getCenter(), center].map((place) => map.project(place, detail.zoom));
      if (same(map.getZoom(), detail.zoom, [here.x, here.y], [there.x, there.y])) return;
      led = true;
      following(true);
      map.setView(center, detail.zoom, { animate: false });
      following(false);
      led = false;
    };
    const move = Atlas.dom.afterFrame();
    map.on("move", () => { if (!led) move(() => tell(false)); });
    map.on("moveend", () => tell(true));
    around.addEventListener(EVENT, follow);
    window.addEventListener("pagehide", () => around.removeEventListener(EVENT, follow));
  }

  return { join, same };
})();
