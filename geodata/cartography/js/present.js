"use strict";
// Presenting: the map, the date, the caption and the legend fill the window, in type for the back row.
// Nothing is made anew: the same nodes move to the stage and back.
globalThis.Atlas ??= {};

Atlas.present = (() => {
  const { make, button, debounce } = Atlas.dom;
  const SETTLE_MS = 60;
  const STEP = 0.06;
  const GOOD = 0.82; // of the full size; below it, words are left out rather than made smaller
  const LEAST = 0.58;
  const LEVELS = ["", "ha-lean", "ha-lean ha-terse"]; // fine points of the legend go first, then the longer texts
  const [TYPE_LOW, TYPE_HIGH, TYPE_PER] = [1.45, 2.6, 520];
  const PARTS = [".ha-datebox", ".ha-captionbox", ".ha-tour", ".ha-legend"];

  /** How much larger than on a desk everything on the map is drawn, for a window of that many pixels. */
  const typeScale = (width, height) => Math.min(TYPE_HIGH, Math.max(TYPE_LOW, Math.min(width * 0.75, height) / TYPE_PER));

  /** The most words in type of good size for which `fits(share, level)` holds; only then smaller type. */
  function fitting(fits, levels = LEVELS.length) {
    for (let level = 0; level < levels; level += 1) {
      const least = level < levels - 1 ? GOOD : LEAST;
      for (let share = 1; share >= least - 1e-9; share -= STEP) if (fits(share, level)) return { share, level };
    }
    return { share: LEAST, level: levels - 1 };
  }

  /** `before()` and `changed()` are called around a change of the map's size, `told(on)` when the mode begins or ends. */
  function create({ frame, before, changed, told, step }) {
    const stage = make("div", "ha-stage");
    const tools = make("div", "ha-stage-tools");
    const full = button("ha-btn ha-quiet", "Full screen", "full", () => toggleFull(self));
    tools.append(
      button("ha-btn ha-quiet", "Previous (Page Up)", "back", () => step(-1)),
      button("ha-btn ha-quiet", "Next (Page Down)", "forth", () => step(1)),
      full,
      button("ha-btn ha-quiet", "Leave presenting (Esc)", "close", () => leave(self)),
    );
    const curtain = make("div", "ha-curtain");
    curtain.addEventListener("click", () => blank(self, false));
    const self = { frame, stage, tools, curtain, full, before, changed, told, on: false, homes: [], wasFull: false, from: null };
    self.fit = debounce(SETTLE_MS, () => fit(self));
    new MutationObserver(self.fit).observe(stage, { childList: true, subtree: true, characterData: true });
    new ResizeObserver(self.fit).observe(stage);
    for (const doc of new Set([document, Atlas.bridge.topDocument()])) {
      const hear = () => fullChanged(self, doc);
      doc.addEventListener("fullscreenchange", hear);
      window.addEventListener("pagehide", () => doc.removeEventListener("fullscreenchange", hear));
    }
    return self;
  }

  /** A quiet control on the map that begins presenting. */
  function opener(self) {
    const node = make("div", "leaflet-bar ha-opener");
    const press = button("ha-btn", "Present: fill the window (P)", "present", () => enter(self, { full: true }));
    press.append(make("span", "", "Present"));
    node.append(press);
    L.DomEvent.disableClickPropagation(node);
    return node;
  }

  /** `asked`: the page itself wants it, and need not be told. */
  function enter(self, { full = false, asked = false } = {}) {
    if (self.on) return;
    self.before();
    self.on = true;
    self.from = document.hasFocus() ? document.activeElement : null;
    self.homes = PARTS.map((part) => self.frame.root.querySelector(part)).filter(Boolean).map((node) => {
      const home = document.createComment("");
      node.replaceWith(home);
      return { node, home, open: node.open };
    });
    self.stage.append(...self.homes.map(({ node }) => node), self.tools);
    for (const { node } of self.homes) if (node.tagName === "DETAILS") node.open = true;
    self.frame.plate.append(self.stage);
    self.frame.root.append(self.curtain);
    self.frame.root.classList.add("ha-present");
    Atlas.bridge.fillWindow(true);
    if (full) goFull(self);
    self.told(true, asked);
    self.changed();
    self.fit();
  }

  function leave(self) {
    if (!self.on) return;
    self.before();
    self.on = false;
    blank(self, false);
    const lost = document.hasFocus() && (document.activeElement === document.body || self.tools.contains(document.activeElement));
    for (const { node, home, open } of self.homes) {
      home.replaceWith(node);
      if (node.tagName === "DETAILS") node.open = open;
    }
    self.stage.remove();
    self.curtain.remove();
    self.frame.root.classList.remove("ha-present");
    self.frame.root.style.removeProperty("--ha-type");
    Atlas.bridge.fillWindow(false);
    const doc = Atlas.bridge.topDocument();
    self.wasFull = false;
    if (doc.fullscreenElement) doc.exitFullscreen().catch(() => {});
    self.told(false, false);
    self.changed();
    // What had the focus before was hidden meanwhile, or goes now.
    if (lost) (self.from === document.body ? null : self.from ?? self.frame.root.querySelector(".ha-opener button"))?.focus({ preventScroll: true });
  }

  const toggle = (self) => (self.on ? leave(self) : enter(self, { full: true }));

  /** The whole screen where the browser allows it; the window is filled in any case. */
  function goFull(self) {
    const whole = Atlas.bridge.topDocument().documentElement;
    if (!whole.requestFullscreen) return;
    whole.requestFullscreen({ navigationUI: "hide" }).then(() => { self.wasFull = true; }, () => {});
  }

  function toggleFull(self) {
    const doc = Atlas.bridge.topDocument();
    if (!doc.fullscreenElement) goFull(self);
    else {
      self.wasFull = false; // the mode stays
      doc.exitFullscreen().catch(() => {});
    }
  }

  /** The browser keeps Esc for itself in full screen, so its end is the end of the mode too. */
  function fullChanged(self, doc) {
    if (doc.fullscreenElement || !self.wasFull) return;
    self.wasFull = false;
    leave(self);
  }

  /** A dark screen, as presenters' remotes ask for it, so that the class looks at the speaker. */
  function blank(self, wanted = !self.frame.root.classList.contains("ha-blank")) {
    self.frame.root.classList.toggle("ha-blank", wanted && self.on);
  }

  /** Before the map is measured: its scale follows the window. */
  function scale(self) {
    const { root } = self.frame;
    if (self.on) root.style.setProperty("--ha-type", typeScale(root.clientWidth, root.clientHeight).toFixed(3));
  }

  /** Type as large as the caption and the legend of the day leave room for. */
  function fit(self) {
    if (!self.on) return;
    const { stage } = self;
    fitting((share, level) => {
      stage.style.setProperty("--ha-fit", share.toFixed(2));
      stage.className = `ha-stage ${LEVELS[level]}`;
      return stage.scrollHeight <= stage.clientHeight + 1;
    });
  }

  return { create, opener, enter, leave, toggle, blank, scale, typeScale, fitting };
})();
