// The answer for a day, in numbers and words, from the timeline: what `wording.answer` says.

(() => {
  "use strict";

  const DAY = 864e5;
  const MOST_NAMES = 8;

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

  // The figures of a day over all states.
  function figures(timeline, day) {
    const count = counts(timeline, "world", day);
    const total = (statuses) => statuses.reduce((sum, status) => sum + (count[status] ?? 0), 0);
    const missing = timeline.uncounted.filter(([, from, until]) => from <= day && day < until);
    const nato = new Set(timeline.areas.nato);
    const borders = Object.values(timeline.borders).filter(({ side }) => nato.has(side));
    const bound = borders.filter(({ side }) =>
      timeline.bound.includes(span(timeline, side, day)?.[1]),
    );
    const leaving = borders.filter(({ side }) => span(timeline, side, day)?.[1] === "leaving");
    return {
      statesParties: total(timeline.deposited) - missing.length,
      inForce: total(timeline.bound),
      leaving: count.leaving ?? 0,
      left: count.left ?? 0,
      boundKm: length(bound),
      leavingKm: length(leaving),
      totalKm: length(borders),
      uncertain: timeline.areas.world
        .filter((code) => span(timeline, code, day)?.[4] & 1)
        .map((code) => timeline.name(code)),
    };
  }

  // Lengths have one decimal: in tenths they are whole and their sum is exact.
  const length = (borders) => borders.reduce((sum, { km }) => sum + Math.round(km * 10), 0) / 10;

  // A share in whole per cent, never 0% of something or 100% of less than all.
  function share(part, total) {
    const whole = total ? conventionMap.wholeKm((100 * part) / total) : "0";
    if (whole === "0" && part > 0) return "Under 1%";
    if (whole === "100" && part < total) return "Over 99%";
    return `${whole}%`;
  }

  // What the ban means along the border on a day, in a line.
  function headline(found, timeline, day, today) {
    const { boundKm, leavingKm, totalKm } = found;
    const [bound, leaving, total] = [boundKm, leavingKm, totalKm].map(conventionMap.wholeKm);
    const [is, are, belongs] =
      day === today ? ["is", "are", "belongs"] : ["was", "were", "belonged"];
    const behind = `; ${leaving} km of it ${belongs} to states that ${are} leaving`;
    return (
      `${share(boundKm, totalKm)} of NATO’s land border with Russia and Belarus, ` +
      `${bound} of ${total} km, ${is} under the ${timeline.rule}${leavingKm ? behind : ""}`
    );
  }

  // Who is bound, leaving and gone on a day, without a full stop.
  function counted(found, timeline, day, today) {
    const past = day !== today;
    const { statesParties, inForce, leaving, left } = found;
    const leave = leaving === 1 ? (past ? "was" : "is") : past ? "were" : "are";
    const have = past ? "had" : left === 1 ? "has" : "have";
    return (
      `On ${conventionMap.written(day)} the ${timeline.treaty_title} ${past ? "had" : "has"} ` +
      `${statesParties} ${timeline.parties} and ${past ? "was" : "is"} in force for ` +
      `${inForce} states; ` +
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

  // Who changed on a day: [status, its label, names] of each new status.
  function whoChanged(timeline, area, day) {
    return Object.entries(changesOn(timeline, area, day)).map(([status, codes]) => {
      const names = codes.slice(0, MOST_NAMES).map((code) => timeline.name(code));
      const more = codes.length - names.length;
      const who = names.join(", ") + (more ? ` and ${more} more` : "");
      return [status, timeline.statuses[status].label, who];
    });
  }

  // Whether a day lies beyond the last for which acts are known.
  const isAfterRecord = (timeline, day) => day > timeline.known_until;

  conventionMap.answer = {
    aboutClock,
    changeDays,
    changes,
    changesOn,
    counted,
    counts,
    figures,
    headline,
    isAfterRecord,
    span,
    whoChanged,
  };
})();
