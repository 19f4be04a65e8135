"use strict";
// The only file that knows of Streamlit: it reports a date that has come to rest, or a place that was
// clicked, and takes commands.
globalThis.Atlas ??= {};

Atlas.bridge = (() => {
  const REST_MS = 150;

  const streamlit = () => globalThis.Streamlit && typeof globalThis.Streamlit.setComponentValue === "function" && globalThis.Streamlit;

  /**
   * Does a command of the page answer an older state of the map than the reader sees? `known` is
   * {number, serial, told, moving}: last command and last report, the dates reported since, and
   * whether the reader has moved on without a report.
   */
  function stale({ date, number, serial }, known) {
    if (number <= known.number) return true;
    if (Number.isFinite(serial) && serial < known.serial) return true;
    return known.moving && known.told.has(date);
  }

  /** A place on the map as it is reported: [longitude, latitude] to about ten metres. */
  const place = ({ lng, lat }) => [lng, lat].map((degrees) => Math.round(degrees * 1e4) / 1e4);

  /**
   * A reporter: `rest(date)` after each change, `hold()` while a date is only passing by, and
   * `choose(date, latlng)` at once when the reader points at a place.
   */
  function reporter() {
    // From the clock, so that the reports of a later mount are later to the server too.
    const known = { number: -Infinity, serial: Date.now(), told: new Set(), moving: false };
    let first = true;
    let last = null;
    let fresh = false; // something besides the date has changed
    const besides = {};
    function report(date, host) {
      fresh = false;
      last = date;
      first = false;
      known.serial += 1;
      known.told.add(date);
      // The serial makes each report new, also when a date comes back after the page set another.
      const told = { ...besides, date, serial: known.serial };
      host.setComponentValue(told);
      Atlas.away.keep(told);
    }
    const send = Atlas.dom.debounce(REST_MS, (date) => {
      known.moving = false;
      const host = streamlit();
      if (host && (date !== last || fresh)) report(date, host);
    });
    return {
      choose(date, latlng) {
        send.cancel();
        known.moving = false;
        const host = streamlit();
        // It goes with all later reports, because of two that follow closely only one may arrive;
        // the serial of its own report tells whether it has been heard.
        Object.assign(besides, { point: place(latlng), pointed: known.serial + 1 });
        if (host) report(date, host);
      },
      rest: (date) => { known.moving = date !== last; send(date); },
      /** What else the page's address should keep, such as {present: true}; without a date it is known there. */
      tell(more, date = null) {
        Object.assign(besides, more);
        if (date === null) return;
        fresh = true;
        send(date);
      },
      hold: () => { known.moving = true; send.cancel(); },
      known: (date) => { known.moving = false; send.cancel(); last = date; },
      /** May a command of the page be followed? */
      accepts(command) {
        if (stale(command, first ? { ...known, serial: -Infinity } : known)) return false;
        if (Number.isFinite(command.number)) known.number = command.number;
        known.told.clear();
        return true;
      },
    };
  }

  // px above a map and below it, as the place that the page keeps for it has them (plate.css, ``--high``),
  const AROUND = 128;
  const TITLE = 160; // and from where on more than a title of two lines stands above it

  /** Height that the reader's window leaves to the map, or null where it cannot be known. */
  function room() {
    try {
      const above = window.frameElement.getBoundingClientRect().top;
      const whole = window.parent.innerHeight;
      // A map near the top of the page ends with the window; one further down fills it when scrolled to.
      if (above <= 0 || above >= whole / 2) return whole - 90;
      return whole - (above > TITLE ? above + 12 : AROUND);
    } catch {
      return null; // another origin: the height that Python gave stays
    }
  }

  /** The page around the map, or null where there is none or it may not be touched. */
  function pageAround() {
    try {
      return streamlit() && window.parent !== window ? window.parent.document : null;
    } catch {
      return null;
    }
  }

  /** The outermost document that may be touched. */
  const topDocument = () => pageAround() || document;

  /** Let the frame fill the window, or go back to its place; the page's style sheet does the rest. */
  function fillWindow(wanted) {
    const page = pageAround();
    if (!page) return;
    const { dataset } = page.documentElement;
    const scroller = page.querySelector('[data-testid="stMain"]');
    if (wanted) {
      scrolled = scroller ? scroller.scrollTop : 0;
      dataset.atlasPresent = "on";
      window.frameElement.dataset.atlasPresented = "yes";
      window.addEventListener("pagehide", () => { delete dataset.atlasPresent; }, { once: true });
    } else {
      dataset.atlasPresent = "off";
      delete window.frameElement.dataset.atlasPresented;
      if (scroller) scroller.scrollTop = scrolled;
    }
  }
  let scrolled = 0;

  /** What a screen reader says of the frame; its title is the name of a component. */
  function nameFrame(title = "Map of the atlas") {
    document.documentElement.lang ||= "en";
    if (!pageAround()) return;
    document.title = title;
    window.frameElement.setAttribute("aria-label", title);
    window.frameElement.setAttribute("aria-description", "Views, legend, table of the day and date slider");
  }

  /**
   * streamlit-folium hides its second map by a rule for any second child. While there is one, Chromium styles anew all
   * names that stand after one that comes or goes.
   */
  function freeSiblings() {
    for (const { cssRules } of [...document.styleSheets].filter(({ href }) => !href)) for (const rule of cssRules) {
      if (rule.selectorText === ".single > :nth-child(2)") rule.selectorText = ".single #map_div2";
    }
  }

  /** Is at least half of the map in sight? */
  function inSight() {
    const { top, bottom, height } = window.frameElement.getBoundingClientRect();
    return Math.min(bottom, window.parent.innerHeight) - Math.max(top, 0) > height / 2;
  }

  /**
   * Keys pressed in the page, before anybody has clicked on the map, as long as the map is in sight;
   * all of them while the map is all that is seen.
   */
  function pageKeys(act, alone = () => false, only = () => true) {
    const page = pageAround();
    if (!page) return;
    const stop = Atlas.keyboard.listen(page, act, (wish, event) => {
      if (!window.frameElement) { stop(); return false; }
      return alone() || (only() && Atlas.keyboard.meantForMap(wish, event, page.activeElement) && inSight());
    });
    window.addEventListener("pagehide", stop);
  }

  /** The day or event for which a link of the page asks, if it leads to this very page: {date, event}, else null. */
  function wanted(href, here) {
    const [to, from] = [new URL(href, here), new URL(here)];
    if (to.origin !== from.origin || to.pathname !== from.pathname || to.hash) return null;
    const asked = Object.fromEntries(to.searchParams);
    const known = Object.keys(asked).every((name) => name === "date" || name === "event");
    return known && (asked.date || asked.event) ? asked : null;
  }

  /** Links of the page to a day: `act(asked)` moves the map at once and says whether it could; else the browser follows. */
  function pageLinks(act) {
    const page = pageAround();
    if (!page) return;
    const hear = (event) => {
      if (!window.frameElement) { page.removeEventListener("click", hear); return; }
      const link = event.target.closest?.("a[href]");
      const other = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented;
      if (!link || other || link.target === "_blank") return;
      const asked = wanted(link.href, page.location.href);
      if (!asked || !act(asked)) return;
      event.preventDefault();
      if (inSight()) return;
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      window.frameElement.scrollIntoView({ block: "end", behavior: still ? "auto" : "smooth" });
    };
    page.addEventListener("click", hear);
    window.addEventListener("pagehide", () => page.removeEventListener("click", hear));
  }

  /** One finger scrolls the page past the map, two move the map: only where fingers are the way to scroll. */
  function leaveScrolling(map) {
    if (pageAround() && matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  }

  /** Is the page around the map dark? Alone, or where it cannot be known, the map is light. */
  function pageIsDark() {
    try {
      const page = window.parent !== window && window.parent.document.querySelector(".stApp");
      const colour = page && getComputedStyle(page).backgroundColor.match(/\d+/g);
      return Boolean(colour) && colour.slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 384;
    } catch {
      return false;
    }
  }

  /** Let the page take away what stood in the map's place: the map is there, or says why not. */
  function uncover() {
    if (window.frameElement) window.frameElement.dataset.atlasDrawn = "";
  }

  /** Fit the frame, and the map in it, to the reader's window, whose size Python cannot see. */
  function fitFrame(root, low, high) {
    const host = streamlit();
    if (!host || room() === null) return;
    const original = host.setFrameHeight.bind(host);
    let height = 0;
    const fit = () => {
      const wanted = Math.round(Math.min(high, Math.max(low, room())));
      if (wanted === height) return;
      height = wanted;
      root.style.height = `${height}px`;
      original(height);
    };
    // streamlit-folium sets Python's height again with each command.
    host.setFrameHeight = () => original(height);
    fit();
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth === width) return; // our own change of height
      width = window.innerWidth;
      fit();
    });
  }

  return { stale, place, reporter, pageAround, topDocument, fillWindow, wanted, pageLinks, pageKeys, leaveScrolling, nameFrame, freeSiblings, uncover, pageIsDark, fitFrame, streamlit };
})();
