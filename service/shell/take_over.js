// The live page takes the place of the first HTML once it shows the same: its answer and, where
// it has one, its map. Until then only the first HTML is read aloud and can be focused.
(() => {
  "use strict";

  const EVERY = 50; // milliseconds between two looks
  const LATE = 10000; // milliseconds after which the live page is shown without its map

  const PADDING = 6; // pixels around the view

  const first = document.getElementById("first");
  const root = document.getElementById("root");
  const sketch = first?.querySelector(".sketch");

  // The live map zooms in tenths of a level, and its hatches are as fine at any size.
  function fit([{ contentRect }]) {
    const { width, height } = sketch.viewBox.baseVal;
    const room = 2 * PADDING;
    const scale = Math.min(
      (contentRect.width - room) / width,
      (contentRect.height - room) / height,
    );
    const zoom = Number(sketch.dataset.zoom) + Math.log2(scale);
    const step = 2 ** (Math.floor(zoom * 10) / 10 - zoom);
    sketch.style.transform = `scale(${step})`;
    for (const hatch of sketch.querySelectorAll("pattern")) {
      hatch.dataset.turn ??= hatch.getAttribute("patternTransform");
      hatch.setAttribute("patternTransform", `${hatch.dataset.turn} scale(${1 / (scale * step)})`);
    }
  }

  function isShown(node) {
    return Boolean(node) && getComputedStyle(node).visibility === "visible";
  }

  function isReady() {
    if (!isShown(root.querySelector(".answer h1"))) {
      const app = root.querySelector('.stApp[data-test-script-state="notRunning"]');
      return Boolean(app?.querySelector(".stAlert, .stException"));
    }
    return !sketch || performance.now() > LATE || root.querySelector('[data-map="shown"]');
  }

  function takeOver() {
    const { activeElement } = document;
    const twin = first.contains(activeElement)
      ? [...root.querySelectorAll("a")].find(
          ({ textContent }) => textContent.trim() === activeElement.textContent.trim(),
        )
      : null;
    const { scrollY } = window;
    root.inert = false;
    first.remove();
    twin?.focus();
    root.querySelector(".stMain")?.scrollTo(0, scrollY);
  }

  if (!first) return;
  root.inert = true;
  if (sketch) new ResizeObserver(fit).observe(sketch.parentElement);
  const looks = setInterval(() => {
    if (!isReady()) return;
    clearInterval(looks);
    takeOver();
  }, EVERY);
})();
