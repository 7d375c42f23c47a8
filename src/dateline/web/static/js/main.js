// Draws the view that the address names.

import { ask, SITE } from "./api.js";
import { data, forget } from "./data.js";
import { add, h, link, say } from "./dom.js";
import { live } from "./live.js";
import { follow, state } from "./state.js";
import { count } from "./words.js";

/** View -> its module and its name in the head; those without a name are reached from others. */
const VIEWS = {
  events: ["./overview.js", "Events"],
  incidents: ["./incidents.js", "Incidents"],
  pages: ["./pages.js", "Pages"],
  actors: ["./actors.js", "Actors"],
  places: ["./places.js", "Places"],
  review: ["./review.js", "Review"],
  article: ["./article.js", ""],
  actor: ["./actor.js", ""],
  place: ["./place.js", ""],
  incident: ["./incident.js", ""],
};
const LISTS = ["pages", "actors", "places"]; // drawn anew when the record has grown
const PARENT = { article: "pages", actor: "actors", place: "places", incident: "incidents" };

let shown = { view: "", leave: () => {}, update: null, renew: null };
let turn = 0;

async function draw({ anew = false } = {}) {
  const now = state();
  const mine = ++turn;
  const name = VIEWS[now.view] ? now.view : "events";
  const main = document.getElementById("main");
  mark(name);
  try {
    const view = await import(VIEWS[name][0]);
    if (mine !== turn) return;
    if (!anew && shown.view === name && shown.update && (await shown.update(now))) return;
    shown.leave();
    shown = { view: name, leave: () => {}, update: null, renew: null };
    main.setAttribute("aria-busy", "true");
    const made = await view.show(now);
    if (mine !== turn) return made.leave?.();
    main.replaceChildren(...made.content);
    shown = { view: name, leave: made.leave ?? (() => {}), update: made.update ?? null, renew: made.renew ?? null };
    document.title = `${made.title} · Dateline`;
    made.after?.();
  } catch (error) {
    main.replaceChildren(h("section", { class: "plain" }, h("h1", {}, "This cannot be shown"), h("p", {}, error.message)));
    say(error.message);
    if (!error.status) console.error(error);
  } finally {
    main.removeAttribute("aria-busy");
  }
}

function mark(name) {
  for (const anchor of document.querySelectorAll("#head nav a")) {
    const own = anchor.dataset.view === (PARENT[name] ?? name);
    anchor.toggleAttribute("aria-current", own);
    if (own) anchor.setAttribute("aria-current", "page");
  }
}

function head(status) {
  const views = Object.entries(VIEWS).filter(([view, [, label]]) => label && !(SITE && view === "review"));
  const items = views.map(([view, [, label]]) => link({ view }, { data: { view } }, label));
  const known = h("span", { id: "known", class: "quiet" }, tally(status.counts));
  add(document.getElementById("head"), [link({}, { class: "brand" }, "Dateline"), h("nav", { "aria-label": "Views" }, items), known]);
}

const tally = (counts) => `${count(counts.events, "event")} on ${count(counts.pages, "page")}`;

async function start() {
  try {
    data().catch(() => {}); // every view needs it: it comes while the view is fetched, which tells what went wrong with it
    const status = await ask("status");
    head(status);
    follow(draw);
    await draw();
    if (!SITE)
      live(status, (told) => {
        const known = document.getElementById("known");
        if (known.textContent !== tally(told.counts)) say(`The record has grown: ${tally(told.counts)}.`);
        known.textContent = tally(told.counts);
        forget();
        if (shown.renew) shown.renew();
        else if (LISTS.includes(shown.view)) draw({ anew: true });
      });
  } catch (error) {
    document.getElementById("main").replaceChildren(h("section", { class: "plain" }, h("h1", {}, "No record"), h("p", {}, error.message)));
  }
}

start();
