// The areas and border lines of one map, and their looks.
//
// Only what changed is touched: a step of time is a handful of attributes.

(() => {
  "use strict";

  const { area, border, places, STROKES, MARK_RADIUS } = conventionMap.shapes;
  const DIM = 0.18; // opacity of what the filter leaves out
  const SMALLEST = 0.42;
  const EDGE_OF_MARK = 1.2;
  const PLAIN = { weight: 0.7, dashArray: null };
  const DOUBT = { weight: 1.6, dashArray: "1.5 4" }; // outline of a status that is not certain

  class Drawing {
    // `listeners` are Leaflet events for everything that can be pointed at.
    constructor(map, listeners) {
      this.map = map;
      this.listeners = listeners;
      this.renderer = new conventionMap.shapes.Renderer({ padding: 0.6 }).addTo(map);
      this.svg = this.renderer._container;
      this.patterns = new conventionMap.Patterns(this.svg);
      this.files = new Map();
      this.areas = new Map();
      this.borders = [];
      this.scale = 1;
    }

    get storeys() {
      return this.renderer.storeys;
    }

    node(code) {
      return this.areas.get(code)?.shape._path;
    }

    // Put the areas of a file on the map; `members` are the states with a status.
    open(areas, members) {
      this.members = members;
      if (areas !== this.areas) {
        for (const one of this.areas.values()) this.takeOff(one);
        for (const { body } of areas.values()) body.addTo(this.map);
        this.areas = areas;
        this.zoom = null;
      }
      for (const one of areas.values()) this.admit(one, members.has(one.code));
    }

    // The areas of a file by code, as layers that wait to be put on the map.
    read(file) {
      if (!this.files.has(file)) {
        const areas = file.features.map((feature) => area(feature, this.renderer));
        for (const { shape } of areas) shape.on(this.listeners);
        this.files.set(file, new Map(areas.map((one) => [one.code, one])));
      }
      return this.files.get(file);
    }

    takeOff(one) {
      one.body.remove();
      one.shape.remove();
      one.member = undefined;
    }

    // A member can be pointed at, focused and chosen; other land is quiet ground.
    admit(one, member) {
      one.look = null;
      if (one.member === member) return;
      one.member = member;
      if (one.marker) one.shape[member ? "addTo" : "remove"](this.map);
      if (one.marker && !member) return;
      const node = one.shape._path;
      if (!one.marker) this.storeys[member ? "states" : "ground"].append(node);
      node.classList.toggle("convention-state", member);
      const attributes = {
        role: "button",
        tabindex: "-1",
        "aria-pressed": "false",
        "data-iso3": one.code,
      };
      for (const [name, value] of Object.entries(attributes)) {
        if (member) node.setAttribute(name, value);
        else node.removeAttribute(name);
      }
      if (member) {
        node.removeAttribute("aria-hidden");
      } else {
        node.setAttribute("aria-hidden", "true");
        node.removeAttribute("aria-label");
        delete node.dataset.status;
      }
    }

    // Draw the pairs whose side is a member; the file may be a finer one of the same lines.
    lines(file, members) {
      if (!this.borders.length) {
        this.borders = file.features.map((feature) => border(feature, this.renderer));
        for (const { strokes } of this.borders) {
          strokes.casing.on(this.listeners);
          strokes.status.on(this.listeners);
        }
      } else if (file !== this.lineFile) {
        const finer = new Map(file.features.map(({ id, geometry }) => [id, places(geometry)]));
        for (const { pair, strokes } of this.borders) {
          const line = finer.get(pair);
          if (line) for (const stroke of Object.values(strokes)) stroke.setLatLngs(line);
        }
      }
      this.lineFile = file;
      for (const one of this.borders) {
        one.look = null;
        one.drawn = members.has(one.side);
        for (const stroke of Object.values(one.strokes)) {
          stroke[one.drawn ? "addTo" : "remove"](this.map);
        }
        if (one.drawn) one.strokes.status._path.dataset.pair = one.pair;
      }
    }

    linesOf(code) {
      return this.borders.filter(
        ({ drawn, side, neighbour }) => drawn && (side === code || neighbour === code),
      );
    }

    // Take the colours of a theme; `paint` then has to touch everything.
    theme(palette) {
      this.palette = palette;
      this.patterns.paint(palette.status);
      for (const one of this.areas.values()) one.look = null;
      for (const one of this.borders) one.look = null;
    }

    // Colour everything for a day. `shows(status)` tells what the filter lets through.
    paint(timeline, day, shows) {
      for (const one of this.areas.values()) {
        if (one.member) this.paintState(one, timeline, day, shows);
        else this.paintGround(one, timeline, day, shows);
      }
      for (const one of this.borders) {
        if (one.drawn) this.paintLine(one, timeline.status(one.side, day), shows);
      }
    }

    paintState(one, timeline, day, shows) {
      const { sea, ink } = this.palette;
      const status = timeline.status(one.code, day);
      const node = one.shape._path;
      const spoken = timeline.spoken(one.code, day);
      if (spoken !== one.spoken || !node.hasAttribute("aria-label")) {
        node.setAttribute("aria-label", spoken);
        one.spoken = spoken;
      }
      const certain = timeline.isCertain(one.code, day);
      const look = `${status} ${shows(status)} ${certain}`;
      if (look === one.look) return;
      one.look = look;
      const fill = { fillColor: this.patterns.fill(status), fillOpacity: shows(status) ? 1 : DIM };
      Object.assign(node.dataset, { status, certainty: certain ? "certain" : "uncertain" });
      one.body.setStyle({
        ...fill,
        opacity: 1,
        ...(certain ? { ...PLAIN, color: sea } : { ...DOUBT, color: ink }),
      });
      if (one.marker) {
        one.shape.setStyle({ ...fill, color: ink, opacity: shows(status) ? 1 : 0.4 });
      }
    }

    // What a territory shows while its state has a status in this view.
    territory(code, timeline, day) {
      const found = timeline.territory(code, day);
      return found && this.members.has(found.said.state) ? found : null;
    }

    // A territory goes with its state: it is left out by the filter where that one is.
    paintGround(one, timeline, day, shows) {
      const found = this.territory(one.code, timeline, day);
      const shown = !found || shows(timeline.status(found.said.state, day));
      const look = found ? `${found.status} ${shown}` : "ground";
      if (look === one.look) return;
      one.look = look;
      const { ground, sea } = this.palette;
      one.body.setStyle(
        found
          ? {
              ...PLAIN,
              fillColor: this.patterns.fill(found.status),
              fillOpacity: shown ? 1 : DIM,
              color: sea,
              opacity: 1,
            }
          : { fillColor: ground, fillOpacity: 1, color: sea, opacity: 0.8, weight: 0.6 },
      );
      const { dataset } = one.body._path;
      if (found) Object.assign(dataset, { territory: one.code, shows: found.status });
      else for (const name of ["territory", "shows"]) delete dataset[name];
    }

    paintLine(one, status, shows) {
      const look = `${status} ${shows(status)}`;
      if (look === one.look) return;
      one.look = look;
      const { sea, ink } = this.palette;
      const { fill, ink: second } = this.palette.status[status];
      const alternates = status === "contested";
      const opacity = shows(status) ? 1 : DIM * 1.4;
      one.strokes.casing.setStyle({ color: sea });
      one.strokes.edge.setStyle({ color: ink, opacity });
      one.strokes.status.setStyle({ color: fill, opacity });
      one.strokes.dash.setStyle({ color: second ?? fill, opacity: alternates ? opacity : 0 });
      one.strokes.status._path.dataset.status = status;
    }

    // Thinner lines and smaller marks where the map is small.
    resize(zoom) {
      if (zoom === this.zoom) return;
      this.zoom = zoom;
      this.scale = grown(zoom, 2, 0.27);
      const mark = grown(zoom, 0.8, 0.18);
      for (const { strokes } of this.borders) {
        for (const [storey, stroke] of Object.entries(strokes)) {
          stroke.setStyle({ weight: STROKES[storey] * this.scale });
        }
      }
      for (const { marker, shape } of this.areas.values()) {
        if (!marker) continue;
        shape.setRadius(MARK_RADIUS * mark);
        shape.setStyle({ weight: EDGE_OF_MARK * Math.max(0.7, mark) });
      }
    }
  }

  // A scale of 1 at the zooms where Europe fills a screen, smaller before.
  function grown(zoom, from, perLevel) {
    return Math.max(SMALLEST, Math.min(1, SMALLEST + (zoom - from) * perLevel));
  }

  conventionMap.Drawing = Drawing;
})();
