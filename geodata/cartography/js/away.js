"use strict";
// While the page has lost its server the map goes on. Its address keeps what the map shows, and when the
// server is there again, perhaps started anew and knowing nothing, the page asks for itself by that address.
globalThis.Atlas ??= {};

Atlas.away = (() => {
  const STATE = "data-test-connection-state";

  /** An address with what a report of the map tells; `side` is "2" for the second map of a page. */
  function address(href, side, { date, view, names, station, present, today }) {
    const kept = new URL(href);
    const set = (name, value) => kept.searchParams.set(name, value);
    const flag = (name, on) => (on ? set(name, "1") : kept.searchParams.delete(name));
    set("date" + side, date);
    kept.searchParams.delete("event" + side);
    if (view) set("view" + side, view);
    if (names) set("names", names);
    if (station) set("station", station);
    if (present !== undefined) flag("present", present);
    if (today !== undefined) flag("today" + side, today);
    return kept.href;
  }

  /** Which of a page's maps this is: the page says so in the name of its place. */
  function side() {
    const place = window.frameElement.closest('[class*="st-key-map-plate"]');
    return place ? /st-key-map-plate(\d*)/.exec(place.className)[1] : "";
  }

  /** The part of the page that says whether its server is there, or null. */
  const app = () => Atlas.bridge.pageAround()?.querySelector(`[${STATE}]`) ?? null;
  const isThere = (node) => node.getAttribute(STATE) === "CONNECTED";

  /** Ask for the page anew without loading it, as if its reader had come back to this address. */
  function comeBack(page) {
    // Streamlit takes an address with an anchor for a step within the page.
    const address = new URL(page.location.href);
    address.hash = "";
    page.history.replaceState(page.history.state, "", address);
    page.dispatchEvent(new PopStateEvent("popstate", { state: page.history.state }));
  }

  /** Notice when the server is there again. */
  function watch() {
    const node = app();
    if (!node) return;
    let lost = false;
    const observer = new MutationObserver(() => {
      if (lost && isThere(node)) comeBack(node.ownerDocument.defaultView);
      lost = !isThere(node);
    });
    observer.observe(node, { attributeFilter: [STATE] });
    window.addEventListener("pagehide", () => observer.disconnect(), { once: true });
  }

  /** Keep a report that the server cannot hear now. */
  function keep(told) {
    const node = app();
    if (!node || isThere(node)) return;
    const page = node.ownerDocument.defaultView;
    page.history.replaceState(page.history.state, "", address(page.location.href, side(), told));
  }

  return { address, keep, watch };
})();
