// The queue: one event at a time, accepted, corrected by selecting words, or rejected, and what was missed added; all of
// it by keys.

import { adding, dressed } from "./add.js";
import { ask, send } from "./api.js";
import { page, sheet } from "./article.js";
import { correcting } from "./correct.js";
import { data } from "./data.js";
import { h, link, name, say } from "./dom.js";
import { findings } from "./findings.js";
import { show as showPairs } from "./pairs.js";
import { remember, remembered } from "./remembered.js";
import { change, note, state } from "./state.js";
import { count, percent } from "./words.js";

export { remembered };

const KEYS = { a: "accept", r: "reject", c: "correct", m: "missed", s: "skip", u: "undo" };
const ORDERS = { unsure: "least sure first", random: "a random sample", page: "page by page", apart: "where reports disagree most", added: "what others added", statements: "statements, least sure first", totals: "running totals, least sure first", silent: "pages on which no event was found", pairs: "same or different, pair by pair" };
const PEOPLE = "people: "; // begins what made an event that people added
const STEP = 50; // names asked for at a time
const MOST = 1000; // that the server gives at once
const OTHERS = { statements: "statement", totals: "total", silent: "page" }; // orders that ask about something else than events

export async function show(now) {
  dressed();
  if (!now.who) return begin();
  if (now.order === "pairs") return showPairs(now);
  const record = await data();
  const order = { who: now.who, order: now.order ?? "unsure", seed: now.seed ?? "0", role: now.role ?? "" };
  const queue = await ask("review", { ...order, limit: STEP });
  const work = { record, order, names: queue.names, because: queue.because ?? {}, left: queue.left, done: queue.done, at: 0, last: [], sheet: null, view: null, finding: null };
  if (now.at && work.names.includes(now.at)) work.at = work.names.indexOf(now.at);
  const body = h("div", {});
  const bar = h("div", { class: "bar-of" });
  const keys = (event) => onKey(event, work, body, bar);
  document.addEventListener("keydown", keys);
  return {
    title: "Review",
    content: [h("h1", {}, "Review"), bar, body],
    after: () => turn(work, body, bar),
    update: (then) => then.view === "review" && then.who === now.who && then.order === now.order && then.seed === now.seed && then.role === now.role,
    leave: () => {
      document.removeEventListener("keydown", keys);
      work.sheet?.leave();
      work.form?.leave();
    },
  };
}

function begin() {
  const who = h("input", { name: "who", required: true, maxlength: 80, autocomplete: "name", value: remembered() });
  const order = h("select", { name: "order" }, Object.entries(ORDERS).map(([value, label]) => h("option", { value }, label)));
  const seed = h("input", { name: "seed", type: "number", min: 0, max: 2 ** 31, value: 0 });
  const role = h("select", { name: "role" }, h("option", { value: "" }, "news and background"), h("option", { value: "news" }, "news only"), h("option", { value: "background" }, "background only"));
  const field = (label, input) => h("label", {}, h("span", {}, label), input);
  const submit = (event) => {
    event.preventDefault();
    remember(who.value.trim());
    change({ who: who.value.trim(), order: order.value, seed: order.value === "random" ? seed.value : "", role: role.value });
  };
  return {
    title: "Review",
    content: [
      h("h1", {}, "Review"),
      h("div", { class: "plain" }, [
        h("p", {}, "Events are shown one at a time beside their page. What you decide is kept as your judgement beside the record, which it does not change, and can be taken back. You do not see what others decided or added, unless you ask for what others added."),
        h("form", { class: "ask", on: { submit } }, h("div", { class: "more" }, field("Your name", who), field("Order", order), field("Seed of the sample", seed), field("Which", role)), h("p", {}, h("button", { type: "submit" }, "Begin"))),
        h("h2", {}, "What has been judged"),
        summary(),
      ]),
    ],
  };
}

function summary() {
  const holder = h("div", {}, h("p", { class: "quiet" }, "Reading …"));
  ask("judgements").then(async ({ judgements }) => {
    const people = [...new Set(judgements.map((one) => one.who))].sort();
    const lines = people.map((who) => h("li", {}, name(who), `: ${count(judgements.filter((one) => one.who === who).length, "judgement")}`));
    const pairs = people.flatMap((one, n) => people.slice(n + 1).map((other) => [one, other])).slice(0, 10);
    const agreed = await Promise.all(pairs.map(([one, other]) => ask("agreement", { one, other })));
    const { added } = await ask("added");
    const lost = added.filter((one) => one.state === "lost");
    holder.replaceChildren(
      people.length ? h("ul", {}, lines) : h("p", { class: "quiet" }, "Nothing yet."),
      h("ul", {}, agreed.filter((a) => a.both).map((a) => h("li", {}, name(a.one), " and ", name(a.other), `: ${a.same} of ${count(a.both, "event")} alike${a.kappa === null ? "" : `, kappa ${a.kappa}`}`, apart(a.apart)))),
      lost.length > 0 && h("div", {}, h("h3", {}, "Added events whose words are gone"), h("ul", {}, lost.map((one) => h("li", {}, name(one.who), " on ", name(one.page), ": ", h("q", {}, name(one.event.evidence)), ` (judgement ${one.number})`)))) || "",
      h("h3", {}, "Hand over"),
      h("p", {}, h("a", { href: "api/reviewed/corpus", download: "dateline-reviewed.zip" }, "Reviewed pages as a corpus (zip)"), ", every event of which was judged"),
      h("p", {}, h("a", { href: "api/reviewed", download: "dateline-reviewed.jsonl" }, "Reviewed records (JSON lines)")),
    );
  }).catch((error) => holder.replaceChildren(h("p", { class: "quiet" }, error.message)));
  return holder;
}

/** The events that two people hold otherwise, each a link. */
function apart(names) {
  const to = (own) => link({ view: "article", page: own.slice(0, own.lastIndexOf(".")), event: own.slice(own.lastIndexOf(".") + 1) }, {}, name(own));
  return names.length > 0 && h("details", { class: "apart" }, h("summary", {}, "Where they differ"), h("ul", {}, names.slice(0, 100).map((own) => h("li", {}, to(own)))));
}

// ---------------------------------------------------------------- one event

function tell(work, bar) {
  bar.replaceChildren(h("div", { class: "over quiet" }, name(work.order.who), ` · ${work.done} done, ${work.left} to go`), h("progress", { max: Math.max(1, work.done + work.left), value: work.done, "aria-label": "Events judged" }));
}

/** Shows the event that is next; how far one has come is told last, when keys are taken again. */
async function turn(work, body, bar) {
  if (!work.names[work.at] && work.left) await more(work);
  const own = work.names[work.at];
  work.sheet?.leave();
  work.form?.leave();
  work.sheet = work.form = null;
  if (!own) {
    tell(work, bar);
    body.replaceChildren(h("p", {}, work.left ? "What is left was put off. " : "Everything is judged. ", work.left > 0 && h("button", { type: "button", on: { click: () => location.reload() } }, "Show it again"), " ", link({ view: "review" }, {}, "Choose another order")));
    return;
  }
  const asked = subject(own, work);
  work.view = blind(await page(asked.key), work.order);
  const found = findings(work.view.record);
  work.finding = found.find((one) => one.id === asked.id) ?? null;
  note({ at: own });
  const told = h("p", { class: "wrong", role: "alert", hidden: true });
  const panel = h("div", {});
  work.told = told;
  work.panel = panel;
  const head = h("div", {}, verdicts(work, body, bar), told, panel);
  work.sheet = sheet(work.view, found, work.record.quads, { chosen: () => {}, more: (one) => (one.id === asked.id ? [head] : [h("p", { class: "quiet" }, "Not the one in question. ", asked.id && h("button", { type: "button", on: { click: () => work.sheet.choose(asked.id, { scroll: true }) } }, `Back to ${asked.id}`))]) });
  const because = work.because[own];
  body.replaceChildren(
    because ? h("p", {}, "The reports of this incident are apart on ", h("strong", {}, name(because))) : "",
    h("p", { class: "quiet" }, link({ view: "article", page: asked.key, event: asked.id ?? "" }, {}, name(asked.at?.title ?? asked.at?.page ?? asked.key)), asked.id ? ` · ${asked.id} · ${percent(work.finding?.confidence ?? 0)} sure` : " · no event was found here"),
    asked.id ? "" : head,
    work.sheet.element,
  );
  work.sheet.choose(asked.id, { scroll: true });
  work.busy = false;
  tell(work, bar);
  say(`Next: ${work.finding?.heading ?? "a page on which no event was found"}. ${Object.entries(labels(work)).map(([key, label]) => `${key.toUpperCase()} ${label}`).join(", ")}.`);
}

/** Asks for the next part of the queue; what was left for later in this sitting is not asked about again. */
async function more(work) {
  const queue = await ask("review", { ...work.order, limit: Math.min(MOST, STEP + work.names.length) });
  work.names.push(...queue.names.filter((own) => !work.names.includes(own)));
  Object.assign(work.because, queue.because);
}

/** What a name of the queue asks about: key and row of its page, and the id of the finding; a page alone has none. */
function subject(own, work) {
  const event = work.record.byName.get(own);
  if (event) return { key: event.at.key, at: event.at, id: event.id };
  const dot = work.order.order === "silent" ? own.length : own.lastIndexOf(".");
  const key = own.slice(0, dot);
  return { key, at: work.record.pages[work.record.pageNumber.get(key)], id: own.slice(dot + 1) || null };
}

/** The page without what others added: who codes it has to find that alone. */
function blind(view, order) {
  if (order.order === "added") return view;
  const own = (event) => !event.made_by.startsWith(PEOPLE) || event.made_by.slice(PEOPLE.length).split(", ").includes(order.who);
  return { ...view, record: { ...view.record, events: view.record.events.filter(own) } };
}

function verdicts(work, body, bar) {
  const button = ([key, label]) => h("button", { type: "button", data: { verdict: KEYS[key] }, "aria-keyshortcuts": key, on: { click: () => act(KEYS[key], work, body, bar) } }, label, h("kbd", {}, key.toUpperCase()));
  return h("div", { class: "verdicts", role: "group", "aria-label": "Judgement" }, Object.entries(labels(work)).map(button));
}

/** Key -> what it does with what is asked about. */
function labels({ order }) {
  const all = { a: order.order === "silent" ? "No event here" : "Accept", c: "Correct", r: "Reject", m: "Missed event", s: "Skip", u: "Undo last" };
  const left = { statement: ["c"], total: ["c"], page: ["c", "r"] }[OTHERS[order.order]] ?? [];
  return Object.fromEntries(Object.entries(all).filter(([key]) => !left.includes(key)));
}

function onKey(event, work, body, bar) {
  if (work.form?.isConnected && event.key !== "u") return; // letters on the text give words to fields
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const what = key in labels(work) && KEYS[key];
  if (!what || state().view !== "review") return;
  event.preventDefault();
  act(what, work, body, bar);
}

async function act(what, work, body, bar) {
  if (work.busy) return;
  try {
    work.busy = true;
    if (what === "skip") work.at += 1;
    else if (what === "undo") await undo(work);
    else if (what === "correct") return correct(work, () => turn(work, body, bar));
    else if (what === "missed") return missed(work, body, bar);
    else await judge(work, { kind: work.order.order === "silent" ? "silent" : what });
    await turn(work, body, bar);
  } catch (error) {
    wrong(work, error);
  } finally {
    work.busy = false;
  }
}

function wrong(work, error) {
  work.told.textContent = error.message;
  work.told.hidden = false;
}

async function judge(work, said) {
  const own = work.names[work.at];
  const { number } = await send("judgements", { events: [own], who: work.order.who, ...said });
  work.last.push({ number, at: work.at, by: 1 });
  work.at += 1;
  work.done += 1;
  work.left -= 1;
}

/** The form of an event that the page tells and the reader missed; the one in question stays to be judged. */
function missed(work, body, bar) {
  const kept = async ({ number, name: own }) => {
    work.last.push({ number, at: work.at, by: 0 });
    if (work.order.order === "silent") work.at += 1; // it is silent no more
    await turn(work, body, bar);
    say(`Kept as ${own}. U takes it back.`);
  };
  work.form?.leave();
  work.form = adding({ view: work.view, record: work.record, leaf: work.sheet.leaf, who: work.order.who, kept, left: () => work.panel.replaceChildren() });
  work.panel.replaceChildren(work.form);
  work.sheet.hold(() => work.form?.isConnected ?? false);
  work.form.begin();
}

async function undo(work) {
  const last = work.last.pop();
  if (!last) throw new Error("Nothing of this sitting is left to take back.");
  await send(`judgements/${last.number}/revoke`, { who: work.order.who, why: "taken back in review" });
  work.at = last.at;
  work.done -= last.by;
  work.left += last.by;
}

/** The form of a correction of the event in question; `next` shows the one after it. */
function correct(work, next) {
  const keep = async (said) => {
    if (work.busy) return;
    work.busy = true;
    try {
      await judge(work, { kind: "correct", ...said });
      await next();
    } catch (error) {
      wrong(work, error);
    } finally {
      work.busy = false;
    }
  };
  const form = correcting({ codes: work.record.codes, row: work.finding.row, leaf: work.sheet.leaf, keep, left: () => work.panel.replaceChildren() });
  work.panel.replaceChildren(form.element);
  work.sheet.hold(() => form.element.isConnected); // words are selected now, not findings
  form.begin();
}
