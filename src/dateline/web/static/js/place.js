// One place: what happened there, and who did it.

import { data } from "./data.js";
import { h, link, name } from "./dom.js";
import { list } from "./list.js";
import { counted, tally } from "./small.js";
import { title } from "./words.js";

export async function show(now) {
  const { events, codes } = await data();
  const own = events.filter((e) => e.place === now.name && (!now.of || e.country === now.of));
  if (!own.length) throw new Error(`${now.name ?? "no name"}: no event on record is told of this place.`);
  const first = own.find((e) => e.lat !== null) ?? own[0];
  const found = list();
  found.set([...own].sort((a, b) => (b.start ?? "").localeCompare(a.start ?? "")));
  const where = first.lat === null ? "no coordinates are known" : `${first.lat}, ${first.lon} (${first.precision ?? "point"})`;
  return {
    title: now.name,
    content: [
      h("h1", {}, name(now.name)),
      h("p", { class: "quiet" }, [codes.countries[first.country] ?? first.country, where].filter(Boolean).join(" · ")),
      h("p", {}, link({ place: now.name, map: first.lat === null ? "" : `${first.lon},${first.lat},6` }, {}, "Show on the map")),
      h("div", { class: "two" }, [
        counted("What happened", tally(own.map((e) => e.type)), (type) => link({ place: now.name, type }, {}, title(type))),
        counted("Who acted", tally(own.flatMap((e) => e.actors.map((p) => p[0]))), (who) => link({ view: "actor", name: who }, {}, name(who))),
      ].filter(Boolean)),
      h("section", {}, h("h2", {}, `Events (${own.length})`), found.element),
    ],
  };
}
