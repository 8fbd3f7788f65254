// What the timeline of a treaty says of a state on a day, in codes and in words.
//
// Days are numbers of days since 1970-01-01 UTC. All judgement and all words about a status
// come with the timeline; here they are only looked up and dated.

(() => {
  "use strict";

  const NO_STATUS = "none";
  const UNCERTAIN_DAY = 1;
  const MAYBE_EARLIER = 2;

  const calendar = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });

  const written = (day) => calendar.format(day * 864e5);

  // A length in whole kilometres, a half rounded to the even one as `wording.values.whole_km` does.
  function wholeKm(length) {
    const below = Math.floor(length);
    const rest = length - below;
    const up = rest > 0.5 || (rest === 0.5 && below % 2 === 1);
    return String(up ? below + 1 : below).replace(/\B(?=(\d{3})+$)/g, ",");
  }

  // The last of a list that meets a condition: `findLast` is missing in Safari before 15.4.
  function last(list, meets) {
    for (let index = list.length - 1; index >= 0; index -= 1) {
      if (meets(list[index])) return list[index];
    }
    return undefined;
  }

  class Timeline {
    constructor(data) {
      Object.assign(this, data);
      this.members = Object.fromEntries(
        Object.entries(data.areas).map(([area, codes]) => [area, new Set(codes)]),
      );
    }

    name(iso3) {
      return this.states[iso3]?.name ?? iso3;
    }

    // The span that holds on a day. Before a state exists, that of the state it is part of.
    span(iso3, day) {
      const state = this.states[iso3];
      if (!state) return null;
      if (state.since > day) return state.part_of ? this.span(state.part_of, day) : null;
      return last(state.spans, ([from]) => from <= day) ?? null;
    }

    status(iso3, day) {
      return this.span(iso3, day)?.[1] ?? NO_STATUS;
    }

    isCertain(iso3, day) {
      return !(this.span(iso3, day)?.[4] & UNCERTAIN_DAY);
    }

    // What a territory shows: its status, and the latest of what its state has said of it by a day.
    territory(code, day) {
      const said = last(this.territories, (one) => one.day <= day && one.areas.includes(code));
      const status = said && this.status(said.state, day);
      if (!said || status === NO_STATUS) return null;
      return { status: said.status ?? status, said };
    }

    // The status with the date that belongs to it, e.g. "Left, in effect since 20 February 2026".
    title(iso3, day) {
      const span = this.span(iso3, day);
      if (!span) return this.withoutStatus(iso3, day);
      const words = this.statuses[span[1]];
      return dated(isVague(span) ? words.title_by : words.title, span);
    }

    // Name, then one line per thing to know.
    lines(iso3, day) {
      const span = this.span(iso3, day);
      const state = this.states[iso3];
      const lines = [state.name];
      if (state.since > day && state.part_of) {
        lines.push(`Part of ${this.name(state.part_of)} until ${written(state.since)}`);
      }
      if (!span) return [...lines, this.withoutStatus(iso3, day)];
      const words = this.statuses[span[1]];
      lines.push(words.label, dated(isVague(span) ? words.detail_by : words.detail, span));
      if (span[4] & UNCERTAIN_DAY) lines.push("Not certain on this day.");
      return lines;
    }

    // Name and status in one breath, for those who hear the map.
    spoken(iso3, day) {
      const [name, ...lines] = this.lines(iso3, day);
      const title = this.title(iso3, day);
      const rest = lines.filter((line) => !title.startsWith(line));
      return [`${name}, ${title}`, ...rest].join(". ");
    }

    // Whether a state of an area has spoken of a territory by a day.
    hasTerritories(area, day) {
      return this.territories.some((one) => one.day <= day && this.members[area].has(one.state));
    }

    territoryLines({ said }, day) {
      return [
        said.told.replace("{day}", written(said.day)),
        `${this.name(said.state)}: ${this.title(said.state, day)}`,
        `“${said.text}”`,
        said.source,
      ];
    }

    borderLines(pair, day) {
      const { side, neighbour, km } = this.borders[pair];
      const length = `${wholeKm(km)} km`;
      return [
        `${this.name(side)}–${this.name(neighbour)} border: ${length}`,
        `${this.name(side)}: ${this.title(side, day)}`,
        `${this.name(neighbour)}: ${this.title(neighbour, day)}`,
      ];
    }

    withoutStatus(iso3, day) {
      const { since } = this.states[iso3];
      return since > day ? `No data before ${written(since)}` : this.cannot_deposit;
    }
  }

  // Whether the status may have begun before the day from which it counts.
  const isVague = (span) => Boolean(span[4] & MAYBE_EARLIER);

  function dated(template, [, , since, until, , earliest]) {
    const dates = { since, until, earliest };
    return template.replace(/\{(since|until|earliest)\}/g, (_, key) =>
      dates[key] === null ? "a day not known" : written(dates[key]),
    );
  }

  Object.assign(conventionMap, { Timeline, last, wholeKm, written });
})();
