// What is drawn and how: hatches, areas, microstates and border lines as Leaflet layers in one SVG
// with storeys, and outlines on top.

(() => {
  "use strict";

  let drawings = 0;

  function element(name, attributes) {
    const node = L.SVG.create(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  }

  function pattern(id, { fill, hatch: { kind, size, turn, tile }, ink }) {
    const middle = tile / 2;
    const node = element("pattern", {
      id,
      width: tile,
      height: tile,
      patternUnits: "userSpaceOnUse",
      patternTransform: `rotate(${-turn})`,
    });
    // A shade larger than the tile: no seams between tiles when the tile is turned.
    node.append(element("rect", { x: -1, y: -1, width: tile + 2, height: tile + 2, fill }));
    node.append(
      kind === "stripe"
        ? element("rect", { y: middle - size / 2, width: tile, height: size, fill: ink })
        : element("circle", { cx: middle, cy: middle, r: size, fill: ink }),
    );
    return node;
  }

  // The hatches of one map, as patterns in its own SVG. `fill` gives what to paint a status with.
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

  const STOREYS = [
    "ground",
    "states",
    "selection",
    "casing",
    "edge",
    "status",
    "dash",
    "marks",
    "hover",
    "focus",
    "names",
  ];

  const STROKES = { casing: 8, edge: 5.5, status: 3, dash: 3 };
  const MARK_RADIUS = 4.5;
  const BLANK = { color: "none", fillColor: "none", fillOpacity: 1 }; // Leaflet's own is a blue

  const Renderer = L.SVG.extend({
    _initContainer() {
      L.SVG.prototype._initContainer.call(this);
      this.storeys = {};
      for (const name of STOREYS) {
        this.storeys[name] = element("g", { class: `convention-${name}` });
        this._rootGroup.append(this.storeys[name]);
      }
    },
    _addPath(path) {
      this.storeys[path.options.storey].append(path._path);
      path.addInteractiveTarget(path._path);
    },
  });

  // Leaflet rounds to whole pixels and projects afresh at each zoom. Coasts look better at a
  // tenth of a pixel, and a map in one projection needs to project only once.
  const fine = {
    _projectLatlngs(latlngs, rings, bounds) {
      if (!(latlngs[0] instanceof L.LatLng)) {
        for (const part of latlngs) this._projectLatlngs(part, rings, bounds);
        return;
      }
      const { crs } = this._map.options;
      const scale = crs.scale(this._map.getZoom());
      const origin = this._map.getPixelOrigin();
      if (latlngs.crs !== crs) {
        latlngs.crs = crs;
        latlngs.unit = latlngs.map((place) => crs.latLngToPoint(place, 0).divideBy(256));
      }
      const ring = latlngs.unit.map(({ x, y }) => {
        const point = new L.Point(tenth(x * scale - origin.x), tenth(y * scale - origin.y));
        bounds.extend(point);
        return point;
      });
      rings.push(ring);
    },
  };

  const tenth = (value) => Math.round(value * 10) / 10;
  const Area = L.Polygon.extend(fine);
  const Line = L.Polyline.extend(fine);

  const UNIT = 1e4; // of the numbers of a row to a degree

  // A row of places is packed: longitude and latitude of the first, then the steps to each next.
  function row(steps) {
    const found = [];
    let lng = 0;
    let lat = 0;
    for (let at = 0; at < steps.length; at += 2) {
      lng += steps[at];
      lat += steps[at + 1];
      found.push(L.latLng(lat / UNIT, lng / UNIT));
    }
    return found;
  }

  const unpacked = (part) => (typeof part[0] === "number" ? row(part) : part.map(unpacked));
  const places = ({ coordinates }) => unpacked(coordinates);

  const swap = ([lng, lat]) => L.latLng(lat, lng);

  // One state or territory: `shape` is what one points at, `body` the area under a mark.
  function area(feature, renderer) {
    const options = { ...BLANK, renderer, smoothFactor: 0, weight: 0.7, lineJoin: "round" };
    const { label, marker, name, of } = feature.properties;
    const body = new Area(places(feature.geometry), { ...options, storey: "ground" });
    const shape = marker
      ? L.circleMarker(swap(marker), { ...options, radius: MARK_RADIUS, storey: "marks" })
      : body;
    shape.code = feature.id;
    return {
      code: feature.id,
      shape,
      body,
      marker: Boolean(marker),
      label: label && swap(label),
      name,
      of,
    };
  }

  // One border pair: strokes on top of each other, each in its own storey.
  function border(feature, renderer) {
    const line = places(feature.geometry);
    const strokes = {};
    for (const [storey, weight] of Object.entries(STROKES)) {
      strokes[storey] = new Line(line, {
        color: "none",
        renderer,
        storey,
        weight,
        smoothFactor: 0,
        lineCap: "round",
        lineJoin: "round",
        interactive: storey === "casing" || storey === "status",
        dashArray: storey === "dash" ? "5 7" : null,
        ...(storey === "dash" && { lineCap: "butt" }),
      });
      strokes[storey].pair = feature.id;
    }
    return { pair: feature.id, ...feature.properties, strokes };
  }

  // Outlines that lie over the map: of the chosen state, the one pointed at and the one in focus.
  // An outline repeats the drawing of a shape; Leaflet draws shapes anew when the view moves,
  // `refresh` follows.
  class Outlines {
    constructor(storeys) {
      this.storeys = storeys;
      this.targets = {};
    }

    // Outline the given layers in a storey; each with strokes from below to above as
    // [colour, width in pixels].
    set(storey, outlined) {
      this.targets[storey] = outlined.flatMap(({ layer, strokes }) =>
        strokes.map(([stroke, width]) => ({
          layer,
          node: element("path", {
            stroke,
            "stroke-width": width,
            fill: "none",
            "stroke-linejoin": "round",
            "stroke-linecap": "round",
            "pointer-events": "none",
          }),
        })),
      );
      this.storeys[storey].replaceChildren(...this.targets[storey].map(({ node }) => node));
      this.refresh(storey);
    }

    clear(storey) {
      this.set(storey, []);
    }

    refresh(storey) {
      for (const { layer, node } of this.targets[storey] ?? []) {
        node.setAttribute("d", layer._path?.getAttribute("d") ?? "M0 0");
      }
    }

    refreshAll() {
      for (const storey of Object.keys(this.targets)) this.refresh(storey);
    }
  }

  Object.assign(conventionMap, { Patterns, Outlines, svgElement: element });
  conventionMap.shapes = { Renderer, STROKES, MARK_RADIUS, area, border, places };
})();
