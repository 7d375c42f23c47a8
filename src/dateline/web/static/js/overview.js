// Events: filters, timeline, list and map; each shows what the others leave.

import { SITE } from "./api.js";
import { data } from "./data.js";
import { add, h, say } from "./dom.js";
import { filtersOf, search, select } from "./filters.js";
import { form } from "./form.js";
import { list } from "./list.js";
import { change, note, state } from "./state.js";
import { timeline } from "./timeline.js";
import { count } from "./words.js";

export async function show(now) {
  const record = await data();
  const parts = {
    form: form(record),
    line: timeline({ pick: (since, until) => change({ since, until }), by: (by) => note({ by }) }),
    list: list(),
    total: h("p", { class: "total" }),
    files: h("p", { class: "files" }),
    map: null,
  };
  const place = h("section", { class: "map", "aria-label": "Map" }, h("p", { class: "quiet" }, "Drawing the map …"));
  const update = (then) => refresh(record, parts, then);
  return {
    title: "Events",
    content: [
      h("h1", { class: "unseen" }, "Events"),
      parts.form.element,
      h("section", { class: "line", "aria-label": "Timeline" }, parts.line.element),
      h("div", { class: "sides" }, [
        h("section", { class: "found", "aria-label": "Events" }, h("div", { class: "over" }, parts.total, parts.files), parts.list.element),
        place,
      ]),
    ],
    update,
    renew: async () => update(Object.assign(record, await data()) && state()),
    after: async () => {
      await update(now);
      await drawMap(parts, place);
      if (parts.left) parts.map?.remove();
      else await update(state());
    },
    leave: () => {
      parts.left = true;
      parts.map?.remove();
    },
  };
}

async function drawMap(parts, place) {
  try {
    const { map } = await import("./map.js");
    parts.map = await map(place, {
      view: state().map,
      moved: (view) => note({ map: view }),
      box: (box) => change({ box }),
      place: (name) => change({ place: name }),
      country: (code) => change({ country: code }),
    });
  } catch (error) {
    place.replaceChildren(h("p", { class: "quiet" }, "This browser draws no map (WebGL is missing). The list and the places page hold the same."));
    console.warn(error);
  }
}

async function refresh(record, parts, now) {
  if (now.view !== "events") return false;
  performance.mark("filter-start");
  const filters = filtersOf(now);
  const names = await search(filters.text, record.events);
  const found = select(record.events, filters, names);
  parts.form.set(now, found);
  const days = filters.since || filters.until ? undated(record.events, filters, names) : found;
  parts.line.set(days, { since: now.since, until: now.until, by: now.by });
  parts.list.set(newest(found));
  parts.total.replaceChildren(...[h("strong", {}, count(found.length, "event")), ` of ${count(record.events.length, "event").split(" ")[0]}`]);
  files(parts.files, filters);
  say(`${count(found.length, "event")} found`);
  performance.measure("filter", "filter-start");
  later(parts, () => parts.map?.set(found));
  return true;
}

/** Newest first; the index has them by day with the undated last. */
function newest(found) {
  const dated = found.filter((e) => e.start).reverse();
  return [...dated, ...found.slice(dated.length)];
}

/** The map is drawn once list and timeline are seen, and once where one filter follows the other. */
function later(parts, act) {
  clearTimeout(parts.waiting);
  parts.waiting = setTimeout(() => {
    performance.mark("map-start");
    act();
    performance.measure("map", "map-start");
  }, 30);
}

/** What is left by all filters but the days: the timeline shows what lies beside the chosen ones too. */
function undated(events, filters, names) {
  const { since, until, ...others } = filters;
  return select(events, others, names);
}

function files(element, filters) {
  const query = new URLSearchParams(filters).toString();
  const forms = SITE ? [] : ["csv", "geojson", "jsonl"];
  element.replaceChildren();
  add(element, forms.map((form) => [h("a", { href: `api/export/${form}${query ? "?" + query : ""}`, download: `dateline-events.${form}` }, form === "jsonl" ? "JSON lines" : form === "csv" ? "CSV" : "GeoJSON"), " "]));
}

