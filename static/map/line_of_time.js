// The line of time: steps from change to change, play, and a handle on a scale of all days.
//
// `go(day)` is called for each day that is shown on the way, `rest(day)` once the visitor has
// arrived: on release, when a key rests, at a press of a button, and when play ends.

(() => {
  "use strict";

  const SPEEDS = [
    ["Slow", 1400],
    ["Normal", 700],
    ["Fast", 350],
  ]; // milliseconds that play shows each day
  const KEY_RESTS = 150; // milliseconds without a key
  const SNAP = { mouse: 4, touch: 8 }; // pixels from a change within which the handle takes it
  const RULER = 1000; // units of the ruler's width
  const ICONS = {
    previous: "M12.5 3v10L5.5 8zM3 3h1.8v10H3z",
    next: "M3.5 3v10l7-5zM11.2 3H13v10h-1.8z",
    play: "M4 2.5v11L13 8z",
    pause: "M4 3h3v10H4zM9 3h3v10H9z",
  };

  const iso = (day) => new Date(day * 864e5).toISOString().slice(0, 10);

  function element(name, className, attributes = {}) {
    const node = document.createElement(name);
    node.className = className;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  function iconButton(label, icon, press) {
    const button = element("button", "", { type: "button", "aria-label": label });
    const svg = conventionMap.svgElement("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
    svg.append(conventionMap.svgElement("path", { d: ICONS[icon] }));
    button.append(svg);
    button.addEventListener("click", press);
    return button;
  }

  class LineOfTime {
    constructor(root, { go, rest }) {
      Object.assign(this, { root, go, rest });
      this.timer = null;
      this.dragging = false;
      this.build();
      this.listen();
    }

    build() {
      const { root } = this;
      root.classList.add("convention-time");
      root.setAttribute("role", "group");
      root.setAttribute("aria-label", "Time");
      this.previous = iconButton("Previous change", "previous", () => this.step(this.before()));
      this.button = iconButton("Play", "play", () => this.toggle());
      this.next = iconButton("Next change", "next", () => this.step(this.after()));
      this.speed = element("select", "", { "aria-label": "Speed of play" });
      for (const [name, milliseconds] of SPEEDS) {
        this.speed.append(new Option(name, milliseconds, name === "Normal", name === "Normal"));
      }
      const buttons = element("div", "convention-steps");
      buttons.append(this.previous, this.button, this.next, this.speed);
      this.shown = element("time", "");
      this.who = element("span", "convention-who");
      const words = element("p", "convention-day");
      words.append(this.shown, " ", this.who);
      this.ruler = conventionMap.svgElement("svg", {
        viewBox: `0 0 ${RULER} 6`,
        preserveAspectRatio: "none",
        "aria-hidden": "true",
      });
      this.handle = element("div", "convention-handle", {
        role: "slider",
        tabindex: 0,
        "aria-label": "Day",
      });
      this.ticks = element("div", "convention-ticks", { "aria-hidden": "true" });
      this.strip = element("div", "convention-strip");
      this.strip.append(this.ruler, this.handle, this.ticks);
      const near = element("div", "convention-near", { "aria-hidden": "true" });
      this.near = new conventionMap.NearChanges(near, {
        grasp: () => this.halt(),
        go: (day) => this.go(day),
        rest: () => this.rest(this.day),
      });
      root.replaceChildren(buttons, words, this.strip, near);
    }

    // Take a timeline up to today; `days` are those on which a state of the area changed.
    open(timeline, area, today) {
      if (timeline === this.timeline && area === this.area && today === this.today) return;
      Object.assign(this, { timeline, area, today });
      this.scale = new conventionMap.TimeScale(timeline, today);
      this.days = conventionMap.answer.changeDays(timeline, area, today);
      this.near.open(this.days);
      this.handle.setAttribute("aria-valuemin", timeline.opened);
      this.handle.setAttribute("aria-valuemax", today);
      this.draw();
    }

    // A stroke for each change, a hatch beyond the end of the record, and ticks below.
    draw() {
      const { scale, timeline } = this;
      const place = (day) => RULER * scale.place(day);
      const beyond = Math.min(place(timeline.known_until + 1), RULER);
      const strokes = this.days.map((day) => `M${place(day).toFixed(1)} 0v6`);
      this.ruler.replaceChildren(
        conventionMap.svgElement("rect", {
          class: "convention-beyond",
          x: beyond,
          width: RULER - beyond,
          height: 6,
        }),
        conventionMap.svgElement("path", { class: "convention-changes", d: strokes.join("") }),
      );
      this.ticks.replaceChildren(
        ...scale.ticks().map(([at, words, strong]) => {
          const tick = element(strong ? "strong" : "span", "");
          tick.textContent = words;
          tick.style.left = `${100 * at}%`;
          return tick;
        }),
      );
    }

    get playing() {
      return this.timer !== null;
    }

    // Whether the visitor, or play, is between two days.
    get moving() {
      return this.playing || this.dragging || this.near.held || this.resting !== undefined;
    }

    show(day) {
      this.day = day;
      const words = conventionMap.written(day);
      this.shown.textContent = words;
      this.shown.dateTime = iso(day);
      this.who.textContent = conventionMap.answer
        .whoChanged(this.timeline, this.area, day)
        .map(([, label, names]) => `${label}: ${names}`)
        .join(" · ");
      this.handle.style.left = `${100 * this.scale.place(day)}%`;
      this.handle.setAttribute("aria-valuenow", day);
      this.handle.setAttribute("aria-valuetext", words);
      // A button that was disabled would lose the focus; one that says so keeps it.
      this.previous.setAttribute("aria-disabled", this.before() === undefined);
      this.next.setAttribute("aria-disabled", this.after() === undefined);
      this.near.show(day);
    }

    before() {
      return conventionMap.last(this.days, (day) => day < this.day);
    }

    after() {
      return this.days.find((day) => day > this.day);
    }

    step(day) {
      if (day === undefined) return;
      this.halt();
      this.go(day);
      this.rest(day);
    }

    toggle() {
      if (this.playing) this.pause();
      else this.play();
    }

    play() {
      const sequence = this.scale.playDays(this.days);
      if (this.day === this.today) this.go(sequence[0]);
      const step = () => {
        const next = sequence.find((day) => day > this.day) ?? this.today;
        this.go(next);
        if (next === this.today) this.pause();
        else this.timer = setTimeout(step, Number(this.speed.value));
      };
      this.timer = setTimeout(step, Number(this.speed.value));
      this.label();
    }

    pause() {
      if (!this.playing) return;
      this.halt();
      this.rest(this.day);
    }

    // End play and what else goes on, without arriving anywhere.
    halt() {
      clearTimeout(this.timer);
      clearTimeout(this.resting);
      this.timer = null;
      this.resting = undefined;
      this.label();
    }

    label() {
      const name = this.playing ? "pause" : "play";
      this.button.setAttribute("aria-label", this.playing ? "Pause" : "Play");
      this.button.querySelector("path").setAttribute("d", ICONS[name]);
    }

    listen() {
      const { strip, handle } = this;
      strip.addEventListener("pointerdown", (event) => this.grasp(event));
      strip.addEventListener("pointermove", (event) => this.dragging && this.drag(event));
      for (const end of ["pointerup", "pointercancel"]) {
        strip.addEventListener(end, () => this.release());
      }
      handle.addEventListener("keydown", (event) => this.press(event));
      document.addEventListener("visibilitychange", () => document.hidden && this.pause());
    }

    grasp(event) {
      if (event.button) return;
      event.preventDefault();
      this.halt();
      this.handle.focus({ preventScroll: true });
      this.strip.setPointerCapture(event.pointerId);
      this.dragging = true;
      this.drag(event);
    }

    // One step for each frame, however many moves the pointer reports.
    drag({ clientX, pointerType }) {
      if (!this.pointer) requestAnimationFrame(() => this.follow());
      this.pointer = { clientX, pointerType };
    }

    follow() {
      if (!this.pointer) return;
      const { clientX, pointerType } = this.pointer;
      this.pointer = null;
      const { left, width } = this.ruler.getBoundingClientRect();
      const day = this.snapped((clientX - left) / width, SNAP[pointerType] ?? SNAP.mouse, width);
      if (day !== this.day) this.go(day);
    }

    // The change nearest to a place, if one is near enough, else the day of the place itself.
    snapped(at, pixels, width) {
      const away = (day) => Math.abs(this.scale.place(day) - at);
      const nearest = this.days.reduce(
        (best, day) => (best === null || away(day) < away(best) ? day : best),
        null,
      );
      const near = nearest !== null && away(nearest) * width <= pixels;
      return near ? nearest : this.scale.dayAt(at);
    }

    release() {
      if (!this.dragging) return;
      this.follow();
      this.dragging = false;
      this.rest(this.day);
    }

    press(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const day = this.dayAfter(event.key);
      if (day === undefined) return;
      event.preventDefault();
      this.halt();
      this.resting = setTimeout(() => {
        this.resting = undefined;
        this.rest(this.day);
      }, KEY_RESTS);
      const inside = Math.max(this.timeline.opened, Math.min(this.today, day));
      if (inside !== this.day) this.go(inside);
    }

    dayAfter(key) {
      const { day } = this;
      switch (key) {
        case "ArrowLeft":
        case "ArrowDown":
          return day - 1;
        case "ArrowRight":
        case "ArrowUp":
          return day + 1;
        case "PageDown":
          return conventionMap.monthsLater(day, -1);
        case "PageUp":
          return conventionMap.monthsLater(day, 1);
        case "Home":
          return this.timeline.opened;
        case "End":
          return this.today;
        default:
          return undefined;
      }
    }
  }

  conventionMap.LineOfTime = LineOfTime;
})();
