"use strict";
// Asks for the map's data as soon as its frame is there; left to itself the request waits for script and style sheet.
globalThis.Atlas ??= {};

Atlas.ahead = (address) => {
  // A browser that has it in its store needs no other copy.
  const kept = Promise.resolve(globalThis.caches?.match(new URL(address, document.baseURI).href)).catch(() => null);
  kept.then((found) => {
    if (found) return;
    // Anonymous as fetch() asks, or the answer would not be taken for the same.
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", href: address, crossOrigin: "anonymous" }));
  });
};
