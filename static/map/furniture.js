// What stands on the map beside the map: buttons, credit and messages.

(() => {
  "use strict";

  const CREDIT = "Areas: Natural Earth · Borders: © OpenStreetMap contributors";

  const Buttons = L.Control.extend({
    options: { position: "topleft" },

    initialize(frame) {
      this.frame = frame;
    },

    onAdd(map) {
      const bar = L.DomUtil.create("div", "leaflet-bar convention-buttons");
      L.DomEvent.disableClickPropagation(bar).disableScrollPropagation(bar);
      const nearer = button(bar, "Zoom in", "M8 3v10M3 8h10", () => map.zoomIn());
      const farther = button(bar, "Zoom out", "M3 8h10", () => map.zoomOut());
      const all = "M3 6.5V3h3.5M9.5 3H13v3.5M13 9.5V13H9.5M6.5 13H3V9.5";
      button(bar, "Show the whole area", all, () => this.frame.fit());
      map.on("zoomend zoomlevelschange", () => {
        nearer.setAttribute("aria-disabled", map.getZoom() >= map.getMaxZoom());
        farther.setAttribute("aria-disabled", map.getZoom() <= map.getMinZoom());
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

  // Put everything in place; returns what shows a message, or hides it when it is empty.
  function furnish(map, frame) {
    new Buttons(frame).addTo(map);
    L.control.attribution({ prefix: false }).addAttribution(CREDIT).addTo(map);
    const message = L.DomUtil.create("p", "convention-message", map.getContainer());
    message.setAttribute("role", "status");
    return (text) => {
      message.textContent = text;
      message.hidden = !text;
    };
  }

  conventionMap.furnish = furnish;
})();
