// The box with words beside a state or a border line. Text only, never markup from data.

(() => {
  "use strict";

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

  const within = (value, most) => Math.max(4, Math.min(value, most - 4));

  function paragraph(line) {
    const node = document.createElement("p");
    node.textContent = line;
    return node;
  }

  conventionMap.Tooltip = Tooltip;
})();
