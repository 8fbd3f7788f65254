// Where the data of the map layer lies, and fetching each file once.
//
// Every address is relative to this script's own, so that base paths and embedding pages work.
// The version in the script's own address (`?v=`) is the version of the geometry too.

// A property of the window, where the maps of one page find each other (sync.js).
window.conventionMap = {};

(() => {
  "use strict";

  const own = new URL(document.currentScript.src);
  const root = new URL("..", own);
  const assets = own.searchParams.get("v");
  const known = new Map();

  // `isWhole` tells whether what came is what the file should hold.
  function fetchJson(path, version, isWhole) {
    const address = new URL(path, root);
    if (version) address.searchParams.set("v", version);
    const key = address.href;
    if (!known.has(key)) {
      const answer = request(address, path, isWhole);
      answer.catch(() => known.delete(key));
      known.set(key, answer);
    }
    return known.get(key);
  }

  // The static edition holds each file as a script as well: see `service/edition/export.py`. A page
  // on a disk, a frame without an origin and a host that refuses .json give nothing else away.
  const hasScripts = "scripts" in document.documentElement.dataset;
  const taken = new Map();

  conventionMap.take = (path, content) => taken.set(path, content);

  function loadScript({ href }) {
    const script = document.createElement("script");
    script.src = href.replace(/(?=\?|$)/, ".js");
    return new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  async function request(address, path, isWhole) {
    const content = await load(address, path);
    if (content === null || !isWhole(content)) {
      throw new Error(`The map could not read ${path}: it is damaged.`);
    }
    return content;
  }

  async function load(address, path) {
    const response = await fetch(address).catch(() => null);
    if (response?.ok) return response.json().catch(() => null);
    if (hasScripts) await loadScript(address).catch(() => null);
    if (taken.has(path)) return taken.get(path);
    const why = response ? `the server answered ${response.status}` : "no answer from the server";
    throw new Error(`The map could not load ${path}: ${why}.`);
  }

  const hasShapes = ({ features }) => Array.isArray(features) && features.length > 0;
  const hasSpans = ({ version, states }) => Boolean(version && states);

  conventionMap.geometry = (name) => fetchJson(`geometry/${name}.json`, assets, hasShapes);

  // What a file of this page's own version holds suits its scripts; later there may be other tables.
  const early = (path) => fetchJson(path, assets, hasSpans).catch(() => null);

  conventionMap.treaty = async (treaty, version) => {
    const path = `timeline/${encodeURIComponent(treaty)}.json`;
    const first = await early(path);
    if (first?.version === version) return first;
    const timeline = await fetchJson(path, version, hasSpans);
    if (version && timeline.version !== version) {
      known.clear(); // the server may be about to take up other tables
      throw new Error(
        `The map needs version ${version} of ${path} and got ${timeline.version}: reload the page.`,
      );
    }
    return timeline;
  };

  // What most visits begin with is on its way before anybody asks for it.
  early("timeline/ottawa.json");
  conventionMap.geometry("europe");
  conventionMap.geometry("borders");

  // streamlit-folium loads one script after the other: ask for all of them at once.
  const SCRIPTS = [
    "leaflet/leaflet.js",
    "map/projections.js",
    "map/timeline.js",
    "map/answer.js",
    "map/time_scale.js",
    "map/near_changes.js",
    "map/line_of_time.js",
    "map/shapes.js",
    "map/names.js",
    "map/pointing.js",
    "map/frame.js",
    "map/drawing.js",
    "map/layer.js",
    "map/sync.js",
    "map/page_words.js",
    "map/sheet.js",
    "map/two_days.js",
    "map/streamlit.js",
  ];
  const STYLES = ["leaflet/leaflet.css", "map/layer.css", "map/line_of_time.css"];

  function preload(path, kind) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.as = kind;
    link.href = new URL(`${path}${own.search}`, root);
    document.body.append(link);
  }

  if (window.Streamlit) {
    for (const path of SCRIPTS) preload(path, "script");
    for (const path of STYLES) preload(path, "style");
  }
})();
