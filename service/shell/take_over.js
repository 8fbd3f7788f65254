// What Streamlit loads is loaded once the answer has been painted; a slow line brings this first.
(() => {
  "use strict";

  const HIDDEN = 1000; // milliseconds after which a page is begun that is not painted: a hidden tab

  const template = document.getElementById("app");

  function begin() {
    if (!template.isConnected) return;
    document.body.append(template.content);
    template.remove();
  }

  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, HIDDEN);
})();

// The files of the map's frame are on their way meanwhile. As rel="prefetch" they would not be: Safari
// has none, and Firefox holds it against default-src, which the page's policy sets to 'none'.
(() => {
  "use strict";

  const load = (address) => fetch(address, { priority: "low" }).then((file) => file.blob());

  for (const { href } of document.querySelectorAll('link[rel="ahead"]')) {
    load(href).catch(() => {}); // the frame asks again, and says what is wrong
  }
})();

// The live page takes the place of the first HTML once it shows the same: its answer and, where it
// has one, its map, or that there is none. Until then the live page is hidden: one of both is seen,
// read and focused.
(() => {
  "use strict";

  const EVERY = 50; // milliseconds between two looks
  const LATE = 10000; // milliseconds after which the live page is shown without its map

  const PADDING = 6; // pixels around the view

  const mapComesFirst = matchMedia("(min-width: 1200px), (max-width: 640px)");
  const first = document.getElementById("first");
  const root = document.getElementById("root");
  const sketch = first?.querySelector(".sketch");

  // The live map zooms in tenths of a level, and its hatches are as fine at any size.
  function fit([{ contentRect }]) {
    if (!contentRect.width) return; // it has been removed
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

  const isBefore = (one, other) =>
    Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

  // Whether the live page shows at once all that the first HTML shows: see page.css.
  function isReady() {
    const app = root.querySelector(".stApp");
    if (!root.querySelector(".answer h1")) {
      const isDone = app?.dataset.testScriptState === "notRunning";
      return isDone && Boolean(app.querySelector(".stAlert, .stException"));
    }
    if (performance.now() > LATE) return true;
    const hasMap = Boolean(root.querySelector('[data-map="shown"], [data-map="failed"]'));
    const answer = root.querySelector(".answer");
    const missing = root.querySelector('[data-testid="stSkeleton"]');
    if (!sketch) return !missing || isBefore(answer, missing);
    const isWhole = root.querySelector(".sources") && !missing;
    return hasMap && (isWhole || mapComesFirst.matches);
  }

  function takeOver() {
    const { activeElement } = document;
    const twin = first.contains(activeElement)
      ? [...root.querySelectorAll("a")].find(
          ({ textContent }) => textContent.trim() === activeElement.textContent.trim(),
        )
      : null;
    const { scrollY } = window;
    root.dataset.appears = "";
    first.remove();
    root.getBoundingClientRect(); // it appears at once: what is hidden else waits a moment
    delete root.dataset.appears;
    twin?.focus();
    root.querySelector(".stMain")?.scrollTo(0, scrollY);
  }

  if (!first) return;
  if (sketch) new ResizeObserver(fit).observe(sketch.parentElement);
  const looks = setInterval(() => {
    if (!isReady()) return;
    clearInterval(looks);
    takeOver();
  }, EVERY);
})();
