// The line of time: previous change, play, next change, and a slider over all days.

(() => {
  "use strict";

  const STEP = 700; // milliseconds that play shows each day
  const RULER = 1000; // units of the ruler's width
  const YEARS_APART = 5;

  const { iso, dayOf } = embedded;

  class Time {
    // `go(day)` is called when the visitor or play moves to another day.
    constructor(root, { opened, yearEnds, knownUntil, today, days, go }) {
      Object.assign(this, { opened, yearEnds, today, days, go });
      const find = (name) => root.querySelector(`[data-time="${name}"]`);
      this.shown = find("day");
      this.slider = find("slider");
      this.previous = find("previous");
      this.next = find("next");
      this.button = find("play");
      this.timer = null;
      this.slider.min = opened;
      this.slider.max = today;
      this.drawRuler(find("ruler"), find("years"), knownUntil);
      this.slider.addEventListener("input", () => this.byHand(Number(this.slider.value)));
      this.previous.addEventListener("click", () => this.byHand(this.before()));
      this.next.addEventListener("click", () => this.byHand(this.after()));
      this.button.addEventListener("click", () => this.toggle());
      for (const node of [this.slider, this.button]) node.disabled = false;
    }

    get playing() {
      return this.timer !== null;
    }

    show(day) {
      this.day = day;
      const words = conventionMap.written(day);
      this.shown.textContent = words;
      this.shown.dateTime = iso(day);
      this.slider.value = day;
      this.slider.setAttribute("aria-valuetext", words);
      this.turn(this.previous, this.before() === undefined);
      this.turn(this.next, this.after() === undefined);
    }

    // A button that was disabled would lose the focus; one that says so keeps it.
    turn(button, off) {
      button.setAttribute("aria-disabled", off);
    }

    before() {
      return conventionMap.last(this.days, (day) => day < this.day);
    }

    after() {
      return this.days.find((day) => day > this.day);
    }

    byHand(day) {
      if (day === undefined) return;
      this.pause();
      this.go(day);
    }

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }

    play() {
      const sequence = embedded.playDays(this.days, this.yearEnds, this.today);
      if (this.day === this.today) this.go(sequence[0]);
      const step = () => {
        const next = sequence.find((day) => day > this.day);
        if (next === this.today) this.pause();
        this.go(next);
      };
      this.timer = setInterval(step, STEP);
      this.label();
    }

    pause() {
      clearInterval(this.timer);
      this.timer = null;
      this.label();
    }

    label() {
      this.button.classList.toggle("playing", this.playing);
      this.button.setAttribute("aria-label", this.playing ? "Pause" : "Play");
    }

    // A stroke for each change, a hatch beyond the end of the record, and years below.
    drawRuler(ruler, years, knownUntil) {
      const { opened, today } = this;
      const place = (day) => (RULER * (day - opened)) / (today - opened);
      const strokes = this.days.map((day) => `M${place(day).toFixed(1)} 0v6`);
      ruler.querySelector(".changes").setAttribute("d", strokes.join(""));
      const beyond = ruler.querySelector(".beyond");
      const from = Math.min(place(knownUntil + 1), RULER);
      beyond.setAttribute("x", from);
      beyond.setAttribute("width", RULER - from);
      const first = Math.ceil((Number(iso(opened).slice(0, 4)) + 1) / YEARS_APART) * YEARS_APART;
      for (let year = first; dayOf(`${year}-01-01`) <= today; year += YEARS_APART) {
        const mark = document.createElement("span");
        mark.textContent = year;
        mark.style.left = `${place(dayOf(`${year}-01-01`)) / (RULER / 100)}%`;
        years.append(mark);
      }
    }
  }

  embedded.Time = Time;
})();
