// Outlines that lie over the map: of the chosen state, the one pointed at and the one in focus.
//
// An outline repeats the drawing of a shape. Leaflet draws shapes anew when the view moves;
// `refresh` follows.

(() => {
  "use strict";

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
          node: conventionMap.svgElement("path", {
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

  conventionMap.Outlines = Outlines;
})();
