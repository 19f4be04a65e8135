"use strict";
// The atlas's own fonts. Widths of names are measured in them, so they must be there before names are placed.
globalThis.Atlas ??= {};

Atlas.fonts = (() => {
  const WAIT_MS = 2500; // a slow network must not keep the map from being shown
  const FACES = ["400 16px 'Atlas Serif'", "italic 400 16px 'Atlas Serif'", "600 16px 'Atlas Serif'", "400 16px 'Atlas Sans'", "600 16px 'Atlas Sans'"];

  /** Asks for all faces; ends when they are there, or after a while without them (then it says false). */
  function load(fonts = document.fonts, faces = FACES) {
    const all = Promise.all(faces.map((face) => fonts.load(face))).then(() => true, () => false);
    return { all, soon: Promise.race([all, new Promise((done) => setTimeout(done, WAIT_MS, false))]) };
  }

  return { load };
})();
