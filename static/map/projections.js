// How each area is projected, and how its view fills the frame.
//
// Areas keep their size, since the map is about how much land is under the ban: Lambert's
// azimuthal projection for part of a hemisphere, Equal Earth (Šavrič, Patterson and Jenny, 2018)
// for more. Zoom levels are Leaflet's.

(() => {
  "use strict";

  const RADIUS = 6378137;
  const RAD = Math.PI / 180;
  const HEMISPHERE = 150; // degrees of longitude beyond which Lambert's projection turns land over
  const UPRIGHT = 0.38; // where meridians stand upright: a little west, where most states lie

  function lambert(lat0, lng0) {
    const sin0 = Math.sin(lat0 * RAD);
    const cos0 = Math.cos(lat0 * RAD);
    return {
      bounds: L.bounds([-2 * RADIUS, -2 * RADIUS], [2 * RADIUS, 2 * RADIUS]),
      project({ lat, lng }) {
        const sin = Math.sin(lat * RAD);
        const cos = Math.cos(lat * RAD);
        const turn = (lng - lng0) * RAD;
        const nearness = sin0 * sin + cos0 * cos * Math.cos(turn);
        const k = RADIUS * Math.sqrt(2 / Math.max(1 + nearness, 1e-6));
        return new L.Point(
          k * cos * Math.sin(turn),
          k * (cos0 * sin - sin0 * cos * Math.cos(turn)),
        );
      },
      unproject({ x, y }) {
        const rho = Math.hypot(x, y);
        if (rho < 1e-6) return new L.LatLng(lat0, lng0);
        const c = 2 * Math.asin(Math.min(rho / (2 * RADIUS), 1));
        const lat = Math.asin(Math.cos(c) * sin0 + (y * Math.sin(c) * cos0) / rho);
        const turn = Math.atan2(x * Math.sin(c), rho * cos0 * Math.cos(c) - y * sin0 * Math.sin(c));
        return new L.LatLng(lat / RAD, lng0 + turn / RAD);
      },
    };
  }

  const A = [1.340264, -0.081106, 0.000893, 0.003796];
  const M = Math.sqrt(3) / 2;

  function northing(t) {
    const t2 = t * t;
    return t * (A[0] + A[1] * t2 + t2 ** 3 * (A[2] + A[3] * t2));
  }

  function slope(t) {
    const t2 = t * t;
    return A[0] + 3 * A[1] * t2 + t2 ** 3 * (7 * A[2] + 9 * A[3] * t2);
  }

  function equalEarth(lng0) {
    return {
      bounds: L.bounds([-2.71 * RADIUS, -1.32 * RADIUS], [2.71 * RADIUS, 1.32 * RADIUS]),
      project({ lat, lng }) {
        const t = Math.asin(M * Math.sin(lat * RAD));
        const x = ((lng - lng0) * RAD * Math.cos(t)) / (M * slope(t));
        return new L.Point(RADIUS * x, RADIUS * northing(t));
      },
      unproject({ x, y }) {
        let t = y / RADIUS;
        for (let round = 0; round < 12; round += 1) t -= (northing(t) - y / RADIUS) / slope(t);
        const lat = Math.asin(Math.max(-1, Math.min(1, Math.sin(t) / M)));
        return new L.LatLng(lat / RAD, lng0 + ((x / RADIUS) * M * slope(t)) / Math.cos(t) / RAD);
      },
    };
  }

  function crsOf([[south, west], [north, east]]) {
    const width = east - west;
    const projection =
      width > HEMISPHERE
        ? equalEarth(west + width / 2)
        : lambert((south + north) / 2, west + width * UPRIGHT);
    const scale = 1 / (2 * Math.PI * RADIUS);
    return L.extend({}, L.CRS, {
      projection,
      transformation: new L.Transformation(scale, 0.5, -scale, 0.5),
    });
  }

  // The rectangle that a view takes at zoom 0.
  function frameOf([[south, west], [north, east]], crs) {
    const frame = L.bounds([]);
    for (let step = 0; step <= 24; step += 1) {
      const lng = west + ((east - west) * step) / 24;
      const lat = south + ((north - south) * step) / 24;
      for (const place of [
        [south, lng],
        [north, lng],
        [lat, west],
        [lat, east],
      ]) {
        frame.extend(crs.latLngToPoint(L.latLng(place), 0));
      }
    }
    return frame;
  }

  function zoomTo(frame, size) {
    const room = frame.getSize();
    return Math.log2(Math.min(size.x / room.x, size.y / room.y));
  }

  conventionMap.projections = { crsOf, frameOf, zoomTo };
})();
