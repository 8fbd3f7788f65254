// What stands beside the map: the state that is chosen, or else the latest change.

(() => {
  "use strict";

  function element(name, text, ...classes) {
    const node = document.createElement(name);
    node.textContent = text;
    node.classList.add(...classes);
    return node;
  }

  // Where a state stands on a day: its name, and one line per thing to know.
  function aboutState(timeline, code, day) {
    return timeline
      .lines(code, day)
      .map((line, number) => element(number ? "p" : "h2", line, ...(number ? [] : ["name"])));
  }

  // Who changed on the last day of change up to a day; `swatch(status)` gives its picture.
  function latestChange(timeline, area, days, day, swatch) {
    const last = conventionMap.last(days, (one) => one <= day);
    if (last === undefined) return [];
    const heading = last === day ? "Changed on " : "Last change, ";
    const groups = conventionMap.answer.whoChanged(timeline, area, last);
    return [
      element("h2", heading + conventionMap.written(last)),
      ...groups.map(([status, label, names]) => {
        const line = element("p", "", "change");
        line.append(swatch(status), element("span", `${label}: ${names}`));
        return line;
      }),
    ];
  }

  Object.assign(embedded, { aboutState, element, latestChange });
})();
