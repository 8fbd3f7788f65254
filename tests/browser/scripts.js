// Asks the scripts of /embed, from within that page, what they say of many days and cases at once.

(() => {
  "use strict";

  const { answer } = conventionMap;
  const facts = JSON.parse(document.getElementById("facts").textContent);
  const pageToday = () => facts.today;

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

  // What each territory shows on each day on which it shows anything: its status and whose it is.
  async function territories({ treaty, days }) {
    const timeline = await timelineOf(treaty);
    const areas = new Set(timeline.territories.flatMap((said) => said.areas));
    const shown = (area, day) => {
      const found = timeline.territory(area, day);
      return found ? [[area, found.status, found.said.state, found.said.text]] : [];
    };
    return days.map((day) => [...areas].sort().flatMap((area) => shown(area, day)));
  }

  async function answers({ treaty, days, today }) {
    const timeline = await timelineOf(treaty);
    return days.map((day) => {
      const figures = answer.figures(timeline, day);
      return {
        ...figures,
        headline: answer.headline(figures, timeline, day, today),
        counted: answer.counted(figures, timeline, day, today),
        counts: byArea((area) => answer.counts(timeline, area, day)),
      };
    });
  }

  async function steps({ treaty, today }) {
    const timeline = await timelineOf(treaty);
    const line = new conventionMap.TimeScale(timeline, today);
    return byArea((area) => {
      const changed = answer.changeDays(timeline, area, today);
      return {
        changed: changed.map((day) => [day, answer.changesOn(timeline, area, day)]),
        played: line.playDays(changed),
      };
    });
  }

  // The day at the place of each day, and the places of all in their order.
  async function scale({ treaty, days, today }) {
    const line = new conventionMap.TimeScale(await timelineOf(treaty), today);
    return days.map((day) => [line.place(day), line.dayAt(line.place(day))]);
  }

  function readings(queries) {
    const states = async (treaty) => Object.keys((await timelineOf(treaty)).states);
    return Promise.all(queries.map((query) => embedded.read(query, facts, states)));
  }

  const figures = (km) => ({ boundKm: km, leavingKm: km / 2, totalKm: 2 * km + 1 });

  // Lengths as they are written in the headline and beside a border line.
  function lengths(all) {
    return all.map((km) => {
      const border = { side: "A", neighbour: "B", km };
      const states = { A: { spans: [] }, B: { spans: [] } };
      const timeline = new conventionMap.Timeline({ areas: {}, states, borders: { pair: border } });
      return {
        headline: answer.headline(figures(km), { rule: "ban on mines" }, 1, 1),
        border: timeline.borderLines("pair", 0)[0],
      };
    });
  }

  // The names for which there is room; each state is a rectangle from a corner on.
  function named({ states, lines, frame }) {
    const svg = conventionMap.svgElement("svg", { width: frame, height: frame });
    document.body.append(svg);
    const shapes = states.map(({ name, code, corner: [x, y], size: [width, height], first }) => ({
      code: code ?? name,
      name,
      rings: [corners(x, y, width, height)],
      anchor: { x: x + width / 2, y: y + height / 2 },
      mark: null,
      first,
    }));
    const land = shapes.map(({ code, rings: [ring] }) => ({
      code,
      rings: [ring],
      bounds: { left: ring[0].x, right: ring[2].x, low: ring[0].y, high: ring[2].y },
    }));
    new conventionMap.Names(svg).layout({
      states: shapes,
      land,
      lines: lines.map((line) => line.map(([x, y]) => ({ x, y }))),
      home: { min: { x: 0, y: 0 }, max: { x: frame, y: frame } },
      zoom: 0,
    });
    const texts = [...svg.children].map((text) =>
      [...text.children].map(({ textContent }) => textContent),
    );
    svg.remove();
    return texts;
  }

  const corners = (x, y, width, height) => [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];

  // The names on the map of the page, in pixels, with what lies below and beside each.
  async function drawnNames() {
    await document.fonts.ready;
    const { states } = await timelineOf(facts.treaty);
    const codes = new Map(Object.entries(states).map(([code, { name }]) => [name, code]));
    const pick = (what) => [...document.querySelectorAll(`#map .convention-${what}`)];
    const bodies = pick("ground path, .convention-states path").map((path) => ({
      path,
      code: path.dataset.iso3,
      bounds: path.getBBox(),
    }));
    const marks = pick("marks path").flatMap((path) => {
      const bounds = path.getBBox(); // of nothing where the mark is out of view
      return bounds.width ? [{ code: path.dataset.iso3, ...middleOf(boxOf(bounds)) }] : [];
    });
    const crossed = pick("casing path").flatMap(pointsAlong);
    return pick("names text").map((text) => {
      const lines = [...text.children].map(inkOf);
      const block = around(lines);
      const written = [...text.children].map(({ textContent }) => textContent).join(" ");
      const code = written in states ? written : codes.get(written);
      const below = spread(block).map((point) => bodies.filter((body) => holds(body, point)));
      const mark = marks.find((one) => one.code === code) ?? null;
      return {
        code,
        mark,
        lines,
        block,
        size: Number(text.getAttribute("font-size")),
        inside: below.every((found) => found.some((body) => body.code === code)),
        centered: below[4].some((body) => body.code === code),
        others: below.flat().filter((body) => body.code !== code).length,
        crossed: lines.some((line) => crossed.some((point) => within(line, point))),
        marked: lines.some((line) => marks.some((point) => within(line, point))),
      };
    });
  }

  // The letters of a line of a name: a capital rises about 0.75 of the size above its foot.
  function inkOf(line) {
    const size = Number(line.parentElement.getAttribute("font-size"));
    const foot = line.getStartPositionOfChar(0);
    const end = line.getEndPositionOfChar(line.getNumberOfChars() - 1);
    return { left: foot.x, right: end.x, low: foot.y - 0.75 * size, high: foot.y };
  }

  const around = (boxes) => ({
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    low: Math.min(...boxes.map(({ low }) => low)),
    high: Math.max(...boxes.map(({ high }) => high)),
  });

  const boxOf = ({ x, y, width, height }) => ({
    left: x,
    right: x + width,
    low: y,
    high: y + height,
  });

  const middleOf = ({ left, right, low, high }) => ({ x: (left + right) / 2, y: (low + high) / 2 });

  const within = ({ left, right, low, high }, { x, y }) =>
    x > left && x < right && y > low && y < high;

  // Nine points of a box: its middle, and around it a pixel within its edge.
  function spread(box) {
    const { x: middle, y: center } = middleOf(box);
    return [box.left + 1, middle, box.right - 1].flatMap((x) =>
      [box.low + 1, center, box.high - 1].map((y) => ({ x, y })),
    );
  }

  const holds = ({ path, bounds }, point) =>
    within(boxOf(bounds), point) && path.isPointInFill(point);

  function pointsAlong(path) {
    const length = Math.ceil(path.getTotalLength());
    return Array.from({ length }, (_, along) => path.getPointAtLength(along));
  }

  window.ask = {
    answers,
    drawnNames,
    lengths,
    lives,
    named,
    pageToday,
    readings,
    scale,
    steps,
    territories,
  };
})();
