"use strict";
// The atlas's own fonts. Widths of names are measured in them, so they must be there before names are placed.
globalThis.Atlas ??= {};

Atlas.fonts = (() => {
  const WAIT_MS = 2500; // a slow network must not keep the map from being shown
  const PAUSE_MS = 40;
  const TRIES = 500;
  const FACES = ["400 16px 'Atlas Serif'", "italic 400 16px 'Atlas Serif'", "600 16px 'Atlas Serif'", "400 16px 'Atlas Sans'", "600 16px 'Atlas Sans'"];

  /** Asks for all faces. As long as the style sheet that names them is not there, there is nothing to ask for. */
  async function all(fonts, faces, tries) {
    try {
      const found = await Promise.all(faces.map((face) => fonts.load(face)));
      if (found.every((list) => list.length)) return true;
    } catch {
      return false;
    }
    if (!tries) return false;
    await new Promise((done) => setTimeout(done, PAUSE_MS));
    return all(fonts, faces, tries - 1);
  }

  /** `all` says when the faces are there, or false if they do not come; `soon` says so after a while at the latest. */
  function load(fonts = document.fonts, faces = FACES) {
    const whole = all(fonts, faces, TRIES);
    return { all: whole, soon: Promise.race([whole, new Promise((done) => setTimeout(done, WAIT_MS, false))]) };
  }

  return { load };
})();
