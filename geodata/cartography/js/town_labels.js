"use strict";
// Towns and Soviet bases with their names: by rank, each where there is room beside its sign.
globalThis.Atlas ??= {};

Atlas.townLabels = (() => {
  const { make } = Atlas.dom;
  const { textWidth, box, inside } = Atlas.lettering;
  const { claim, collide } = Atlas.labels;
  const STRANGE = 0.5; // difference from which a reader may not know a name again
  const PROBE = 8; // px between the points at which the land under a name is looked up
  const SIGN = 5; // px from the middle of a town's sign to what may stand next to it
  const GREAT = 2; // rank
  const SAME = 7; // px within which a base and a town are one place

  /** What is to be named, in order of weight: {kind, rank, lon, lat, text, today}. */
  function candidates({ places, style }, { day, form, bases }, zoom) {
    const limit = style.labels.town_zoom;
    const towns = places.filter((place) => zoom >= (limit[place.rank] ?? limit.default)).map((place) => ({
      place: place.place, kind: "town", rank: place.rank, lon: place.lon, lat: place.lat,
      ...townText(place, day, form, zoom >= limit.every_today ? 0 : zoom >= limit.today ? STRANGE : Infinity),
    }));
    const marks = bases.map((base) => ({
      base: base.base, kind: "base", rank: 2, lon: base.lon, lat: base.lat, text: base.name.replace(/ \(.*/, ""), today: "",
    }));
    return [...towns.filter((town) => town.rank <= 1), ...marks, ...towns.filter((town) => town.rank > 1)];
  }

  /** How different two names are, from 0 to 1: edits per letter, whatever their accents. */
  function difference(one, other) {
    const [a, b] = [one, other].map((name) => name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\u0142/g, "l").toLowerCase());
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      row = next;
    }
    return row[b.length] / Math.max(1, a.length, b.length);
  }

  /** The name of the day in the wanted form; today's beside it where it differs by at least `least`. */
  function townText(place, day, form, least) {
    const text = Atlas.chronology.placeName(place, day, form);
    const strange = place.today && text.split(" / ").every((name) => name !== place.today && difference(name, place.today) >= least);
    return { text, today: strange ? ` (today ${place.today})` : "" };
  }

  /** Where the signs of great towns will be, that names of lands keep off if they can. */
  function great({ map, places, style }, frame) {
    return places.filter(({ rank }) => rank === GREAT && frame.zoom >= style.labels.town_zoom[rank])
      .map(({ lat, lon }) => map.latLngToLayerPoint([lat, lon])).map(({ x, y }) => box(x - SIGN, y - SIGN, 2 * SIGN, 2 * SIGN));
  }

  /** Capitals come before the names of powers (`first`), all else after them. */
  function place(layer, what, frame, taken, first) {
    const nodes = [];
    const set = [];
    const at = ({ lat, lon }) => layer.map.latLngToLayerPoint([lat, lon]);
    // Signs of bases are always drawn, so no name may lie on one; a capital keeps its own sign beside it.
    const capitals = layer.places.filter((town) => town.rank <= 1).map(at);
    const alone = what.bases.map(at).filter((p) => !capitals.some((capital) => capital.distanceTo(p) < SAME));
    const seen = (point) => inside(point.subtract(frame.corner), frame.size, 0);
    if (!first) set.push(...capitals.filter(seen).map((point) => ({ point }))); // one out of sight takes no town's place
    if (first) for (const p of alone) taken.push(box(p.x - 6, p.y - 6, 12, 12));
    const most = (layer.style.labels.towns_per_100_000_px * frame.size.x * frame.size.y) / 100000;
    for (const thing of candidates(layer, what, frame.zoom)) {
      if (set.length > most && thing.kind === "town" && thing.rank > 1) continue;
      if (first !== (thing.kind === "town" && thing.rank <= 1)) continue;
      const point = at(thing);
      if (!seen(point)) continue;
      const twin = set.find((other) => other.point.distanceTo(point) < SAME);
      if (twin && thing.kind === "town") continue; // the base bears the name
      const node = placeOne(thing, point, layer.style, frame, taken, twin);
      if (!node) continue;
      set.push({ point, thing });
      nodes.push(node);
    }
    return nodes;
  }

  function placeOne(thing, point, style, frame, taken, twin) {
    const base = thing.kind === "base";
    const size = thing.rank <= 1 ? 13 : thing.rank === 2 ? 12 : 11.5;
    const font = `${thing.rank <= 1 || base ? "600 " : ""}100px ${style.labels.town_family}`;
    const w = ((textWidth(thing.text, font) + 0.86 * textWidth(thing.today, font)) / 100) * size + 4;
    const h = size * 1.2;
    if (twin) return node(thing, L.point(point.x, point.y - 11), null, size);
    const gap = base ? 7 : 6;
    const boxes = around(point, gap, w, h);
    const dot = box(point.x - SIGN, point.y - SIGN, 2 * SIGN, 2 * SIGN);
    const blocked = !base && taken.some((other) => collide(other, dot));
    // Capitals are named before their lands, and leave them the best place.
    const most = thing.rank <= 1 ? 1 : Infinity;
    const strange = new Map(boxes.filter(frame.holds).map((b) => [b, Math.min(most, abroad(b, point, frame))]));
    const whole = [...strange.keys()].sort((a, b) => strange.get(a) - strange.get(b));
    const clear = whole.filter((b) => !frame.soft.some((other) => collide(other, b)));
    // Only a great town's name may lie on a line of agreement, if there is no other place for it.
    const tried = thing.rank <= 2 ? [...clear, ...whole] : clear;
    const at = blocked ? undefined : tried[claim(taken, tried)];
    if (!at && !base) return null;
    if (!base) taken.push(dot);
    return node(thing, point, at, size);
  }

  /** How much of a name lies on the land of others than that in which its town is. */
  function abroad(b, { x, y }, { land }) {
    const own = land(x, y);
    if (own < 0) return 0;
    const columns = Math.ceil((b.right - b.left) / PROBE);
    return Array.from({ length: columns + 1 }, (_, i) => b.left + ((b.right - b.left) * i) / columns)
      .filter((px) => [b.top, (b.top + b.bottom) / 2, b.bottom].some((py) => ![own, -1].includes(land(px, py)))).length;
  }

  /** Boxes beside a sign, the best first: right, left, and between, then above and below (after Imhof). */
  function around({ x, y }, gap, w, h) {
    const [right, left, up, down, near] = [x + gap, x - gap - w, y - h - gap, y + gap, gap * 0.6];
    return [
      box(right, y - h / 2, w, h), box(x + near, y - h - near / 2, w, h), box(x + near, y + near / 2, w, h),
      box(left, y - h / 2, w, h), box(x - near - w, y - h - near / 2, w, h), box(x - near - w, y + near / 2, w, h),
      box(x - w / 2, up, w, h), box(x - w / 2, down, w, h),
    ];
  }

  function node(thing, point, at, size) {
    const made = make("div", thing.kind === "base" ? "ha-town ha-town-base" : `ha-town ha-town-${Math.min(3, thing.rank)}`);
    const sign = make("span", thing.kind === "base" ? "ha-base" : "ha-dot");
    if (thing.base) sign.dataset.base = thing.base;
    else made.dataset.place = thing.place;
    sign.style.cssText = `left:${point.x}px;top:${point.y}px`;
    made.append(sign);
    if (!at) return made;
    const name = make("span", "ha-town-name", thing.text);
    if (thing.today) name.append(make("span", "ha-today", thing.today));
    name.style.cssText = `left:${at.left + 2}px;top:${at.top}px;font-size:${size}px`;
    made.append(name);
    return made;
  }

  return { great, place, difference };
})();
