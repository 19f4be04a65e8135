"use strict";
// Playing through the days: how far to step in a frame, and where to linger. No DOM, no clock of its own.
globalThis.Atlas ??= {};

Atlas.player = (() => {
  const SPEEDS = [
    { id: "slow", label: "Slow", daysPerSecond: 4, lingerMs: 3500 },
    { id: "normal", label: "Normal", daysPerSecond: 12, lingerMs: 2200 },
    { id: "fast", label: "Fast", daysPerSecond: 30, lingerMs: 900 },
  ];

  const CATCH_UP_MS = 50; // of a frame that came late; a window out of sight must not skip what it missed

  /**
   * The state after `elapsedMs` more: {day, carry, linger}. Days are stepped whole; an event day stops the
   * steps and is held for the speed's linger time. What a frame has left over counts for the next, so that
   * the play keeps to the clock.
   */
  function advance({ day, carry, linger }, elapsedMs, speed, isEvent, last) {
    if (linger > elapsedMs) return { day, carry: 0, linger: linger - elapsedMs };
    const left = linger > 0 ? Math.min(CATCH_UP_MS, elapsedMs - linger) : elapsedMs;
    let due = carry + (left * speed.daysPerSecond) / 1000;
    while (due >= 1 && day < last) {
      day += 1;
      due -= 1;
      if (isEvent(day)) {
        const over = Math.min(CATCH_UP_MS, (due * 1000) / speed.daysPerSecond);
        return { day, carry: 0, linger: speed.lingerMs - over };
      }
    }
    return { day, carry: day < last ? due : 0, linger: 0 };
  }

  return { SPEEDS, advance };
})();
