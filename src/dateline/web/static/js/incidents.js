// Incidents: events of several reports that are one happening, on timeline, list and map.

import { send, SITE } from "./api.js";
import { INCIDENTS } from "./columns.js";
import { data, forget, forgetHappenings, happenings } from "./data.js";
import { h, link, name, say } from "./dom.js";
import { filtersOf, HAPPENED_NAMES, search, selectHappened } from "./filters.js";
import { form } from "./form.js";
import { newest, panes } from "./panes.js";
import { anew, change, state } from "./state.js";
import { count, interval, QUADS, range, title } from "./words.js";

const AGAIN = 1500; // milliseconds until a server that still makes incidents is asked again
const SHOWN = ["text", "since", "until", "find", "type", "mode", "status", "role", "actor", "side", "country", "killed", "witnesses", "reports", "disputed", "sure", "outlet", "source"];
const ORDERS = {
  day: null,
  reports: (a, b) => b.reports - a.reports || b.witnesses - a.witnesses,
  witnesses: (a, b) => b.witnesses - a.witnesses || b.reports - a.reports,
  killed: (a, b) => (b.killed?.[0] ?? -1) - (a.killed?.[0] ?? -1),
  disputed: (a, b) => b.disputed.length - a.disputed.length,
};
const SAID = { day: "latest first", reports: "most reports first", witnesses: "most witnesses first", killed: "most killed first", disputed: "most disputed first" };

export async function show(now) {
  const [record, first] = await Promise.all([data(), happenings()]);
  const held = { ...first };
  const order = h("select", { name: "order", "aria-label": "Order of the list", on: { change: (event) => change({ order: event.target.value === "day" ? "" : event.target.value }) } }, Object.entries(SAID).map(([value, said]) => h("option", { value }, said)));
  const coming = h("p", { class: "quiet", role: "status", hidden: true });
  const made = panes({
    noun: "incident", title: "Incidents", view: "incidents", entry, none: held.of ? "No incident on record answers these filters." : "No incidents have been made of this record yet.",
    form: form(record, { rows: held.rows, shown: SHOWN, cleared: HAPPENED_NAMES }),
    above: h("div", { class: "over" }, !SITE && bring(held.of), coming, h("span", { class: "push" }), order),
    forms: { csv: "CSV", geojson: "GeoJSON", jsonl: "JSON lines" }, path: "api/export/incidents/", columns: INCIDENTS,
    rows: () => held.rows,
    filters: (asked) => filtersOf(asked, HAPPENED_NAMES),
    select: async (rows, asked) => selectHappened(rows, filtersOf(asked, HAPPENED_NAMES), await search(asked.text, record.events)),
    order: (found, asked) => (ORDERS[asked.order] ? [...found].sort(ORDERS[asked.order]) : newest(found)),
  });
  const renew = async () => {
    Object.assign(record, await data());
    Object.assign(held, await happenings());
    return update(state());
  };
  let waiting = 0;
  const update = async (then) => {
    order.value = then.order ?? "day";
    coming.hidden = !held.making;
    clearTimeout(waiting);
    if (held.making) {
      coming.textContent = held.rows.length < held.of ? `Making the list: ${count(held.rows.length, "incident")} so far …` : "Making the list anew …";
      waiting = setTimeout(() => (forgetHappenings(), renew().catch(() => {})), AGAIN);
    }
    return made.update(then);
  };
  return {
    title: "Incidents",
    content: [h("h1", { class: "unseen" }, "Incidents"), ...made.content],
    update,
    renew,
    after: () => made.after(now, update),
    leave: () => {
      clearTimeout(waiting);
      made.leave();
    },
  };
}

/** A button that compares what was read and judged since the last time. */
function bring(any) {
  const told = h("span", { class: "quiet", role: "status" });
  const press = async (event) => {
    event.target.disabled = true;
    told.textContent = "Comparing reports …";
    try {
      const done = await send("incidents", {});
      forget();
      say(`${count(done.steps, "step")} taken`);
      anew();
    } catch (error) {
      told.textContent = error.message;
      event.target.disabled = false;
    }
  };
  return h("span", {}, h("button", { type: "button", on: { click: press } }, any ? "Bring up to date" : "Make incidents"), " ", told);
}

/** One incident: what, when, who to whom, where, how many, its headline, and on how many words it rests. */
export function entry(one) {
  const quad = QUADS[one.quad];
  return h("li", { class: `event ${quad.css}` }, [
    h("div", { class: "what" }, [
      h("span", { class: "sign", title: one.quad || "a type of one's own" }, quad.sign),
      link({ view: "incident", id: one.id }, { class: "type" }, title(one.type), one.mode ? ` ${one.mode}` : ""),
      one.status !== "actual" && h("span", { class: "tag" }, one.status),
      one.disputed.length > 0 && h("span", { class: "tag disputed" }, `disputed: ${one.disputed.join(", ")}`),
      h("time", { class: "when", datetime: one.start ?? "" }, interval(one.start, one.end)),
    ]),
    h("p", { class: "who" }, name(one.actors ?? "nobody named"), " → ", name(one.recipients ?? "nobody named"), one.place && [" · ", name(one.place)], one.killed && h("span", { class: "toll" }, ` · killed ${range(one.killed)}`), one.injured && h("span", { class: "toll" }, ` · injured ${range(one.injured)}`)),
    h("p", { class: "words", dir: "auto" }, one.headline),
    h("p", { class: "from" }, `${count(one.reports, "report")}, ${count(one.witnesses, "witness", "witnesses")}`, one.rests_on && [" · all on the word of ", name(one.rests_on)]),
  ]);
}
