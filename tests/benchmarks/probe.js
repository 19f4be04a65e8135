// Runs in the page: times a change from its key event to the end of the frame that shows it.
window.probe = (() => {
  const frame = () => document.querySelector('iframe[title*="st_folium"]');
  const inner = () => { try { return frame()?.contentDocument; } catch { return null; } };

  function shown() {
    const doc = inner();
    if (!doc || !doc.querySelector("path.leaflet-interactive, path[data-unit]")) return null;
    const path = doc.documentElement.dataset.date ? null : doc.querySelector('path[class*="day-"]');
    return path ? /day-(\S+)/.exec(path.getAttribute("class"))[1] : doc.documentElement.dataset.date;
  }

  const next = () => new Promise((done) => requestAnimationFrame(done));
  const painted = () => new Promise((done) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done(performance.timeOrigin + performance.now());
    channel.port2.postMessage(0);
  });

  function arm(expected) {
    let start = null;
    const before = inner();
    const note = (event) => { start ??= event.view.performance.timeOrigin + event.timeStamp; };
    const windows = [window, frame().contentWindow];
    for (const each of windows) each.addEventListener("keydown", note, { capture: true });
    probe.done = (async () => {
      let blanks = 0;
      while (shown() !== expected || start === null) {
        await next();
        if (start !== null && shown() === null) blanks += 1;
      }
      const end = await painted();
      for (const each of windows) try { each.removeEventListener("keydown", note, { capture: true }); } catch { /* gone */ }
      return { ms: end - start, blanks, mounted: inner() === before };
    })();
  }

  /** When the browser painted the still, in the first file or in the map's place: ms of the clock. */
  function seen() {
    return new Promise((done) => {
      const watch = new PerformanceObserver((list) => {
        const still = list.getEntries().find((entry) => /\/still\.\w+\.svg$/.test(entry.url));
        if (still) done(performance.timeOrigin + still.startTime);
      });
      watch.observe({ type: "largest-contentful-paint", buffered: true });
    });
  }

  /** Times between frames while `going()` holds. */
  async function frames(until) {
    const times = [];
    let last = await next();
    while (shown() !== until) {
      const now = await next();
      times.push(now - last);
      last = now;
    }
    return times;
  }

  return { shown, seen, arm, frames };
})();
