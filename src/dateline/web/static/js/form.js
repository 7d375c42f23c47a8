// The filters as a form; every change is a change of the address.

import { add, h } from "./dom.js";
import { NAMES } from "./filters.js";
import { change, state } from "./state.js";
import { day, QUADS, title } from "./words.js";

const WAIT = 150; // milliseconds after the last key before words are searched
const SIDES = { "": "does or suffers", actor: "does it", recipient: "suffers it" };
const LABELS = { since: "from", until: "to", sure: "at least sure", killed: "killed, at least", witnesses: "witnesses, at least", reports: "reports, at least", side: "who", find: "headline or name" };
const WHOLE = { box: "in a part of the map", disputed: "reports disagree" };
const MOST = 400; // names offered while one types

const choice = (options = [], all = "all") => h("select", {}, h("option", { value: "" }, all), options);
const option = ([code, label]) => h("option", { value: code, title: label ?? "" }, code);
const words = (more) => h("input", { type: "search", maxlength: 200, ...more });
const least = (max, step) => h("input", { type: "number", min: 0, max, step });

/** Field -> its label, its maker over a record, and what makes its options of a record and the rows that are filtered: they are
 *  filled in after the first view, as each asks all rows. */
const FIELDS = {
  text: ["Words in the sentence", () => words({ placeholder: "convoy, \"state of emergency\", clos*" })],
  find: ["Headline or name", () => words()],
  since: ["From", () => h("input", { type: "date" })],
  until: ["To", () => h("input", { type: "date" })],
  type: ["Type", () => choice(), (record, rows) => groups(record, rows)],
  mode: ["Mode", () => choice(), (record, rows) => distinct(rows.map((e) => e.mode)).map((mode) => option([mode]))],
  status: ["Status", ({ codes }) => choice(Object.entries(codes.statuses).map(option))],
  role: ["Role", ({ codes }) => choice(Object.entries(codes.roles).map(option), "news and background")],
  actor: ["Actor", () => words({ list: "actors" })],
  side: ["who", () => h("select", {}, Object.entries(SIDES).map(([value, label]) => h("option", { value }, label)))],
  country: ["Country", () => choice(), countries],
  killed: ["Killed, at least", () => least(1e9)],
  reports: ["Reports, at least", () => least(1e6)],
  witnesses: ["Witnesses, at least", () => least(1e6)],
  disputed: ["Disputed", () => choice([h("option", { value: "1" }, "reports disagree")], "or not")],
  sure: ["Confidence, at least", () => least(1, 0.05)],
  outlet: ["Outlet", () => choice(), (record) => distinct(record.pages.map((p) => p.outlet)).map((outlet) => option([outlet]))],
  source: ["Source says", () => words()],
};
const QUICK = ["text", "since", "until"];

/** Fields of the form over events; the quick ones stand before the rest. */
export const EVENTS = ["text", "since", "until", "type", "mode", "status", "role", "actor", "side", "country", "killed", "sure", "outlet", "source"];

/** The form over the rows of a record: `element`, `set` to show a state, and `fill` to offer what the record holds. `shown`
 *  are the names of its fields, `cleared` those of all filters, `more` further elements of it. */
export function form(record, { rows = record.events, shown = EVENTS, cleared = NAMES, more = [] } = {}) {
  const fields = {};
  const field = (name) => {
    const [label, make] = FIELDS[name];
    fields[name] = make(record);
    fields[name].setAttribute("name", name);
    return h("label", { class: `f-${name}` }, h("span", {}, label), fields[name]);
  };
  const quick = h("div", { class: "quick" }, [
    shown.filter((name) => QUICK.includes(name)).map(field),
    h("div", { class: "quads", role: "group", "aria-label": "Quad class" }, Object.entries(QUADS).filter(([quad]) => quad).map(quadButton)),
  ]);
  const others = h("div", { class: "more" }, shown.filter((name) => !QUICK.includes(name)).map(field), more);
  const clear = h("button", { type: "button", class: "clear", on: { click: () => change(Object.fromEntries(cleared.map((n) => [n, ""]))) } }, "Clear filters");
  const chips = h("div", { class: "chips" });
  const details = h("details", { class: "filters" }, h("summary", {}, "More filters"), others);
  const offered = h("datalist", { id: "actors" });
  const element = h("form", { class: "ask", role: "search", on: { submit: (e) => e.preventDefault() } }, [quick, details, h("div", { class: "over" }, chips, clear), offered]);
  listen(fields);
  const parts = { fields, chips, clear, details, element, cleared };
  const fill = () => {
    for (const name of shown) if (FIELDS[name][2]) add(fields[name], [FIELDS[name][2](record, rows)]);
    add(offered, names(record).map((value) => h("option", { value })));
    set(state(), parts);
  };
  return { element, set: (now) => set(now, parts), fill };
}

function listen(fields) {
  let waiting = 0;
  for (const [name, input] of Object.entries(fields)) {
    const typed = ["search", "number"].includes(input.type);
    input.addEventListener(typed ? "input" : "change", () => {
      clearTimeout(waiting);
      const act = () => state()[name] !== input.value && change({ [name]: input.value }, { replace: typed });
      waiting = setTimeout(act, typed ? WAIT : 0);
    });
  }
}

function quadButton([quad, { sign, short, css }]) {
  const press = () => {
    const chosen = new Set((state().quad ?? "").split(",").filter(Boolean));
    if (!chosen.delete(quad)) chosen.add(quad);
    change({ quad: [...chosen].join(",") });
  };
  return h("button", { type: "button", class: `quad ${css}`, "aria-pressed": "false", data: { quad }, title: quad, on: { click: press } }, h("span", { "aria-hidden": "true" }, sign), ` ${short}`);
}

function set(now, { fields, chips, clear, details, element, cleared }) {
  for (const [name, input] of Object.entries(fields)) {
    if (document.activeElement !== input || input.tagName === "SELECT") input.value = now[name] ?? "";
  }
  const chosen = (now.quad ?? "").split(",");
  for (const button of element.querySelectorAll(".quad")) button.setAttribute("aria-pressed", String(chosen.includes(button.dataset.quad)));
  const set = cleared.filter((name) => now[name]);
  chips.replaceChildren(...set.map((name) => chip(name, now[name])));
  clear.hidden = set.length === 0;
  const hidden = set.filter((name) => details.contains(fields[name] ?? null)).length;
  details.querySelector("summary").textContent = hidden ? `More filters (${hidden} set)` : "More filters";
}

function chip(name, value) {
  const said = WHOLE[name] ?? `${LABELS[name] ?? name}: ${name === "since" || name === "until" ? day(value) : value}`;
  return h("button", { type: "button", class: "chip", title: "Leave this filter out", on: { click: () => change({ [name]: "" }) } }, h("bdi", {}, said), h("span", { "aria-hidden": "true" }, " ×"), h("span", { class: "unseen" }, ", leave out"));
}

// ---------------------------------------------------------------- what is offered: what the record holds

function groups(record, rows) {
  const { codes } = record;
  const held = new Set(rows.map((e) => e.type));
  const own = [...held].filter((type) => !(type in record.quads)).sort();
  const group = (label, types) => types.length > 0 && h("optgroup", { label }, types.map((type) => h("option", { value: type }, title(type))));
  return [
    ...Object.keys(QUADS).filter(Boolean).map((quad) => group(quad, codes.types.filter((t) => t.quad === quad && held.has(t.code)).map((t) => t.code))),
    group("own types", own),
  ];
}

const distinct = (values) => [...new Set(values.filter(Boolean))].sort((a, b) => a.localeCompare(b));

function countries(record) {
  const held = distinct(record.events.flatMap((e) => [e.country, ...e.actors.map((p) => p[1]), ...e.recipients.map((p) => p[1])]));
  const named = held.map((code) => [code, record.codes.countries[code] ?? code]);
  return named.sort((a, b) => a[1].localeCompare(b[1])).map(([code, label]) => h("option", { value: code }, label));
}

function names(record) {
  const times = new Map();
  for (const e of record.events) for (const p of [...e.actors, ...e.recipients]) times.set(p[0], (times.get(p[0]) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1]).slice(0, MOST).map(([name]) => name);
}
