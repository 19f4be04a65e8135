"use strict";
// Sheets over the map whose extent stays the same whatever comes and goes on them. Chromium sorts all layers of a
// page anew when the extent of one changes, which takes longer than to paint what has changed.
globalThis.Atlas ??= {};

Atlas.hull = (() => {
  const { svg } = Atlas.dom;

  /** A sheet, empty but for a hull that nobody sees. */
  function sheet(className, parent) {
    const made = svg("svg", { class: `ha-over ${className}`, "aria-hidden": "true" });
    made.append(svg("path", { class: "ha-hull" }));
    parent.append(made);
    return made;
  }

  /** Let a sheet reach over all of the map that is in sight: one pixel in each of two corners. */
  function stretch({ firstChild }, map) {
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    firstChild.setAttribute("d", [[x, y], [x + size.x - 1, y + size.y - 1]].map(([left, top]) => `M${left} ${top}h1v1h-1z`).join(""));
  }

  /** Give a sheet these elements and no others. */
  function fill(sheet_, nodes) {
    while (sheet_.lastChild !== sheet_.firstChild) sheet_.lastChild.remove();
    sheet_.append(...nodes);
  }

  return { sheet, stretch, fill };
})();
