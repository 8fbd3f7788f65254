// What part of the world is in the frame, and what stands in the frame beside the map.
//
// The map fits its area until the visitor moves it.

(() => {
  "use strict";

  const PADDING = 6; // pixels around a view
  const FARTHER_OUT = 0.5; // zoom levels beyond the fitted view
  const CLOSEST = 7.6;
  const SAME_ZOOM = 0.01; // zoom levels: Leaflet keeps 3.4 as 3.4000000000000004

  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // The one Leaflet map; its area is set by a Frame.
  function leafletMap(id) {
    const crs = conventionMap.projections.crsOf([
      [35, -10],
      [70, 44],
    ]);
    const map = L.map(id, {
      crs,
      attributionControl: false,
      zoomControl: false,
      keyboard: false,
      zoomSnap: 0.1,
      wheelPxPerZoomLevel: 90,
      scrollWheelZoom: false,
      bounceAtZoomLimits: false,
      zoomAnimation: !calm.matches,
      fadeAnimation: !calm.matches,
      inertia: !calm.matches,
      maxZoom: CLOSEST,
    });
    return map.setView([54, 16], 3);
  }

  class Frame {
    constructor(map) {
      this.map = map;
      this.moving = false;
      this.touched = false;
      this.size = null; // that the area was fitted into
      map.on("movestart zoomstart", () => {
        if (!this.moving) this.touched = true;
      });
      map.on("moveend", () => this.hold());
      map.on("home", () => this.fit());
      map.on("zoomend", () => this.leaveScrollToPage());
      this.dragByMouse();
      new ResizeObserver(() => this.resized()).observe(map.getContainer());
      wheelOnlyInUse(map);
    }

    // Show an area: `view` is its south-west and north-east corner, `points` what must be
    // within reach by dragging.
    open(view, points) {
      const { crsOf, frameOf } = conventionMap.projections;
      const { map } = this;
      map.options.crs = crsOf(view);
      this.view = frameOf(view, map.options.crs);
      this.reach = frameOf(view, map.options.crs);
      for (const point of points) this.reach.extend(map.options.crs.latLngToPoint(point, 0));
      this.touched = false;
      this.fit();
    }

    fit() {
      const { map } = this;
      const size = map.getSize();
      if (size.x < 40 || size.y < 40) return;
      const zoom = conventionMap.projections.zoomTo(
        this.view,
        size.subtract([2 * PADDING, 2 * PADDING]),
      );
      const snapped = Math.floor(zoom * 10) / 10;
      const middle = this.view.getCenter();
      const half = size.divideBy(2 * 2 ** snapped);
      this.home = L.bounds(middle.subtract(half), middle.add(half));
      this.quietly(() => {
        map.options.minZoom = Math.max(0, snapped - FARTHER_OUT);
        const center = map.options.crs.pointToLatLng(middle, 0);
        map.setView(center, snapped, { animate: false, reset: true });
        map.fire("zoomlevelschange");
      });
      this.fitted = snapped;
      this.size = size;
      this.leaveScrollToPage();
      this.touched = false;
    }

    // Whether the whole area is in view.
    get isWhole() {
      return this.map.getZoom() <= this.fitted + SAME_ZOOM;
    }

    // One finger scrolls the page as long as the whole area is in view, whatever else can point.
    leaveScrollToPage() {
      this.map.getContainer().classList.toggle("convention-whole", this.isWhole);
    }

    // A press of the mouse always drags the map; a finger does once it is zoomed in.
    dragByMouse() {
      const { map } = this;
      const drags = ({ pointerType }) => pointerType !== "touch" || !this.isWhole;
      map
        .getContainer()
        .addEventListener(
          "pointerdown",
          (event) => map.dragging[drags(event) ? "enable" : "disable"](),
          { capture: true },
        );
    }

    // Bring the map back when it has been moved off the area.
    hold() {
      if (!this.home || this.moving) return;
      const { crs } = this.map.options;
      const here = crs.latLngToPoint(this.map.getCenter(), 0);
      const { min, max } = this.reach;
      const there = L.point(
        Math.max(min.x, Math.min(max.x, here.x)),
        Math.max(min.y, Math.min(max.y, here.y)),
      );
      if (here.distanceTo(there) * 2 ** this.map.getZoom() < 1) return;
      this.map.panTo(crs.pointToLatLng(there, 0), { animate: !calm.matches });
    }

    // A rectangle of the fitted view in the pixels that shapes are drawn in.
    homeInPixels() {
      const scale = 2 ** this.map.getZoom();
      const origin = this.map.getPixelOrigin();
      return L.bounds(
        this.home.min.multiplyBy(scale).subtract(origin),
        this.home.max.multiplyBy(scale).subtract(origin),
      );
    }

    // Bring a place into view, with as little movement as needed.
    reveal(place) {
      const { map } = this;
      const inner = L.bounds([0, 0], map.getSize()).getSize().divideBy(8);
      const point = map.latLngToContainerPoint(place);
      const size = map.getSize();
      const out =
        point.x < inner.x ||
        point.y < inner.y ||
        point.x > size.x - inner.x ||
        point.y > size.y - inner.y;
      if (out) this.quietly(() => map.panTo(place, { animate: !calm.matches, duration: 0.5 }));
    }

    resized() {
      this.quietly(() => this.map.invalidateSize({ pan: false }));
      if (this.view && !this.touched && !this.size?.equals(this.map.getSize())) this.fit();
    }

    quietly(move) {
      this.moving = true;
      move();
      this.moving = false;
    }
  }

  // The wheel scrolls the page until the map is in use; a pinch on a touchpad always zooms.
  function wheelOnlyInUse(map) {
    const container = map.getContainer();
    let inUse = false;
    const begin = () => (inUse = true);
    const end = () => (inUse = false);
    container.addEventListener("pointerdown", begin);
    container.addEventListener("focusin", begin);
    container.addEventListener("mouseleave", end);
    addEventListener("blur", end);
    // Not passive, or the page would scroll on the first turn that zooms.
    container.addEventListener(
      "wheel",
      (event) => {
        const zooms = inUse || event.ctrlKey;
        if (zooms !== map.scrollWheelZoom.enabled()) {
          map.scrollWheelZoom[zooms ? "enable" : "disable"]();
        }
      },
      { capture: true, passive: false },
    );
  }

  const CREDIT = "Areas: Natural Earth · Borders: © OpenStreetMap contributors";

  const Buttons = L.Control.extend({
    options: { position: "bottomleft" },

    onAdd(map) {
      const bar = L.DomUtil.create("div", "leaflet-bar convention-buttons");
      L.DomEvent.disableClickPropagation(bar).disableScrollPropagation(bar);
      const nearer = button(bar, "Zoom in", "M8 3v10M3 8h10", () => map.zoomIn());
      const farther = button(bar, "Zoom out", "M3 8h10", () => map.zoomOut());
      const all = "M3 6.5V3h3.5M9.5 3H13v3.5M13 9.5V13H9.5M6.5 13H3V9.5";
      button(bar, "Show the whole area", all, () => map.fire("home"));
      map.on("zoomend zoomlevelschange", () => {
        nearer.setAttribute("aria-disabled", map.getZoom() > map.getMaxZoom() - SAME_ZOOM);
        farther.setAttribute("aria-disabled", map.getZoom() < map.getMinZoom() + SAME_ZOOM);
      });
      return bar;
    },
  });

  function button(bar, label, path, press) {
    const node = L.DomUtil.create("button", "", bar);
    node.type = "button";
    node.setAttribute("aria-label", label);
    const icon = conventionMap.svgElement("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
    icon.append(conventionMap.svgElement("path", { d: path }));
    node.append(icon);
    node.addEventListener("click", press);
    return node;
  }

  // Put everything in place; returns what shows a message, or hides it when it is empty. Only one
  // with the role `alert` is read aloud.
  function furnish(map) {
    new Buttons().addTo(map);
    L.control.attribution({ prefix: false }).addAttribution(CREDIT).addTo(map);
    const message = L.DomUtil.create("p", "convention-message", map.getContainer());
    return (text, role) => {
      if (role) message.setAttribute("role", role);
      else message.removeAttribute("role");
      message.textContent = text;
      message.hidden = !text;
    };
  }

  Object.assign(conventionMap, { map: leafletMap, Frame, furnish });
})();
