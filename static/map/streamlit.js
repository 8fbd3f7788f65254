// The map layer inside streamlit-folium.
//
// streamlit-folium evaluates a feature group at each step, adds what it defines to the map and
// takes it off again at the next step. One layer stays; what comes and goes is an empty group.
// It is also the way back: streamlit-folium listens for clicks on it and sends its tooltip.

(() => {
  "use strict";

  const QUIET = 600; // milliseconds without a step after which the day is read aloud

  let layer = null;
  let reader = null;
  let group = null;
  let count = Date.now(); // grows over reloads, so that no choice looks like the one before

  function choose(code) {
    count += 1;
    group._tooltip = L.tooltip().setContent(`${code || "none"} ${count}`);
    group.fire("click");
  }

  // What is read aloud when the day has changed: the page's own sentence, once the day stays. It
  // stands here because Streamlit replaces what changes, and a new node is no change to be read.
  class Reader {
    constructor(container) {
      this.spoken = L.DomUtil.create("p", "convention-unseen", container);
      this.spoken.setAttribute("role", "status");
    }

    follow({ day, aloud }) {
      clearTimeout(this.waiting);
      this.day ??= day; // what a page opens with is read from its top
      if (aloud && day !== this.day) this.wait(day);
    }

    // The sentence may come later than the map.
    wait(day) {
      this.waiting = setTimeout(() => {
        const told = window.parent.document.querySelector(".answer .sentence")?.textContent ?? "";
        if (!told.includes(conventionMap.written(day))) return this.wait(day);
        this.day = day;
        this.spoken.textContent = told.replace(/\s+/g, " ").trim();
      }, QUIET);
    }
  }

  // The page around the frame has a typeface; the names on the map are set in it too.
  function borrowTypeface() {
    const sheet = document.createElement("style");
    sheet.textContent = fontRules(window.parent).join("\n");
    document.head.append(sheet);
  }

  function fontRules({ document: page, CSSFontFaceRule }) {
    try {
      return [...page.styleSheets]
        .filter(({ href }) => !href || href.startsWith(location.origin))
        .flatMap(({ cssRules }) => [...cssRules])
        .filter(
          (rule) =>
            rule instanceof CSSFontFaceRule &&
            /^["']?Source Sans["']?$/.test(rule.style.fontFamily) &&
            rule.style.fontStyle !== "italic",
        )
        .map(({ cssText, parentStyleSheet }) =>
          cssText.replace(
            /url\("?([^")]+)"?\)/g,
            (_, url) => `url("${new URL(url, parentStyleSheet.href ?? page.baseURI)}")`,
          ),
        );
    } catch {
      return []; // a page of another origin keeps its rules to itself
    }
  }

  // At each step Streamlit's component library adds its theme as one more style sheet.
  function dropRepeatedTheme() {
    const themes = [...document.querySelectorAll("head > style")].filter(({ textContent }) =>
      textContent.includes("--primary-color"),
    );
    const [before, latest] = themes.slice(-2);
    if (latest) (latest.textContent === before.textContent ? latest : before).remove();
  }

  // Beside the frame the page offers other ways to the same; it hides them while there is a map.
  function tellPage(title, state) {
    window.frameElement.title = title;
    window.frameElement.closest("[data-testid=stVerticalBlock]").dataset.map = state;
  }

  function begin(map) {
    borrowTypeface();
    layer = conventionMap.create(map).on("select", choose);
    conventionMap.together(layer);
    reader = new Reader(map.getContainer());
  }

  async function show(state) {
    try {
      const shown = await layer.show(state);
      if (shown) tellPage(`Map, ${conventionMap.written(state.day)}`, "shown");
    } catch {
      tellPage("Map that cannot be drawn", "failed"); // the layer has said why
    }
  }

  conventionMap.step = (map, state) => {
    dropRepeatedTheme();
    if (!layer) begin(map);
    window.feature_group = []; // it has been taken off the map, but never leaves the list
    group = L.layerGroup();
    show(state);
    reader.follow(state);
    return group;
  };
})();
