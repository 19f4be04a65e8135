"use strict";
// The choice of the names that towns bear on the map.
globalThis.Atlas ??= {};

Atlas.names = (() => {
  const { make } = Atlas.dom;

  // A further language needs a line here, one in tables.py, and a column in places.csv.
  const FORMS = [
    ["official", "official on that day"], ["today", "today\u2019s"], ["de", "German"], ["pl", "Polish"], ["lt", "Lithuanian"],
    ["lv", "Latvian"], ["et", "Estonian"], ["fi", "Finnish"], ["ro", "Romanian"], ["ru", "Russian"], ["uk", "Ukrainian"], ["be", "Belarusian"],
  ];

  /** Code of a form, the official one if it is not known. */
  const known = (form) => (FORMS.some(([id]) => id === form) ? form : "official");

  /** `choose(form)` is called when the reader wants other names. */
  function create(form, choose) {
    const root = make("label", "ha-names");
    root.title = "Where a language has no name of its own for a town, the official name of the day stands";
    root.append(make("span", "", "Names"));
    const select = make("select", "ha-select");
    for (const [id, label] of FORMS) {
      const option = make("option", "", label);
      option.value = id;
      select.append(option);
    }
    select.value = known(form);
    select.addEventListener("change", () => choose(select.value));
    root.append(select);
    return root;
  }

  return { FORMS, known, create };
})();
