"use strict";
// The time control below the map: it shows a day and asks for another; it does not know what a day means.
globalThis.Atlas ??= {};

Atlas.timeControl = (() => {
  const { make, button, icon, debounce } = Atlas.dom;
  const { long, months, parts, MONTHS } = Atlas.days;
  const SPEAK_MS = 500; // a voice would never end with every day of a drag; what counts is where it rests

  /** `ask` is {day(day), step(±1), event(±1), play(), speed(id)}; `onDrag(bool)` tells of dragging. */
  function create({ first, last, events, title, ask, onDrag }) {
    const root = make("section", "ha-time");
    root.setAttribute("aria-label", title ? Atlas.frame.of("Date", title) : "Date of the map");

    const head = make("div", "ha-time-head");
    const weekday = make("span", "ha-weekday", " ");
    const date = make("span", "ha-date", " ");
    const dateBox = make("div", "ha-datebox");
    dateBox.append(weekday, date);
    const told = Atlas.caption.create();
    head.append(dateBox, told.root);

    const bar = make("div", "ha-time-bar");
    const buttons = make("div", "ha-buttons");
    const play = button("ha-btn ha-play", "Play", "play", () => ask.play());
    const back = button("ha-btn", "Previous event (Page Up)", "back", () => ask.event(-1));
    const forth = button("ha-btn", "Next event (Page Down)", "forth", () => ask.event(1));
    const dayBack = button("ha-btn", "Previous day (left arrow)", "dayback", () => ask.step(-1));
    const dayForth = button("ha-btn", "Next day (right arrow)", "dayforth", () => ask.step(1));
    buttons.append(back, dayBack, play, dayForth, forth, speeds(ask));

    const track = make("div", "ha-track");
    const slider = make("input", "ha-slider");
    Object.assign(slider, { type: "range", min: first, max: last, step: 1 });
    slider.setAttribute("aria-label", "Date");
    track.append(ticks(events, first, last), slider, scale(first, last));
    bar.append(buttons, track);

    const live = make("div", "ha-live");
    live.setAttribute("aria-live", "polite");
    live.setAttribute("role", "status");
    root.append(head, bar, live);

    slider.addEventListener("input", () => ask.day(Number(slider.value)));
    slider.addEventListener("pointerdown", () => onDrag(true));
    for (const name of ["pointerup", "pointercancel", "change", "blur"]) slider.addEventListener(name, () => onDrag(false));

    // What a voice is to say of the day that is shown, and what it has said last.
    let words = [];
    let heard = "";
    const speak = debounce(SPEAK_MS, () => {
      if (heard === words.join()) return;
      heard = words.join();
      // A slider that has the focus says its date itself.
      const said = document.hasFocus() && document.activeElement === slider;
      live.textContent = words.slice(said ? 1 : 0).join(". ");
    });

    function show(day, current, { cite, next = null }) {
      const p = parts(day);
      weekday.firstChild.data = p.weekday;
      date.firstChild.data = `${p.day} ${p.monthName} ${p.year}`;
      if (Number(slider.value) !== day) slider.value = day;
      slider.style.setProperty("--share", (day - first) / Math.max(1, last - first));
      slider.setAttribute("aria-valuetext", long(day, true));
      Atlas.caption.show(told, day, current, cite, next);
      words = [long(day, true), ...current.filter((event) => event.day === day).map((event) => event.title)];
    }

    function showPlaying(playing) {
      play.replaceChildren(icon(playing ? "pause" : "play"));
      const label = playing ? "Pause (space)" : "Play (space)";
      play.setAttribute("aria-label", label);
      play.title = label;
      play.setAttribute("aria-pressed", String(playing));
    }

    showPlaying(false);
    /** Something that shares the slider's scale, and what is to stand beside it. */
    const above = (beside, over) => bar.prepend(beside, over);

    return { root, slider, show, showPlaying, rest: speak, pass: speak.cancel, above, fold: () => Atlas.caption.fold(told) };
  }

  function speeds(ask) {
    const label = make("label", "ha-speed");
    label.append(make("span", "ha-sr", "Speed of play"));
    const select = make("select", "ha-select");
    for (const speed of Atlas.player.SPEEDS) {
      const option = make("option", "", speed.label);
      option.value = speed.id;
      select.append(option);
    }
    select.value = "normal";
    select.addEventListener("change", () => ask.speed(select.value));
    label.append(select);
    return label;
  }

  /** One mark per day with events; a day with more events has a taller mark. */
  function ticks(events, first, last) {
    const NS = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(NS, "svg");
    svg.setAttribute("class", "ha-ticks");
    svg.setAttribute("viewBox", `0 0 ${Math.max(1, last - first)} 10`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    const counts = new Map();
    for (const event of events) counts.set(event.day, (counts.get(event.day) || 0) + 1);
    for (const [day, count] of counts) {
      const tick = document.createElementNS(NS, "line");
      const height = Math.min(10, 4 + 2 * count);
      for (const [key, value] of Object.entries({ x1: day - first, x2: day - first, y1: 10, y2: 10 - height })) tick.setAttribute(key, value);
      tick.setAttribute("vector-effect", "non-scaling-stroke");
      svg.append(tick);
    }
    return svg;
  }

  /** Years and months under the slider; the stylesheet thins them out where it is narrow. */
  function scale(first, last) {
    const row = make("div", "ha-scale");
    row.setAttribute("aria-hidden", "true");
    const all = months(first, last);
    const step = all.length > 20 ? 3 : 1;
    for (const month of all) {
      if (month.month % step) continue;
      const year = month.month === 0;
      const mark = make("span", year ? "ha-mark ha-mark-year" : "ha-mark", year ? String(month.year) : MONTHS[month.month].slice(0, 3));
      mark.style.left = `${((month.day - first) / Math.max(1, last - first)) * 100}%`;
      row.append(mark);
    }
    return row;
  }

  return { create };
})();
