// The embeddable page: one view, shown by map, words, legend and line of time.
//
// The page comes with the answer of one day in words. All that changes it is computed first and
// then shown at once; where something fails, the page is again what came.

(async () => {
  "use strict";

  const QUIET = 600; // milliseconds without a step after which the day is read aloud

  const main = document.querySelector("main");
  const asItCame = main.cloneNode(true);
  const find = (name) => document.getElementById(name);
  let time = null;
  let reading = null;

  // The map is printed as it is drawn, made smaller: it would be cut if it became narrower.
  const PAPER = 680; // CSS pixels between the margins of A4
  addEventListener("beforeprint", () => {
    const { clientWidth, clientHeight, style } = find("map");
    style.setProperty("--wide", `${clientWidth}px`);
    style.setProperty("--high", `${clientHeight}px`);
    style.setProperty("--smaller", Math.min(1, PAPER / clientWidth));
  });

  function takeBack(error) {
    time?.pause();
    clearTimeout(reading);
    main.replaceWith(asItCame);
    find("why").textContent = error.message;
    document.documentElement.classList.add("failed");
  }

  try {
    const facts = JSON.parse(find("facts").textContent);
    const load = (treaty) => conventionMap.treaty(treaty, facts.version);
    const map = conventionMap.create(conventionMap.map("map"));
    const { view, bad } = await embedded.read(location.search, facts, async (treaty) =>
      Object.keys((await load(treaty)).states),
    );
    await start(map, facts, view, bad, new conventionMap.Timeline(await load(view.treaty)));
  } catch (error) {
    takeBack(error);
  }

  async function start(map, facts, view, bad, timeline) {
    const { today } = facts;
    const { answer } = conventionMap;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const days = answer.changeDays(timeline, view.area, today);
    let legend = null;
    let told = "";

    if (!(await show())) return;
    map.on("select", (code) => change({ country: code || null }));
    dark.addEventListener("change", () => change({}));
    if (view.play && !calm.matches) time.play();

    function show() {
      const { day, area, statuses, country } = view;
      const theme = dark.matches ? "dark" : "light";
      const state = { day, treaty: view.treaty, v: facts.version, area, show: statuses, country };
      return map.show({ ...state, theme }, compute);
    }

    async function change(changes) {
      Object.assign(view, changes);
      try {
        await show();
      } catch (error) {
        takeBack(error);
      }
    }

    // Returns what shows the view around the map.
    function compute() {
      const { day } = view;
      const { written } = conventionMap;
      const found = answer.figures(timeline, day);
      const headline = answer.headline(found, timeline, day, today);
      const counted = answer.counted(found, timeline, day, today);
      const counts = answer.counts(timeline, view.area, day);
      const uncertain = found.uncertain.join(", ");
      const territories = timeline.hasTerritories(view.area, day);
      const words = {
        clock: answer.aboutClock(facts),
        headline,
        sentence: `${counted}.`,
        uncertain: uncertain && `Not certain on this day: ${uncertain}`,
        beyond: answer.isAfterRecord(timeline, day)
          ? `Later than our data, which ends on ${written(timeline.known_until)}`
          : "",
      };
      return () => {
        if (!time) furnish();
        for (const [name, text] of Object.entries(words)) find(name).textContent = text;
        find("time").dataset.theme = dark.matches ? "dark" : "light";
        time.open(timeline, view.area, today);
        time.show(day);
        legend.show(counts, view.statuses);
        find("territories").hidden = !territories;
        showBeside();
        link();
        told = `${counted}; ${headline}.`;
        if (!time.playing) readAloud();
      };
    }

    function readAloud() {
      clearTimeout(reading);
      reading = setTimeout(() => {
        find("spoken").textContent = told;
      }, QUIET);
    }

    // What is the same on every day.
    function furnish() {
      legend = new embedded.Legend(find("classes"), (statuses) => change({ statuses }));
      time = new conventionMap.LineOfTime(find("time"), {
        go: (day) => change({ day }),
        rest: readAloud,
      });
      find("no-map").hidden = true;
      find("bad").replaceChildren(...bad.map((line) => embedded.element("p", line)));
      find("kicker").textContent = timeline.treaty_title;
      find("area").textContent = facts.areas[view.area];
      find("without").hidden = timeline.areas[view.area].every(
        (code) => timeline.states[code].spans.length,
      );
      find("record").textContent =
        ` (depositary’s page as at ${conventionMap.written(timeline.read_until)}), ` +
        `known until ${conventionMap.written(timeline.known_until)}`;
      holdHeight(find("answer"));
    }

    function showBeside() {
      const { country, day, area } = view;
      const lines = country
        ? embedded.aboutState(timeline, country, day)
        : embedded.latestChange(timeline, area, days, day, (status) => legend.swatch(status));
      find("beside").replaceChildren(...lines);
      if (country) find("legend").scrollTop = find("legend").scrollHeight;
    }

    function link() {
      for (const node of document.querySelectorAll("a[data-address]")) {
        const query = embedded.parameters(view);
        const dated = node.dataset.address.replace("{date}", embedded.iso(view.day));
        if (dated !== node.dataset.address)
          for (const name of ["date", "country"]) query.delete(name);
        const { version } = find("older")?.dataset ?? {};
        if (version) query.set("v", version);
        node.href = `${dated}?${query}`;
      }
    }
  }

  // What stands below must not jump when a day needs a line less.
  function holdHeight(node) {
    let width = 0;
    new ResizeObserver(([{ borderBoxSize }]) => {
      const [{ inlineSize, blockSize }] = borderBoxSize;
      node.style.minHeight = inlineSize === width ? `${blockSize}px` : "";
      width = inlineSize;
    }).observe(node);
  }
})();
