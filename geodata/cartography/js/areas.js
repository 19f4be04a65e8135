"use strict";
// Who held how much of the land that changed hands, from one change to the next. Nothing here knows how it is drawn.
globalThis.Atlas ??= {};

Atlas.areas = (() => {
  const OTHERS = "other states";
  const SMALL = 0.004; // of all; a power that never held more is told among the others

  /** Units that had more than one holder between two days. */
  function changing(control, first, last) {
    return Object.keys(control).filter((unit) => {
      const rows = control[unit].filter((row) => row.start <= last && row.end > first);
      return rows.some((row) => row.controller !== rows[0].controller);
    });
  }

  /** Does a point of a unit's coordinates [[ring, ...], ...] lie in a box [west, south, east, north]? */
  function near(coordinates, [west, south, east, north]) {
    return coordinates.some((rings) => rings.some((ring) => ring
      .some(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north)));
  }

  /** km² by power on a day. */
  function held(control, km2, units, day) {
    const found = new Map();
    for (const unit of units) {
      const row = Atlas.chronology.rowAt(control[unit], day);
      if (row) found.set(row.controller, (found.get(row.controller) || 0) + (km2[unit] || 0));
    }
    return found;
  }

  /**
   * The whole course: {days, powers: [{power, km2: [one value a day of days]}], total}. `days` are those on which a
   * holder changes, the first day before them; `order` lists the powers from the bottom of the stack to its top.
   */
  function series(control, km2, units, first, last, order) {
    const starts = units.flatMap((unit) => control[unit]
      .filter((row, index, rows) => index && row.controller !== rows[index - 1].controller).map((row) => row.start));
    const days = [...new Set([first, ...starts.filter((day) => day > first && day <= last)])].sort((a, b) => a - b);
    const steps = days.map((day) => held(control, km2, units, day));
    const total = units.reduce((sum, unit) => sum + (km2[unit] || 0), 0);
    const most = (power) => Math.max(...steps.map((step) => step.get(power) || 0));
    const all = [...new Set(steps.flatMap((step) => [...step.keys()]))];
    const told = order.filter((power) => all.includes(power) && most(power) >= SMALL * total);
    const powers = told.map((power) => ({ power, km2: steps.map((step) => step.get(power) || 0) }));
    const rest = all.filter((power) => !told.includes(power));
    const sum = (step) => rest.reduce((area, power) => area + (step.get(power) || 0), 0);
    if (rest.length) powers.splice(Math.max(0, powers.length - 1), 0, { power: OTHERS, km2: steps.map(sum) });
    return { days, powers, total };
  }

  /** What each power holds on a day, the largest first, without those that hold nothing. */
  function on({ days, powers }, day) {
    const step = Math.max(0, days.filter((start) => start <= day).length - 1);
    return powers.map(({ power, km2 }) => ({ power, km2: km2[step] })).filter(({ km2: area }) => area >= 0.5).sort((a, b) => b.km2 - a.km2);
  }

  /** The outline of every band as points [day, km²], stepped, from the bottom of the stack to its top. */
  function bands({ days, powers }, last) {
    const under = days.map(() => 0);
    return powers.map(({ power, km2 }) => {
      const low = [...under];
      km2.forEach((area, step) => { under[step] += area; });
      const edge = (values) => values.flatMap((value, step) => [[days[step], value], [days[step + 1] ?? last, value]]);
      return { power, points: [...edge(under), ...edge(low).reverse()] };
    });
  }

  /** Round numbers for a scale up to a total: at most four, none at its very end. */
  function scale(total) {
    const step = [1, 2, 5].flatMap((lead) => [...Array(7).keys()].map((zeros) => lead * 10 ** zeros)).sort((a, b) => a - b)
      .find((size) => total / size <= 5) || total;
    return [...Array(Math.floor(total / step)).keys()].map((index) => (index + 1) * step).filter((mark) => mark < 0.9 * total);
  }

  return { changing, near, held, series, on, bands, scale };
})();
