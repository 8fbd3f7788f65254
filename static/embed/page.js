// The embeddable page: one view, shown by map, words, legend and line of time.

(async () => {
  "use strict";

  const QUIET = 600; // milliseconds without a step after which the day is read aloud

  const facts = JSON.parse(document.getElementById("facts").textContent);
  const find = (name) => document.getElementById(name);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const load = (treaty) => conventionMap.treaty(treaty, facts.version);
  const map = conventionMap.create(conventionMap.map("map"));

  function complain(lines) {
    find("bad").replaceChildren(
      ...lines.map((line) => {
        const item = document.createElement("p");
        item.textContent = line;
        return item;
      }),
    );
  }

  try {
    const { view, bad } = await embedded.read(location.search, facts, async (treaty) =>
      Object.keys((await load(treaty)).states),
    );
    complain(bad.map((line) => `${line}. The default is shown instead.`));
    start(view, new conventionMap.Timeline(await load(view.treaty)));
  } catch (error) {
    map.say(error.message, "alert");
  }

  function start(view, timeline) {
    const treaty = facts.treaties[view.treaty];
    const today = embedded.today();
    const days = embedded.changeDays(timeline, view.area, today);
    let reading = null;

    const legend = new embedded.Legend(find("classes"), (statuses) => change({ statuses }));
    const time = new embedded.Time(find("time"), {
      opened: treaty.opened,
      knownUntil: treaty.known_until,
      today,
      days,
      go: (day) => change({ day }),
    });
    map.on("select", (code) => change({ country: code || null }));
    dark.addEventListener("change", () => change({}));
    find("kicker").textContent = treaty.title;
    find("area").textContent = facts.areas[view.area];
    find("without").hidden = timeline.areas[view.area].every(
      (code) => timeline.states[code].spans.length,
    );
    find("record").textContent =
      `: depositary read ${conventionMap.written(treaty.read_until)}, ` +
      `acts known until ${conventionMap.written(treaty.known_until)}`;
    holdHeight(find("answer"));
    document.querySelector("main").classList.add("ready");
    change({});
    if (view.play && !calm.matches) time.play();

    function change(changes) {
      Object.assign(view, changes);
      map.show({
        day: view.day,
        treaty: view.treaty,
        v: facts.version,
        area: view.area,
        show: view.statuses,
        country: view.country,
        theme: dark.matches ? "dark" : "light",
      });
      time.show(view.day);
      legend.show(embedded.counts(timeline, view.area, view.day), view.statuses);
      tell();
      showBeside();
      link();
    }

    function tell() {
      const { day } = view;
      const found = embedded.figures(timeline, facts, day);
      const headline = embedded.headline(found, treaty, day, today);
      const counted = embedded.counted(found, treaty, day, today);
      find("headline").textContent = headline;
      find("sentence").textContent = `${counted}.`;
      find("uncertain").textContent = found.uncertain.length
        ? `Not certain on this day: ${found.uncertain.join(", ")}`
        : "";
      const beyond = day > treaty.known_until;
      find("beyond").textContent = beyond
        ? `After the end of the record, ${conventionMap.written(treaty.known_until)}`
        : "";
      holdHeight(find("answer"));
      clearTimeout(reading);
      if (!time.playing) {
        reading = setTimeout(() => {
          find("spoken").textContent = `${counted}; ${headline}.`;
        }, QUIET);
      }
    }

    // What stands below must not jump when a day needs a line less.
    function holdHeight(node) {
      node.style.minHeight = `${Math.max(node.offsetHeight, parseFloat(node.style.minHeight) || 0)}px`;
    }
    let width = innerWidth;
    addEventListener("resize", () => {
      if (innerWidth === width) return;
      width = innerWidth;
      find("answer").style.minHeight = "";
      holdHeight(find("answer"));
    });

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
        node.href = `${dated}?${query}`;
      }
    }
  }
})();
