// Pointing at states and lines, by mouse, finger or keyboard: words beside them, an outline.

(() => {
  "use strict";

  class Pointing {
    // `layer` is told what gets chosen and knows what there is to tell.
    constructor(layer) {
      this.layer = layer;
      this.map = layer.map;
      this.tooltip = new conventionMap.Tooltip(layer.container);
      this.told = null;
      this.listeners = {
        mouseover: ({ target, containerPoint }) => this.enter(target, containerPoint),
        mousemove: ({ containerPoint }) => this.told && this.tooltip.show(this.lines, containerPoint),
        mouseout: () => this.leave(),
        click: ({ target }) => this.click(target),
      };
      this.map.on("movestart zoomstart", () => this.leave());
    }

    listen(svg) {
      svg.addEventListener("focusin", ({ target }) => this.focus(target));
      svg.addEventListener("focusout", () => {
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

    click(target) {
      const code = target.pair ? this.layer.sideOf(target.pair) : target.code;
      if (this.layer.isMember(code)) this.layer.choose(code);
    }

    focus(node) {
      const code = node.dataset.iso3;
      if (!code || !node.matches(":focus-visible")) return;
      const { shape, label } = this.layer.drawing.areas.get(code);
      this.layer.frame.reveal(label);
      this.layer.outlines.set("focus", [
        { layer: shape, strokes: [["var(--sea)", 7], ["var(--focus)", 3.5]] },
      ]);
      this.told = shape;
      this.retell();
      this.tooltip.show(this.lines, this.map.latLngToContainerPoint(label));
    }
  }

  conventionMap.Pointing = Pointing;
})();
