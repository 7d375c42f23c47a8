// Where it happened. Points that lie close are one ring; what is known of a place only as an area or a country is drawn so.

import * as gl from "../vendor/maplibre-gl.mjs";
import { h, s } from "./dom.js";
import { count, QUADS } from "./words.js";

const CELL = 46; // pixels; places closer than this are drawn as one
const MOST = 220; // rings drawn at once; the largest
const ORDER = ["material conflict", "verbal conflict", "material cooperation", "verbal cooperation", ""];
const KINDS = {
  exact: "point", near: "point", area: "area", region: "area", border: "area", country: "country",
};
const SAID = { point: "at a place", area: "somewhere in an area", country: "somewhere in a country" };
gl.setWorkerUrl(new URL("../vendor/maplibre-gl-worker.mjs", import.meta.url).href);

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function style(world) {
  return {
    version: 8,
    sources: { world: { type: "geojson", data: world, attribution: "Shapes: Natural Earth" } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": color("--sea") } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": color("--land"), "fill-antialias": false } },
      { id: "held", type: "fill", source: "world", filter: ["in", ["get", "code"], ["literal", []]], paint: { "fill-color": color("--held"), "fill-opacity": 0.55 } },
      { id: "border", type: "line", source: "world", paint: { "line-color": color("--border"), "line-width": 0.7 } },
    ],
  };
}

/** A map in an element: `set` shows other events or incidents, `remove` ends it. */
export async function map(element, { view, moved, box, place, country, noun = "event" }) {
  const [lon, lat, zoom] = (view ?? "").split(",").map(Number);
  const holder = h("div", { class: "canvas" });
  const world = new URL("../vendor/world.geojson", import.meta.url).href;
  const legend = h("ul", { class: "legend shapes" }, Object.entries(SAID).map(([kind, said]) => h("li", {}, h("span", { class: `shape ${kind}`, "aria-hidden": "true" }), said)));
  const told = h("span", { class: "quiet" });
  const here = h("button", { type: "button" }, "Only what the map shows");
  element.replaceChildren(holder, h("div", { class: "over" }, legend, told, h("span", { class: "push" }), here));
  const drawn = new gl.Map({
    container: holder, style: style(world), attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
    maxZoom: 12, renderWorldCopies: true, ...(Number.isFinite(zoom) ? { center: [lon, lat], zoom } : { center: [25, 25], zoom: 1 }),
  });
  drawn.touchZoomRotate.disableRotation();
  drawn.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  drawn.addControl(new gl.AttributionControl({ compact: false }), "bottom-right");
  const shown = { events: [], markers: [], fitted: Number.isFinite(zoom), boxed: "" };
  const redraw = () => rings(drawn, shown, { place, country, noun });
  drawn.on("moveend", (event) => {
    redraw();
    const { lng, lat: y } = drawn.getCenter();
    if (event.originalEvent || shown.fitted) moved(`${lng.toFixed(2)},${y.toFixed(2)},${drawn.getZoom().toFixed(1)}`);
  });
  here.addEventListener("click", () => {
    const b = drawn.getBounds();
    const wrap = (x) => ((((x + 180) % 360) + 360) % 360) - 180;
    const all = b.getEast() - b.getWest() >= 360;
    box([all ? -180 : wrap(b.getWest()), b.getSouth(), all ? 180 : wrap(b.getEast()), b.getNorth()].map((x) => x.toFixed(2)).join(","));
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const recolor = () => {
    drawn.setStyle(style(world));
    shown.held = null;
    drawn.once("styledata", redraw);
  };
  dark.addEventListener("change", recolor);
  const wait = h("p", { class: "wait quiet" }, "Drawing the map …");
  holder.append(wait);
  await new Promise((done) => drawn.once("load", done));
  wait.remove();
  return {
    set(events) {
      shown.events = events.filter((e) => e.lat !== null && e.lon !== null);
      const unplaced = events.length - shown.events.length;
      told.textContent = unplaced ? `${unplaced} of ${count(events.length, noun)} without coordinates` : "";
      if (!shown.fitted) fit(drawn, shown);
      redraw();
    },
    remove() {
      dark.removeEventListener("change", recolor);
      drawn.remove();
    },
  };
}

/** Looks at where nine tenths of the events are. */
function fit(drawn, shown) {
  if (!shown.events.length) return;
  const middle = (values) => values.sort((a, b) => a - b).slice(Math.floor(values.length * 0.05), Math.ceil(values.length * 0.95));
  const lons = middle(shown.events.map((e) => e.lon));
  const lats = middle(shown.events.map((e) => e.lat));
  drawn.fitBounds([[lons[0], lats[0]], [lons.at(-1), lats.at(-1)]], { padding: 50, maxZoom: 6, animate: false });
  shown.fitted = true;
}

function rings(drawn, shown, act) {
  for (const marker of shown.markers) marker.remove();
  const held = [...new Set(shown.events.filter((e) => kind(e) === "country").map((e) => e.country))];
  const named = held.sort().join();
  if (drawn.getLayer("held") && shown.held !== named) {
    drawn.setFilter("held", ["in", ["get", "code"], ["literal", held]]); // paints the whole map anew
    shown.held = named;
  }
  const cells = [...gather(drawn, shown.events).values()].sort((a, b) => b.events.length - a.events.length);
  shown.markers = cells.slice(0, MOST).map((cell) => new gl.Marker({ element: ring(drawn, cell, act) }).setLngLat([cell.lon, cell.lat]).addTo(drawn));
}

const kind = (event) => KINDS[event.precision] ?? "point";

/** Events by the cell of the screen they fall into, each kind of place for itself. */
function gather(drawn, events) {
  const cells = new Map();
  const { clientWidth: width, clientHeight: height } = drawn.getContainer();
  for (const event of events) {
    const at = drawn.project([event.lon, event.lat]);
    if (at.x < -20 || at.y < -20 || at.x > width + 20 || at.y > height + 20) continue;
    const name = `${Math.floor(at.x / CELL)} ${Math.floor(at.y / CELL)} ${kind(event)}`;
    let cell = cells.get(name);
    if (!cell) cells.set(name, (cell = { kind: kind(event), events: [], lon: 0, lat: 0 }));
    cell.events.push(event);
    cell.lon += (event.lon - cell.lon) / cell.events.length;
    cell.lat += (event.lat - cell.lat) / cell.events.length;
  }
  return cells;
}

function ring(drawn, cell, { place, country, noun }) {
  const places = [...new Set(cell.events.map((e) => e.place))];
  const said = `${count(cell.events.length, noun)} ${SAID[cell.kind]}: ${places.slice(0, 3).join(", ")}${places.length > 3 ? " and more" : ""}`;
  const size = Math.round(20 + 9 * Math.log2(1 + cell.events.length) * 0.55);
  const press = (event) => {
    event.stopPropagation();
    if (places.length === 1 && cell.kind === "country" && cell.events[0].country) country(cell.events[0].country);
    else if (places.length === 1 || drawn.getZoom() >= 11.5) place(places[0]);
    else drawn.easeTo({ center: [cell.lon, cell.lat], zoom: drawn.getZoom() + 1.6, duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 350 }, { originalEvent: event });
  };
  return h("button", { type: "button", class: `ring ${cell.kind}`, "aria-label": said, title: said, on: { click: press } }, donut(cell, size));
}

/** Quad classes around the number: arcs of a circle; a country's are the sides of a square. */
function donut({ kind: shape, events }, size) {
  const picture = s("svg", { viewBox: "-20 -20 40 40", width: size, height: size, "aria-hidden": "true" });
  const round = 2 * Math.PI * 15.9155;
  let turned = 0;
  picture.append(shape === "country" ? s("rect", { class: "inside", x: -13, y: -13, width: 26, height: 26 }) : s("circle", { class: "inside", r: 14 }));
  for (const quad of ORDER) {
    const share = events.filter((e) => e.quad === quad).length / events.length;
    if (!share) continue;
    const line = { class: QUADS[quad].css, fill: "none", "stroke-width": 6, pathLength: round, "stroke-dasharray": `${share * round} ${round}`, "stroke-dashoffset": -turned * round };
    picture.append(shape === "country" ? s("rect", { ...line, x: -15.9, y: -15.9, width: 31.8, height: 31.8 }) : s("circle", { ...line, r: 15.9155, transform: "rotate(-90)" }));
    turned += share;
  }
  if (events.length > 1) picture.append(s("text", { y: 0.5, "text-anchor": "middle", "dominant-baseline": "central", "font-size": events.length > 999 ? 9 : 12 }, events.length));
  return picture;
}
