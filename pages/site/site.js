"use strict";
// Day and view in the page's address are for its maps; each map reads them from its own address.
const asked = new URLSearchParams(location.search);
for (const map of document.querySelectorAll("iframe[data-src]")) {
  const own = new URLSearchParams();
  for (const name of ["date", "view"]) {
    const value = asked.get(name + map.dataset.side);
    if (value) own.set(name, value);
  }
  if (own.size) map.src = `${map.dataset.src}?${own}`;
}

// The list of towns: only those stay in sight that are called so, or nearly so, in any language.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");
const field = document.getElementById("town");
field?.addEventListener("input", () => {
  const wanted = plain(field.value.trim());
  let left = 0;
  for (const town of document.querySelectorAll("[data-names]")) {
    town.hidden = !plain(town.dataset.names).includes(wanted);
    left += !town.hidden;
  }
  document.getElementById("found").textContent = left === 1 ? "1 town" : `${left} towns`;
});
