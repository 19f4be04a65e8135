/* Takes the first sight away when the page itself shows what it shows, or has anything else to say. */
(() => {
  const first = document.getElementById("atlas-first");
  const page = document.documentElement;
  const found = (selector) => document.querySelector(selector);
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  /** The page's colours, if its reader has chosen; Streamlit keeps that under a name with a version. */
  function chosen() {
    try {
      const place = `stActiveTheme-${location.pathname}-v`;
      const key = Object.keys(localStorage).find((name) => name.startsWith(place));
      return /^"(light|dark)"$/i.exec(localStorage.getItem(key))?.[1].toLowerCase();
    } catch {
      return undefined;
    }
  }

  function go() {
    watch.disconnect();
    first.remove();
    page.removeAttribute("data-atlas-first");
  }

  /** Go when the still in the map's own place can be painted. */
  function handOver(address) {
    watch.disconnect();
    const still = new Image();
    still.src = address;
    still.decode().then(() => requestAnimationFrame(go), go);
  }

  /** Is the page another than was expected, or has it something to say, or is the map there? */
  function otherwise() {
    const said = '[data-testid="stAlert"], [data-testid="stException"], [role="dialog"]';
    if (found(`${said}, iframe[data-atlas-drawn]`)) return true;
    const title = found('[data-testid="stMain"] h1');
    return Boolean(title) && plain(title.textContent) !== plain(first.dataset.title);
  }

  function look() {
    const plate = found('[class*="st-key-map-plate"]');
    // Streamlit builds the map's place before it has the style sheets that dress it.
    const dress = plate && getComputedStyle(plate, "::after");
    const still = dress && /url\("(.*)"\)/.exec(dress.backgroundImage);
    const rests = found('[data-test-script-state="notRunning"]') && found('[data-testid="stMain"] h1');
    if (still) handOver(still[1]);
    else if (otherwise() || (rests && dress?.content !== "none")) go();
  }

  const watch = new MutationObserver(look);
  // A browser that knows no trees of their own in HTML has kept it as it stood there.
  if (first.firstElementChild) return;
  first.style.colorScheme = chosen() ?? "";
  page.dataset.atlasFirst = "";
  const all = { subtree: true, childList: true, attributeFilter: ["data-test-script-state", "data-atlas-drawn"] };
  watch.observe(document.body, all);
  setTimeout(go, 20000);
})();
