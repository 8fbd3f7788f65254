// Asks the scripts of /embed, from within that page, what they say of many days and cases at once.

(() => {
  "use strict";

  const facts = JSON.parse(document.getElementById("facts").textContent);
  const pageToday = () => facts.today ?? embedded.today();

  const timelineOf = async (treaty) =>
    new conventionMap.Timeline(await conventionMap.treaty(treaty, facts.version));

  const byArea = (of) =>
    Object.fromEntries(Object.keys(facts.areas).map((area) => [area, of(area)]));

  // What is said of each state, as [day, what is said from that day on].
  async function lives({ treaty, days }) {
    const timeline = await timelineOf(treaty);
    return Object.fromEntries(
      Object.keys(timeline.states).map((code) => [code, life(timeline, code, days)]),
    );
  }

  function life(timeline, code, days) {
    const told = [];
    for (const day of days) {
      const [, status, since, until] = timeline.span(code, day) ?? [day, "none", null, null];
      const said = {
        status,
        since,
        until,
        certain: timeline.isCertain(code, day),
        title: timeline.title(code, day),
        lines: timeline.lines(code, day),
      };
      if (JSON.stringify(said) !== JSON.stringify(told.at(-1)?.[1])) told.push([day, said]);
    }
    return told;
  }

  async function answers({ treaty, days, today }) {
    const timeline = await timelineOf(treaty);
    return days.map((day) => {
      const figures = embedded.figures(timeline, facts, day);
      return {
        ...figures,
        headline: embedded.headline(figures, facts.treaties[treaty], day, today),
        counted: embedded.counted(figures, facts.treaties[treaty], day, today),
        counts: byArea((area) => embedded.counts(timeline, area, day)),
      };
    });
  }

  async function steps({ treaty, today }) {
    const timeline = await timelineOf(treaty);
    const { opened } = facts.treaties[treaty];
    return byArea((area) => {
      const changed = embedded.changeDays(timeline, area, today);
      return {
        changed: changed.map((day) => [day, embedded.changesOn(timeline, area, day)]),
        played: embedded.playDays(changed, opened, today),
      };
    });
  }

  function readings(queries) {
    const states = async (treaty) => Object.keys((await timelineOf(treaty)).states);
    return Promise.all(queries.map((query) => embedded.read(query, facts, states)));
  }

  // Lengths as they are written in the headline and beside a border line.
  function lengths(all) {
    const { ban_on } = facts.treaties[facts.treaty];
    return all.map((km) => {
      const border = { side: "A", neighbour: "B", km };
      const states = { A: { spans: [] }, B: { spans: [] } };
      const timeline = new conventionMap.Timeline({ areas: {}, states, borders: { pair: border } });
      return {
        headline: embedded.headline({ boundKm: km, totalKm: km }, { ban_on }, 1, 1),
        border: timeline.borderLines("pair", 0)[0],
      };
    });
  }

  // The names for which there is room; each state is a square with its corner at `at`.
  function named({ states, lines = [], size, zoom = 0 }) {
    const svg = conventionMap.svgElement("svg", { width: size, height: size });
    document.body.append(svg);
    const squares = states.map(({ name, at: [x, y], side, first = false }) => ({
      code: name,
      name,
      rings: [corners(x, y, side)],
      anchor: { x: x + side / 2, y: y + side / 2 },
      mark: null,
      first,
    }));
    const land = squares.map(({ code, rings: [ring] }) => ({
      code,
      rings: [ring],
      bounds: { left: ring[0].x, right: ring[2].x, low: ring[0].y, high: ring[2].y },
    }));
    new conventionMap.Names(svg).layout({
      states: squares,
      land,
      lines: lines.map((line) => line.map(([x, y]) => ({ x, y }))),
      home: { min: { x: 0, y: 0 }, max: { x: size, y: size } },
      zoom,
    });
    const texts = [...svg.children].map((text) =>
      [...text.children].map(({ textContent }) => textContent),
    );
    svg.remove();
    return texts;
  }

  const corners = (x, y, side) => [
    { x, y },
    { x: x + side, y },
    { x: x + side, y: y + side },
    { x, y: y + side },
  ];

  window.ask = { answers, lengths, lives, named, pageToday, readings, steps };
})();
