"use strict";
// Keys that move the date from anywhere in the map's document, as remotes of presenters send them.
globalThis.Atlas ??= {};

Atlas.keyboard = (() => {
  const typing = (node) => node && (node.isContentEditable || /^(TEXTAREA|SELECT)$/.test(node.tagName)
    || (node.tagName === "INPUT" && !/^(range|checkbox|radio|button)$/.test(node.type)));
  const choosing = (node) => node && node.tagName === "INPUT" && node.type === "radio";
  const pressing = (node) => node && (/^(BUTTON|A|SUMMARY)$/.test(node.tagName) || (node.tagName === "INPUT" && /^(checkbox|radio)$/.test(node.type)));

  /** What a key asks for, or null: pure, so that it can be tested without a document. */
  function meaning(event, target) {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(target)) return null;
    if (event.key.startsWith("Arrow") && choosing(target)) return null;
    if (event.shiftKey) return event.key.startsWith("Arrow") ? { pan: event.key } : event.key === "+" ? { zoom: 1 } : null;
    switch (event.key) {
      case "ArrowLeft": case "ArrowDown": return { step: -1 };
      case "ArrowRight": case "ArrowUp": return { step: 1 };
      case "PageUp": return { event: -1 };
      case "PageDown": return { event: 1 };
      case "Home": return { edge: -1 };
      case "End": return { edge: 1 };
      case " ": return pressing(target) ? null : { play: true };
      case "Escape": return { close: true };
      case "p": case "P": return { present: true };
      case "b": case ".": return { blank: true };
      case "+": case "=": return { zoom: 1 };
      case "-": return { zoom: -1 };
      default: return null;
    }
  }

  function listen(doc, act, allowed = () => true) {
    const options = { capture: true };
    const hear = (event) => {
      const wish = meaning(event, event.target);
      if (!wish || !allowed(wish, event)) return;
      event.preventDefault();
      event.stopPropagation();
      act(wish);
    };
    doc.addEventListener("keydown", hear, options);
    return () => doc.removeEventListener("keydown", hear, options);
  }

  /**
   * Of the page around the map only keys that nothing there has the focus for, and of them not those with
   * which a page is scrolled line by line or zoomed.
   */
  function meantForMap(wish, { key }, focused, bare = "body, .stApp, .stMain, [data-testid=stMain]") {
    const free = !focused || focused.matches(bare);
    return free && key !== "ArrowUp" && key !== "ArrowDown" && Boolean(wish.step || wish.event || wish.edge || wish.play || wish.present);
  }

  return { meaning, listen, meantForMap };
})();
