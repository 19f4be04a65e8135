"""What can be touched is no smaller than a fingertip needs (WCAG 2.5.8)."""

CONTROLS = "button, a[href], input, select, textarea, summary, [role=spinbutton]"
LEAST = 24  # px
#: Exempt are links in running text, whose height is that of their line.
SMALL = """([controls, least]) => [...document.querySelectorAll(controls)].filter((node) => {
  const running = node.tagName === "A" && getComputedStyle(node).display === "inline"
    && node.closest("p, li, td, dd, cite, figcaption");
  return !running && !node.closest("canvas, [aria-hidden=true]")
    && node.checkVisibility({ visibilityProperty: true });
}).map((node) => {
  const { width, height, right } = (node.closest("label") ?? node).getBoundingClientRect();
  const name = node.getAttribute("aria-label") || node.innerText || node.className || node.tagName;
  return [name, width, height, right];
}).filter(([, width, height, right]) => right > 0 && Math.max(width, height) > 1
  && Math.min(width, height) < least - 0.5)"""


def small(page):
    """Name, width, height and right edge of what is too small, in a page and its frames."""
    return [each for frame in page.frames for each in frame.evaluate(SMALL, [CONTROLS, LEAST])]
