// Same or different: two reports side by side that the program is not sure about, settled by a key.

import { dressed } from "./add.js";
import { ask, send } from "./api.js";
import { page } from "./article.js";
import { data } from "./data.js";
import { h, link, name, say } from "./dom.js";
import { unitsOf } from "./paper.js";
import { state } from "./state.js";
import { bounds, count, day, interval, title } from "./words.js";

const KEYS = { s: "same", d: "different", n: "later", u: "undo" };

export async function show(now) {
  dressed();
  const record = await data();
  const found = await ask("pairs", { who: now.who, limit: 50 });
  const work = { record, who: now.who, ...found, at: 0, last: [], busy: false };
  const body = h("div", {});
  const bar = h("div", { class: "bar-of" });
  const keys = (event) => {
    const what = KEYS[event.key.toLowerCase()];
    if (!what || event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey || state().view !== "review") return;
    event.preventDefault();
    act(what, work, body, bar);
  };
  document.addEventListener("keydown", keys);
  return {
    title: "Same or different",
    content: [h("h1", {}, "Same or different"), bar, body],
    after: () => turn(work, body, bar),
    update: (then) => then.view === "review" && then.order === "pairs" && then.who === now.who,
    leave: () => document.removeEventListener("keydown", keys),
  };
}

function tell(work, bar) {
  bar.replaceChildren(h("div", { class: "over quiet" }, name(work.who), ` · ${work.done} done, ${work.left} to go`), h("progress", { max: Math.max(1, work.done + work.left), value: work.done, "aria-label": "Pairs judged" }));
}

async function turn(work, body, bar) {
  const pair = work.pairs[work.at];
  if (!pair) {
    tell(work, bar);
    body.replaceChildren(h("p", {}, work.left ? "This batch is done. " : "No pair of reports is left to be settled. ", work.left > 0 && h("button", { type: "button", on: { click: () => location.reload() } }, "Next batch")));
    return;
  }
  const sides = await Promise.all([pair.one, pair.other].map((own) => side(own, work.record)));
  const told = h("p", { class: "wrong", role: "alert", hidden: true });
  const button = ([key, what], label) => h("button", { type: "button", data: { verdict: what }, "aria-keyshortcuts": key, on: { click: () => act(what, work, body, bar) } }, label, h("kbd", {}, key.toUpperCase()));
  const labels = ["Same happening", "Different", "Not now", "Undo last"];
  work.told = told;
  body.replaceChildren(
    h("div", { class: "verdicts", role: "group", "aria-label": "Judgement" }, Object.entries(KEYS).map((one, n) => button(one, labels[n]))),
    told,
    h("p", { class: "quiet" }, "The program: ", name(pair.because), ` (log-odds ${pair.odds})`),
    h("div", { class: "reports" }, sides),
  );
  tell(work, bar);
  say("Next pair. S same, D different, N not now, U undo.");
}

async function side(own, record) {
  const event = record.byName.get(own);
  if (!event) return h("article", { class: "report" }, h("p", {}, name(own)));
  const view = await page(event.at.key);
  const row = view.record.events.find((one) => one.id === event.id);
  const article = view.record.articles[row.article];
  const fact = (label, value) => value && [h("dt", {}, label), h("dd", {}, name(value))];
  return h("article", { class: "report" }, [
    h("h2", {}, link({ view: "article", page: event.at.key, event: event.id }, {}, name(article?.title ?? event.at.page))),
    h("p", { class: "quiet" }, name(view.record.outlet ?? view.record.page), article?.published && ` · ${day(article.published)}`),
    h("blockquote", { dir: "auto" }, marked(row, view.text)),
    h("dl", { class: "fields" }, [
      fact("What", `${title(row.type)} ${row.mode ?? ""}, ${row.status}`), fact("Who", row.actors.map((one) => one.name).join(", ")), fact("To whom", row.recipients.map((one) => one.name).join(", ")),
      fact("When", row.date && interval(row.date.start, row.date.end)), fact("Where", row.place && [row.place.name, row.place.country].filter(Boolean).join(", ")),
      fact("How many", row.figures.map((one) => `${one.kind} ${bounds(one.low, one.high, one.approximate)}`).join("; ")), fact("On whose word", row.attributed_to.join(", ")),
    ]),
  ]);
}

/** The sentence with its trigger marked. */
function marked(row, text) {
  const units = unitsOf(text);
  const cut = (from, to) => text.slice(units(from), units(to));
  const [from, to] = row.evidence_span;
  const [start, end] = row.trigger_span;
  return [cut(from, start), h("mark", {}, cut(start, end)), cut(end, to)];
}

async function act(what, work, body, bar) {
  if (work.busy) return;
  work.busy = true;
  try {
    if (what === "later") work.at += 1;
    else if (what === "undo") await undo(work);
    else await judge(work, what);
    await turn(work, body, bar);
  } catch (error) {
    if (work.told) {
      work.told.textContent = error.message;
      work.told.hidden = false;
    }
  } finally {
    work.busy = false;
  }
}

async function judge(work, kind) {
  const pair = work.pairs[work.at];
  if (!pair) return;
  const { number } = await send("judgements", { kind, events: [pair.one, pair.other], who: work.who });
  work.last.push({ number, at: work.at });
  Object.assign(work, { at: work.at + 1, done: work.done + 1, left: work.left - 1 });
  say(`${count(work.done, "pair")} judged`);
}

async function undo(work) {
  const last = work.last.pop();
  if (!last) throw new Error("Nothing of this sitting is left to take back.");
  await send(`judgements/${last.number}/revoke`, { who: work.who, why: "taken back in review" });
  Object.assign(work, { at: last.at, done: work.done - 1, left: work.left + 1 });
}
