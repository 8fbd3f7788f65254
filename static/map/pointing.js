// Pointing at states and lines, by mouse, finger or keyboard: words beside them, an outline.

(() => {
  "use strict";

  // The box with words. Text only, never markup from data.
  const GAP = 14;

  class Tooltip {
    constructor(container) {
      this.container = container;
      this.box = L.DomUtil.create("div", "convention-tip", container);
      this.box.setAttribute("aria-hidden", "true"); // the shapes' own names say the same
      this.hide();
    }

    // `at` is a point in the container; the first line is the heading.
    show(lines, at) {
      this.retell(lines);
      this.box.hidden = false;
      const { offsetWidth: width, offsetHeight: height } = this.box;
      const { clientWidth, clientHeight } = this.container;
      const left = at.x + GAP + width > clientWidth ? at.x - GAP - width : at.x + GAP;
      const top = at.y + GAP + height > clientHeight ? at.y - GAP - height : at.y + GAP;
      L.DomUtil.setPosition(
        this.box,
        L.point(within(left, clientWidth - width), within(top, clientHeight - height)).round(),
      );
    }

    // Change the words where the box stands.
    retell(lines) {
      if (lines === this.lines) return;
      this.lines = lines;
      this.box.replaceChildren(...lines.map(paragraph));
    }

    hide() {
      this.box.hidden = true;
    }
  }

  // Safari before 15.4 does not know `:focus-visible`; there every focus is shown.
  function showsFocus(node) {
    try {
      return node.matches(":focus-visible");
    } catch {
      return true;
    }
  }

  const within = (value, most) => Math.max(4, Math.min(value, most - 4));

  function paragraph(line) {
    const node = document.createElement("p");
    node.textContent = line;
    return node;
  }

  class Pointing {
    // `layer` is told what gets chosen and knows what there is to tell.
    constructor(layer) {
      this.layer = layer;
      this.map = layer.map;
      this.tooltip = new Tooltip(layer.container);
      this.told = null;
      this.listeners = {
        mouseover: ({ target, containerPoint }) => this.enter(target, containerPoint),
        mousemove: ({ containerPoint }) =>
          this.told && this.tooltip.show(this.lines, containerPoint),
        mouseout: () => this.leave(),
        click: ({ target, originalEvent }) => this.click(target, originalEvent.pointerType),
      };
      this.map.on("movestart zoomstart", () => this.leave());
    }

    // On the pane around the SVG: one that listens for focus itself would be a Tab stop.
    listen({ parentNode: pane }) {
      pane.addEventListener("focusin", ({ target }) => this.focus(target));
      pane.addEventListener("focusout", () => {
        this.layer.outlines.clear("focus");
        this.leave();
      });
    }

    enter(target, at) {
      this.told = target;
      this.retell();
      if (!this.lines) return;
      this.tooltip.show(this.lines, at);
      const hovered = this.layer.isMember(target.code) ? [target] : [];
      this.layer.outlines.set(
        "hover",
        hovered.map((layer) => ({ layer, strokes: [["var(--ink)", 1.4]] })),
      );
    }

    leave() {
      this.told = null;
      this.tooltip.hide();
      this.layer.outlines.clear("hover");
    }

    // The day may have changed while the pointer rests on a state.
    retell() {
      if (!this.told) return;
      this.lines = this.layer.linesAbout(this.told);
      if (this.lines) this.tooltip.retell(this.lines);
    }

    // A finger rests on no state: what it has tapped is told elsewhere.
    click(target, pointerType) {
      if (pointerType === "touch") this.leave();
      const code = target.pair ? this.layer.sideOf(target.pair) : target.code;
      if (this.layer.isMember(code)) this.layer.choose(code);
    }

    focus(node) {
      const code = node.dataset.iso3;
      if (!code || !showsFocus(node)) return;
      const { shape, label } = this.layer.drawing.areas.get(code);
      this.layer.frame.reveal(label);
      this.layer.outlines.set("focus", [
        {
          layer: shape,
          strokes: [
            ["var(--sea)", 7],
            ["var(--focus)", 3.5],
          ],
        },
      ]);
      this.told = shape;
      this.retell();
      this.tooltip.show(this.lines, this.map.latLngToContainerPoint(label));
    }
  }

  // Countries by keyboard: one Tab stop, arrows to the nearest neighbour in that direction.
  const DIRECTIONS = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const ASIDE = 2.2; // how much farther a pixel to the side counts than one ahead

  // `countries` tells: codes(), node(code), point(code); and is told: choose(code), clear().
  class Keyboard {
    constructor({ parentNode: pane }, countries) {
      this.countries = countries;
      this.stop = null;
      pane.addEventListener("keydown", (event) => this.press(event));
      pane.addEventListener("focusin", ({ target }) => this.stopAt(target.dataset.iso3));
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
      if (key === "Enter" || key === " ") return (this.countries.choose(code), true);
      if (key === "Escape") return (this.countries.clear(), true);
      const codes = this.countries.codes();
      const next =
        { Home: codes[0], End: codes[codes.length - 1] }[key] ??
        this.nearest(code, DIRECTIONS[key]);
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

  Object.assign(conventionMap, { Pointing, Keyboard });
})();
