"use strict";
// Measuring type, and the boxes that names are laid out in.
globalThis.Atlas ??= {};

Atlas.lettering = (() => {
  const widths = new Map();
  const spans = new Map();
  let pen = null;

  /** Width of a text at a font size of 100 px; measured once. */
  function textWidth(text, font) {
    const key = font + text;
    if (!widths.has(key)) {
      pen ??= document.createElement("canvas").getContext("2d");
      pen.font = font;
      widths.set(key, pen.measureText(text).width);
    }
    return widths.get(key);
  }

  /** Widths of a text's letters at a font size of 100 px, each with its kerning to the one before. */
  function advances(text, font) {
    const key = `${font}|${text}`;
    if (!spans.has(key)) {
      const ends = [...text].map((_, i) => textWidth(text.slice(0, i + 1), font));
      spans.set(key, ends.map((end, i) => end - (ends[i - 1] || 0)));
    }
    return spans.get(key);
  }

  /** Measure anew: the fonts have come. */
  function forget() {
    widths.clear();
    spans.clear();
  }

  const box = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });
  const inside = (p, size, margin) => p.x > margin && p.y > margin && p.x < size.x - margin && p.y < size.y - margin;

  return { forget, textWidth, advances, box, inside };
})();
