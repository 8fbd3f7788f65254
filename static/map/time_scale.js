// The scale of time: years up to the day from which the record is dense, months from there on.
//
// Days are numbers of days since 1970-01-01 UTC; a place is a part of the width, from 0 to 1.

(() => {
  "use strict";

  const YEARS = 0.4; // part of the width that the years take where there are months too
  const YEARS_APART = 5;
  const MONTHS_APART = 3;
  const ROOM = 0.04; // part of the width that a tick's words take

  const DAY = 864e5;
  const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

  const dateOf = (day) => new Date(day * DAY);
  const yearOf = (day) => dateOf(day).getUTCFullYear();
  const dayOf = (year, monthNumber, date) => Date.UTC(year, monthNumber, date) / DAY;

  // The same day of another month, or the last one of a shorter month.
  function monthsLater(day, months) {
    const from = dateOf(day);
    const [year, number] = [from.getUTCFullYear(), from.getUTCMonth() + months];
    return Math.min(dayOf(year, number, from.getUTCDate()), dayOf(year, number + 1, 0));
  }

  // Each 31 December from a day on and before another.
  function yearEnds(from, until) {
    const ends = [];
    for (let year = yearOf(from); dayOf(year, 11, 31) < until; year += 1) {
      ends.push(dayOf(year, 11, 31));
    }
    return ends;
  }

  class TimeScale {
    constructor({ opened, recent }, today) {
      const months = recent !== null && opened < recent && recent < today;
      Object.assign(this, { opened, today, recent: months ? recent : null });
      this.changesFrom = recent ?? today;
      this.parts = months
        ? [
            { from: opened, until: recent, at: 0, width: YEARS },
            { from: recent, until: today, at: YEARS, width: 1 - YEARS },
          ]
        : [{ from: opened, until: today, at: 0, width: 1 }];
    }

    place(day) {
      const { from, until, at, width } =
        conventionMap.last(this.parts, (part) => part.from <= day) ?? this.parts[0];
      return at + (width * (day - from)) / Math.max(1, until - from);
    }

    dayAt(place) {
      const inside = Math.max(0, Math.min(1, place));
      const { from, until, at, width } = conventionMap.last(
        this.parts,
        (part) => part.at <= inside,
      );
      return Math.round(from + ((inside - at) / width) * (until - from));
    }

    // [place, words, whether they stand out] of each tick.
    ticks() {
      const { opened, recent, today } = this;
      const ticks = [];
      const first = Math.ceil((yearOf(opened) + 1) / YEARS_APART) * YEARS_APART;
      for (let year = first; dayOf(year, 0, 1) < (recent ?? today); year += YEARS_APART) {
        const at = this.place(dayOf(year, 0, 1));
        if (at < this.parts[0].width - ROOM) ticks.push([at, String(year), false]);
      }
      if (recent === null) return ticks;
      for (let day = recent; day <= today; day = monthsLater(day, MONTHS_APART)) {
        const january = dateOf(day).getUTCMonth() === 0;
        ticks.push([
          this.place(day),
          january ? String(yearOf(day)) : month.format(day * DAY),
          january,
        ]);
      }
      return ticks;
    }

    // What play shows: the ends of years, where there are months each change, then today.
    playDays(days) {
      const { opened, today, changesFrom } = this;
      const late = days.filter((day) => changesFrom <= day && day < today);
      return [...yearEnds(opened, changesFrom), ...late, today];
    }
  }

  Object.assign(conventionMap, { TimeScale, monthsLater });
})();
