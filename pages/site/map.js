"use strict";
// A map of the static site takes day and view from its address, its theme from the reader's system,
// and what it loads from scripts: a page that is opened as a file may not fetch.
{
  const VIEWS = ["held", "claimed", "recognised", "agreed"];
  const mount = Atlas.mount;
  Atlas.mount = (map, options) => {
    const asked = new URLSearchParams(location.search);
    const day = asked.get("date") || "";
    const known = /^\d{4}-\d{2}-\d{2}$/.test(day) && day >= options.start && day <= options.end;
    const own = known && Atlas.days.parse(day) ? { date: day } : {};
    if (VIEWS.includes(asked.get("view"))) own.view = asked.get("view");
    mount(map, { ...options, ...own });
  };
  // Two maps of a page are moved together; of a page opened as a file they know nothing.
  Atlas.bridge.topDocument = () => {
    try { return window.parent.document; } catch { return document; }
  };
  Atlas.bridge.pageIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;
  Atlas.today.load = (address) => new Promise((done, fail) => {
    const script = document.createElement("script");
    Object.assign(script, { src: address, onload: () => done(globalThis.ATLAS_TODAY), onerror: fail });
    document.head.append(script);
  });
}
