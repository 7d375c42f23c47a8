// One incident: what is held of it and by whom, its tolls, its witnesses, its reports, its history.

import { ask, send, SITE } from "./api.js";
import { page } from "./article.js";
import { data, forget } from "./data.js";
import { h, link, name } from "./dom.js";
import { unitsOf } from "./paper.js";
import { remembered } from "./review.js";
import { exported } from "./save.js";
import { table } from "./small.js";
import { go, state } from "./state.js";
import { tollChart } from "./toll.js";
import { bounds, count, day, number, QUADS, title } from "./words.js";

const FIELDS = { type: "Type", mode: "Mode", status: "Status", start: "From", end: "To", where: "Place", country: "Country", actors: "Actors", recipients: "Recipients" };
const REPORTS = 24;

export async function show(now) {
  const [record, { incident, steps }] = await Promise.all([data(), ask("incident", { id: now.id ?? "" })]);
  const quad = QUADS[record.quads[incident.type.value] ?? ""];
  const witnesses = incident.witnesses.all;
  const events = incident.events.map((own) => record.byName.get(own)).filter(Boolean);
  const reports = h("div", { class: "reports" });
  return {
    title: incident.headline,
    content: [
      h("h1", {}, name(incident.headline)),
      h("p", {}, h("span", { class: quad.css }, h("span", { class: "sign" }, `${quad.sign} `)), `${title(incident.type.value)} ${incident.mode.value ?? ""} · ${count(incident.reports, "report")}, ${count(witnesses.length, "independent witness", "independent witnesses")}`, incident.witnesses.rests_on && [" · all on the word of ", h("strong", {}, name(incident.witnesses.rests_on))], h("span", { class: "id" }, ` ${incident.id}`)),
      exported({ incident: incident.id }, events),
      h("h2", {}, "What is held of it"),
      table("Fields", ["", "Value", "Chosen by", "Said by", "Others say"], Object.entries(FIELDS).map(([key, label]) => field(label, incident[key])).filter(Boolean)),
      ...Object.values(incident.tolls).sort((a, b) => (b.kind === "killed") - (a.kind === "killed")).map(toll),
      h("h2", {}, "Witnesses"),
      h("ol", {}, witnesses.map((one) => h("li", { class: "witness" }, h("strong", {}, name(one.name)), ` · ${count(one.reports.length, "report")}`, one.because.length > 0 && h("details", {}, h("summary", {}, `${count(one.because.length, "copy", "copies")} folded under it`), h("ul", {}, one.because.map((said) => h("li", {}, name(said)))))))),
      h("h2", {}, "Reports side by side"),
      reports,
      h("h2", {}, "Judgements"),
      judgements(incident),
      h("h2", {}, "History"),
      h("ul", { class: "quiet" }, steps.map((step) => h("li", {}, `${step.at.replace("T", " ").replace("+00:00", " UTC")}: ${step.kind}${step.other ? ` ${step.other}` : ""}, ${step.because}`))),
    ],
    after: () => fill(reports, events, incident.events),
  };
}

const dated = (value) => (/^\d{4}-\d\d-\d\d$/.test(value ?? "") ? day(value) : value ?? "");

/** Who gives a value of a field: its witnesses, and the events under them, each a link to its words. */
function claim({ events, witnesses }) {
  return h("details", { class: "claim" }, h("summary", {}, `${count(events.length, "event")}, ${count(witnesses, "witness", "witnesses")}`), h("ul", {}, events.map((own) => h("li", {}, toEvent(own)))));
}

const toEvent = (own) => link({ view: "article", page: own.slice(0, own.lastIndexOf(".")), event: own.slice(own.lastIndexOf(".") + 1) }, {}, name(own));

function field(label, { value, rule, said }) {
  if (!said.length) return null;
  return h("tr", {}, [
    h("th", { scope: "row" }, label),
    h("td", {}, name(dated(value))),
    h("td", { class: "quiet" }, rule),
    h("td", { class: "quiet" }, claim(said[0])),
    h("td", { class: said.length > 1 ? "disputed" : "" }, said.slice(1).map((other) => h("div", {}, name(dated(other.value)), " ", claim(other)))),
  ]);
}

function toll(one) {
  const same = one.low === one.high && one.low === one.best;
  const chosen = JSON.stringify(one.chosen);
  const current = new Set(one.current.map((claim) => JSON.stringify(claim)));
  const row = (claim) => {
    const own = JSON.stringify(claim);
    return h("tr", { class: own === chosen ? "chosen" : current.has(own) ? "" : "gone" }, [
      h("td", {}, own === chosen ? "best" : current.has(own) ? "in range" : "overtaken"),
      h("td", { class: "day" }, claim.day ? day(claim.day) : "no day"),
      h("td", {}, `${bounds(claim.low, claim.high)}${claim.part ? " (a part)" : ""}${claim.denied ? " (taken back)" : ""}`),
      h("td", {}, name(claim.of ?? "")),
      h("td", {}, name(claim.chain.join(", ") || "the outlet itself")),
      h("td", {}, toEvent(claim.event)),
    ]);
  };
  const sides = Object.entries(one.by_side).map(([side, [best, low, high]]) => `${side}: ${number(best)}${low === high ? "" : ` (${number(low)} to ${number(high)})`}`);
  return h("section", {}, [
    h("h2", {}, `${title(one.kind)}: ${number(one.best)}${same ? "" : ` (${number(one.low)} to ${number(one.high)})`}`),
    h("p", { class: "quiet" }, `By the rule “${one.rule}”`, one.corrected && ", corrected downward", sides.length > 0 && [" · by side: ", name(sides.join("; "))]),
    tollChart(one),
    h("details", { open: one.claims.length < 6 }, h("summary", {}, `${count(one.claims.length, "claim")} under it`), h("div", { class: "claims" }, table("Claims", ["", "Told on", "Number", "Of", "On whose word", "Report"], one.claims.map(row)))),
  ]);
}

async function fill(reports, events, names) {
  for (const event of events.slice(0, REPORTS)) {
    const view = await page(event.at.key);
    const own = view.record.events.find((one) => one.id === event.id);
    if (own) reports.append(report(event, own, view, names));
  }
  if (events.length > REPORTS) reports.append(h("p", { class: "quiet" }, `${events.length - REPORTS} more`));
}

function report(event, own, view, names) {
  const article = view.record.articles[own.article];
  return h("article", { class: "report" }, [
    h("h3", {}, link({ view: "article", page: event.at.key, event: own.id }, {}, name(article?.title ?? event.at.page))),
    h("p", { class: "quiet" }, [name(view.record.outlet ?? view.record.page), article?.published && ` · ${day(article.published)}`]),
    h("blockquote", { dir: "auto" }, marked(own, view.text)),
    own.attributed_to.length > 0 && h("p", { class: "quiet" }, "on the word of ", name(own.attributed_to.join(", "))),
    !SITE && names.length > 1 && apart(event.name, names.find((other) => other !== event.name)),
  ]);
}

/** A button that says of an event that it is another happening than the rest of the incident. */
function apart(own, other) {
  const said = h("span", { class: "quiet", role: "status" });
  return h("p", {}, h("button", { type: "button", on: { click: () => judged({ kind: "different", events: [own, other] }, said) } }, "Another happening"), " ", said);
}

async function judged(judgement, said) {
  const who = document.querySelector("[name=judge]").value.trim();
  if (!who) {
    said.textContent = "Give your name under Judgements first.";
    return;
  }
  try {
    await send("judgements", { ...judgement, who });
    forget();
    said.textContent = "Kept.";
    go(state(), { replace: true });
  } catch (error) {
    said.textContent = error.message;
  }
}

/** What people held about the events of the incident, and a form that joins another event to it. */
function judgements(incident) {
  const held = h("ul", { class: "held" });
  const names = new Set(incident.events);
  const said = h("span", { class: "quiet", role: "status" });
  if (SITE) return h("p", { class: "quiet" }, "A site without a server does not show them here; each is on the page of its event.");
  ask("judgements").then((told) => {
    const own = told.judgements.filter((one) => Object.values(one.about).some((about) => names.has(about.name)));
    held.replaceChildren(...own.map((one) => h("li", {}, h("strong", {}, one.kind), " ", name(Object.values(one.about).map((about) => about.name).join(" and ")), one.field && ` ${one.field} = ${JSON.parse(one.value)}`, " by ", name(one.who), ` on ${day(one.at.slice(0, 10))}`, one.why && [": ", name(one.why)])));
    if (!own.length) held.replaceChildren(h("li", { class: "quiet" }, "Nobody has judged these events."));
  }).catch((error) => held.replaceChildren(h("li", { class: "quiet" }, error.message)));
  const other = h("input", { name: "other", maxlength: 2000, placeholder: "PAGE.E3" });
  const join = (event) => {
    event.preventDefault();
    judged({ kind: "same", events: [incident.events[0], other.value.trim()] }, said);
  };
  return h("div", {}, held, h("form", { class: "ask", on: { submit: join } }, h("div", { class: "quick" }, h("label", {}, h("span", {}, "Your name"), h("input", { name: "judge", maxlength: 80, autocomplete: "name", value: remembered() })), h("label", {}, h("span", {}, "The same happening as event"), other), h("button", { type: "submit" }, "Join"), said)));
}

/** The sentence with the words of its fields marked. */
function marked(event, text) {
  const units = unitsOf(text);
  const [from, to] = event.evidence_span;
  const spans = [event.trigger_span, ...[...event.actors, ...event.recipients, ...event.figures].map((row) => row.span), event.place?.span, event.date?.span].filter((span) => span && span[0] >= from && span[1] <= to).sort((a, b) => a[0] - b[0]);
  const out = [];
  let at = from;
  for (const [start, end] of spans) {
    if (start < at) continue;
    out.push(text.slice(units(at), units(start)), h("mark", {}, text.slice(units(start), units(end))));
    at = end;
  }
  return [...out, text.slice(units(at), units(to))];
}
