// The queue: one event at a time, accepted, corrected by selecting words, or rejected, and what was missed added; all of
// it by keys.

import { adding, dressed } from "./add.js";
import { ask, send } from "./api.js";
import { page, sheet } from "./article.js";
import { data } from "./data.js";
import { h, link, name, say } from "./dom.js";
import { findings } from "./findings.js";
import { show as showPairs } from "./pairs.js";
import { remember, remembered } from "./remembered.js";
import { change, note, state } from "./state.js";
import { count, percent } from "./words.js";

export { remembered };

const KEYS = { a: "accept", r: "reject", c: "correct", m: "missed", s: "skip", u: "undo" };
const ORDERS = { unsure: "least sure first", random: "a random sample", page: "page by page", apart: "where reports disagree most", added: "what others added", pairs: "same or different, pair by pair" };
const PEOPLE = "people: "; // begins what made an event that people added
const EMPTIED = ["mode", "actors", "recipients", "place", "date", "figures", "attributed_to"]; // fields that one can hold to be empty
const ALONE = ["role", "empty"]; // corrections of an event that its incident has no field for
const CODES = { type: (codes) => codes.types.map((t) => t.code), status: (codes) => Object.keys(codes.statuses), mode: (codes) => [...new Set(codes.types.flatMap((t) => Object.keys(t.modes)))].sort(), country: (codes) => Object.keys(codes.countries), role: (codes) => Object.keys(codes.roles), empty: () => EMPTIED };
const BY_KIND = { place: "where", actor: "actors", recipient: "recipients", date: "start", figure: "killed" };

export async function show(now) {
  dressed();
  if (!now.who) return begin();
  if (now.order === "pairs") return showPairs(now);
  const record = await data();
  const order = { who: now.who, order: now.order ?? "unsure", seed: now.seed ?? "0", role: now.role ?? "" };
  const queue = await ask("review", { ...order, limit: 50 });
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
  const own = work.names[work.at];
  work.sheet?.leave();
  work.form?.leave();
  work.sheet = work.form = null;
  if (!own) {
    tell(work, bar);
    body.replaceChildren(h("p", {}, work.left ? "This batch is done. " : "Everything is judged. ", work.left > 0 && h("button", { type: "button", on: { click: () => location.reload() } }, "Next batch")));
    return;
  }
  const event = work.record.byName.get(own);
  work.view = blind(await page(event.at.key), work.order);
  const found = findings(work.view.record);
  work.finding = found.find((one) => one.id === event.id);
  note({ at: own });
  const told = h("p", { class: "wrong", role: "alert", hidden: true });
  const panel = h("div", {});
  work.told = told;
  work.panel = panel;
  const head = h("div", {}, verdicts(work, body, bar), told, panel);
  work.sheet = sheet(work.view, found, work.record.quads, { chosen: () => {}, more: (one) => (one.id === event.id ? [head] : [h("p", { class: "quiet" }, "Not the one in question. ", h("button", { type: "button", on: { click: () => work.sheet.choose(event.id, { scroll: true }) } }, `Back to ${event.id}`))]) });
  const because = work.because[own];
  body.replaceChildren(because ? h("p", {}, "The reports of this incident are apart on ", h("strong", {}, name(because))) : "", h("p", { class: "quiet" }, link({ view: "article", page: event.at.key, event: event.id }, {}, name(event.at.title ?? event.at.page)), ` · ${event.id} · ${percent(event.confidence)} sure`), work.sheet.element);
  work.sheet.choose(event.id, { scroll: true });
  work.busy = false;
  tell(work, bar);
  say(`Next: ${work.finding.heading}. A accept, R reject, C correct, M add a missed event, S skip, U undo.`);
}

/** The page without what others added: who codes it has to find that alone. */
function blind(view, order) {
  if (order.order === "added") return view;
  const own = (event) => !event.made_by.startsWith(PEOPLE) || event.made_by.slice(PEOPLE.length).split(", ").includes(order.who);
  return { ...view, record: { ...view.record, events: view.record.events.filter(own) } };
}

function verdicts(work, body, bar) {
  const button = (key, label) => h("button", { type: "button", data: { verdict: KEYS[key] }, "aria-keyshortcuts": key, on: { click: () => act(KEYS[key], work, body, bar) } }, label, h("kbd", {}, key.toUpperCase()));
  return h("div", { class: "verdicts", role: "group", "aria-label": "Judgement" }, button("a", "Accept"), button("c", "Correct"), button("r", "Reject"), button("m", "Missed event"), button("s", "Skip"), button("u", "Undo last"));
}

function onKey(event, work, body, bar) {
  if (work.form?.isConnected && event.key !== "u") return; // letters on the text give words to fields
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  const what = KEYS[event.key.toLowerCase()];
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
    else if (what === "correct") return correct(work, body, bar);
    else if (what === "missed") return missed(work, body, bar);
    else await judge(work, { kind: what });
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

/** The form of a correction: a field, and what it should be, typed or taken from the words selected on the page. */
function correct(work, body, bar) {
  const { codes } = work.record;
  const taken = { words: null };
  const value = h("input", { name: "value", maxlength: 500, required: true, list: "codes" });
  const offered = h("datalist", { id: "codes" });
  const words = h("p", { class: "quiet" }, "Select words on the page to take them.");
  const field = h("select", { name: "field" }, [...codes.correctable, ...ALONE].map((one) => h("option", { value: one }, one)));
  const why = h("input", { name: "why", maxlength: 2000 });
  const fill = () => offered.replaceChildren(...(CODES[field.value]?.(codes) ?? []).map((code) => h("option", { value: code })));
  field.addEventListener("change", fill);
  const take = () => {
    const chosen = work.sheet.leaf.selected();
    if (!chosen || !form.isConnected) return;
    taken.words = chosen.span;
    value.value = chosen.text.replace(/\s+/g, " ").slice(0, 500);
    words.replaceChildren("From the words ", h("q", {}, chosen.text.slice(0, 120)));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (work.busy) return;
    work.busy = true;
    try {
      await judge(work, { kind: "correct", field: field.value, value: value.value, why: why.value, words: taken.words });
      await turn(work, body, bar);
    } catch (error) {
      wrong(work, error);
    } finally {
      work.busy = false;
    }
  };
  const form = h("form", { class: "correct", on: { submit, keydown: (event) => event.key === "Escape" && work.panel.replaceChildren() } }, [
    h("label", {}, h("span", {}, "Field"), field), h("label", {}, h("span", {}, "Should be"), value), offered, words, h("label", {}, h("span", {}, "Why (may stay empty)"), why),
    h("p", {}, h("button", { type: "submit" }, "Keep the correction"), " ", h("button", { type: "button", on: { click: () => work.panel.replaceChildren() } }, "Leave it")),
  ]);
  work.panel.replaceChildren(form);
  work.sheet.hold(() => form.isConnected); // words are selected now, not findings
  const jump = document.activeElement?.className ?? "";
  const kind = Object.keys(BY_KIND).find((one) => jump.includes(`k-${one}`));
  if (kind) field.value = BY_KIND[kind];
  fill();
  work.sheet.leaf.element.addEventListener("mouseup", take);
  work.sheet.leaf.element.addEventListener("keyup", take);
  take();
  field.focus();
}
