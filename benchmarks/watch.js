// Runs in a measured page: when an answer, a map, a headline, a chart or the whole page was first there, when it
// changed, and what it cost. It looks into the frames of the page too. Times are milliseconds since 1970.
(() => {
  "use strict";
  const now = () => performance.timeOrigin + performance.now();
  if (window !== window.top) {
    // The line of time stands in the frame of the map.
    addEventListener("click", () => (window.top.benchmark.clicked ??= now()), true);
    return;
  }
  const LEAST_AREAS = 20;
  const CHARTS = ".stVegaLiteChart svg, [data-testid=stDataFrame] canvas";
  const seen = { start: performance.timeOrigin, first: {}, changed: {}, before: {}, sent: null };
  Object.assign(seen, { clicked: null, shift: 0, longest: 0, long: 0 });
  window.benchmark = seen;

  const visible = (node) => node.checkVisibility({ visibilityProperty: true });
  const documents = () => [
    document,
    ...[...document.querySelectorAll("iframe")]
      .filter(visible)
      .map((frame) => frame.contentDocument),
  ];

  // What is shown: the fills of the areas of a map, and the headline of a page.
  const show = {
    fills() {
      for (const page of documents()) {
        const areas = page?.querySelectorAll("path.leaflet-interactive, path[data-iso3]") ?? [];
        if (areas.length < LEAST_AREAS) continue;
        return [...areas].map((area) => area.getAttribute("fill")).join(" ");
      }
      return "";
    },
    headline: () => [...document.querySelectorAll("h1")].find(visible)?.textContent ?? "",
    // The first HTML of the map's page: words and picture.
    answer: () => (document.querySelector(".sketch") ? show.headline() : ""),
    // The first chart, table or map of a page.
    chart: () => ([...document.querySelectorAll(CHARTS)].some(visible) ? "drawn" : show.fills()),
    // All of a page is there, and no run of its script is under way.
    whole() {
      const all = (what, is) => [...document.querySelectorAll(what)].every(is);
      return document.querySelector(".stApp")?.dataset.testScriptState === "notRunning" &&
        [...document.querySelectorAll(".sources")].some(visible) &&
        !document.querySelector("#first, [data-testid=stSkeleton]") &&
        all(".stVegaLiteChart", (chart) => chart.querySelector("svg")) &&
        all("iframe", (frame) => frame.contentDocument?.querySelector("[data-ready=true]"))
        ? "whole"
        : "";
    },
  };

  const KINDS = Object.keys(show);

  seen.reset = () => {
    seen.before = Object.fromEntries(KINDS.map((kind) => [kind, show[kind]()]));
    seen.changed = {};
    seen.sent = seen.clicked = null;
  };

  function look() {
    for (const kind of KINDS) {
      if (seen.first[kind] && !seen.before[kind]) continue; // nothing to wait for: looking costs time
      const shown = show[kind]();
      if (!shown) continue;
      seen.first[kind] ??= now();
      if (seen.before[kind] && shown !== seen.before[kind]) seen.changed[kind] ??= now();
    }
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);

  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (...data) {
    seen.sent ??= now();
    return send.apply(this, data);
  };
  addEventListener("click", () => (seen.clicked ??= now()), true);

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      seen.long += 1;
      seen.longest = Math.max(seen.longest, duration);
    }
  }).observe({ type: "longtask", buffered: true });
})();
