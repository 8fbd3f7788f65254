// The map layer inside streamlit-folium.
//
// streamlit-folium evaluates a feature group at each step, adds what it defines to the map and
// takes it off again at the next step. One layer stays; what comes and goes is an empty group.
// It is also the way back: streamlit-folium listens for clicks on it and sends its tooltip.

(() => {
  "use strict";

  const QUIET = 600; // milliseconds without a step after which the day is read aloud

  let layer = null;
  let time = null;
  let days = null; // of a page that compares two
  let words = null;
  let spoken = null;
  let sheet = null;
  let group = null;
  let asked = null; // what the server has asked for last
  let sent = 0; // number of the last message; numbers grow over reloads, so that no two are alike
  let reading = null;
  const own = {}; // what was chosen here and the server has not answered yet: day, country

  const current = () => ({ ...asked, ...own });
  const isMoving = () => time?.moving || days?.moving;
  const isAnswered = ({ answered }) => answered >= sent;

  function send() {
    sent = Math.max(sent + 1, Date.now());
    const message = new URLSearchParams({ ...own, country: own.country ?? "none", number: sent });
    if (!("country" in own)) message.delete("country");
    group._tooltip = L.tooltip().setContent(String(message));
    group.fire("click");
  }

  function choose(code) {
    own.country = code || null;
    refresh();
    send();
  }

  // Another day on the way, for this browser alone.
  function go(day) {
    own.day = day;
    refresh();
  }

  function rest() {
    if ("day" in own) send();
    readAloud();
  }

  // The server knows of no message any more: back or forward was the first gesture after it was
  // started anew. The last message, which goes along with each further gesture, must say nothing.
  function startAnew() {
    (time ?? days)?.halt();
    delete own.day;
    delete own.country;
    sent = 0;
    setTimeout(send); // once streamlit-folium listens to the new group
  }

  // Take up what the server asks for. What was chosen here goes on until the server knows of it;
  // a day that it has changed by itself ends what goes on here.
  function receive(state) {
    if (asked && state.answered < asked.answered) startAnew();
    const movedByItself = asked && state.day !== asked.day && isAnswered(state);
    if (movedByItself) (time ?? days)?.halt();
    if (isAnswered(state)) {
      delete own.country;
      if (!isMoving()) delete own.day;
    }
    const news = asked && state.day !== asked.day;
    asked = state;
    if (!("day" in own)) words?.leave();
    refresh();
    if (news && state.main) readAloud();
  }

  // What is read aloud when the day has changed, once it stays. It stands here because Streamlit
  // replaces what changes, and a new node is no change to be read.
  function readAloud() {
    if (!spoken) return;
    clearTimeout(reading);
    reading = setTimeout(() => {
      if (!time?.moving) spoken.textContent = said(layer.timeline, current().day).aloud;
    }, QUIET);
  }

  function said(timeline, day) {
    const { answer, written } = conventionMap;
    const found = answer.figures(timeline, day);
    const headline = answer.headline(found, timeline, day, asked.today);
    const counted = answer.counted(found, timeline, day, asked.today);
    const uncertain = found.uncertain.join(", ");
    return {
      aloud: `${counted}; ${headline}.`,
      texts: {
        headline,
        sentence: `${counted}.`,
        uncertain: uncertain && `not certain on this day: ${uncertain}`,
        beyond: answer.isAfterRecord(timeline, day)
          ? `Legal acts complete to ${written(timeline.known_until)}; later changes may be missing.`
          : "",
      },
    };
  }

  // The page around the frame has a typeface; the names on the map are set in it too.
  function borrowTypeface() {
    const style = document.createElement("style");
    style.textContent = fontRules(window.parent).join("\n");
    document.head.append(style);
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

  function begin(map, { main, place }) {
    borrowTypeface();
    layer = conventionMap.create(map).on("select", choose);
    conventionMap.together(layer);
    if (place) {
      const isAhead = () => "day" in own;
      days = conventionMap.joinDays({ place, go, rest, isAhead, day: () => current().day });
    }
    if (!main) return;
    const page = window.parent.document;
    spoken = L.DomUtil.create("p", "convention-unseen", map.getContainer());
    spoken.setAttribute("role", "status");
    words = new conventionMap.PageWords(page, ".st-key-board");
    sheet = new conventionMap.Sheet(map.getContainer(), () => choose(""));
    document.body.classList.add("with-time");
    time = new conventionMap.LineOfTime(L.DomUtil.create("section", "", document.body), {
      go,
      rest,
    });
  }

  // What no step of time changes.
  function dress(timeline, theme) {
    const ground = getComputedStyle(window.parent.document.querySelector(".stApp"));
    time.root.dataset.theme = theme;
    time.root.style.setProperty("--ground", ground.backgroundColor);
    words.explain(Object.values(timeline.statuses).map(({ meaning }) => meaning));
  }

  // Computes what the day says; returns what shows it around the map.
  function around({ day, area, theme, today, country, quote }) {
    return (timeline) => {
      if (!time) return () => {};
      time.open(timeline, area, today);
      const isOwn = "day" in own;
      const { texts } = said(timeline, day);
      const counts = conventionMap.answer.counts(timeline, area, day);
      const inOrder = Object.keys(timeline.statuses).map((status) => counts[status] ?? 0);
      return () => {
        if (!isOwn || theme !== time.root.dataset.theme) dress(timeline, theme);
        time.show(day);
        if (country) sheet.show(timeline.lines(country, day), "country" in own ? "" : quote);
        else sheet.hide();
        if (isOwn) words.show(texts, inOrder);
      };
    };
  }

  async function refresh() {
    const state = current();
    try {
      const shown = await layer.show(state, around(state));
      if (!shown) return;
      days?.show(layer.timeline, state);
      tellPage(`Map, ${conventionMap.written(state.day)}`, "shown");
    } catch {
      words?.leave();
      tellPage("Map that cannot be drawn", "failed"); // the layer has said why
    }
  }

  conventionMap.step = (map, state) => {
    dropRepeatedTheme();
    if (!layer) begin(map, state);
    window.feature_group = []; // it has been taken off the map, but never leaves the list
    group = L.layerGroup();
    receive(state);
    return group;
  };
})();
