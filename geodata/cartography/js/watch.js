"use strict";
// Loaded before all else and on its own: says so in words when the map does not come.
(() => {
  const PATIENCE_MS = 20000;

  function say(text) {
    if (document.querySelector(".ha-ready, .ha-failure, .ha-watch")) return;
    const note = document.createElement("p");
    note.className = "ha-watch";
    note.setAttribute("role", "alert");
    note.style.cssText = "font: 16px/1.5 system-ui, sans-serif; margin: 0; padding: 24px; color: #33302b; background: #f8f4e8;";
    note.textContent = text;
    document.body.prepend(note);
    // Nothing lies over the words.
    if (window.frameElement) window.frameElement.dataset.atlasDrawn = "";
    globalThis.Streamlit?.setFrameHeight?.(180);
  }

  window.addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) say("The map could not be loaded: its script did not arrive. Reload the page to try again.");
  }, true);
  setTimeout(() => say("The map has not come yet. It may still be loading; if nothing changes, reload the page."), PATIENCE_MS);
})();
