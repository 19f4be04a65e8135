"use strict";
// What is true on a day. Nothing here knows how it is drawn.
globalThis.Atlas ??= {};

Atlas.chronology = (() => {
  const { parse, long } = Atlas.days;

  /** A row of control.csv as an object with integer days; the end is exclusive. */
  function toRow([start, end, controller, sovereign, status, source, note]) {
    return { start: parse(start), end: parse(end), controller, sovereign, status, source, note };
  }

  /** {unit: [row, ...]} in time order; each row also knows whose the land was in law. */
  function readControl(control) {
    const rows = {};
    for (const [unit, list] of Object.entries(control)) {
      rows[unit] = list.map(toRow).sort((a, b) => a.start - b.start);
      rows[unit].forEach((row, index) => {
        row.before = index > 0;
        row.claimant = claimant(row, rows[unit][index - 1]);
      });
    }
    return rows;
  }

  /**
   * Whose land a law, decree or treaty in force called it: the holder's once annexed or put under an own
   * administration; the receiver's when a treaty hands it over; else still the recognised state's.
   */
  function claimant(row, before) {
    switch (row.status) {
      case "annexed": case "protectorate": case "general government": return row.controller;
      case "transferred": return before && row.sovereign === before.sovereign ? row.controller : row.sovereign;
      default: return row.sovereign;
    }
  }

  /** {unit: [row, ...]} of the spheres that were agreed. */
  function readSpheres(spheres) {
    const read = ([start, end, sphere, kind, source, note]) => ({ start: parse(start), end: parse(end), sphere, kind, source, note });
    return Object.fromEntries(Object.entries(spheres).map(([unit, list]) => [unit, list.map(read)]));
  }

  /** The bases open on a day, as long as their country still holds land of its own. */
  function basesAt(bases, state, day) {
    const holders = new Set(Object.values(state).map((row) => row && row.controller));
    return bases.filter((base) => base.start <= day && holders.has(base.country));
  }

  /** The bases with the day of their opening as an integer. */
  function readBases(bases) {
    return bases.map((base) => ({ ...base, start: parse(base.start_date), end: Infinity }));
  }

  /** The row of one unit on a day, or null where the table is silent. */
  function rowAt(rows, day) {
    return (rows || []).find((row) => row.start <= day && day < row.end) || null;
  }

  /** {unit: row} on a day. */
  function stateAt(control, day) {
    const state = {};
    for (const unit of Object.keys(control)) state[unit] = rowAt(control[unit], day);
    return state;
  }

  /** Who counts as the holder in a view: the one in control, in law, or in the eyes of other states. */
  function holder(row, view) {
    if (!row) return null;
    if (view === "recognised") return row.sovereign;
    return view === "claimed" ? row.claimant : row.controller;
  }

  /**
   * What the arc between two units is on a day: "coast", "state", "internal" or "none".
   * A side that is null is sea; a side without a row is land that the table does not know.
   */
  function borderClass(left, right, state, view = "held") {
    if (left === null || right === null) return "coast";
    const a = state[left];
    const b = state[right];
    if (!a || !b) return a === b ? "none" : "state";
    if (holder(a, view) !== holder(b, view)) return "state";
    const differs = a.status !== b.status || a.sovereign !== b.sovereign || a.controller !== b.controller;
    return differs ? "internal" : "none";
  }

  /** Is a thing with start and end (end exclusive; null = open) in force on a day? */
  function inForce(thing, day) {
    return !(thing.start > day) && !(thing.end <= day);
  }

  /** The names of a place in time order, with integer days (null = open). */
  function readPlace(place) {
    const open = (iso) => (iso ? parse(iso) : null);
    return {
      ...place,
      names: (place.names || []).map((n) => ({ name: n.name, start: open(n.from), end: open(n.to) })),
    };
  }

  /** The name of a place on a day: the official one, today's, or that of a language where it has one. */
  function placeName(place, day, form = "official") {
    if (form === "today") return place.today || place.name;
    if (form !== "official" && place.forms?.[form]) return place.forms[form];
    const current = place.names.find((n) => (n.start === null || n.start <= day) && (n.end === null || day < n.end));
    return current ? current.name : place.name;
  }

  // On one day the acts of states come before what followed from them; else the order of the table holds.
  const FIRST = ["diplomacy", "military", "territory", "occupation", "politics"];
  const weight = ({ category }) => (FIRST.includes(category) ? FIRST.indexOf(category) : FIRST.length);

  /** Events by day and within it by weight, with integer days; those of one page if a page is named. */
  function readEvents(events, page = null) {
    const mine = (event) => !page || String(event.pages || "").split(/;\s*/).includes(page);
    return events
      .filter(mine)
      .map((event) => ({ ...event, day: parse(event.date) }))
      .filter((event) => Number.isFinite(event.day))
      .sort((a, b) => a.day - b.day || weight(a) - weight(b));
  }

  /** The events that the caption of a day is about: those of the day, else of the latest day before it. */
  function currentEvents(events, day) {
    let latest = null;
    for (const event of events) {
      if (event.day > day) break;
      latest = event.day;
    }
    return latest === null ? [] : events.filter((event) => event.day === latest);
  }

  /** Day of the next (step 1) or previous (step -1) event, or null. */
  function neighbourEvent(events, day, step) {
    const days = events.map((event) => event.day);
    if (step > 0) return days.find((d) => d > day) ?? null;
    return days.reverse().find((d) => d < day) ?? null;
  }

  /** "3 days earlier", for a caption that is not of the day itself. */
  function agoText(days) {
    if (days === 0) return "";
    return days === 1 ? "the day before" : `${days} days earlier`;
  }

  /** Legal status in words. */
  function statusText(row) {
    const other = row.sovereign !== row.controller;
    switch (row.status) {
      case "sovereign": return "state territory";
      case "free city": return "free city";
      case "contested": return "fought over, no settled control";
      case "occupied": return "occupied";
      case "annexed": return other ? "annexed, not generally recognised" : "annexed";
      case "protectorate": return "protectorate";
      case "general government": return "General Government (occupied)";
      case "leased": return "leased";
      case "transferred": return "transferred";
      default: return row.status;
    }
  }

  /** Since when the row's holder holds the unit: earlier rows of the same controller count. */
  function heldSince(rows, row) {
    let since = row.start;
    for (let i = rows.indexOf(row) - 1; i >= 0 && rows[i].controller === row.controller; i -= 1) since = rows[i].start;
    return since;
  }

  /** The facts about a unit on a day as [term, text] pairs; firstDay is where the record begins. */
  function facts(rows, day, firstDay, cite = (source) => source) {
    const row = rowAt(rows, day);
    if (!row) return [];
    const since = heldSince(rows, row);
    const pairs = [
      ["Held by", row.controller],
      ["Since", since <= firstDay ? `before ${long(firstDay)}` : long(since)],
      ["Status", statusText(row)],
    ];
    if (row.sovereign !== row.controller) pairs.push(["Recognised as", row.sovereign]);
    if (row.source) pairs.push(["Source", cite(row.source)]);
    return pairs;
  }

  return {
    readControl, claimant, readSpheres, readBases, basesAt, rowAt, stateAt, holder, borderClass, inForce, readPlace, placeName, readEvents,
    currentEvents, neighbourEvent, agoText, statusText, heldSince, facts,
  };
})();
