"use strict";
// The switch between the ways of reading the map, and the lines of agreement on or off.
globalThis.Atlas ??= {};

Atlas.views = (() => {
  const { make } = Atlas.dom;

  // A further reading of the map needs a line here and a rule in paint.js.
  const VIEWS = [
    { id: "held", label: "Held", title: "Who controlled the land that day" },
    { id: "claimed", label: "Claimed", title: "Whose land it was by law, decree or treaty" },
    { id: "recognised", label: "Recognised", title: "Whose land it was in the eyes of other states" },
    { id: "agreed", label: "Agreed", title: "How Germany and the Soviet Union had shared it out in secret" },
  ];

  let serial = 0;

  function create({ view, agreements, onView, onAgreements, hasLines }) {
    const root = make("div", "ha-views");
    const group = make("fieldset", "ha-viewset");
    group.append(make("legend", "ha-sr", "What the colours show"));
    serial += 1;
    for (const choice of VIEWS) {
      const label = make("label", "ha-view");
      label.title = choice.title;
      const input = make("input");
      Object.assign(input, { type: "radio", name: `ha-view-${serial}`, value: choice.id, checked: choice.id === view });
      input.addEventListener("change", () => onView(choice.id));
      label.append(input, make("span", "", choice.label));
      group.append(label);
    }
    const hint = make("p", "ha-view-hint");
    const explain = (id) => { hint.textContent = VIEWS.find((choice) => choice.id === id).title; };
    explain(view);
    group.addEventListener("change", (event) => explain(event.target.value));
    root.append(group, hint);
    if (hasLines) {
      const label = make("label", "ha-agreements");
      const box = make("input");
      Object.assign(box, { type: "checkbox", checked: agreements });
      box.addEventListener("change", () => onAgreements(box.checked));
      label.append(box, make("span", "", "Lines agreed in secret"));
      root.append(label);
    }
    L.DomEvent.disableClickPropagation(root);
    return root;
  }

  return { VIEWS, create };
})();
