// Everybody on record: what they did, what was done to them.

import { ACTORS } from "./columns.js";
import { data } from "./data.js";
import { h, link, name } from "./dom.js";
import { heading } from "./save.js";
import { extent, spark, table } from "./small.js";
import { change } from "./state.js";
import { count } from "./words.js";

const MOST = 200;

/** Name -> what is on record of an actor. */
export function gather(events) {
  const found = new Map();
  const add = (event, side) => {
    for (const [who, country, sector, id] of event[side]) {
      let one = found.get(who);
      if (!one) found.set(who, (one = { name: who, country, sector, id, actors: [], recipients: [], all: new Set() }));
      one[side].push(event);
      one.all.add(event);
    }
  };
  for (const event of events) {
    add(event, "actors");
    add(event, "recipients");
  }
  return found;
}

export async function show(now) {
  const { events, codes } = await data();
  const part = (now.find ?? "").toLocaleLowerCase();
  const all = [...gather(events).values()].filter((one) => !part || one.name.toLocaleLowerCase().includes(part));
  all.sort((a, b) => b.all.size - a.all.size || a.name.localeCompare(b.name));
  const days = extent(events.filter((e) => e.role === "news"));
  const box = h("input", { type: "search", value: now.find ?? "", maxlength: 200, on: { change: (event) => change({ find: event.target.value }) } });
  const row = (one) => h("tr", {}, [
    h("td", {}, link({ view: "actor", name: one.name }, {}, name(one.name))),
    h("td", { title: codes.sectors[one.sector] }, one.sector),
    h("td", {}, codes.countries[one.country] ?? one.country ?? ""),
    h("td", { class: "n" }, one.actors.length),
    h("td", { class: "n" }, one.recipients.length),
    h("td", {}, spark([...one.all], days)),
  ]);
  return {
    title: "Actors",
    content: [
      h("h1", {}, "Actors"),
      h("form", { class: "ask", role: "search", on: { submit: (event) => event.preventDefault() } }, h("label", {}, h("span", {}, "Part of the name"), box)),
      heading([h("strong", {}, count(all.length, "name")), all.length > MOST && `, the ${MOST} told of most`], "dateline-actors", ACTORS, all),
      table("Actors", ["Name", "Sector", "Country", "#Did", "#Suffered", "When"], all.slice(0, MOST).map(row)),
    ],
  };
}
