// Who changed between two days, in a line, from the timeline: what `wording.comparison` says.

(() => {
  "use strict";

  const listed = (parts) =>
    [parts.slice(0, -1).join(", "), ...parts.slice(-1)].filter(Boolean).join(" and ");

  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  // The status of a state before and after its changes between two days; null without a change.
  function move(timeline, code, first, last) {
    const days = [...conventionMap.answer.changes(timeline, code)].filter(
      ([day]) => first < day && day <= last,
    );
    if (!days.length) return null;
    const status = (day) => conventionMap.answer.span(timeline, code, day)?.[1] ?? "";
    return [status(days[0][0] - 1), days[days.length - 1][1]];
  }

  // `words` are those of the page (see `wording.comparison.pieces`).
  function headline(words, timeline, area, first, last) {
    const { answer, wholeKm } = conventionMap;
    const groups = new Map(Object.keys(words.done).map((done) => [done, []]));
    for (const code of timeline.areas[area]) {
      const [was, status] = move(timeline, code, first, last) ?? [];
      if (was === status) continue;
      const isBack = status === "party" && timeline.bound.includes(was);
      groups.get(isBack ? "back" : status).push(code);
    }
    const parts = [...groups]
      .filter(([, codes]) => codes.length)
      .map(
        ([done, codes]) =>
          `${named(words, timeline, codes)} ${words.done[done][+(codes.length > 1)]}`,
      );
    const who = listed(parts) || words.nobody;
    const [was, now] = [first, last].map((day) => answer.figures(timeline, day).boundKm);
    const border = {
      was: wholeKm(was),
      now: wholeKm(now),
      verb: now < was ? words.shrank : words.grew,
    };
    const template = border.was === border.now ? words.stayed : words.moved;
    return `${who[0].toUpperCase()}${who.slice(1)}; ${filled(template, border)}`;
  }

  function named(words, timeline, codes) {
    if (codes.length > words.most_names) {
      return `${words.numbers[codes.length] ?? codes.length} ${words.states}`;
    }
    const inOrder = codes
      .map((code) => timeline.name(code))
      .sort((one, other) => one.localeCompare(other, "en"));
    return listed(inOrder.map((name) => words.with_article[name] ?? name));
  }

  conventionMap.comparison = { headline };
})();
