"use strict";
// Axes of lands: arcs of circles in projected metres, y to the north, and letters along them. Nothing here is drawn.
globalThis.Atlas ??= {};

Atlas.axes = (() => {
  const RAD = Math.PI / 180;
  const STRAIGHT = 1e-6; // radians, below which an arc counts as a line
  const SAMPLES = 33;

  /** Rows of the bundle, [lon, lat, angle, turn, km, km of room, numbers of units], as axes in metres and radians. */
  function read(rows) {
    return (rows || []).map(([lon, lat, angle, turn, length, room, units]) => {
      const [x, y] = Atlas.projection.forward(lon, lat);
      return { x, y, angle: angle * RAD, turn: turn * RAD, length: length * 1000, room: room * 1000, units };
    });
  }

  /** The point at `along` from an axis's middle and `off` above it, and the course there. */
  function point({ x, y, angle, turn, length }, along, off = 0) {
    const bend = Math.abs(turn) < STRAIGHT ? STRAIGHT / length : turn / length;
    const course = angle - bend * along;
    return {
      x: x + (Math.sin(angle) - Math.sin(course)) / bend - off * Math.sin(course),
      y: y + (Math.cos(course) - Math.cos(angle)) / bend + off * Math.cos(course),
      course,
    };
  }

  /** The longest part of an axis, all points of which are seen, as an axis; null when there is none. */
  function seenPart(axis, seen) {
    let [best, from] = [null, null];
    const step = axis.length / (SAMPLES - 1);
    for (let i = 0; i <= SAMPLES; i += 1) {
      const inside = i < SAMPLES && seen(point(axis, (i - (SAMPLES - 1) / 2) * step));
      if (inside) from ??= i;
      else if (from !== null) {
        if (!best || i - 1 - from > best[1] - best[0]) best = [from, i - 1];
        from = null;
      }
    }
    if (!best || best[0] === best[1]) return null;
    if (best[1] - best[0] === SAMPLES - 1) return axis;
    const share = (best[1] - best[0]) / (SAMPLES - 1);
    const middle = point(axis, ((best[0] + best[1]) / 2 - (SAMPLES - 1) / 2) * step);
    return { ...axis, x: middle.x, y: middle.y, angle: middle.course, turn: axis.turn * share, length: axis.length * share };
  }

  /** Of how much an axis pleases: level rather than steep, straight rather than bent. */
  const grace = ({ angle, turn }) => (1 - 0.45 * (Math.abs(angle) / RAD / 56) ** 0.8 - (angle < 0 ? 0.06 : 0)) * (1 - 0.15 * Math.abs(turn) / RAD / 60);

  /**
   * Middles of the letters of one line along an axis: [{x, y, course}], in metres. `advances` are the letters' widths and
   * `gap` the space between them, `start` where the line's middle is along the axis and `off` how far above it.
   */
  function letters(axis, advances, gap, start, off) {
    const whole = advances.reduce((sum, width) => sum + width + gap, -gap);
    const closer = 1 + ((axis.turn / axis.length) * off); // above an arc that is high in the middle there is more room
    let at = -whole / 2;
    return advances.map((width) => {
      const middle = at + width / 2;
      at += width + gap;
      return point(axis, start + middle / closer, off);
    });
  }

  return { read, point, seenPart, grace, letters };
})();
