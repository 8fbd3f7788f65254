// What the page is asked to show: the parameters of its own address, read as `record.view.parse`
// reads them, and the address of the same view on the full page.
//
// A view is {treaty, day, area, statuses, country, play}; days are numbers of days since
// 1970-01-01 UTC.

const embedded = {};

(() => {
  "use strict";

  // What goes wrong before the map is there has the page say so at once; see `#no-map`.
  for (const event of ["error", "unhandledrejection"]) {
    const fail = ({ target }) => {
      if (target.tagName !== "IMG") document.documentElement.classList.add("failed");
    };
    addEventListener(event, fail, true);
  }

  const DAY = 864e5;
  const LONGEST = 64; // characters of a bad value that are shown

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  function dayOf(text) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
    const day = Date.parse(text) / DAY;
    return Number.isInteger(day) && iso(day) === text ? day : null;
  }

  // The values of a query, as `record.query_values` reads them.
  function queryValues(search) {
    const values = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(search)) {
      const tidy = name
        .trim()
        .toLowerCase()
        .replace(/^(amp;)+/, "");
      values.append(tidy, value.trim());
    }
    return values;
  }

  // Returns the view, and a warning for each value that is not used.
  // `facts` come with the page; `stateCodes` gives the codes of all states under a treaty.
  async function read(search, facts, stateCodes) {
    const given = queryValues(search);
    const bad = [];

    function reject(name, value, expected, instead = "The default") {
      const shown = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
      const does = instead ? `${instead} is shown instead` : "It is not used";
      bad.push(`${name} '${shown}': expected ${expected}. ${does}.`);
    }

    function rejectUnknown() {
      const ignored = new RegExp(`^(?:${facts.ignored})$`);
      const names = [...new Set(given.keys())].filter(
        (name) => name && !facts.parameters.includes(name) && !ignored.test(name),
      );
      const expected = `one of ${facts.parameters.join(", ")}`;
      if (names.length) reject("parameter", names.join(", "), expected, "");
    }

    function single(name) {
      const values = given.getAll(name);
      if (values.length > 1) reject(name, values.join(", "), "one value");
      return values.length === 1 ? values[0] : null;
    }

    function code(name, allowed, usual) {
      const text = single(name);
      if (text === null || allowed.includes(text)) return text ?? usual;
      reject(name, text, `one of ${allowed.join(", ")}`);
      return usual;
    }

    function codes(name, allowed, expected) {
      const values = [...new Set(given.getAll(name))];
      for (const text of values) if (!allowed.includes(text)) reject(name, text, expected);
      return values.filter((text) => allowed.includes(text));
    }

    function day(opened) {
      const text = single("date");
      const { today } = facts;
      if (text === null || text === "today") return today;
      const asked = dayOf(text);
      if (asked !== null && opened <= asked && asked <= today) return asked;
      const expected = `a day from ${iso(opened)} to ${iso(today)} as YYYY-MM-DD, or today`;
      reject("date", text, expected);
      return today;
    }

    const treaty = code("treaty", Object.keys(facts.treaties), facts.treaty);
    const view = {
      treaty,
      day: day(facts.treaties[treaty]),
      area: code("area", Object.keys(facts.areas), facts.area),
      statuses: codes("status", facts.statuses, `one of ${facts.statuses.join(", ")}`),
      country: null,
      play: code("play", ["0", "1"], "0") === "1",
    };
    // A server gives each version its own page; a folder of files has one.
    const version = given.getAll("v").pop();
    if (version && version !== facts.version) {
      reject("v", version, "the version of the data that stands here", facts.version);
    }
    const expected = "an ISO 3166-1 alpha-3 code of a state, such as POL";
    const states = given.has("country") ? await stateCodes(treaty) : [];
    const [first = null, ...others] = codes("country", states, expected);
    view.country = first;
    for (const text of others) reject("country", text, "one state", first);
    rejectUnknown();
    return { view, bad };
  }

  // The parameters that spell a view out, so that they mean the same tomorrow.
  function parameters({ day, treaty, area, statuses, country }) {
    const all = new URLSearchParams({ date: iso(day), treaty, area });
    for (const status of statuses) all.append("status", status);
    if (country) all.append("country", country);
    return all;
  }

  // Before anything is drawn: the style sheet gives a wide area a wide frame.
  document.documentElement.dataset.area = queryValues(location.search).get("area") ?? "";

  // What the map needs is loaded once the answer has been painted: a slow line brings this first.
  const HIDDEN = 3000; // milliseconds after which it is loaded in a page that is not painted

  function loadRest() {
    const later = document.getElementById("later");
    if (!later) return;
    for (const script of later.content.querySelectorAll("script")) script.async = false; // in order
    later.replaceWith(later.content);
  }

  addEventListener("DOMContentLoaded", () => {
    requestAnimationFrame(() => setTimeout(loadRest));
    setTimeout(loadRest, HIDDEN);
  });

  Object.assign(embedded, { DAY, dayOf, iso, queryValues, read, parameters });
})();
