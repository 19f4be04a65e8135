"use strict";
// Buttons that open and close what is not always on the map: the table of the day, the chart of areas.
globalThis.Atlas ??= {};

Atlas.tools = (() => {
  const { make } = Atlas.dom;

  /** `choices` are {label, title, open, change(open)}; those that are null are left out. */
  function create(choices) {
    const root = make("div", "ha-tools");
    const set = (tool, open) => {
      if (tool.open === open) return;
      tool.open = open;
      tool.button.setAttribute("aria-expanded", String(open));
      tool.change(open);
    };
    const tools = choices.filter(Boolean).map(({ label, title, change }) => {
      const button = make("button", "ha-tool", label);
      button.type = "button";
      button.title = title;
      button.setAttribute("aria-expanded", "false");
      const tool = { button, change, open: false };
      button.addEventListener("click", () => set(tool, !tool.open));
      root.append(button);
      return tool;
    });
    L.DomEvent.disableClickPropagation(root);
    return { root, set: (index, open) => tools[index] && set(tools[index], open), button: (index) => tools[index]?.button };
  }

  return { create };
})();
