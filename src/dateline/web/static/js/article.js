// One page: its text with all that was found, and the record beside it.

import { adding } from "./add.js";
import { ask, SITE } from "./api.js";
import { card } from "./card.js";
import { data, forget } from "./data.js";
import { h, link, name, say } from "./dom.js";
import { findings } from "./findings.js";
import { paper } from "./paper.js";
import { remembered } from "./remembered.js";
import { exported } from "./save.js";
import { change, note, state } from "./state.js";
import { bounds, count, day, QUADS } from "./words.js";

const SORTS = { event: "Events", statement: "Statements", total: "Running totals" };
const MOST = 500; // findings listed of each sort; the words of the rest are marked all the same

/** Asks for a page by its key. */
export async function page(key) {
  const { pageNumber } = await data();
  return ask("page", { id: key, number: pageNumber.get(key) });
}

export async function show(now) {
  const [record, view] = await Promise.all([data(), page(now.page ?? "")]);
  const { quads, events } = record;
  const found = findings(view.record);
  const incidents = new Map(events.filter((e) => e.at.key === now.page && e.incident).map((e) => [e.id, e.incident]));
  const made = sheet(view, found, quads, { chosen: (id) => note({ event: id ?? "" }), more: (finding) => told(finding, view, incidents.get(finding.id)) });
  const heading = view.record.articles[0]?.title ?? view.record.page;
  return {
    title: heading,
    content: [head(view, heading, events.filter((e) => e.at.key === now.page)), ...(SITE ? [] : [missed(view, record, made)]), made.element],
    update: (then) => {
      if (then.view !== "article" || then.page !== now.page || then.after !== now.after) return false;
      made.choose(then.event ?? null, { quiet: true });
      return true;
    },
    after: () => made.choose(state().event ?? null, { scroll: true }),
    leave: made.leave,
  };
}

/** A button that opens the form of an event that the page tells and the reader missed. */
function missed(view, record, made) {
  const panel = h("div", { class: "missed" });
  const open = () => {
    const left = () => {
      panel.replaceChildren(button);
      button.focus();
    };
    const kept = (told) => {
      forget();
      change({ event: told.name.slice(told.name.lastIndexOf(".") + 1), after: told.number }, { replace: true });
    };
    const form = adding({ view, record, leaf: made.leaf, suggested: remembered(), kept, left });
    panel.replaceChildren(form);
    made.hold(() => form.isConnected);
    form.begin();
  };
  const button = h("button", { type: "button", on: { click: open } }, "Add a missed event");
  panel.append(button);
  return panel;
}

function head(view, heading, events) {
  const { record } = view;
  const article = record.articles[0];
  const published = article?.published ? `${day(article.published)} (${article.published_basis ?? "given"})` : "no day";
  return h("header", { class: "page-head" }, [
    h("h1", {}, name(heading)),
    h("p", { class: "quiet" }, [record.outlet && [name(record.outlet), " · "], published, " · ", name(record.source), ` · ${count(record.events.length, "event")}, ${count(record.statements.length, "statement")}, ${count(record.articles.length, "article")}`]),
    record.url && /^https?:/.test(record.url) && h("p", {}, h("a", { href: record.url, rel: "noreferrer noopener", target: "_blank" }, "The page where it was published")),
    record.issues.length > 0 && h("ul", { class: "issues" }, record.issues.map((issue) => h("li", {}, `${issue.code}: ${issue.message}`))),
    judged(view.judgements.filter((one) => one.one.startsWith("page:"))),
    exported({ page: view.key }, events),
    h("details", { class: "quiet" }, h("summary", {}, "Fingerprint and versions"), h("p", { class: "hash" }, `SHA-256 ${record.sha256}`), h("p", {}, Object.entries(record.versions).map(([what, version]) => `${what} ${version}`).join(" · "))),
  ]);
}

function told(finding, view, incident) {
  if (finding.sort !== "event") return [judged(view.judgements.filter((one) => isAbout(one, finding)))];
  const key = view.keys[view.record.events.findIndex((event) => event.id === finding.id)];
  const held = view.judgements.filter((one) => one.one === key || one.other === key);
  return [
    incident && h("p", {}, link({ view: "incident", id: incident }, {}, `Incident ${incident}`)),
    judged(held),
  ];
}

/** What people hold of a finding, or of a page on which none was found. */
const judged = (held) => held.length > 0 && h("ul", { class: "held" }, held.map((one) => h("li", {}, [h("strong", {}, one.one.startsWith("page:") ? "tells no event" : one.kind), one.field && ` ${one.field} = ${should(JSON.parse(one.value))}`, " by ", name(one.who), ` on ${day(one.at.slice(0, 10))}`, one.why && [": ", name(one.why)]])));

const should = (value) => (Array.isArray(value) ? bounds(...value) : value);

/** Whether a judgement is about a statement or a total: its sentence and words are those it was judged by. */
function isAbout(judgement, { sort, row }) {
  const about = judgement.about[judgement.one];
  return about?.type === sort && about.evidence === row.evidence && about.trigger === `${sort}: ${row.content ?? row.text}`;
}

/** Text and record side by side; used by the article and by review. */
export function sheet(view, found, quads, { chosen, more = () => [] }) {
  const side = h("aside", { class: "record", "aria-label": "What was found" });
  const byId = new Map(found.map((one) => [one.id, one]));
  const own = { id: null, still: () => false };
  const leaf = paper(view, found, { pick: (id) => own.still() || choose(id) });
  const order = [...found].sort((a, b) => a.at[0] - b.at[0]);
  const list = contents(found, quads, (id) => choose(id, { scroll: true }));
  const choose = (id, { scroll = false, quiet = false } = {}) => {
    const finding = byId.get(id) ?? null;
    own.id = finding?.id ?? null;
    leaf.choose(own.id);
    if (!quiet) chosen(own.id);
    side.replaceChildren(...(finding ? [steps(), card(finding, { quads, jump: (span, from) => leaf.flash(span, from), more: more(finding) })] : [h("p", { class: "quiet hint" }, "Choose words on the page, or a line below. J and K go on and back, Escape closes.")]), list.element);
    list.mark(own.id);
    if (finding && scroll) leaf.at(finding.at)?.scrollIntoView({ block: "center" });
    if (finding) say(`${finding.id} ${finding.heading}`);
  };
  const step = (by) => {
    const at = order.findIndex((one) => one.id === own.id);
    const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
    if (next) choose(next.id, { scroll: true });
  };
  const steps = () => h("div", { class: "steps" }, h("button", { type: "button", on: { click: () => step(-1) } }, "‹ Back (K)"), h("button", { type: "button", on: { click: () => step(1) } }, "On (J) ›"), h("button", { type: "button", on: { click: () => choose(null) } }, "Close"));
  const keys = (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") choose(null);
  };
  document.addEventListener("keydown", keys);
  return { element: h("div", { class: "sheet" }, leaf.element, side), choose, step, leaf, chosen: () => own.id, hold: (still) => (own.still = still), leave: () => document.removeEventListener("keydown", keys) };
}

function contents(found, quads, choose) {
  const buttons = new Map();
  const entry = (finding) => {
    const quad = QUADS[quads[finding.type] ?? ""];
    const button = h("button", { type: "button", on: { click: () => choose(finding.id) } }, h("span", { class: `sign ${quad.css}`, "aria-hidden": "true" }, finding.sort === "event" ? quad.sign : finding.sort === "total" ? "Σ" : "“"), " ", h("bdi", {}, finding.heading), h("span", { class: "id" }, finding.id));
    buttons.set(finding.id, button);
    return h("li", {}, button);
  };
  const groups = Object.entries(SORTS).map(([sort, label]) => {
    const own = found.filter((one) => one.sort === sort);
    return own.length > 0 && h("details", { open: sort === "event" }, h("summary", {}, `${label} (${own.length})`), h("ol", { class: "contents" }, own.slice(0, MOST).map(entry)));
  });
  return {
    element: h("div", {}, groups.filter(Boolean)),
    mark: (id) => buttons.forEach((button, own) => (own === id ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current"))),
  };
}

