// Timeline, list and map of the same rows; each shows what the others leave. Events and incidents are shown so.

import { SITE } from "./api.js";
import { add, h, say } from "./dom.js";
import { list } from "./list.js";
import { saved } from "./save.js";
import { change, note, state } from "./state.js";
import { timeline } from "./timeline.js";
import { count } from "./words.js";

const REST = 120; // milliseconds without another filter, after which the map is drawn; on a slow machine PATIENCE times
const PATIENCE = 3; // what the filter itself took, so that who filters on does not wait for a map

/** A view of rows. `kind` says what they are:
 *  noun, title, view; rows() all of them, by day with the undated last; select(rows, state) a promise of those that answer;
 *  filters(state) what is asked; form; entry(row) and none for the list, order(rows, state) as it goes, above what stands over
 *  it; forms {form: label} and path of the server's exports; columns of the tables that the page saves itself. */
export function panes(kind) {
  const parts = {
    line: timeline({ pick: (since, until) => change({ since, until }), by: (by) => note({ by }), noun: kind.noun }),
    list: list(kind.entry, kind.none),
    total: h("p", { class: "total" }),
    files: h("p", { class: "files" }),
    map: null,
    rows: [],
    rest: REST,
    left: false,
  };
  const place = h("section", { class: "map", "aria-label": "Map" }, h("p", { class: "quiet" }, "Drawing the map …"));
  const found = h("section", { class: "found", "aria-label": kind.title }, h("div", { class: "over" }, parts.total, parts.files), kind.above ?? null, parts.list.element);
  const update = (now) => refresh(kind, parts, now);
  return {
    content: [kind.form.element, h("section", { class: "line", "aria-label": "Timeline" }, parts.line.element), h("div", { class: "sides" }, found, place)],
    update,
    after: async (now, redraw = update) => {
      await redraw(now);
      await seen();
      kind.form.fill();
      await drawMap(kind, parts, place);
      if (parts.left) parts.map?.remove();
      else later(parts, () => parts.map?.set(parts.rows));
    },
    leave: () => {
      parts.left = true;
      parts.map?.remove();
    },
  };
}

async function drawMap(kind, parts, place) {
  try {
    const { map } = await import("./map.js");
    parts.map = await map(place, {
      view: state().map,
      noun: kind.noun,
      moved: (view) => state().view === kind.view && note({ map: view }),
      box: (box) => change({ box }),
      place: (name) => change({ place: name }),
      country: (code) => change({ country: code }),
    });
  } catch (error) {
    place.replaceChildren(h("p", { class: "quiet" }, "This browser draws no map (WebGL is missing). The list and the places page hold the same."));
    console.warn(error);
  }
}

let turn = 0;

async function refresh(kind, parts, now) {
  if (now.view !== kind.view) return false;
  const mine = ++turn;
  parts.map?.stop();
  performance.mark("filter-start");
  const rows = kind.rows();
  const found = await kind.select(rows, now);
  if (mine !== turn) return true;
  kind.form.set(now, found);
  const days = now.since || now.until ? await kind.select(rows, { ...now, since: "", until: "" }) : found;
  parts.line.set(days, { since: now.since, until: now.until, by: now.by });
  parts.list.set(kind.order(found, now));
  parts.total.replaceChildren(h("strong", {}, count(found.length, kind.noun)), ` of ${count(rows.length, kind.noun).split(" ")[0]}`);
  files(kind, parts.files, now, found);
  say(`${count(found.length, kind.noun)} found`);
  const { duration } = performance.measure("filter", "filter-start");
  parts.rest = Math.max(REST, PATIENCE * duration);
  parts.rows = found;
  later(parts, () => parts.map?.set(found));
  return true;
}

/** Newest first; rows come by day with the undated last. */
export function newest(found) {
  const first = found.findIndex((row) => !row.start);
  const dated = first < 0 ? found : found.slice(0, first);
  return [...dated].reverse().concat(first < 0 ? [] : found.slice(first));
}

/** The map follows once list and timeline are seen and nobody filters on. */
function later(parts, act) {
  const mine = (parts.waiting = (parts.waiting ?? 0) + 1);
  const draw = async () => {
    if (mine !== parts.waiting) return;
    performance.mark("map-start");
    await act();
    performance.measure("map", "map-start");
  };
  seen().then(() => setTimeout(draw, parts.rest));
}

/** Resolves after the frame that shows what was drawn last. */
const seen = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** The rows as files: made by the server with all that is known of them, or by the page itself where there is none. */
function files(kind, element, now, found) {
  const query = new URLSearchParams(kind.filters(now)).toString();
  const links = Object.entries(kind.forms).map(([form, label]) => [h("a", { href: `${kind.path}${form}${query ? "?" + query : ""}`, download: `dateline-${kind.noun}s.${form}` }, label), " "]);
  element.replaceChildren();
  add(element, SITE ? saved(`dateline-${kind.noun}s`, kind.columns, () => found) : links);
}
