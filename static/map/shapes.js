// Areas, microstates and border lines as Leaflet layers in one SVG with storeys.

(() => {
  "use strict";

  const STOREYS = [
    "ground", "states", "selection", "casing", "edge", "status", "dash", "marks", "hover", "focus",
    "names",
  ];

  const STROKES = { casing: 8, edge: 5.5, status: 3, dash: 3 };
  const MARK_RADIUS = 4.5;

  const Renderer = L.SVG.extend({
    _initContainer() {
      L.SVG.prototype._initContainer.call(this);
      this.storeys = {};
      for (const name of STOREYS) {
        this.storeys[name] = conventionMap.svgElement("g", { class: `convention-${name}` });
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

  function places({ type, coordinates }) {
    const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
    return L.GeoJSON.coordsToLatLngs(coordinates, depth);
  }

  const swap = ([lng, lat]) => L.latLng(lat, lng);

  // One state or territory: `shape` is what one points at, `body` the area under a mark.
  function area(feature, renderer) {
    const options = { renderer, smoothFactor: 0, weight: 0.7, fillOpacity: 1, lineJoin: "round" };
    const { label, marker, name, of } = feature.properties;
    const body = new Area(places(feature.geometry), { ...options, storey: "ground" });
    const shape = marker
      ? L.circleMarker(swap(marker), { ...options, radius: MARK_RADIUS, storey: "marks" })
      : body;
    shape.code = feature.id;
    return { code: feature.id, shape, body, marker: Boolean(marker), label: label && swap(label), name, of };
  }

  // One border pair: strokes on top of each other, each in its own storey.
  function border(feature, renderer) {
    const line = places(feature.geometry);
    const strokes = {};
    for (const [storey, weight] of Object.entries(STROKES)) {
      strokes[storey] = new Line(line, {
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

  conventionMap.shapes = { Renderer, STROKES, MARK_RADIUS, area, border, places };
})();
