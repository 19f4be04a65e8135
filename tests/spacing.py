"""The space that a reader may put between letters, words, lines and paragraphs (WCAG 1.4.12)."""

STYLE = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
#: Words that are cut only with this space. Below the map the caption cuts after whole lines, and
#: a button opens it; names of towns and lands are a part of the picture.
CUT = """
async (css) => {
  const exempt = ".ha-map > .leaflet-pane, .ha-time .ha-caption, svg, style, script, option";
  const hides = (overflow) => /hidden|clip/.test(overflow);
  const scrolls = (node) => /auto|scroll/.test(getComputedStyle(node).overflowY);

  function* around(node) {
    for (; node && node !== document.body; node = node.parentElement) {
      yield node;
      if (scrolls(node)) return;
    }
  }

  function cuts(node, box) {
    const look = getComputedStyle(node);
    const edge = node.getBoundingClientRect();
    return (hides(look.overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1))
      || (hides(look.overflowY) && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2));
  }

  function cut() {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const shown = text.parentElement.checkVisibility({ visibilityProperty: true });
      if (!shown || !text.data.trim() || text.parentElement.closest(exempt)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = [...range.getClientRects()];
      const nodes = [...around(text.parentElement)];
      if (boxes.some((box) => nodes.some((node) => cuts(node, box)))) found.push(text.data.trim());
    }
    for (const caption of document.querySelectorAll(".ha-time .ha-caption")) {
      const lines = caption.clientHeight / parseFloat(getComputedStyle(caption).lineHeight);
      if (Math.abs(lines - Math.round(lines)) > 0.05) found.push(`${lines} lines of the caption`);
    }
    return found;
  }

  const before = new Set(cut());
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
  const after = cut();
  style.remove();
  return after.filter((text) => !before.has(text));
}
"""


def cut(page):
    """Texts of a page and its frames that such space would cut."""
    return [text for frame in page.frames for text in frame.evaluate(CUT, STYLE)]
