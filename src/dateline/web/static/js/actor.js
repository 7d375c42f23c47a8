// One actor: what it did and to whom, what was done to it, what it said.

import { gather } from "./actors.js";
import { data, statements } from "./data.js";
import { h, link, name } from "./dom.js";
import { list } from "./list.js";
import { counted, extent, spark, table, tally } from "./small.js";
import { count, interval, title } from "./words.js";

const PARTNERS = 25;
const SAYINGS = 40;

export async function show(now) {
  const [record, said] = await Promise.all([data(), statements()]);
  const one = gather(record.events).get(now.name);
  if (!one) throw new Error(`${now.name ?? "no name"}: nobody of this name is on record.`);
  const { codes } = record;
  const own = said.filter((row) => speaks(row.speaker, one.name));
  const events = list();
  events.set([...one.all].sort((a, b) => (b.start ?? "").localeCompare(a.start ?? "")));
  const type = (code) => link({ type: code, actor: one.name, side: "actor" }, {}, title(code));
  const suffered = (code) => link({ type: code, actor: one.name, side: "recipient" }, {}, title(code));
  return {
    title: one.name,
    content: [
      h("h1", {}, name(one.name)),
      h("p", { class: "quiet" }, [codes.sectors[one.sector] ?? one.sector, codes.countries[one.country] ?? one.country, one.id].filter(Boolean).join(" · ")),
      h("p", {}, link({ actor: one.name }, {}, "Filter events by this actor")),
      h("div", { class: "two" }, [
        counted("What it did", tally(one.actors.map((e) => e.type)), type),
        counted("What was done to it", tally(one.recipients.map((e) => e.type)), suffered),
      ].filter(Boolean)),
      dyads(one),
      own.length > 0 && h("section", {}, h("h2", {}, `What it said (${count(own.length, "statement")})`), own.slice(0, SAYINGS).map((row) => saying(row, record.pages))),
      h("section", {}, h("h2", {}, `Events (${one.all.size})`), events.element),
    ].filter(Boolean),
  };
}

/** Whether a speaker's words name an actor: all words of the shorter stand in the longer. */
export function speaks(words, who) {
  const [one, other] = [words, who].map((text) => new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  const telling = [...few].filter((word) => word.length > 3);
  return telling.length > 0 && telling.every((word) => many.has(word));
}

function dyads(one) {
  const partners = new Map();
  const meet = (event, rows, way) => {
    for (const [who] of rows) {
      if (who === one.name) continue;
      const met = partners.get(who) ?? { does: [], suffers: [], with: [], all: new Set() };
      met[way].push(event);
      met.all.add(event);
      partners.set(who, met);
    }
  };
  for (const event of one.actors) {
    meet(event, event.recipients, "does");
    meet(event, event.actors, "with");
  }
  for (const event of one.recipients) meet(event, event.actors, "suffers");
  const rows = [...partners].sort((a, b) => b[1].all.size - a[1].all.size).slice(0, PARTNERS);
  if (!rows.length) return null;
  const days = extent([...one.all]);
  return h("section", {}, h("h2", {}, "With whom, over time"), h("p", { class: "quiet" }, `From ${interval(days[0], days[0])} to ${interval(days[1], days[1])}; colours are quad classes.`), table("Partners", ["Other", "#to it", "#from it", "#together", "When"], rows.map(([who, met]) => h("tr", {}, [
    h("td", {}, link({ view: "actor", name: who }, {}, name(who))),
    h("td", { class: "n" }, met.does.length),
    h("td", { class: "n" }, met.suffers.length),
    h("td", { class: "n" }, met.with.length),
    h("td", {}, spark([...met.all], days)),
  ]))));
}

function saying(row, pages) {
  const page = pages[row.page];
  return h("div", { class: "saying" }, h("p", { dir: "auto" }, row.direct ? `“${row.content}”` : row.content), h("p", { class: "quiet" }, [name(row.speaker), row.cue && ` ${row.cue}`, " · ", link({ view: "article", page: page.key, event: row.name.slice(page.key.length + 1) }, {}, name(page.title ?? page.page))]));
}
