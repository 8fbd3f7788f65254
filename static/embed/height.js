// Tells the page around how high the map wants to be, for a frame that follows it.
//
// Every page is told as AMP has it, {sentinel: "amp", type: "embed-size", height}; one that uses
// pym.js, which names the frame in its address, in pym's form too. At one width the height only
// grows: an article must not jump about while time runs.

(() => {
  "use strict";

  const TALLEST = 640; // pixels of the map: what is wide enough for more needs no more

  const find = (name) => document.getElementById(name);

  // What the page wants whatever it has now, so that no answer to it changes the next.
  function wanted() {
    const main = document.querySelector("main");
    const { gridTemplateColumns, rowGap, paddingTop, paddingBottom } = getComputedStyle(main);
    const ratio = getComputedStyle(main).getPropertyValue("--ratio");
    const isWide = gridTemplateColumns.includes(" ");
    const map = Math.min(ratio * (isWide ? find("map").clientWidth : innerWidth), TALLEST);
    const legend = find("beside").getBoundingClientRect().bottom - firstOf(find("legend"));
    const rows = [
      find("answer").offsetHeight,
      ...(isWide ? [Math.max(map, legend)] : [map, legend]),
      find("time").offsetHeight,
      document.querySelector("footer").offsetHeight,
    ];
    const around = parseFloat(paddingTop) + parseFloat(paddingBottom);
    const between = parseFloat(rowGap) * (rows.length - 1);
    return Math.ceil(rows.reduce((sum, row) => sum + row, around + between));
  }

  // Where the content of the legend begins, which may be scrolled.
  const firstOf = (legend) => legend.getBoundingClientRect().top - legend.scrollTop;

  function tell(height) {
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height }, "*");
    const name = embedded.queryValues(location.search).get("childid");
    if (name) window.parent.postMessage(["pym", name, "height", height].join("xPYMx"), "*");
  }

  let width = 0;
  let told = 0;

  function measure() {
    if (!innerWidth) return; // in what is closed
    if (innerWidth !== width) [width, told] = [innerWidth, 0];
    const height = wanted();
    if (height <= told) return;
    told = height;
    tell(height);
  }

  if (window.parent !== window) {
    const observer = new ResizeObserver(measure);
    for (const name of ["answer", "map", "classes", "beside", "time"]) observer.observe(find(name));
    observer.observe(document.querySelector("footer"));
  }
})();
