"use strict";
// The caption beside the date: every event of the day by its title, the first ones also in words.
globalThis.Atlas ??= {};

Atlas.caption = (() => {
  const { make, debounce } = Atlas.dom;
  const SETTLE_MS = 80;

  function create() {
    const root = make("div", "ha-captionbox");
    const text = make("div", "ha-caption");
    text.id = "ha-caption";
    const more = make("button", "ha-more", "More");
    more.type = "button";
    more.setAttribute("aria-controls", text.id);
    root.append(text, more);
    const self = { root, text, more, key: null };
    more.addEventListener("click", () => open(self, !root.classList.contains("ha-open")));
    // Asking for sizes at once would make the browser lay out the changed map first.
    self.measure = debounce(SETTLE_MS, () => {
      const over = text.scrollHeight > text.clientHeight + 2;
      more.classList.toggle("ha-needed", over || root.classList.contains("ha-open"));
    });
    new ResizeObserver(() => self.measure()).observe(root);
    open(self, false);
    return self;
  }

  function open(self, wanted) {
    self.root.classList.toggle("ha-open", wanted);
    self.more.textContent = wanted ? "Less" : "More";
    self.more.setAttribute("aria-expanded", String(wanted));
    if (!wanted) self.text.scrollTop = 0;
    self.measure();
  }

  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  /** All titles first, numbered where there are several, so that none is out of sight. */
  function titles(events, ago) {
    const line = make("p", "ha-titles");
    if (ago) line.append(make("span", "ha-ago", ago));
    events.forEach((event, index) => {
      if (index) line.append(" \u00b7 ");
      if (events.length > 1) line.append(make("span", "ha-number", `${index + 1}\u00a0`));
      line.append(make("strong", "", event.title));
    });
    return line;
  }

  function words(event, cite) {
    const parts = [];
    if (event.text) parts.push(` ${event.text}`);
    if (event.certainty === "disputed") parts.push(" ", make("em", "ha-disputed", `Disputed. ${event.note || ""}`));
    if (event.source) parts.push(" ", make("cite", "ha-source", cite(event.source)));
    return parts;
  }

  /** Before the first event of a map there is nothing to tell but when it comes. */
  function coming(next) {
    const line = make("p", "ha-titles");
    line.append(make("span", "ha-ago", `First event, on ${Atlas.days.long(next.day)}: `), make("strong", "", next.title));
    return line;
  }

  /** The events of the day, or the latest ones before it, set back; before all of them the `next` one. */
  function show(self, day, events, cite, next = null) {
    const past = events.length > 0 && events[0].day !== day;
    const ago = past ? `${capital(Atlas.chronology.agoText(day - events[0].day))}: ` : "";
    const key = events.map((event) => event.event).join() + past + (events.length ? "" : next?.event);
    if (self.key === key) {
      if (past) self.text.querySelector(".ha-ago").firstChild.data = ago;
      return;
    }
    self.key = key;
    self.text.classList.toggle("ha-caption-past", past || !events.length);
    const parts = events.length || !next ? [] : [coming(next)];
    if (events.length) {
      const head = titles(events, ago);
      parts.push(head);
      if (events.length === 1) head.append(...words(events[0], cite));
      else {
        parts.push(...events.map((event, index) => {
          const part = make("p", "ha-event");
          part.append(make("span", "ha-number", `${index + 1}`), ...words(event, cite));
          return part;
        }));
      }
    }
    self.text.replaceChildren(...parts);
    self.measure();
  }

  return { create, show, fold: (self) => open(self, false) };
})();
