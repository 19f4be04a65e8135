"""A reader without a mouse: where Tab leads, and whether it can be seen there."""

#: No page has more stops than this; more means that the focus goes in a circle.
MOST = 400
#: What can be acted on; of what is moved through with arrow keys only one has a place in the order.
CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]"

#: Functions on nodes of the page and of the frames in it.
HELP = """
const frames = [...document.querySelectorAll("iframe")];
const shape = (node) => node.closest("label") ?? node;
const named = (node) => [node.tagName, (node.getAttribute("aria-label")
  || (node.labels?.[0] ?? node).innerText || "").trim().slice(0, 60)].join(" ");

/** Is it a cell of a table of Streamlit? These are drawn, and so is their mark. */
const drawn = (node) => Boolean(node.closest("canvas"));

function focused() {
  let node = document.activeElement;
  if (node?.tagName === "IFRAME") node = node.contentDocument.activeElement;
  return node && node !== node.ownerDocument.body ? node : null;
}

/** Has the focus a mark, on the node or around it? */
function marked(node) {
  const around = [node, node.parentElement, node.closest("label, [role=radiogroup]")];
  return around.filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
}

/** Is any part of it in sight, under nothing else (WCAG 2.4.11)? */
function inSight(node) {
  if (drawn(node)) return true;
  const frame = frames.find((each) => each.contentDocument === node.ownerDocument);
  const moved = frame ? frame.getBoundingClientRect() : { left: 0, top: 0 };
  const shares = [0.04, 0.5, 0.96];
  return [...shape(node).getClientRects()].some((box) => shares.some((x) => shares.some((y) => {
    const place = [box.left + x * box.width, box.top + y * box.height];
    const hit = node.ownerDocument.elementFromPoint(...place);
    if (!hit || !shape(node).contains(hit)) return false;
    const above = [place[0] + moved.left, place[1] + moved.top];
    return !frame || document.elementFromPoint(...above) === frame;
  })));
}
"""
STOP = f"""() => {{
  {HELP}
  const node = focused();
  if (!node) return null;
  (node.closest("canvas") ?? node).dataset.reached = "";
  return [named(node), Boolean(node.ownerDocument.defaultView.frameElement),
    drawn(node) || marked(node) ? "" : "no mark", inSight(node) ? "" : "covered"];
}}"""
#: What can be seen and was not reached, and what would be covered when the focus comes from below.
MISSED = f"""(controls) => {{
  {HELP}
  const documents = [document, ...frames.map((frame) => frame.contentDocument).filter(Boolean)];
  const all = documents.flatMap((each) => [...each.querySelectorAll(controls)])
    .filter((node) => !node.parentElement.closest("canvas"));
  const reached = all.filter((node) => "reached" in node.dataset);
  const groups = new Set(reached.map((node) => node.type === "radio" && node.name));
  const missed = all.filter((node) => {{
    const {{ width, height }} = node.getBoundingClientRect();
    return !reached.includes(node) && !node.disabled && node.tabIndex >= 0 && width && height
      && node.checkVisibility({{ visibilityProperty: true }})
      && !(node.type === "radio" && groups.has(node.name));
  }});
  const covered = reached.filter((node) => node.isConnected).reverse().filter((node) => {{
    node.focus();
    return !inSight(node);
  }});
  const jumped = all.filter((node) => node.tabIndex > 0);
  return [...missed.map((node) => `missed: ${{named(node)}}`),
    ...covered.map((node) => `covered from below: ${{named(node)}}`),
    ...jumped.map((node) => `out of order: ${{named(node)}}`)];
}}"""


def stops(page):
    """Press Tab until the focus leaves the page.

    Returns
    -------
    list of tuple
        What has the focus, whether it is inside a map's frame, and what is wrong with it.
    """
    found = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append((stop[0], stop[1], " ".join(filter(None, stop[2:]))))
    raise AssertionError(f"the focus is caught: {found[-10:]}")


def walk(page):
    """Press Tab through a page; all is reached, marked and in sight, also on the way back.

    Returns
    -------
    list of str
        Names of what has had the focus.
    """
    found = stops(page)
    faults = [f"{fault}: {name}" for name, _, fault in found if fault]
    faults += page.evaluate(MISSED, CONTROLS)
    assert not faults, faults
    return [name for name, *_ in found]


def met(names, wanted):
    """The wanted parts of names that are met one after the other, as a list."""
    left = iter(names)
    return [part for part in wanted if any(part in name for name in left)]
