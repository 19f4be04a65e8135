"use strict";
// The only file that knows of Streamlit: it reports a date that has come to rest, and takes commands.
globalThis.Atlas ??= {};

Atlas.bridge = (() => {
  const REST_MS = 150;

  const streamlit = () => globalThis.Streamlit && typeof globalThis.Streamlit.setComponentValue === "function" && globalThis.Streamlit;

  /** A reporter: `rest(date)` after each change, `hold()` while a date is only passing by. */
  function reporter() {
    let serial = 0;
    let last = null;
    const send = Atlas.dom.debounce(REST_MS, (date) => {
      const host = streamlit();
      if (!host || date === last) return;
      last = date;
      serial += 1;
      // The serial makes each report new, also when a date comes back after the page set another.
      host.setComponentValue({ date, serial });
    });
    return {
      rest: (date) => send(date),
      hold: () => send.cancel(),
      known: (date) => { send.cancel(); last = date; },
    };
  }

  /** Height that the reader's window leaves to the map, or null where it cannot be known. */
  function room() {
    try {
      const above = window.frameElement.getBoundingClientRect().top;
      const whole = window.parent.innerHeight;
      // A map near the top of the page ends with the window; one further down fills it when scrolled to.
      return whole - (above > 0 && above < whole / 2 ? above + 12 : 90);
    } catch {
      return null; // another origin: the height that Python gave stays
    }
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

  return { reporter, pageIsDark, fitFrame, streamlit };
})();
