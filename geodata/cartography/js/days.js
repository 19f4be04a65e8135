"use strict";
// Calendar days as plain integers (days since 1 January 1970, UTC), so that time zones cannot shift a date.
globalThis.Atlas ??= {};

Atlas.days = (() => {
  const DAY_MS = 86400000;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"];
  const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

  /** "1939-08-23" to an integer; NaN for anything that is not a real day. */
  function parse(iso) {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(iso));
    if (!match) return NaN;
    const day = Date.UTC(+match[1], +match[2] - 1, +match[3]) / DAY_MS;
    return format(day) === match[0] ? day : NaN;
  }

  function format(day) {
    return new Date(day * DAY_MS).toISOString().slice(0, 10);
  }

  /** The parts of a day as a reader writes them. */
  function parts(day) {
    const date = new Date(day * DAY_MS);
    return {
      weekday: WEEKDAYS[date.getUTCDay()],
      day: date.getUTCDate(),
      month: date.getUTCMonth(),
      monthName: MONTHS[date.getUTCMonth()],
      year: date.getUTCFullYear(),
    };
  }

  /** "23 August 1939", or with the weekday "Wednesday 23 August 1939". */
  function long(day, withWeekday = false) {
    const p = parts(day);
    return `${withWeekday ? p.weekday + " " : ""}${p.day} ${p.monthName} ${p.year}`;
  }

  /** First days of months between two days, for the scale under the slider. */
  function months(first, last) {
    const found = [];
    let { year, month } = parts(first);
    for (;;) {
      const day = Date.UTC(year, month, 1) / DAY_MS;
      if (day > last) return found;
      if (day >= first) found.push({ day, month, year });
      month += 1;
      if (month === 12) { month = 0; year += 1; }
    }
  }

  const clamp = (day, first, last) => Math.min(last, Math.max(first, day));

  return { parse, format, parts, long, months, clamp, MONTHS };
})();
