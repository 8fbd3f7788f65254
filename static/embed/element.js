// <convention-map src="https://…/embed?…"><a href="https://…/?…">Title</a></convention-map>: the map
// in a page of others, as high as it is. Without this script the link stays.
//
// It stands alone: it loads nothing but the map, and stores nothing.

(() => {
  "use strict";

  const AT_FIRST = 600; // pixels, until the map has told its height

  class ConventionMap extends HTMLElement {
    #frame = null;

    connectedCallback() {
      if (!this.#frame) this.#build();
      addEventListener("message", this);
    }

    disconnectedCallback() {
      removeEventListener("message", this);
    }

    handleEvent({ source, data }) {
      if (source !== this.#frame?.contentWindow || data?.type !== "embed-size") return;
      if (data.height > 0) this.#frame.height = data.height;
    }

    #build() {
      const { href, protocol } = new URL(this.getAttribute("src"), document.baseURI);
      if (!["http:", "https:", "file:"].includes(protocol)) return;
      this.#frame = document.createElement("iframe");
      Object.assign(this.#frame, { title: this.textContent.trim(), loading: "lazy", src: href });
      Object.assign(this.#frame, { width: "100%", height: AT_FIRST, allow: "fullscreen" });
      this.#frame.style.border = "0";
      this.style.display = "block";
      this.replaceChildren(this.#frame);
    }
  }

  if (!customElements.get("convention-map")) customElements.define("convention-map", ConventionMap);
})();
