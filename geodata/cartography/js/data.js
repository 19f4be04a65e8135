"use strict";
// Getting the bundle: from the browser's own store if it was fetched before, for the server cannot be
// made to let it be kept. Its name holds a hash of its content, so what is stored is never stale.
globalThis.Atlas ??= {};

Atlas.data = (() => {
  const STORE = "atlas-data";

  /** The store of this site, or null where the browser has none (a page without https, a private window). */
  async function store() {
    try {
      return globalThis.caches ? await caches.open(STORE) : null;
    } catch {
      return null;
    }
  }

  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
    return answer;
  }

  async function keep(kept, address, answer) {
    for (const request of await kept.keys()) await kept.delete(request);
    await kept.put(address, answer);
  }

  /** The bundle at an address. */
  async function load(address) {
    const kept = await store();
    const known = kept && await kept.match(address);
    if (known) return known.json();
    const answer = await fetched(address);
    if (kept) keep(kept, address, answer.clone()).catch(() => {});
    return answer.json();
  }

  return { load };
})();
