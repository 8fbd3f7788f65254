// Maps that stand on one page move together: where the visitor moves one, the others follow.
//
// The frames of a page have one parent and one origin, so they call each other directly.

(() => {
  "use strict";

  function others() {
    const found = [];
    for (let i = 0; i < window.parent.length; i += 1) {
      const frame = window.parent[i];
      try {
        if (frame !== window && frame.conventionMap?.follow) found.push(frame.conventionMap);
      } catch {
        // a frame of another origin is no map of ours
      }
    }
    return found;
  }

  conventionMap.others = others;

  conventionMap.together = ({ map, frame }) => {
    let following = false;

    function followed(move) {
      following = true;
      move();
      following = false;
    }

    function tell(message, ...values) {
      if (following) return;
      for (const other of others()) other[message](...values);
    }

    // Only the visitor's own moves are told: a map also moves when it opens or is resized.
    function tellPlace({ lat, lng }, zoom, animate) {
      if (frame.touched && !frame.moving) tell("follow", lat, lng, zoom, animate);
    }

    conventionMap.follow = (latitude, longitude, zoom, animate) => {
      const center = L.latLng(latitude, longitude);
      const distance = map.project(center, zoom).distanceTo(map.project(map.getCenter(), zoom));
      if (Math.abs(zoom - map.getZoom()) < 0.01 && distance < 1) return;
      followed(() => map.setView(center, zoom, { animate }));
    };
    conventionMap.home = () => followed(() => map.fire("home"));

    map.on("zoomanim", ({ center, zoom }) => tellPlace(center, zoom, true));
    map.on("move", () => tellPlace(map.getCenter(), map.getZoom(), false));
    map.on("home", () => tell("home"));
  };
})();
