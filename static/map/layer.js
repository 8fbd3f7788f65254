// The map layer: states by status on a day, border lines, choosing a country.
//
// `conventionMap.create(map)` returns an object with `show(state)` and `on("select", listener)`.
// A state is {day, treaty, v, area, show, country, theme}; nothing else changes the picture.
// Where a state cannot be shown, nothing is: neither a part of it nor the state before.
// `select` brings the code of the chosen country, or "" when the choice is taken back.

(() => {
  "use strict";

  const DETAIL_ZOOM = 7;
  const LONGEST_WAIT = 3000; // milliseconds for a style sheet
  const NAME_DIM = 0.5;

  const { geometry, treaty, written } = conventionMap;

  // streamlit-folium does not wait for style sheets; names cannot be measured before.
  async function styled(container) {
    const given = performance.now();
    while (!getComputedStyle(container).getPropertyValue("--paper")) {
      if (performance.now() - given > LONGEST_WAIT) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  class Layer {
    constructor(map) {
      this.map = map;
      this.container = map.getContainer();
      this.container.classList.add("convention-map");
      this.container.setAttribute("role", "region");
      this.styled = styled(this.container);
      this.listeners = [];
      this.shown = {};
      this.codes = [];
      this.chosen = null;
      this.opened = null; // the area that is on the map, once it is there wholly

      this.pointing = new conventionMap.Pointing(this);
      this.drawing = new conventionMap.Drawing(map, this.pointing.listeners);
      this.outlines = new conventionMap.Outlines(this.drawing.storeys);
      this.names = new conventionMap.Names(this.drawing.storeys.names);
      this.frame = new conventionMap.Frame(map);
      this.keyboard = new conventionMap.Keyboard(this.drawing.svg, {
        codes: () => this.codes,
        node: (code) => this.drawing.node(code),
        point: (code) => map.latLngToLayerPoint(this.drawing.areas.get(code).label),
        choose: (code) => this.choose(code),
        clear: () => this.choose(null),
      });
      this.pointing.listen(this.drawing.svg);
      this.say = conventionMap.furnish(map);
      this.conceal();
      this.say("Loading the map…");
      map.on("zoomend viewreset", () => this.arrange());
      map.on("moveend", () => this.outlines.refreshAll());
      document.fonts.addEventListener("loadingdone", () => {
        this.names.forgetWidths();
        this.arranged = "";
        this.arrange();
      });
    }

    on(event, listener) {
      if (event === "select") this.listeners.push(listener);
      return this;
    }

    // Show a state as soon as its files are here, and return whether it is shown: a later call wins
    // over an earlier one. `compute(timeline)` computes what else is to be shown at once with it,
    // and returns what shows that.
    async show(state, compute = () => () => {}) {
      this.wanted = state;
      try {
        const timeline = treaty(state.treaty, state.v);
        const [data, areas, lines] = await Promise.all([
          timeline,
          timeline.then(({ layers }) => geometry(layers[state.area])),
          geometry("borders"),
          this.styled,
        ]);
        if (this.wanted !== state) return false;
        if (this.take(data) || state.area !== this.opened) {
          await this.open(state, areas, lines);
          if (this.wanted !== state) return false;
        }
        const showTheRest = compute(this.timeline);
        this.paint(state);
        showTheRest();
        this.drawing.svg.style.display = "";
        this.container.dataset.ready = "true";
        this.say("");
        return true;
      } catch (error) {
        if (this.wanted !== state) return false;
        this.conceal();
        this.say(`The map is not shown. ${error.message}`, "alert");
        throw error;
      }
    }

    conceal() {
      this.drawing.svg.style.display = "none";
      delete this.container.dataset.ready;
      this.shown = {};
    }

    // Take up a timeline; returns whether it is another one.
    take(data) {
      if (data === this.data) return false;
      this.data = data;
      this.timeline = new conventionMap.Timeline(data);
      return true;
    }

    // Put another area or another timeline on the map; the first in parts, between which a slow
    // phone can answer a finger. Each shape is projected once, in the view that it is seen in.
    async open(state, areas, lines) {
      const { area } = state;
      const { timeline, drawing } = this;
      const pause = () => !this.container.dataset.ready && new Promise((then) => setTimeout(then));
      const members = timeline.members[area];
      this.opened = null;
      await pause();
      const shapes = drawing.read(areas);
      const codes = timeline.areas[area].filter((code) => shapes.has(code));
      if (!codes.length) throw new Error("The map has the shape of no state of this area.");
      await pause();
      if (this.wanted !== state) return;
      const labels = codes.map((code) => shapes.get(code).label);
      this.frame.open(timeline.views[area], labels);
      drawing.open(shapes, members);
      await pause();
      if (this.wanted !== state) return;
      drawing.lines(drawing.lineFile ?? lines, members);
      this.codes = codes;
      this.keyboard.reset();
      this.shown = {};
      this.opened = area;
      this.arranged = "";
      await pause();
      this.arrange();
      await pause();
    }

    paint(state) {
      const before = this.shown;
      const moved = state.area !== before.area;
      this.shown = state;
      if (moved || state.theme !== before.theme) this.dress();
      this.drawing.paint(this.timeline, state.day, (status) => this.shows(status));
      this.container.setAttribute("aria-label", `Map, ${written(state.day)}`);
      this.drawing.svg.setAttribute(
        "aria-label",
        `Map of states by status on ${written(state.day)}`,
      );
      Object.assign(this.drawing.svg.dataset, { day: state.day, area: state.area });
      this.follow(state.country ?? null, moved);
      this.paintNames();
      this.pointing.retell();
    }

    dress() {
      const { theme } = this.shown;
      const palette = this.data.palette[theme];
      this.container.dataset.theme = theme;
      this.container.style.setProperty("--sea", palette.sea);
      this.container.style.setProperty("--ink", palette.ink);
      this.drawing.theme(palette);
    }

    // Fit everything that depends on the zoom to it.
    arrange() {
      if (!this.opened || !this.frame.home) return;
      const zoom = this.map.getZoom();
      const arranged = `${zoom} ${this.map.getPixelOrigin()}`;
      if (arranged === this.arranged) return; // Leaflet fires two events for one view
      this.arranged = arranged;
      this.drawing.resize(zoom);
      if (zoom >= DETAIL_ZOOM) this.refine();
      this.names.layout(this.placesForNames(zoom));
      this.paintNames();
      this.outline();
    }

    placesForNames(zoom) {
      const { areas, borders } = this.drawing;
      const { east } = this.timeline.members;
      const states = this.codes.map((code) => {
        const { body, shape, marker, label } = areas.get(code);
        return {
          code,
          name: this.timeline.name(code),
          rings: body._rings,
          anchor: this.map.latLngToLayerPoint(label),
          mark: marker ? shape._point : null,
          first: east.has(code),
        };
      });
      const land = [...areas.values()].map(({ code, body }) => {
        const { min, max } = body._rawPxBounds;
        const bounds = { left: min.x, right: max.x, low: min.y, high: max.y };
        return { code, rings: body._rings, bounds };
      });
      const lines = borders.flatMap(({ drawn, strokes }) => (drawn ? strokes.casing._rings : []));
      return { states, land, lines, home: this.frame.homeInPixels(), zoom };
    }

    paintNames() {
      const { palette } = this.drawing;
      if (!palette || !this.shown.area) return;
      this.names.paint((code) => {
        const status = this.timeline.status(code, this.shown.day);
        const { name, fill } = palette.status[status];
        return this.shows(status)
          ? { ink: name, halo: fill, opacity: 1 }
          : { ink: palette.ink, halo: "none", opacity: NAME_DIM };
      });
    }

    async refine() {
      try {
        const lines = await geometry("borders_detail");
        if (lines !== this.drawing.lineFile) {
          this.drawing.lines(lines, this.timeline.members[this.shown.area]);
          this.drawing.paint(this.timeline, this.shown.day, (status) => this.shows(status));
        }
      } catch (error) {
        this.say(error.message, "alert");
      }
    }

    shows(status) {
      const { show } = this.shown;
      return !show?.length || show.includes(status);
    }

    isMember(code) {
      return this.timeline.members[this.shown.area].has(code);
    }

    sideOf(pair) {
      return this.timeline.borders[pair].side;
    }

    // What to tell of a shape: a state, a border line, or land without a status in this view.
    linesAbout({ pair, code }) {
      const { day } = this.shown;
      if (pair) return this.timeline.borderLines(pair, day);
      if (this.isMember(code)) return this.timeline.lines(code, day);
      const { name, of } = this.drawing.areas.get(code);
      const territory = this.drawing.territory(code, this.timeline, day);
      if (of) {
        const told = territory ? this.timeline.territoryLines(territory, day) : [];
        return [name, `territory of ${this.timeline.name(of)}`, ...told];
      }
      return [name ?? this.timeline.name(code), name ? "no status" : "not in this view"];
    }

    choose(code) {
      if (code === this.chosen) return;
      this.mark(code);
      for (const listener of this.listeners) listener(code ?? "");
    }

    // Take over the choice that a state names.
    follow(code, moved) {
      if (code === this.chosen && !moved) return;
      this.mark(code);
      const place = this.drawing.areas.get(code)?.label;
      if (place) this.frame.reveal(place);
    }

    mark(code) {
      this.drawing.node(this.chosen)?.setAttribute("aria-pressed", "false");
      this.chosen = code;
      if (code && this.isMember(code))
        this.drawing.node(code)?.setAttribute("aria-pressed", "true");
      if (code) this.keyboard.stopAt(code);
      this.outline();
    }

    outline() {
      const chosen = this.drawing.areas.get(this.chosen);
      if (!chosen) return this.outlines.clear("selection");
      const width = 2.75 * Math.max(0.75, this.drawing.scale);
      const lines = this.drawing.linesOf(this.chosen).map(({ strokes: { casing } }) => ({
        layer: casing,
        strokes: [["var(--ink)", casing.options.weight + 1.6 * width]],
      }));
      this.outlines.set("selection", [
        { layer: chosen.shape, strokes: [["var(--sea)", 2.3 * width]] },
        ...lines,
        { layer: chosen.shape, strokes: [["var(--ink)", width]] },
      ]);
    }
  }

  conventionMap.create = (map) => new Layer(map);
})();
