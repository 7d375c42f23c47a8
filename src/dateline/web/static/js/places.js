// Every place that events are told of.

import { PLACES } from "./columns.js";
import { data } from "./data.js";
import { h, link, name } from "./dom.js";
import { heading } from "./save.js";
import { extent, spark, table } from "./small.js";
import { change } from "./state.js";
import { count } from "./words.js";

const MOST = 200;

export async function show(now) {
  const { events, codes } = await data();
  const part = (now.find ?? "").toLocaleLowerCase();
  const found = new Map();
  for (const event of events) {
    if (!event.place || (part && !event.place.toLocaleLowerCase().includes(part))) continue;
    const key = `${event.place}\n${event.country ?? ""}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(event);
  }
  const days = extent(events.filter((e) => e.role === "news"));
  const rows = [...found.values()].sort((a, b) => b.length - a.length || a[0].place.localeCompare(b[0].place));
  const box = h("input", { type: "search", value: now.find ?? "", maxlength: 200, on: { change: (event) => change({ find: event.target.value }) } });
  return {
    title: "Places",
    content: [
      h("h1", {}, "Places"),
      h("form", { class: "ask", role: "search", on: { submit: (event) => event.preventDefault() } }, h("label", {}, h("span", {}, "Part of the name"), box)),
      heading([h("strong", {}, count(rows.length, "place")), rows.length > MOST && `, the ${MOST} told of most`], "dateline-places", PLACES, rows),
      table("Places", ["Place", "Country", "Known as", "#Events", "When"], rows.slice(0, MOST).map((own) => h("tr", {}, [
        h("td", {}, link({ view: "place", name: own[0].place, of: own[0].country }, {}, name(own[0].place))),
        h("td", {}, codes.countries[own[0].country] ?? own[0].country ?? ""),
        h("td", {}, [...new Set(own.map((e) => e.precision).filter(Boolean))].join(", ")),
        h("td", { class: "n" }, own.length),
        h("td", {}, spark(own, days)),
      ]))),
    ],
  };
}
