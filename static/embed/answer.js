// The answer for a day, in numbers and words, from the timeline: what `wording.answer` says.

(() => {
  "use strict";

  const { DAY } = embedded;

  // The span of a state's own that holds on a day; none before it exists.
  function span(timeline, code, day) {
    return conventionMap.last(timeline.states[code].spans, ([from]) => from <= day);
  }

  // How many states of an area have each status on a day.
  function counts(timeline, area, day) {
    const found = {};
    for (const code of timeline.areas[area]) {
      const status = span(timeline, code, day)?.[1];
      if (status) found[status] = (found[status] ?? 0) + 1;
    }
    return found;
  }

  // The figures of a day over all states; `facts` come with the page.
  function figures(timeline, facts, day) {
    const count = counts(timeline, "world", day);
    const total = (statuses) => statuses.reduce((sum, status) => sum + (count[status] ?? 0), 0);
    const { uncounted } = facts.treaties[timeline.treaty];
    const missing = uncounted.filter(([, from, until]) => from <= day && day < until);
    const nato = new Set(timeline.areas.nato);
    const borders = Object.values(timeline.borders).filter(({ side }) => nato.has(side));
    const bound = borders.filter(({ side }) =>
      facts.bound.includes(span(timeline, side, day)?.[1]),
    );
    return {
      statesParties: total(facts.deposited) - missing.length,
      inForce: total(facts.bound),
      leaving: count.leaving ?? 0,
      left: count.left ?? 0,
      boundKm: length(bound),
      totalKm: length(borders),
      uncertain: timeline.areas.world
        .filter((code) => span(timeline, code, day)?.[4] & 1)
        .map((code) => timeline.name(code)),
    };
  }

  // Lengths have one decimal: in tenths they are whole and their sum is exact.
  const length = (borders) => borders.reduce((sum, { km }) => sum + Math.round(km * 10), 0) / 10;

  // What a treaty means along the border on a day, in a line.
  function headline(found, treaty, day, today) {
    const [bound, total] = [found.boundKm, found.totalKm].map(conventionMap.wholeKm);
    return (
      `${bound} of ${total} km of NATO’s land border ` +
      `with Russia and Belarus ${day === today ? "is" : "was"} under the ${treaty.rule}`
    );
  }

  // Who is bound, leaving and gone on a day, without a full stop.
  function counted(found, treaty, day, today) {
    const past = day !== today;
    const { statesParties, inForce, leaving, left } = found;
    const leave = leaving === 1 ? (past ? "was" : "is") : past ? "were" : "are";
    const have = past ? "had" : left === 1 ? "has" : "have";
    return (
      `On ${conventionMap.written(day)} the ${treaty.title} ${past ? "had" : "has"} ` +
      `${statesParties} ${treaty.parties} and ${past ? "was" : "is"} in force for ${inForce} states; ` +
      `${leaving || "none"} ${leave} leaving and ${left || "none"} ${have} left`
    );
  }

  // What to say of a clock that is farther from today than a time zone can explain.
  function aboutClock({ today, whose_today: whose }) {
    const here = Math.floor(Date.now() / DAY);
    if (Math.abs(here - today) <= 1) return "";
    return (
      `This map ends on ${conventionMap.written(today)}, ${whose}; ` +
      `the clock of this device says ${conventionMap.written(here)}`
    );
  }

  // Every change of a status: [day, status from that day on].
  function* changes(timeline, code) {
    let before = null;
    for (const [from, status] of timeline.states[code].spans) {
      if (before === null && from === timeline.opened) before = "outside";
      if (status !== before) yield [from, status];
      before = status;
    }
  }

  // The days up to today on which a state of an area changed status, in order.
  function changeDays(timeline, area, today) {
    const days = timeline.areas[area].flatMap((code) =>
      [...changes(timeline, code)].map(([day]) => day).filter((day) => day <= today),
    );
    return [...new Set(days)].sort((one, other) => one - other);
  }

  // The states of an area that changed on a day, by their new status.
  function changesOn(timeline, area, day) {
    const found = {};
    for (const code of timeline.areas[area]) {
      for (const [from, status] of changes(timeline, code)) {
        if (from === day) (found[status] ??= []).push(code);
      }
    }
    return found;
  }

  // The ends of years, then each change after them, then today.
  function playDays(days, yearEnds, today) {
    const late = days.filter((day) => day < today && yearEnds.every((end) => end < day));
    return [...yearEnds, ...late, today];
  }

  Object.assign(embedded, {
    aboutClock,
    changeDays,
    changesOn,
    counted,
    counts,
    figures,
    headline,
    playDays,
  });
})();
