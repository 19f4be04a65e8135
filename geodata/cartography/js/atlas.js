"use strict";
// Puts the parts together: one map, one clock, and everything on the map following it in the same frame.
globalThis.Atlas ??= {};

Atlas.mount = (() => {
  const { make, layOutNow } = Atlas.dom;
  const { corner, covered } = Atlas.frame;
  const { parse, format, clamp } = Atlas.days;
  const { chronology, layers: draw, player, stretches } = Atlas;
  const WIDE = 800;
  const TALL = 760; // a map lower than this needs the room of the chart for itself

  /** A bibliography key with a locator, "nsr[p. 78]; frus", as a reader's citation. */
  function citer(sources) {
    return (text) => String(text || "").split(/;\s*/).filter(Boolean).map((part) => {
      const [, key, locator] = /^([^[]+)(?:\[(.*)\])?$/.exec(part) || [null, part, ""];
      if (key === "unverified") return "source not yet verified";
      return [sources[key] || key, locator].filter(Boolean).join(", ");
    }).join("; ");
  }

  /** The bundle in the form that the rest works on. */
  function prepare(bundle, config) {
    const { objects, arcs } = Atlas.topology.decode(bundle.topology);
    const wanted = config.lines;
    if (wanted) objects.lines = (objects.lines || []).filter((line) => wanted.includes(line.properties.line));
    const first = clamp(parse(config.start || bundle.window.start), parse(bundle.window.start), parse(bundle.window.end));
    const last = clamp(parse(config.end || bundle.window.end), first, parse(bundle.window.end));
    return {
      objects, arcs, first, last,
      window: bundle.window,
      waters: bundle.waters || [],
      axes: bundle.axes || [],
      style: { ...bundle.style, powers: bundle.powers },
      control: chronology.readControl(bundle.control),
      spheres: chronology.readSpheres(bundle.spheres || {}),
      bases: chronology.readBases(bundle.bases || []),
      km2: bundle.areas || {},
      places: (bundle.places || []).map(chronology.readPlace).sort((a, b) => a.rank - b.rank),
      events: chronology.readEvents(bundle.events || [], config.page).filter((event) => event.day >= first && event.day <= last),
      cite: citer(bundle.sources || {}),
    };
  }

  function build(map, config, bundle, frame) {
    const data = prepare(bundle, config);
    const { style, control, events } = data;
    const stations = Atlas.tour.read(config.tour, data.first, data.last);
    const land = () => (tour && tour.stations[tour.index].bounds) || config.bounds || data.window.bbox;
    const setHome = () => Atlas.frame.home(map, land(), config.at);
    const units = data.objects.units.map(({ properties }) => ({ id: properties.unit, name: properties.name }));
    const reporter = Atlas.bridge.reporter();
    const now = {
      day: clamp(parse(config.date), data.first, data.last) || data.first,
      view: config.view || "held", agreements: true, today: false, names: Atlas.names.known(config.names), speed: player.SPEEDS[1], playing: false, linger: 0, dragging: false,
    };
    const eventDays = new Set(events.map((event) => event.day));

    const record = {
      control, lines: [], bases: data.bases, cite: data.cite, firstDay: parse(data.window.start), lastDay: parse(data.window.end),
      names: Object.fromEntries(units.map((unit) => [unit.id, unit.name])), km2: data.km2,
    };
    const inspector = Atlas.inspector.create(frame.container, record);
    const legend = Atlas.legend.create(frame.root.clientWidth >= WIDE);
    const table = Atlas.dayTable.create({
      container: frame.container, units, record,
      choose: (unit, from) => Atlas.inspector.pin(inspector, unit, from),
      close: () => closeTable(),
    });

    const ask = {
      day: (day) => { pause(); move(day); },
      step: (by) => ask.day(now.day + by),
      event: (by) => ask.day(chronology.neighbourEvent(events, now.day, by) ?? now.day),
      /** A remote or the page keys: the next station of a tour, else the next event. */
      page: (by) => (tour ? goTo(Atlas.tour.next(tour.index, by, stations.length)) : ask.event(by)),
      edge: (by) => ask.day(by < 0 ? data.first : data.last),
      play: () => (now.playing ? pause() : play()),
      speed: (id) => { now.speed = player.SPEEDS.find((speed) => speed.id === id); },
    };
    const present = Atlas.present.create({
      frame, step: (by) => ask.page(by), before: () => { kept ??= Atlas.frame.seen(map); }, changed: () => refit(),
      told: (on, known) => reporter.tell({ present: on }, known ? null : format(now.day)),
    });
    const time = Atlas.timeControl.create({
      first: data.first, last: data.last, events, title: config.title, ask,
      onDrag: (dragging) => { now.dragging = dragging; if (!dragging) rested(); },
    });
    frame.root.append(time.root);
    const chart = areaChart();
    const tools = Atlas.tools.create([
      { label: "Table", title: "The map of this day as a table", change: (open) => Atlas.dayTable.toggle(table, open) },
      chart && { label: "Chart", title: "Who held how much, over time", change: (open) => { Atlas.areaChart.toggle(chart, open); refit(); } },
    ]);
    const tour = stations.length ? Atlas.tour.create(stations, clamp((config.station || 1) - 1, 0, stations.length - 1), (index) => goTo(index)) : null;
    if (tour) time.root.prepend(tour.root);
    const views = Atlas.views.create({
      view: now.view, agreements: now.agreements, hasLines: (data.objects.lines || []).length > 0,
      onView: (view) => { now.view = view; render(); reporter.tell({ view }, format(now.day)); },
      onAgreements: (on) => { now.agreements = on; render(); },
    });
    const today = config.today ? Atlas.today.create({
      source: config.today,
      put: (lines) => draw.putToday(drawn, lines, style.today),
      changed: (on) => { now.today = on; render(); reporter.tell({ today: on }, format(now.day)); },
    }) : null;
    if (today) views.append(today.root);
    views.append(Atlas.names.create(now.names, (names_) => { now.names = names_; render(); reporter.tell({ names: names_ }, format(now.day)); }));
    const below = corner(map, "bottomright");
    corner(map, "topright").append(Atlas.present.opener(present));

    /** The chart of the land that changed hands: on a page of one theme, of the land that the page shows. */
    function areaChart() {
      const { changing, near, series } = Atlas.areas;
      const shown = new Set(data.objects.units
        .filter(({ coordinates }) => !config.page || !config.bounds || near(coordinates, config.bounds)).map(({ properties }) => properties.unit));
      const changed = changing(control, data.first, data.last).filter((unit) => shown.has(unit) && data.km2[unit]);
      if (!changed.length) return null;
      const [one, other] = style.agreed.powers;
      const order = [one, ...Object.keys(style.powers).filter((power) => ![one, other, "default"].includes(power)), other];
      const made = Atlas.areaChart.create({
        series: series(control, data.km2, changed, data.first, data.last, order), style, first: data.first, last: data.last, ask: ask.day,
      });
      time.above(made.readout, made.plot);
      return made;
    }

    function closeTable() {
      const inside = table.root.contains(document.activeElement);
      tools.set(0, false);
      if (inside) tools.button(0).focus();
    }

    /** Beside the map where there is room for a column, else in its corners. */
    function arrange() {
      Atlas.present.scale(present);
      if (present.on) frame.container.append(inspector.panel);
      else arrangeDesk(frame.root.clientWidth >= WIDE);
    }

    function arrangeDesk(wide) {
      frame.aside.hidden = !wide;
      (wide ? frame.aside : frame.strip).append(views, tools.root);
      (wide ? frame.aside : below).append(legend.root);
      (wide ? frame.aside : frame.container).append(inspector.panel);
      if (wide !== now.wide) legend.root.open = wide;
      now.wide = wide;
    }

    frame.root.classList.toggle("ha-linked", Boolean(config.link));
    legend.root.addEventListener("toggle", () => relayout());
    // The frame has its final size before anything is drawn, so that every path is projected once.
    arrange();
    map.invalidateSize({ animate: false });
    Atlas.frame.setUpMap(map, data.window.bbox);
    setHome();
    const drawn = draw.create(map, data, data.window, style);
    record.lines = drawn.lines;
    const emphasis = Atlas.emphasis.create(map, drawn.units, config.at);

    // All that can change on the map changes on these days only.
    const rows = [...Object.values(control), ...Object.values(data.spheres)].flat();
    const bounds = stretches.bounds([...rows, ...drawn.lines, ...data.bases, ...data.places.flatMap((place) => place.names)]);
    const stateOn = stretches.remember(bounds, (day) => chronology.stateAt(control, day));
    const agreedOn = stretches.remember(bounds, (day) => chronology.stateAt(data.spheres, day));
    let text = null; // names and legend come when land and borders have been painted
    const written = () => Atlas.mapText.create({
      map, drawn, names: Atlas.labelLayer.create(map, data.objects, data, style), legend, style, bounds, ends: [data.first, data.last],
      scene: (day) => ({
        day, view: now.view, form: now.names, today: now.today, state: stateOn(day), agreed: agreedOn(day), bases: chronology.basesAt(data.bases, stateOn(day), day),
        lines: drawn.lines.map((line) => ({ ...line, ...draw.lineOn(line, day, now.agreements, config.past_lines) })).filter((line) => line.shown),
      }),
      mode: () => `${now.view} ${now.agreements} ${now.names} ${now.today}`,
      covered: () => covered(frame.container),
    });

    /** Show the current day: only what differs from the day shown before is touched, all of it within this frame. */
    function render() {
      const state = stateOn(now.day);
      const changed = draw.paintUnits(drawn, state, now.view, style, agreedOn(now.day));
      draw.paintBorders(drawn, state, now.view, style, changed);
      draw.paintLines(drawn, now.day, now.agreements, config.past_lines, style);
      if (text) Atlas.mapText.show(text, now.day);
      Atlas.emphasis.render(emphasis, state, now.day, events);
      time.show(now.day, (tour && Atlas.tour.caption(stations[tour.index], now.day)) || chronology.currentEvents(events, now.day), { cite: data.cite, next: events[0] });
      Atlas.inspector.refresh(inspector, now.day);
      Atlas.dayTable.show(table, state, now.day);
      if (chart) Atlas.areaChart.show(chart, now.day);
      document.documentElement.dataset.date = format(now.day);
      layOutNow();
    }

    function relayout() {
      if (text) Atlas.mapText.renew(text);
      Atlas.emphasis.moved(emphasis);
    }

    function move(day) {
      const next = clamp(Math.round(day), data.first, data.last);
      if (next !== now.day) {
        now.day = next;
        emphasis.focus = null;
        render();
      }
      rested();
    }

    /** A date is at rest when nobody drags and nothing plays on. */
    function rested() {
      if (now.dragging || (now.playing && now.linger === 0)) {
        time.pass();
        reporter.hold();
      } else {
        time.rest();
        reporter.rest(format(now.day));
      }
    }

    /** Go to a station: its day (or another that is asked for), its reading of the map, its place. */
    function goTo(index, day = stations[index].day) {
      const { view, bounds } = stations[index];
      pause();
      Atlas.tour.show(tour, index);
      const choice = views.querySelector(`input[value="${view}"]`);
      if (choice && !choice.checked) choice.click();
      now.day = NaN; // the caption is another even when the day is not
      move(day);
      fitting = true; // the reader has not moved the map
      moved = false;
      kept = null;
      if (bounds) Atlas.tour.fly(map, bounds, Atlas.frame.FILL);
      fitting = false;
      reporter.tell({ station: index + 1 }, format(now.day));
    }

    function play() {
      if (now.day >= data.last) move(data.first);
      now.playing = true;
      time.showPlaying(true);
      let clock = performance.now();
      let carry = 0;
      now.linger = 0;
      const tick = (time_) => {
        if (!now.playing) return;
        const step = player.advance({ day: now.day, carry, linger: now.linger }, Math.max(0, time_ - clock), now.speed,
          (day) => eventDays.has(day), data.last);
        clock = Math.max(clock, time_);
        carry = step.carry;
        now.linger = step.linger;
        if (step.day !== now.day) move(step.day);
        if (now.day >= data.last) pause();
        else requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    }

    function pause() {
      if (!now.playing) return;
      now.playing = false;
      now.linger = 0;
      time.showPlaying(false);
      rested();
    }

    /** What the page asks for: {date, number, event, at, station, serial}; it knows that date already, so it is not told of it. */
    function command({ date, event, at, station, ...order }) {
      const day = parse(date);
      if (!Number.isFinite(day) || !reporter.accepts({ date, ...order })) return;
      pause();
      if (tour && stations[station - 1]) goTo(station - 1, day);
      else move(day);
      if (event) Atlas.emphasis.focus(emphasis, event, events);
      if (at) {
        config.at = at;
        Atlas.emphasis.point(emphasis, at);
        setHome();
      }
      reporter.known(format(now.day));
    }

    /** What lies on the map goes, the uppermost first. */
    function close() {
      if (!inspector.panel.hidden) Atlas.inspector.close(inspector);
      else if (!table.root.hidden) closeTable();
      else if (present.on) Atlas.present.leave(present);
      time.fold();
    }

    /** What a link of the page asks for; false if this map has no such day. */
    function follow({ date, event }) {
      const found = events.find((candidate) => candidate.event === event);
      const day = date ? parse(date) : found?.day;
      if (!(day >= data.first && day <= data.last)) return false;
      ask.day(day);
      if (found) Atlas.emphasis.focus(emphasis, event, events);
      return true;
    }

    map.on("mousemove", (event) => Atlas.inspector.hover(inspector, event));
    map.on("mouseout", () => Atlas.inspector.leave(inspector));
    /** On a page that asks for places, a click chooses one; elsewhere, and while presenting, it opens the history of the land. */
    function clicked(event) {
      if (!config.points || present.on) {
        Atlas.inspector.click(inspector, event);
        return;
      }
      config.at = Atlas.bridge.place(event.latlng);
      Atlas.emphasis.point(emphasis, config.at);
      reporter.choose(format(now.day), event.latlng);
    }

    map.on("click", clicked);
    map.on("moveend", relayout);
    const obey = (wish) => {
      if (wish.step) ask.step(wish.step);
      else if (wish.event) ask.page(wish.event);
      else if (wish.edge) ask.edge(wish.edge);
      else if (wish.play) ask.play();
      else if (wish.zoom) map.setZoom(map.getZoom() + wish.zoom);
      else if (wish.present) Atlas.present.toggle(present);
      else if (wish.blank) Atlas.present.blank(present);
      else if (wish.close) close();
      else if (wish.pan) map.panBy({ ArrowLeft: [-120, 0], ArrowRight: [120, 0], ArrowUp: [0, -120], ArrowDown: [0, 120] }[wish.pan]);
    };
    Atlas.keyboard.listen(document, obey, (wish) => present.on || !wish.blank);
    // Of two maps on a page neither is the one that the page's keys are meant for.
    Atlas.bridge.pageKeys(obey, () => present.on, () => !config.link);
    if (config.link) Atlas.link.join(map, config.link, Atlas.bridge.topDocument(), (on) => { fitting = on; moved = true; });
    Atlas.bridge.pageLinks(follow);
    Atlas.bridge.leaveScrolling(map);
    // Until the reader has moved the map, a new size shows the same land anew.
    let moved = false;
    let kept = null; // what was in sight before presenting
    map.on("dragstart zoomstart", (event) => {
      if (fitting && event.type !== "dragstart") return;
      moved = true;
      kept = null;
    });
    let fitting = false;
    // On a phone what stands below the map takes more room once it is complete, and the map less.
    const size = () => [frame.root, frame.container].map((node) => `${node.clientWidth} ${node.clientHeight}`).join(" ");
    let fitted = size();
    function refit() {
      fitting = true;
      arrange();
      fitted = size();
      map.invalidateSize({ animate: false });
      Atlas.frame.limitZoom(map, data.window.bbox);
      if (!moved) setHome();
      else if (kept) Atlas.frame.see(map, kept, !present.on);
      if (!present.on) kept = null;
      fitting = false;
      relayout();
    }
    // The first call tells of the size that is known.
    const sizes = new ResizeObserver(() => { if (size() !== fitted) refit(); });
    for (const node of [frame.root, frame.container]) sizes.observe(node);

    if (config.present) Atlas.present.enter(present, { asked: true });
    render();
    time.rest();
    if (frame.root.clientWidth >= WIDE && frame.root.clientHeight >= TALL) tools.set(1, true);
    if (config.event) Atlas.emphasis.focus(emphasis, config.event, events);
    if (today && config.show_today) Atlas.today.set(today, true);
    frame.container.querySelector(".ha-loading")?.remove();
    document.querySelector(".ha-watch")?.remove();
    Atlas.bridge.uncover();

    /** The second half of the work, in a frame of its own. */
    function name() {
      text = written();
      Atlas.mapText.show(text, now.day);
      relayout();
      frame.root.classList.add("ha-ready");
    }

    return { command, name, relayout, date: () => format(now.day), map };
  }

  function failure(frame, error) {
    const note = make("div", "ha-failure", `The map’s data could not be loaded (${error.message}). Reload the page to try again.`);
    note.setAttribute("role", "alert");
    frame.container.append(note);
    Atlas.bridge.uncover();
  }

  /** The entry: `config.data` is the bundle itself or its address. */
  return async function mount(map, config) {
    const frame = Atlas.frame.shell(map, config.title);
    Atlas.frame.followTheme(frame.root);
    Atlas.bridge.nameFrame(config.title);
    Atlas.bridge.freeSiblings();
    Atlas.away.watch();
    Atlas.bridge.fitFrame(frame.root, 560, 1000);
    const fonts = Atlas.fonts.load();
    frame.container.append(make("p", "ha-loading", "The map is being drawn"));
    try {
      let bundle = config.data;
      if (typeof bundle === "string") bundle = await Atlas.data.load(bundle);
      const ready = await fonts.soon;
      map.invalidateSize({ animate: false });
      // A command that came before the data decides the first day drawn.
      const { date, event, at = config.at } = Atlas.pending || config;
      Atlas.pending = null;
      Atlas.current = build(map, { ...config, date, event, at }, bundle, frame);
      await Atlas.dom.painted();
      Atlas.current.name();
      if (!ready) fonts.all.then((late) => { if (late) { Atlas.lettering.forget(); Atlas.current.relayout(); } });
    } catch (error) {
      failure(frame, error);
      throw error;
    }
  };
})();

/** Commands may come before the data; the last one then waits for it. */
Atlas.command = (command) => {
  if (Atlas.current) Atlas.current.command(command);
  else Atlas.pending = command;
};
