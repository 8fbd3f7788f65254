// The second sign of a status: hatches as patterns in the map's own SVG.

(() => {
  "use strict";

  const TILE = 7;
  let drawings = 0;

  const SIGNS = {
    diagonal: { turn: 45, draw: (ink) => stripe(ink, 2.4) },
    thin: { turn: 45, draw: (ink) => stripe(ink, 0.9) },
    lines: { turn: 0, draw: (ink) => stripe(ink, 1.2) },
    dots: { turn: 45, draw: (ink) => element("circle", { cx: 3.5, cy: 3.5, r: 1.15, fill: ink }) },
  };

  function element(name, attributes) {
    const node = L.SVG.create(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  function stripe(ink, width) {
    return element("rect", { y: (TILE - width) / 2, width: TILE, height: width, fill: ink });
  }

  function pattern(id, { fill, hatch, ink }) {
    const sign = SIGNS[hatch];
    const node = element("pattern", {
      id,
      width: TILE,
      height: TILE,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${-sign.turn})`,
    });
    // A shade larger than the tile: no seams between tiles when the tile is turned.
    node.append(element("rect", { x: -1, y: -1, width: TILE + 2, height: TILE + 2, fill }));
    node.append(sign.draw(ink));
    return node;
  }

  // The patterns of one map. `fill` gives what to paint a status with.
  class Patterns {
    constructor(svg) {
      drawings += 1;
      this.prefix = `hatch-${drawings}-`;
      this.defs = element("defs", {});
      svg.prepend(this.defs);
    }

    paint(looks) {
      this.looks = looks;
      const hatched = Object.entries(looks).filter(([, look]) => look.hatch);
      this.defs.replaceChildren(
        ...hatched.map(([code, look]) => pattern(this.prefix + code, look)),
      );
    }

    fill(code) {
      const look = this.looks[code];
      return look.hatch ? `url(#${this.prefix}${code})` : look.fill;
    }
  }

  conventionMap.Patterns = Patterns;
  conventionMap.svgElement = element;
})();
