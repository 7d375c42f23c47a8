// Events: filters, timeline, list and map.

import { EVENTS } from "./columns.js";
import { data } from "./data.js";
import { h } from "./dom.js";
import { filtersOf, search, select } from "./filters.js";
import { form } from "./form.js";
import { entry } from "./list.js";
import { newest, panes } from "./panes.js";
import { state } from "./state.js";

export async function show(now) {
  const record = await data();
  const made = panes({
    noun: "event", title: "Events", view: "events", form: form(record), entry, none: "No event on record answers these filters.",
    forms: { csv: "CSV", geojson: "GeoJSON", jsonl: "JSON lines" }, path: "api/export/", columns: EVENTS,
    rows: () => record.events,
    filters: filtersOf,
    select: async (rows, asked) => select(rows, filtersOf(asked), await search(asked.text, rows)),
    order: newest,
  });
  return {
    ...made,
    title: "Events",
    content: [h("h1", { class: "unseen" }, "Events"), ...made.content],
    renew: async () => made.update(Object.assign(record, await data()) && state()),
    after: () => made.after(now),
  };
}
