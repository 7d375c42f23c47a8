// Incidents: events of several reports that are one happening.

import { send, SITE } from "./api.js";
import { forget, happenings } from "./data.js";
import { h, link, name, say } from "./dom.js";
import { change } from "./state.js";
import { count, interval, QUADS, range, title } from "./words.js";

const STEP = 60;
const FIELDS = {
  find: (v) => (e) => `${e.headline} ${e.actors ?? ""} ${e.recipients ?? ""} ${e.place ?? ""}`.toLocaleLowerCase().includes(v.toLocaleLowerCase()),
  type: (v) => (e) => e.type === v,
  country: (v) => (e) => e.country === v,
  since: (v) => (e) => e.start !== null && (e.end === null || e.end >= v),
  until: (v) => (e) => e.start !== null && e.start <= v,
  witnesses: (v) => (e) => e.witnesses >= +v,
  reports: (v) => (e) => e.reports >= +v,
  killed: (v) => (e) => e.killed !== null && e.killed[0] >= +v,
  disputed: () => (e) => e.disputed.length > 0,
};
const ORDERS = {
  day: (a, b) => (b.start ?? "").localeCompare(a.start ?? ""),
  witnesses: (a, b) => b.witnesses - a.witnesses || b.reports - a.reports,
  killed: (a, b) => (b.killed?.[0] ?? -1) - (a.killed?.[0] ?? -1),
};

export async function show(now) {
  const all = await happenings();
  const tests = Object.entries(FIELDS).filter(([key]) => now[key]).map(([key, test]) => test(now[key]));
  const found = all.filter((one) => tests.every((test) => test(one))).sort(ORDERS[now.order] ?? ORDERS.day);
  const items = h("ol", { class: "events" });
  const more = h("button", { type: "button", class: "more-button" }, "Show more");
  let drawn = 0;
  const draw = () => {
    items.append(...found.slice(drawn, (drawn += STEP)).map(entry));
    more.hidden = drawn >= found.length;
  };
  more.addEventListener("click", draw);
  draw();
  return {
    title: "Incidents",
    content: [
      h("h1", {}, "Incidents"),
      all.length > 0 && form(now, all),
      h("div", { class: "over" }, h("p", { class: "total" }, h("strong", {}, count(found.length, "incident")), ` of ${all.length}`), !SITE && files()),
      all.length === 0 && h("p", {}, "No incidents have been made of this record yet."),
      !SITE && make(all.length),
      items, more,
    ].filter(Boolean),
  };
}

const files = () => h("p", { class: "files" }, h("a", { href: "api/export/incidents/csv", download: "dateline-incidents.csv" }, "CSV"), h("a", { href: "api/export/incidents/jsonl", download: "dateline-incidents.jsonl" }, "JSON lines"));

function make(any) {
  const told = h("span", { class: "quiet", role: "status" });
  const press = async (event) => {
    event.target.disabled = true;
    told.textContent = "Comparing reports …";
    try {
      const done = await send("incidents", {});
      forget();
      say(`${count(done.steps, "step")} taken`);
      change({});
    } catch (error) {
      told.textContent = error.message;
      event.target.disabled = false;
    }
  };
  return h("p", {}, h("button", { type: "button", on: { click: press } }, any ? "Bring up to date" : "Make incidents"), " ", told);
}

function form(now, all) {
  const set = (key) => ({ change: (event) => change({ [key]: event.target.type === "checkbox" ? (event.target.checked ? "1" : "") : event.target.value }) });
  const field = (key, label, input) => h("label", {}, h("span", {}, label), input);
  const input = (key, more) => h("input", { value: now[key] ?? "", on: set(key), ...more });
  const choice = (key, values) => h("select", { on: set(key) }, h("option", { value: "" }, "all"), [...new Set(values.filter(Boolean))].sort().map((v) => h("option", { value: v, selected: now[key] === v }, v)));
  return h("form", { class: "ask", role: "search", on: { submit: (event) => event.preventDefault() } }, h("div", { class: "more" }, [
    field("find", "Words", input("find", { type: "search", maxlength: 200 })),
    field("type", "Type", choice("type", all.map((one) => one.type))),
    field("country", "Country", choice("country", all.map((one) => one.country))),
    field("since", "From", input("since", { type: "date" })),
    field("until", "To", input("until", { type: "date" })),
    field("reports", "Reports, at least", input("reports", { type: "number", min: 0 })),
    field("witnesses", "Witnesses, at least", input("witnesses", { type: "number", min: 0 })),
    field("killed", "Killed, at least", input("killed", { type: "number", min: 0 })),
    field("order", "Order", h("select", { on: set("order") }, Object.keys(ORDERS).map((v) => h("option", { value: v, selected: now.order === v }, v)))),
    h("label", { class: "tick" }, h("span", {}, "Disputed only"), h("input", { type: "checkbox", checked: !!now.disputed, on: set("disputed") })),
  ]));
}

function entry(one) {
  const quad = QUADS[one.quad];
  return h("li", { class: `event ${quad.css}` }, [
    h("div", { class: "what" }, [
      h("span", { class: "sign", title: one.quad }, quad.sign),
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
