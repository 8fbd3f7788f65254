// The line of time of a page that compares two days: one scale with a handle for each.
//
// It stands in the page, and belongs to the frame of the later day's map. Each handle is that of a
// line of time of its own; the two lie one over the other. The maps' frames call each other.

(() => {
  "use strict";

  const LABEL = { first: "First day", last: "Last day" };
  const SHEET = "line_of_time.css";

  // The style sheet of the frame holds in the page too.
  function dress(page) {
    if (page.querySelector(`link[href*="${SHEET}"]`)) return;
    const { href } = document.querySelector(`link[href*="${SHEET}"]`);
    page.head.append(Object.assign(page.createElement("link"), { rel: "stylesheet", href }));
  }

  const mapOf = (place) =>
    [conventionMap, ...conventionMap.others()].find(({ here }) => here?.place === place)?.here;

  class TwoDays {
    constructor(root) {
      dress(root.ownerDocument);
      root.replaceChildren();
      this.page = root.ownerDocument;
      this.words = new conventionMap.PageWords(this.page, ".stMain");
      this.lines = {};
      for (const place of Object.keys(LABEL)) {
        const line = new conventionMap.LineOfTime(L.DomUtil.create("section", place, root), {
          go: (day) => mapOf(place)?.go(this.inOrder(place, day)),
          rest: () => mapOf(place)?.rest(),
        });
        line.root.setAttribute("aria-label", LABEL[place]);
        line.handle.setAttribute("aria-label", LABEL[place]);
        this.lines[place] = line;
      }
    }

    // The first day is never after the last.
    inOrder(place, day) {
      const { first, last } = this.lines;
      return place === "first" ? Math.min(day, last.day) : Math.max(day, first.day);
    }

    open(timeline, { area, today, theme }) {
      const ground = getComputedStyle(this.page.querySelector(".stApp")).backgroundColor;
      for (const { root } of Object.values(this.lines)) {
        root.dataset.theme = theme;
        root.style.setProperty("--ground", ground);
      }
      this.opened = [timeline, area, today];
      this.show();
    }

    show() {
      for (const [place, line] of Object.entries(this.lines)) {
        const day = mapOf(place)?.day();
        if (!this.opened || day === undefined) continue;
        line.open(...this.opened);
        line.show(day);
      }
      // Of two handles at one place the one that has room to move lies on top.
      const { scale, day, handle } = this.lines.first;
      if (scale) handle.style.zIndex = scale.place(day) > 0.5 ? 1 : 0;
      this.tell();
    }

    // What the page says follows as long as one of the maps is ahead of the server.
    tell() {
      const [first, last] = Object.keys(LABEL).map(mapOf);
      if (!this.opened || !first || !last) return;
      if (!first.isAhead() && !last.isAhead()) return void this.words.leave();
      const pieces = JSON.parse(this.page.querySelector("[data-pieces]").dataset.pieces);
      const [timeline, area] = this.opened;
      const days = [first.day(), last.day()];
      this.words.show({
        headline: conventionMap.comparison.headline(pieces, timeline, area, ...days),
        first: conventionMap.written(days[0]),
        last: conventionMap.written(days[1]),
      });
    }
  }

  const lineOfPage = () =>
    [conventionMap, ...conventionMap.others()].find(({ twoDays }) => twoDays)?.twoDays;

  // A map that has one of the two days: how it is moved, and how it says that it has moved.
  conventionMap.joinDays = (here) => {
    conventionMap.here = here;
    const root = window.parent.document.querySelector(".two-days");
    if (here.place === "last" && root) conventionMap.twoDays = new TwoDays(root);
    return {
      get moving() {
        return lineOfPage()?.lines[here.place].moving ?? false;
      },
      halt: () => lineOfPage()?.lines[here.place].halt(),
      show(timeline, state) {
        if (conventionMap.twoDays) conventionMap.twoDays.open(timeline, state);
        else lineOfPage()?.show();
      },
    };
  };
})();
