// The changes around the day in a row, each with room for a finger; held at an end, the row goes on.
//
// `grasp()` is called when a finger comes, `go(day)` for each change that it reaches, `rest()` once
// it has left.

(() => {
  "use strict";

  const ROOM = 26; // pixels of a change
  const FIRST_ONWARD = 500; // milliseconds that a finger stays at an end before the row goes on
  const ONWARD = 120; // milliseconds from there to the next change

  const clamp = (number, low, high) => Math.max(low, Math.min(high, number));
  const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });

  // What is written below a change: its year or its month, where that begins.
  function words(day, before) {
    const [year, yearBefore] = [day, before].map((one) => new Date(one * 864e5).getUTCFullYear());
    if (before === undefined || year !== yearBefore) return String(year);
    const [name, nameBefore] = [day, before].map((one) => month.format(one * 864e5));
    return name === nameBefore ? "" : name;
  }

  class NearChanges {
    constructor(root, { grasp, go, rest }) {
      Object.assign(this, { root, go, rest });
      this.days = [];
      this.first = 0;
      this.held = false;
      this.handle = document.createElement("b");
      root.addEventListener("pointerdown", (event) => {
        if (event.button || !this.days.length) return;
        event.preventDefault();
        grasp();
        root.setPointerCapture(event.pointerId);
        this.held = true;
        this.drag(event);
      });
      root.addEventListener("pointermove", (event) => this.held && this.drag(event));
      for (const end of ["pointerup", "pointercancel"]) {
        root.addEventListener(end, () => this.release());
      }
      new ResizeObserver(() => this.center()).observe(root);
    }

    open(days) {
      this.days = days;
      this.first = 0;
    }

    show(day) {
      this.day = day;
      if (this.held) this.place();
      else this.center();
    }

    // How many changes have room.
    get count() {
      const room = Math.max(1, Math.floor(this.root.clientWidth / ROOM));
      return Math.min(room, this.days.length);
    }

    // The place of the day among the changes: between two of them, a half.
    get index() {
      const after = this.days.findIndex((day) => day >= this.day);
      if (after < 0) return this.days.length - 0.5;
      return this.days[after] === this.day ? after : after - 0.5;
    }

    // Bring the day into the middle of the row.
    center() {
      if (this.held || !this.root.clientWidth || !this.days.length) return;
      const { count, days } = this;
      this.first = clamp(Math.round(this.index - count / 2), 0, days.length - count);
      this.draw();
    }

    draw() {
      const { count, days, first, handle, root } = this;
      const shown = days.slice(first, first + count);
      root.replaceChildren(
        ...shown.map((day, slot) => {
          const change = document.createElement("span");
          change.dataset.day = day;
          change.style.left = `${(100 * (slot + 0.5)) / count}%`;
          change.textContent = words(day, shown[slot - 1]);
          return change;
        }),
        handle,
      );
      this.place();
    }

    place() {
      const at = (this.index + 0.5 - this.first) / this.count;
      this.handle.style.left = `clamp(6px, ${100 * at}%, 100% - 6px)`; // whole also at an end
    }

    drag({ clientX }) {
      const { left, width } = this.root.getBoundingClientRect();
      const { count } = this;
      this.slot = clamp(Math.floor((count * (clientX - left)) / width), 0, count - 1);
      this.take();
      const onward = (this.slot === count - 1) - (this.slot === 0);
      if (onward === this.onward) return;
      clearTimeout(this.timer);
      this.onward = onward;
      if (onward) this.timer = setTimeout(() => this.goOn(), FIRST_ONWARD);
    }

    goOn() {
      this.first = clamp(this.first + this.onward, 0, this.days.length - this.count);
      this.draw();
      this.take();
      this.timer = setTimeout(() => this.goOn(), ONWARD);
    }

    take() {
      const day = this.days[this.first + this.slot];
      if (day === this.day) return;
      this.day = day;
      this.place();
      this.go(day);
    }

    release() {
      if (!this.held) return;
      clearTimeout(this.timer);
      this.onward = 0;
      this.held = false;
      this.center();
      this.rest();
    }
  }

  conventionMap.NearChanges = NearChanges;
})();
