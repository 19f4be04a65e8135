"use strict";
// A day in the page's address is for its map; the map reads it from its own address.
const day = new URLSearchParams(location.search).get("date");
const map = document.getElementById("map");
if (map && /^\d{4}-\d{2}-\d{2}$/.test(day || "")) map.src = `${map.dataset.src}?date=${day}`;
