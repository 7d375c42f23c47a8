// Where it happened: the world under rings. It is drawn when it moves or its colours change, never because rows did: a machine
// without a graphics card needs most of a second for that.

import * as gl from "../vendor/maplibre-gl.mjs";
import { h } from "./dom.js";
import { kind, rings, SAID } from "./rings.js";
import { count } from "./words.js";

const REST = 700; // milliseconds without a filter after which countries are coloured: that draws the world anew
const MOST = 220; // rings at once; the largest
const FEW = 120; // where the processor paints them
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i; // names of drawers that reckon by the processor
gl.setWorkerUrl(new URL("../vendor/maplibre-gl-worker.mjs", import.meta.url).href);

/** The style sheet of the map, fetched with it: the first view does without. */
const dressed = new Promise((done) => document.head.append(h("link", { rel: "stylesheet", href: new URL("../vendor/maplibre-gl.css", import.meta.url).href, on: { load: done, error: done } })));

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const HELD = ["case", ["boolean", ["feature-state", "held"], false], 0.55, 0];

function style(world) {
  return {
    version: 8,
    sources: { world: { type: "geojson", data: world, promoteId: "code", tolerance: 0.6, maxzoom: 8, attribution: "Shapes: Natural Earth" } },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": color("--sea") } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": color("--land"), "fill-antialias": false } },
      { id: "held", type: "fill", source: "world", paint: { "fill-color": color("--held"), "fill-opacity": HELD, "fill-antialias": false } },
      { id: "border", type: "line", source: "world", paint: { "line-color": color("--border"), "line-width": 0.7 } },
    ],
  };
}

/** A map in an element: `set` shows other events or incidents and resolves when it does, `stop` leaves that for who has more
 *  to show, `remove` ends it. */
export async function map(element, { view, moved, box, place, country, noun = "event" }) {
  await dressed;
  const [lon, lat, zoom] = (view ?? "").split(",").map(Number);
  const holder = h("div", { class: "canvas" });
  const world = new URL("../vendor/world.geojson", import.meta.url).href;
  const legend = h("ul", { class: "legend shapes" }, Object.entries(SAID).map(([shape, said]) => h("li", {}, h("span", { class: `shape ${shape}`, "aria-hidden": "true" }), said)));
  const told = h("span", { class: "quiet" });
  const here = h("button", { type: "button" }, "Only what the map shows");
  element.replaceChildren(holder, h("div", { class: "over" }, legend, told, h("span", { class: "push" }), here));
  const drawn = new gl.Map({
    container: holder, style: style(world), attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
    maxZoom: 12, renderWorldCopies: true, fadeDuration: 0, refreshExpiredTiles: false, ...(Number.isFinite(zoom) ? { center: [lon, lat], zoom } : { center: [25, 25], zoom: 1 }),
  });
  const slow = reckoned(drawn);
  if (slow) drawn.setPixelRatio(1);
  drawn.touchZoomRotate.disableRotation();
  drawn.addControl(new gl.NavigationControl({ showCompass: false }), "top-right");
  drawn.addControl(new gl.AttributionControl({ compact: false }), "bottom-right");
  const shown = { rows: [], fitted: Number.isFinite(zoom), held: new Set(), waiting: 0 };
  const layer = rings({ noun, most: slow ? FEW : MOST, looks: () => looks(drawn), press: (cell, event) => press(drawn, cell, event, { place, country, slow }) });
  drawn.getCanvasContainer().append(layer.element);
  drawn.on("move", layer.move);
  drawn.on("resize", layer.settle);
  drawn.on("moveend", (event) => {
    layer.settle();
    const { lng, lat: y } = drawn.getCenter();
    if (event.originalEvent || shown.fitted) moved(`${lng.toFixed(2)},${y.toFixed(2)},${drawn.getZoom().toFixed(1)}`);
  });
  here.addEventListener("click", () => box(edges(drawn)));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const recolor = () => {
    drawn.setStyle(style(world));
    drawn.once("idle", () => hold(drawn, shown, new Set()));
  };
  dark.addEventListener("change", recolor);
  const wait = h("p", { class: "wait quiet" }, "Drawing the map …");
  holder.append(wait);
  await new Promise((done) => drawn.once("load", done));
  wait.remove();
  return {
    set(rows) {
      shown.rows = rows.filter((row) => row.lat !== null && row.lon !== null);
      const unplaced = rows.length - shown.rows.length;
      told.textContent = unplaced ? `${unplaced} of ${count(rows.length, noun)} without coordinates` : "";
      if (!shown.fitted) fit(drawn, shown);
      clearTimeout(shown.waiting);
      shown.waiting = setTimeout(() => hold(drawn, shown, shown.held), REST);
      return layer.set(shown.rows);
    },
    stop: layer.stop,
    remove() {
      clearTimeout(shown.waiting);
      dark.removeEventListener("change", recolor);
      drawn.remove();
    },
  };
}

/** Whether the processor reckons what a graphics card would draw. */
function reckoned(drawn) {
  const context = drawn.getCanvas().getContext("webgl2");
  const names = context?.getExtension("WEBGL_debug_renderer_info");
  return SOFTWARE.test(names ? context.getParameter(names.UNMASKED_RENDERER_WEBGL) : "");
}

function looks(drawn) {
  const { lng, lat } = drawn.getCenter();
  const { clientWidth: width, clientHeight: height } = drawn.getContainer();
  return { lon: lng, lat, zoom: drawn.getZoom(), width, height };
}

/** What is seen as west,south,east,north. */
function edges(drawn) {
  const b = drawn.getBounds();
  const wrap = (x) => ((((x + 180) % 360) + 360) % 360) - 180;
  const all = b.getEast() - b.getWest() >= 360;
  return [all ? -180 : wrap(b.getWest()), b.getSouth(), all ? 180 : wrap(b.getEast()), b.getNorth()].map((x) => x.toFixed(2)).join(",");
}

/** Looks at where nine tenths of the rows are. */
function fit(drawn, shown) {
  if (!shown.rows.length) return;
  const middle = (values) => values.sort((a, b) => a - b).slice(Math.floor(values.length * 0.05), Math.ceil(values.length * 0.95));
  const lons = middle(shown.rows.map((row) => row.lon));
  const lats = middle(shown.rows.map((row) => row.lat));
  drawn.fitBounds([[lons[0], lats[0]], [lons.at(-1), lats.at(-1)]], { padding: 50, maxZoom: 6, animate: false });
  shown.fitted = true;
}

/** Colours the countries of which the rows say no more than the country; `before` are those that are coloured. */
function hold(drawn, shown, before) {
  const held = new Set(shown.rows.filter((row) => kind(row) === "country" && row.country).map((row) => row.country));
  for (const code of before) if (!held.has(code)) drawn.setFeatureState({ source: "world", id: code }, { held: false });
  for (const code of held) if (!before.has(code)) drawn.setFeatureState({ source: "world", id: code }, { held: true });
  shown.held = held;
}

/** What pressing a ring does: a country or a place is chosen, several places are looked at from nearer. */
function press(drawn, cell, event, { place, country, slow }) {
  const still = slow || matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (cell.places.length === 1 && cell.kind === "country" && cell.rows[0].country) country(cell.rows[0].country);
  else if (cell.places.length === 1 || drawn.getZoom() >= 11.5) place(cell.places[0]);
  else drawn.easeTo({ center: [cell.x * 360 - 180, latitude(cell.y)], zoom: drawn.getZoom() + 1.6, duration: still ? 0 : 350 }, { originalEvent: event });
}

const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
