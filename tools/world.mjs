// Makes src/figure/form/world.txt, the outlines that maps are drawn of, from Natural Earth's countries at 1:50 million (public domain).
//
//     npm install --no-save world-atlas@2.0.2 topojson-client@3.1.0 topojson-simplify@3.0.3 d3-geo@3.1.1 i18n-iso-countries@7.14.0
//     node tools/world.mjs > src/figure/form/world.txt
//
// The outlines are simplified with their common borders, so that neighbours go on to fit, then projected once (Equal Earth, cut in the
// Bering Strait, so that Russia stays whole) to whole numbers on a sheet as wide as WIDTH. Antarctica is left out. What has no ISO code of
// its own is land without a name. Borders are those of the source, whatever anybody says of them.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";
import { geoEqualEarth, geoPath } from "d3-geo";

const require = createRequire(import.meta.url);
const iso = require("i18n-iso-countries");
const WIDTH = 2000;
/** A point that changes an outline by a smaller triangle than this, in square units, is left out. */
const LEAST_TRIANGLE = 9;
/** An island smaller than this, in square units, is left out, unless it is its country's largest piece. */
const LEAST_ISLAND = 12;
/** A country smaller than this is shown as a disc: its outline would be a speck. */
const LEAST_COUNTRY = 90;

const world = JSON.parse(readFileSync(require.resolve("world-atlas/countries-50m.json")));
const own = { Kosovo: "XK" };
const geometries = world.objects.countries.geometries.filter((geometry) => geometry.properties.name !== "Antarctica");

const projection = geoEqualEarth().rotate([-11, 0]).precision(0);
const whole = feature(world, { type: "GeometryCollection", geometries });
projection.fitWidth(WIDTH, whole);
const [[left, top], [, bottom]] = geoPath(projection).bounds(whole);
const [x, y] = projection.translate();
projection.translate([x - left, y - top]);
const height = Math.ceil(bottom - top);
// The projection is true to areas: a unit of the sheet is so much of the sphere everywhere.
const unit = 1 / projection.scale() ** 2;
const topology = presimplify({ ...world, objects: { countries: { type: "GeometryCollection", geometries } } }, sphericalTriangleArea);
const simple = simplify(topology, LEAST_TRIANGLE * unit);

/** Collects rings of whole numbers. */
class Rings {
  rings = [];
  moveTo(x, y) { this.rings.push([[Math.round(x), Math.round(y)]]); }
  lineTo(x, y) {
    const ring = this.rings.at(-1);
    const point = [Math.round(x), Math.round(y)];
    const last = ring.at(-1);
    if (point[0] !== last[0] || point[1] !== last[1]) ring.push(point);
  }
  closePath() {}
  arc() {}
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], at) => {
  const [nx, ny] = ring[(at + 1) % ring.length];
  return sum + x * ny - nx * y;
}, 0)) / 2;

/** Drops points that lie on the line between their neighbours, and spikes. */
function straightened(ring) {
  if (ring.length > 1 && ring[0].join() === ring.at(-1).join()) ring = ring.slice(0, -1);
  const on = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) === (cx - ax) * (by - ay);
  for (let before = -1; before !== ring.length;) {
    before = ring.length;
    ring = ring.filter((point, at) => !on(ring.at(at - 1), point, ring[(at + 1) % ring.length]));
  }
  return ring;
}

/** Numbers of SVG, without the spaces that a minus stands for. */
const pair = (x, y) => `${x}${y < 0 ? "" : " "}${y}`;

function path(rings) {
  let text = "";
  for (const ring of rings) {
    text += `M${pair(...ring[0])}l`;
    let first = true;
    for (let at = 1; at < ring.length; at++) {
      const [dx, dy] = [ring[at][0] - ring[at - 1][0], ring[at][1] - ring[at - 1][1]];
      text += (first || dx < 0 ? "" : " ") + pair(dx, dy);
      first = false;
    }
    text += "z";
  }
  return text;
}

const lines = new Map();
for (const country of feature(simple, simple.objects.countries).features) {
  const code = own[country.properties.name] ?? iso.numericToAlpha2(country.id) ?? "-";
  const context = new Rings();
  geoPath(projection, context)(country);
  const rings = context.rings.map(straightened).filter((ring) => ring.length > 2 && area(ring) > 0).sort((a, b) => area(b) - area(a));
  const kept = rings.filter((ring, at) => at === 0 || area(ring) >= LEAST_ISLAND);
  // What stands for a country is looked for in the outlines as they were.
  const source = whole.features.find((other) => other.properties.name === country.properties.name);
  const polygons = source.geometry.type === "MultiPolygon" ? source.geometry.coordinates : [source.geometry.coordinates];
  const sized = polygons.map((coordinates) => {
    const polygon = { type: "Polygon", coordinates };
    return [geoPath(projection).area(polygon), geoPath(projection).centroid(polygon)];
  });
  const total = sized.reduce((sum, [area]) => sum + area, 0);
  const [, [cx, cy]] = sized.reduce((most, one) => (one[0] > most[0] ? one : most));
  const mark = code !== "-" && total < LEAST_COUNTRY ? `${Math.round(cx)} ${Math.round(cy)}` : "";
  if (mark === "" && kept.length === 0) continue;
  // Outlying islands that the source tells apart from their country go with it.
  const known = lines.get(code);
  const outline = path(kept.filter((ring) => !mark || area(ring) >= LEAST_ISLAND));
  // Below a disc there is land too, so that there is no hole in it.
  if (mark) lines.set("-", { mark: "", path: (lines.get("-")?.path ?? "") + outline });
  if (known && mark) continue;
  lines.set(code, { mark, path: (known?.path ?? "") + (mark ? "" : outline) });
}
process.stdout.write(`${WIDTH} ${height}\n`);
for (const [code, { mark, path }] of [...lines].sort(([a], [b]) => (a < b ? -1 : 1))) {
  process.stdout.write(mark ? `${code} ${mark}\n` : `${code} ${path}\n`);
}
