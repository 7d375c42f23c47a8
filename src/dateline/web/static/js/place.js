// One place: what happened there and when, and who did it.

import { EVENTS } from "./columns.js";
import { data } from "./data.js";
import { h, link, name } from "./dom.js";
import { select } from "./filters.js";
import { list } from "./list.js";
import { newest } from "./panes.js";
import { saved } from "./save.js";
import { counted, tally } from "./small.js";
import { change, note } from "./state.js";
import { timeline } from "./timeline.js";
import { title } from "./words.js";

export async function show(now) {
  const { events, codes } = await data();
  const all = events.filter((e) => e.place === now.name && (!now.of || e.country === now.of));
  if (!all.length) throw new Error(`${now.name ?? "no name"}: no event on record is told of this place.`);
  const first = all.find((e) => e.lat !== null) ?? all[0];
  const where = first.lat === null ? "no coordinates are known" : `${first.lat}, ${first.lon} (${first.precision ?? "point"})`;
  const line = timeline({ pick: (since, until) => change({ since, until }), by: (by) => note({ by }) });
  const body = h("div", {});
  const update = (then) => {
    if (then.view !== "place" || then.name !== now.name || then.of !== now.of) return false;
    line.set(all, { since: then.since, until: then.until, by: then.by });
    body.replaceChildren(...told(select(all, { since: then.since, until: then.until }), then));
    return true;
  };
  return {
    title: now.name,
    content: [
      h("h1", {}, name(now.name)),
      h("p", { class: "quiet" }, [codes.countries[first.country] ?? first.country, where].filter(Boolean).join(" · ")),
      h("p", {}, link({ place: now.name, map: first.lat === null ? "" : `${first.lon},${first.lat},6` }, {}, "Show on the map")),
      h("section", { class: "line", "aria-label": "Timeline" }, line.element),
      body,
    ],
    update,
    after: () => update(now),
  };
}

/** What is told of a place in the days that were chosen. */
function told(events, { name: place, since, until }) {
  const days = { since: since ?? "", until: until ?? "" };
  const found = list();
  found.set(newest(events));
  return [
    h("div", { class: "two" }, [
      counted("What happened", tally(events.map((e) => e.type)), (type) => link({ place, type, ...days }, {}, title(type))),
      counted("Who acted", tally(events.flatMap((e) => e.actors.map((p) => p[0]))), (who) => link({ view: "actor", name: who, ...days }, {}, name(who))),
    ].filter(Boolean)),
    h("section", {}, h("div", { class: "over" }, h("h2", {}, `Events (${events.length})`), h("p", { class: "files" }, saved("dateline-events", EVENTS, () => events))), found.element),
  ];
}
