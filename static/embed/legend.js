// The legend: how many states of the area have each status, and which statuses stand out.

(() => {
  "use strict";

  class Legend {
    // `choose(statuses)` is called when the visitor chooses which statuses stand out.
    constructor(list, choose) {
      this.buttons = new Map();
      for (const button of list.querySelectorAll("button")) {
        this.buttons.set(button.value, button);
        button.addEventListener("click", () => {
          const pressed = button.getAttribute("aria-pressed") === "true";
          button.setAttribute("aria-pressed", !pressed);
          choose(this.chosen());
        });
      }
    }

    swatch(status) {
      return this.buttons.get(status).querySelector("picture").cloneNode(true);
    }

    chosen() {
      const pressed = ([, button]) => button.getAttribute("aria-pressed") === "true";
      return [...this.buttons].filter(pressed).map(([status]) => status);
    }

    show(counts, statuses) {
      for (const [status, button] of this.buttons) {
        const count = counts[status] ?? 0;
        button.setAttribute("aria-pressed", statuses.includes(status));
        button.querySelector("b").textContent = count;
        button.classList.toggle("empty", count === 0);
      }
    }
  }

  embedded.Legend = Legend;
})();
