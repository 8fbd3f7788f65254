// Countries by keyboard: one Tab stop, arrows to the nearest neighbour in that direction.

(() => {
  "use strict";

  const DIRECTIONS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const ASIDE = 2.2; // how much farther a pixel to the side counts than one ahead

  // `countries` tells: codes(), node(code), point(code); and is told: choose(code), clear().
  class Keyboard {
    constructor(svg, countries) {
      this.countries = countries;
      this.stop = null;
      svg.addEventListener("keydown", (event) => this.press(event));
      svg.addEventListener("focusin", ({ target }) => this.stopAt(target.dataset.iso3));
    }

    // Give the Tab stop to a country; to the first one if it is not on the map.
    stopAt(code) {
      const codes = this.countries.codes();
      const next = codes.includes(code) ? code : codes[0];
      if (next === this.stop) return;
      this.countries.node(this.stop)?.setAttribute("tabindex", "-1");
      this.countries.node(next)?.setAttribute("tabindex", "0");
      this.stop = next;
    }

    reset() {
      const kept = this.stop;
      this.stop = null;
      this.stopAt(kept);
    }

    press(event) {
      const code = event.target.dataset.iso3;
      if (!code || event.altKey || event.ctrlKey || event.metaKey) return;
      if (!this.act(event.key, code)) return;
      event.preventDefault();
      event.stopPropagation();
    }

    act(key, code) {
      if (key === "Enter" || key === " ") return this.countries.choose(code), true;
      if (key === "Escape") return this.countries.clear(), true;
      const codes = this.countries.codes();
      const next = { Home: codes[0], End: codes.at(-1) }[key] ?? this.nearest(code, DIRECTIONS[key]);
      if (next) this.countries.node(next).focus({ preventScroll: true });
      return Boolean(next) || key in DIRECTIONS;
    }

    nearest(code, direction) {
      if (!direction) return null;
      const [dx, dy] = direction;
      const from = this.countries.point(code);
      let best = null;
      let least = Infinity;
      for (const other of this.countries.codes()) {
        const way = this.countries.point(other).subtract(from);
        const ahead = way.x * dx + way.y * dy;
        const aside = Math.abs(way.x * dy - way.y * dx);
        const cost = ahead + ASIDE * aside;
        if (other !== code && ahead > 0.5 && aside <= ahead * 2 && cost < least) {
          best = other;
          least = cost;
        }
      }
      return best;
    }
  }

  conventionMap.Keyboard = Keyboard;
})();
