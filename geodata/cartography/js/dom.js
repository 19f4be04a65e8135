"use strict";
// Making elements. Text from data only ever enters as text, never as markup.
globalThis.Atlas ??= {};

Atlas.dom = (() => {
  function make(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined && text !== null) node.textContent = text;
    return node;
  }

  const NS = "http://www.w3.org/2000/svg";

  /** An element of SVG with its attributes. */
  function svg(tag, attributes) {
    const node = document.createElementNS(NS, tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  // Drawn here, because a font may lack the signs of a player.
  const ICONS = {
    play: "M5 3 L16 9.5 L5 16 Z",
    pause: "M4 3 H8 V16 H4 Z M11 3 H15 V16 H11 Z",
    back: "M3 3 H5 V16 H3 Z M16 3 V16 L6 9.5 Z",
    forth: "M14 3 H16 V16 H14 Z M3 3 L13 9.5 L3 16 Z",
    dayback: "M12 3 L5.5 9.5 L12 16 L13.5 14.5 L8.5 9.5 L13.5 4.5 Z",
    dayforth: "M7 3 L13.5 9.5 L7 16 L5.5 14.5 L10.5 9.5 L5.5 4.5 Z",
    present: "M2 3 H17 V13 H2 Z M4 5 V11 H15 V5 Z M6 15 H13 V16.6 H6 Z",
    full: "M3 3 H8 V5 H5 V8 H3 Z M11 3 H16 V8 H14 V5 H11 Z M3 11 H5 V14 H8 V16 H3 Z M14 11 H16 V16 H11 V14 H14 Z",
    close: "M4 5.4 L5.4 4 L9.5 8.1 L13.6 4 L15 5.4 L10.9 9.5 L15 13.6 L13.6 15 L9.5 10.9 L5.4 15 L4 13.6 L8.1 9.5 Z",
  };

  function icon(name) {
    const drawn = svg("svg", { viewBox: "0 0 19 19", class: "ha-icon", "fill-rule": "evenodd", "aria-hidden": "true" });
    drawn.append(svg("path", { d: ICONS[name] }));
    return drawn;
  }

  function button(className, label, name, onClick) {
    const node = make("button", className);
    node.type = "button";
    node.setAttribute("aria-label", label);
    node.title = label;
    node.append(icon(name));
    node.addEventListener("click", onClick);
    return node;
  }

  /** Calls a function once things have been quiet for a while. */
  function debounce(wait, action) {
    let timer = null;
    const later = (...args) => {
      clearTimeout(timer);
      timer = setTimeout(() => action(...args), wait);
    };
    later.cancel = () => clearTimeout(timer);
    return later;
  }

  /** Puts a task off until the frame being made has been painted; only the latest one is done. */
  function afterFrame() {
    let latest = null;
    return (task) => {
      if (!latest) {
        // Not in the next frame's callbacks, which would make that frame late.
        requestAnimationFrame(() => setTimeout(() => {
          const due = latest;
          latest = null;
          due();
        }));
      }
      latest = task;
    };
  }

  /** Have the browser style and lay out what has changed while it waits for the screen, not after that: a look for what is where does. */
  const layOutNow = () => document.elementFromPoint(0, 0);

  /** When the next frame has been painted. */
  const painted = () => new Promise((done) => afterFrame()(done));

  return { afterFrame, layOutNow, painted, make, svg, button, icon, debounce };
})();
