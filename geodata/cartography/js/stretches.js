"use strict";
// Days fall into stretches within which nothing changes: what is found or laid out for one day of a stretch holds
// for all of it, and need be made once only.
globalThis.Atlas ??= {};

Atlas.stretches = (() => {
  /** Days on which a stretch begins, from things with `start` and `end` (end exclusive; null or Infinity = open). */
  function bounds(things) {
    const days = new Set();
    for (const { start, end } of things) {
      days.add(start);
      days.add(end);
    }
    return [...days].filter(Number.isFinite).sort((a, b) => a - b);
  }

  /** Number of the stretch in which a day lies: how many bounds are not after it. */
  function index(bounds, day) {
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bounds[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A function of a day that is worked out once in a stretch and gives the very same object within it. */
  function remember(bounds, make) {
    const known = new Map();
    return (day) => {
      const stretch = index(bounds, day);
      if (!known.has(stretch)) known.set(stretch, make(day));
      return known.get(stretch);
    };
  }

  /** Days that a reader is likely to ask for next, the likeliest first: one in each neighbouring stretch. */
  function ahead(bounds, day, reach) {
    const here = index(bounds, day);
    const days = [];
    for (let away = 1; away <= reach; away += 1) {
      if (here + away - 1 < bounds.length) days.push(bounds[here + away - 1]);
      if (here - away >= 1) days.push(bounds[here - away - 1]);
    }
    return days;
  }

  return { bounds, index, remember, ahead };
})();
