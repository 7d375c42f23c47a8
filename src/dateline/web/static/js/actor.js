// One actor: what it did and to whom, what was done to it, what it said.

import { gather } from "./actors.js";
import { EVENTS } from "./columns.js";
import { data, statements } from "./data.js";
import { h, link, name, s } from "./dom.js";
import { select } from "./filters.js";
import { list } from "./list.js";
import { newest } from "./panes.js";
import { saved } from "./save.js";
import { counted, extent, spark, table, tally } from "./small.js";
import { change, note } from "./state.js";
import { timeline } from "./timeline.js";
import { count, interval, QUADS, title } from "./words.js";

const PARTNERS = 25;
const NODES = 12; // names in the drawing; more would lie over each other
const SAYINGS = 40;

export async function show(now) {
  const [record, said] = await Promise.all([data(), statements()]);
  const one = gather(record.events).get(now.name);
  if (!one) throw new Error(`${now.name ?? "no name"}: nobody of this name is on record.`);
  const { codes } = record;
  const all = record.events.filter((e) => one.all.has(e)); // by day with the undated last
  const own = said.filter((row) => speaks(row.speaker, one.name));
  const line = timeline({ pick: (since, until) => change({ since, until }), by: (by) => note({ by }) });
  const body = h("div", {});
  const update = (then) => {
    if (then.view !== "actor" || then.name !== now.name) return false;
    const events = select(all, { since: then.since, until: then.until });
    line.set(all, { since: then.since, until: then.until, by: then.by });
    body.replaceChildren(...told(one, events, then).filter(Boolean));
    return true;
  };
  return {
    title: one.name,
    content: [
      h("h1", {}, name(one.name)),
      h("p", { class: "quiet" }, [codes.sectors[one.sector] ?? one.sector, codes.countries[one.country] ?? one.country, one.id].filter(Boolean).join(" · ")),
      h("p", {}, link({ actor: one.name }, {}, "Filter events by this actor")),
      h("section", { class: "line", "aria-label": "Timeline" }, line.element),
      body,
      own.length > 0 && h("section", {}, h("h2", {}, `What it said (${count(own.length, "statement")})`), own.slice(0, SAYINGS).map((row) => saying(row, record.pages))),
    ].filter(Boolean),
    update,
    after: () => update(now),
  };
}

/** What is told of an actor in the days that were chosen. */
function told(one, events, { since, until }) {
  const days = { since: since ?? "", until: until ?? "" };
  const type = (side) => (code) => link({ type: code, actor: one.name, side, ...days }, {}, title(code));
  const does = events.filter((e) => one.actors.includes(e));
  const suffers = events.filter((e) => one.recipients.includes(e));
  const found = list();
  found.set(newest(events));
  const met = partners(one.name, does, suffers);
  return [
    h("div", { class: "two" }, [
      counted("What it did", tally(does.map((e) => e.type)), type("actor")),
      counted("What was done to it", tally(suffers.map((e) => e.type)), type("recipient")),
    ].filter(Boolean)),
    met.length > 0 && h("section", {}, h("h2", {}, "With whom, over time"), h("div", { class: "dyads" }, network(one.name, met), dyads(met, events))),
    h("section", {}, h("div", { class: "over" }, h("h2", {}, `Events (${events.length})`), h("p", { class: "files" }, saved("dateline-events", EVENTS, () => events))), found.element),
  ];
}

/** Whether a speaker's words name an actor: all words of the shorter stand in the longer. */
export function speaks(words, who) {
  const [one, other] = [words, who].map((text) => new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  const telling = [...few].filter((word) => word.length > 3);
  return telling.length > 0 && telling.every((word) => many.has(word));
}

/** Everybody it met in events: what it did to them, what they did to it, what they did together; most events first. */
function partners(own, does, suffers) {
  const found = new Map();
  const meet = (event, rows, way) => {
    for (const [who] of rows) {
      if (who === own) continue;
      if (!found.has(who)) found.set(who, { who, does: [], suffers: [], with: [], all: new Set() });
      const met = found.get(who);
      met[way].push(event);
      met.all.add(event);
    }
  };
  for (const event of does) {
    meet(event, event.recipients, "does");
    meet(event, event.actors, "with");
  }
  for (const event of suffers) meet(event, event.actors, "suffers");
  return [...found.values()].sort((a, b) => b.all.size - a.all.size || a.who.localeCompare(b.who)).slice(0, PARTNERS);
}

function dyads(met, events) {
  const days = extent(events);
  return h("div", {}, events.some((e) => e.start) && h("p", { class: "quiet" }, `From ${interval(days[0], days[0])} to ${interval(days[1], days[1])}; colours are quad classes. Choose days on the timeline to see them alone.`), table("Partners", ["Other", "#to it", "#from it", "#together", "When"], met.map((one) => h("tr", {}, [
    h("td", {}, link({ view: "actor", name: one.who }, {}, name(one.who))),
    h("td", { class: "n" }, one.does.length),
    h("td", { class: "n" }, one.suffers.length),
    h("td", { class: "n" }, one.with.length),
    h("td", {}, spark([...one.all], days)),
  ]))));
}

/** Lines from an actor to those it met most: as thick as there are events, in the colour of their commonest quad class,
 *  an arrow for who did it. The table beside it says the same in numbers. */
function network(own, met) {
  const shown = met.slice(0, NODES);
  const most = Math.max(...shown.map((one) => one.all.size));
  const lines = shown.map((one, n) => {
    const turn = (2 * Math.PI * n) / shown.length - Math.PI / 2;
    const [x, y] = [Math.cos(turn) * 150, Math.sin(turn) * 105];
    const quad = tally([...one.all].map((e) => e.quad))[0][0];
    const side = Math.cos(turn) > 0.35 ? "start" : Math.cos(turn) < -0.35 ? "end" : "middle";
    return s("g", { class: QUADS[quad].css }, [
      s("line", { class: "tie", x1: 0, y1: 0, x2: x, y2: y, "stroke-width": (1 + (5 * one.all.size) / most).toFixed(1) }),
      one.does.length > 0 && s("path", { class: "tip-of", d: "M0 0l-9 4.5v-9z", transform: `translate(${x * 0.93} ${y * 0.93}) rotate(${(turn * 180) / Math.PI})` }),
      one.suffers.length > 0 && s("path", { class: "tip-of", d: "M0 0l9 4.5v-9z", transform: `translate(${x * 0.12} ${y * 0.12}) rotate(${(turn * 180) / Math.PI})` }),
      s("circle", { class: "node", cx: x, cy: y, r: 5 }),
      s("text", { x: x + (side === "start" ? 9 : side === "end" ? -9 : 0), y: y + (side === "middle" ? Math.sign(y) * 15 + 4 : 4), "text-anchor": side }, short(one.who)),
    ]);
  });
  const label = `${own} and the ${count(shown.length, "name")} it met most: ${shown.slice(0, 5).map((one) => `${one.who} ${one.all.size}`).join(", ")}`;
  return s("svg", { class: "network", viewBox: "-330 -140 660 280", role: "img", "aria-label": label }, lines, s("circle", { class: "node own", r: 8 }));
}

const short = (text) => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

function saying(row, pages) {
  const page = pages[row.page];
  return h("div", { class: "saying" }, h("p", { dir: "auto" }, row.direct ? `“${row.content}”` : row.content), h("p", { class: "quiet" }, [name(row.speaker), row.cue && ` ${row.cue}`, " · ", link({ view: "article", page: page.key, event: row.name.slice(page.key.length + 1) }, {}, name(page.title ?? page.page))]));
}
