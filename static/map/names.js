// Names of states on the map, where there is room for them.
//
// A name stands inside its state: for each height at which it could stand, the width that the
// state has there is measured on its drawn outline. Large states come first; a name that would
// lie over another, or does not fit, is left out. Of states that come before all others the name may
// stand offshore, and else their code stands.

(() => {
  "use strict";

  // Size of type in pixels and spacing of letters in em, by the side of a square as large as the
  // state's frame on the screen.
  const TYPE = [
    { side: 300, size: 15, spacing: 0.16 },
    { side: 190, size: 14, spacing: 0.11 },
    { side: 110, size: 13, spacing: 0.06 },
    { side: 70, size: 12, spacing: 0.03 },
    { side: 45, size: 11, spacing: 0.015 },
    { side: 0, size: 10, spacing: 0 },
  ];
  const SMALLEST = TYPE[TYPE.length - 1];
  const LEADING = 1.1;
  const LINES_TRIED = 19;
  const MARGIN = 2;
  const APART = 4; // pixels between names in a row
  const CELL = 3; // pixels; border lines are kept free of names by marking the cells they cross
  const BESIDE_LINE = 5; // pixels from the middle of such a line
  const CLOSE_TO_LINE = 2; // where there is no better place
  const OVERHANG = 1.5; // how much wider than its land the name of a coastal state may be
  const OFFSHORE = [MARGIN, 8, 14]; // pixels from the coast to a name on the water
  const SHIFT = 6; // pixels that such a name may be moved off its land
  const MARK_GAP = 8;
  const MARK_ZOOM = 5.2; // from where microstates are named

  const canvas = document.createElement("canvas").getContext("2d");

  class Names {
    constructor(storey) {
      this.storey = storey;
      this.nodes = new Map();
      this.widths = new Map();
    }

    // Place the names anew. Each state: code, name, rings in pixels, anchor, mark (point of a
    // microstate or null), first (before all others). Land: code, rings and bounds of everything drawn;
    // lines: rings of the bold border lines.
    layout({ states, land, lines, home, zoom }) {
      Object.assign(this, { land, home });
      this.family = getComputedStyle(this.storey).fontFamily;
      this.crossed = cellsOf(lines, home);
      const marks = states.filter(({ mark }) => mark);
      const taken = marks.map(({ mark }) => boxAround(mark, 12, 12));
      const sized = states
        .filter(({ mark }) => !mark)
        .map((state) => ({ ...state, extent: extentOf(state.rings, home) }))
        .filter(({ extent }) => extent)
        .sort((one, other) => other.first - one.first || other.extent.side - one.extent.side);
      const placed = new Map();
      const place = (chosen, find) => {
        for (const state of chosen) {
          const spot = placed.has(state.code) ? null : find(state);
          if (!spot) continue;
          placed.set(state.code, spot);
          taken.push(...spot.boxes);
        }
      };
      const first = sized.filter((state) => state.first);
      place(first, (state) => this.spotInside(state, taken) ?? this.spotOffshore(state, taken));
      place(first, (state) => this.spotOfCode(state, taken));
      place(sized, (state) => this.spotInside(state, taken));
      if (zoom >= MARK_ZOOM) place(marks, (state) => this.spotBeside(state, taken));
      this.draw(placed);
    }

    forgetWidths() {
      this.widths.clear();
    }

    // Colour the names: `look(code)` gives the ink, the fill that it stands on, and opacity.
    paint(look) {
      for (const [code, node] of this.nodes) {
        const { ink, halo, opacity } = look(code);
        node.setAttribute("fill", ink);
        node.setAttribute("stroke", halo);
        node.setAttribute("opacity", opacity);
      }
    }

    spotInside(state, taken) {
      const { extent } = state;
      const largest = TYPE.findIndex(({ side }) => extent.side >= side);
      for (const type of TYPE.slice(largest)) {
        for (const lines of arrangements(state.name)) {
          const spot = this.bestSpot(state, lines, type, taken, 1);
          if (spot) return spot;
        }
      }
      return this.bestSpot(state, [state.name], SMALLEST, taken, OVERHANG);
    }

    // The code of a state stands where its name has no room.
    spotOfCode({ code, ...state }, taken) {
      const short = { ...state, code, name: code };
      return (
        this.bestSpot(short, [code], SMALLEST, taken, 1) ??
        this.bestSpot(short, [code], SMALLEST, taken, OVERHANG) ??
        this.spotOffshore(short, taken)
      );
    }

    // Beside the coast, on water or on land that nothing is said of: for states that come first.
    spotOffshore({ code, name, rings, extent, anchor }, taken) {
      const width = this.width(name, SMALLEST);
      let best = null;
      for (let line = 0; line < LINES_TRIED; line += 1) {
        const y = extent.low + ((extent.high - extent.low) * line) / (LINES_TRIED - 1);
        for (const [left, right] of stretches(rings, y, extent)) {
          const beside = OFFSHORE.map((gap) => gap + width / 2);
          for (const x of [...beside.map((d) => left - d), ...beside.map((d) => right + d)]) {
            const [box] = boxesOf(x, y, [width], SMALLEST);
            const away = Math.abs(y - anchor.y) + Math.abs(x - anchor.x);
            if (best && away >= best.away) continue;
            if (box.left < this.home.min.x || box.right > this.home.max.x) continue;
            if (!this.isFree([box], taken, CLOSE_TO_LINE)) continue;
            if (this.isOverNeighbour(box, { code })) continue;
            best = { away, x, y, lines: [name], type: SMALLEST, boxes: [box] };
          }
        }
      }
      return best;
    }

    bestSpot(state, lines, type, taken, give) {
      const { extent, rings, anchor } = state;
      const widths = lines.map((line) => this.width(line, type));
      const width = Math.max(...widths);
      const height = lines.length * type.size * LEADING;
      const room = extent.high - extent.low - height;
      if (room < 0 || width + 2 * MARGIN > (extent.right - extent.left) * give) return null;
      const inView = contains(extent, anchor);
      const middle = inView ? anchor.y : (extent.low + extent.high) / 2;
      let best = null;
      for (let line = 0; line < LINES_TRIED; line += 1) {
        const y = extent.low + height / 2 + (room * line) / (LINES_TRIED - 1);
        for (const [left, right] of widestAt(rings, y, height, extent)) {
          const free = (right - left) * give - width - 2 * MARGIN;
          if (free < 0) continue;
          const center = (left + right) / 2;
          const wish = inView ? anchor.x : center;
          const play = Math.abs(right - left - width) / 2 + (give > 1 ? SHIFT : 0);
          const wishes = [
            clamp(wish, center - play, center + play),
            center,
            center - play,
            center + play,
          ];
          for (const x of wishes) {
            const worth =
              Math.min(free, width) - 0.7 * Math.abs(y - middle) - 0.3 * Math.abs(x - center);
            if (best && worth <= best.worth) continue;
            const boxes = boxesOf(x, y, widths, type);
            if (!this.isFree(boxes, taken, give > 1 ? CLOSE_TO_LINE : BESIDE_LINE)) continue;
            if (give > 1 && this.isOverNeighbour(boxes[0], state)) continue;
            best = { worth, x, y, lines, type, boxes };
          }
        }
      }
      return best;
    }

    isFree(boxes, taken, beside) {
      return boxes.every(
        (box) => !taken.some((other) => overlap(box, other)) && !crosses(this.crossed, box, beside),
      );
    }

    isOverNeighbour(box, state) {
      return this.land.some(
        ({ code, rings, bounds }) =>
          code !== state.code &&
          overlap(box, bounds) &&
          [box.low, (box.low + box.high) / 2, box.high].some(
            (y) => stretches(rings, y, box).length > 0,
          ),
      );
    }

    spotBeside(state, taken) {
      const type = SMALLEST;
      const width = this.width(state.name, type);
      for (const side of [1, -1]) {
        const x = state.mark.x + side * (MARK_GAP + width / 2);
        const boxes = [boxAround({ x, y: state.mark.y }, width, type.size)];
        const around = boxAround({ x: x + side * 2, y: state.mark.y }, width + 4, type.size);
        const others = taken.filter((box) => !contains(box, state.mark));
        if (!others.some((box) => overlap(around, box))) {
          return { x, y: state.mark.y, lines: [state.name], type, boxes };
        }
      }
      return null;
    }

    width(line, { size, spacing }) {
      const key = `${size} ${line}`;
      if (!this.widths.has(key)) {
        canvas.font = `600 ${size}px ${this.family}`;
        this.widths.set(key, canvas.measureText(line).width + spacing * size * (line.length - 1));
      }
      return this.widths.get(key);
    }

    draw(placed) {
      this.nodes = new Map();
      for (const [code, { x, y, lines, type }] of placed) {
        const node = conventionMap.svgElement("text", {
          "font-size": type.size,
          "letter-spacing": `${type.spacing}em`,
          "text-anchor": "middle",
        });
        const leading = type.size * LEADING;
        const first = y - ((lines.length - 1) * leading) / 2 + type.size * 0.35;
        lines.forEach((line, index) => {
          // Letter spacing trails each letter, also the last: half of it puts the line back.
          const place = { x: x + (type.spacing * type.size) / 2, y: first + index * leading };
          const part = conventionMap.svgElement("tspan", place);
          part.textContent = line;
          node.append(part);
        });
        this.nodes.set(code, node);
      }
      this.storey.replaceChildren(...this.nodes.values());
    }
  }

  // The name in one line, and in two about the same length.
  function arrangements(name) {
    const spaces = [...name.matchAll(/ /g)].map(({ index }) => index);
    if (!spaces.length) return [[name]];
    const middle = spaces.reduce((one, other) =>
      Math.abs(other - name.length / 2) < Math.abs(one - name.length / 2) ? other : one,
    );
    return [[name], [name.slice(0, middle), name.slice(middle + 1)]];
  }

  // What the largest part of a state takes of the frame.
  function extentOf(rings, home) {
    let largest = null;
    for (const ring of rings) {
      const box = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };
      for (const { x, y } of ring) {
        if (x < home.min.x || x > home.max.x || y < home.min.y || y > home.max.y) continue;
        box.left = Math.min(box.left, x);
        box.right = Math.max(box.right, x);
        box.low = Math.min(box.low, y);
        box.high = Math.max(box.high, y);
      }
      const side = Math.sqrt((box.right - box.left) * (box.high - box.low));
      if (box.right > box.left && side > (largest?.side ?? 0)) largest = { ...box, side };
    }
    return largest;
  }

  // Stretches within a state that are free over the whole height of a name at y.
  function widestAt(rings, y, height, extent) {
    const [middle, ...others] = [0, -0.4, 0.4].map((part) =>
      stretches(rings, y + part * height, extent),
    );
    return middle.flatMap(([left, right]) => {
      let stretch = [left, right];
      for (const line of others) {
        const shared = line
          .map(([from, to]) => [Math.max(from, stretch[0]), Math.min(to, stretch[1])])
          .filter(([from, to]) => to > from);
        if (!shared.length) return [];
        stretch = shared.reduce((one, other) =>
          other[1] - other[0] > one[1] - one[0] ? other : one,
        );
      }
      return [stretch];
    });
  }

  function stretches(rings, y, extent) {
    const crossings = [];
    for (const ring of rings) {
      for (let index = 0, last = ring.length - 1; index < ring.length; last = index, index += 1) {
        const one = ring[last];
        const other = ring[index];
        if (one.y > y !== other.y > y) {
          crossings.push(one.x + ((y - one.y) * (other.x - one.x)) / (other.y - one.y));
        }
      }
    }
    crossings.sort((one, other) => one - other);
    const inside = [];
    for (let index = 0; index + 1 < crossings.length; index += 2) {
      const left = Math.max(crossings[index], extent.left);
      const right = Math.min(crossings[index + 1], extent.right);
      if (right > left) inside.push([left, right]);
    }
    return inside;
  }

  const clamp = (x, left, right) => Math.max(left, Math.min(right, x));

  function cellsOf(lines, home) {
    const cells = new Set();
    for (const line of lines) {
      for (let index = 1; index < line.length; index += 1) {
        const one = line[index - 1];
        const other = line[index];
        const steps = Math.ceil(Math.hypot(other.x - one.x, other.y - one.y) / CELL) || 1;
        for (let part = 0; part <= steps; part += 1) {
          const x = one.x + ((other.x - one.x) * part) / steps;
          const y = one.y + ((other.y - one.y) * part) / steps;
          if (x > home.min.x && x < home.max.x && y > home.min.y && y < home.max.y) {
            cells.add(cell(x, y));
          }
        }
      }
    }
    return cells;
  }

  const step = (pixels) => Math.floor(pixels / CELL);
  const cell = (x, y) => step(x) * 1e5 + step(y);

  function crosses(cells, { left, right, low, high }, beside) {
    for (let x = step(left - beside); x <= step(right + beside); x += 1) {
      for (let y = step(low); y <= step(high); y += 1) {
        if (cells.has(x * 1e5 + y)) return true;
      }
    }
    return false;
  }

  function boxesOf(x, y, widths, { size }) {
    const leading = size * LEADING;
    const first = y - ((widths.length - 1) * leading) / 2;
    return widths.map((width, index) =>
      boxAround({ x, y: first + index * leading }, width, 0.8 * size),
    );
  }

  const boxAround = ({ x, y }, width, height) => ({
    left: x - width / 2,
    right: x + width / 2,
    low: y - height / 2,
    high: y + height / 2,
  });

  const overlap = (one, other) =>
    one.left < other.right + APART &&
    other.left < one.right + APART &&
    one.low < other.high &&
    other.low < one.high;

  const contains = (box, { x, y }) => x > box.left && x < box.right && y > box.low && y < box.high;

  conventionMap.Names = Names;
})();
