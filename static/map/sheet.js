// On a phone: a sheet over the map's lower edge with what is known of the chosen state.

(() => {
  "use strict";

  class Sheet {
    // `leave()` is called when the visitor closes the sheet.
    constructor(container, leave) {
      this.box = L.DomUtil.create("section", "convention-sheet", container);
      this.box.hidden = true;
      L.DomEvent.disableClickPropagation(this.box).disableScrollPropagation(this.box);
      const close = L.DomUtil.create("button", "", this.box);
      close.type = "button";
      close.textContent = "Close";
      close.addEventListener("click", leave);
      this.words = L.DomUtil.create("div", "", this.box);
    }

    // `lines` about the state, the first its name; `quote` is empty where none is known yet.
    show(lines, quote) {
      this.box.hidden = false;
      this.box.setAttribute("aria-label", lines[0]);
      this.words.replaceChildren(
        ...[...lines, ...(quote ? [quote] : [])].map((line) => {
          const node = document.createElement("p");
          node.textContent = line;
          return node;
        }),
      );
    }

    hide() {
      this.box.hidden = true;
    }
  }

  conventionMap.Sheet = Sheet;
})();
