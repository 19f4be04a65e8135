"use strict";
// Playing through the days: how far to step in a frame, and where to linger. No DOM, no clock of its own.
globalThis.Atlas ??= {};

Atlas.player = (() => {
  const SPEEDS = [
    { id: "slow", label: "Slow", daysPerSecond: 4, lingerMs: 3500 },
    { id: "normal", label: "Normal", daysPerSecond: 12, lingerMs: 2200 },
    { id: "fast", label: "Fast", daysPerSecond: 30, lingerMs: 900 },
  ];

  /**
   * The state after `elapsedMs` more: {day, carry, linger}. Days are stepped whole; an event day stops the
   * steps and is held for the speed's linger time.
   */
  function advance({ day, carry, linger }, elapsedMs, speed, isEvent, last) {
    if (linger > 0) {
      const rest = linger - elapsedMs;
      return { day, carry: 0, linger: Math.max(0, rest) };
    }
    let due = carry + (elapsedMs * speed.daysPerSecond) / 1000;
    while (due >= 1 && day < last) {
      day += 1;
      due -= 1;
      if (isEvent(day)) return { day, carry: 0, linger: speed.lingerMs };
    }
    return { day, carry: day < last ? due : 0, linger: 0 };
  }

  return { SPEEDS, advance };
})();
