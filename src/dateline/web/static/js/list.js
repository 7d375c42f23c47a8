// A list of events or incidents that grows as one reads on.

import { add, h, link, name } from "./dom.js";
import { bounds, interval, percent, QUADS, title } from "./words.js";

const STEP = 20; // entries drawn at a time: some 2,400 pixels, more than any window is high

/** A list: `element`, and `set` to show other rows; `made` draws one, `none` is said where there are none. */
export function list(made = entry, none = "No event on record answers these filters.") {
  const items = h("ol", { class: "events" });
  const more = h("button", { type: "button", class: "more-button", hidden: true }, "Show more");
  let events = [];
  let drawn = 0;
  const draw = () => {
    const part = events.slice(drawn, drawn + STEP);
    add(items, part.map((event) => made(event)));
    drawn += part.length;
    more.hidden = drawn >= events.length;
  };
  more.addEventListener("click", draw);
  new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && !more.hidden && draw(), { rootMargin: "400px" }).observe(more);
  const element = h("div", {}, items, more);
  return {
    element,
    set(found) {
      events = found;
      drawn = 0;
      items.replaceChildren();
      if (!found.length) items.append(h("li", { class: "none" }, none));
      draw();
    },
  };
}

/** One event: what, when, who to whom, where, how many, and its sentence with the trigger marked. */
export function entry(event) {
  const quad = QUADS[event.quad];
  const [before, after] = around(event.evidence, event.trigger);
  return h("li", { class: `event ${quad.css}` }, [
    h("div", { class: "what" }, [
      h("span", { class: "sign", title: event.quad || "a type of one's own" }, quad.sign),
      link({ view: "article", page: event.at.key, event: event.id }, { class: "type" }, title(event.type), event.mode ? ` ${event.mode}` : ""),
      event.status !== "actual" && h("span", { class: "tag" }, event.status),
      event.role === "background" && h("span", { class: "tag" }, "background"),
      event.people && h("span", { class: "tag" }, "added by ", name(event.people)),
      h("time", { class: "when", datetime: event.start ?? "" }, interval(event.start, event.end)),
    ]),
    h("p", { class: "who" }, parties(event.actors), h("span", { class: "to" }, " → "), parties(event.recipients), event.place && [" · ", name(event.place, { class: "where" })], event.killed && h("span", { class: "toll" }, ` · killed ${bounds(...event.killed)}`), event.injured && h("span", { class: "toll" }, ` · injured ${bounds(...event.injured)}`)),
    h("p", { class: "words", dir: "auto" }, before, h("mark", {}, event.trigger), after),
    h("p", { class: "from" }, name(event.at.outlet ?? event.at.page), event.sources.length > 0 && [" · ", name(event.sources.join(", "))], ` · ${percent(event.confidence)} sure`),
  ]);
}

/** Names of parties, each a link to its page. */
export function parties(rows) {
  if (!rows.length) return h("span", { class: "nobody", title: "The page names nobody" }, "nobody named");
  return rows.map(([who, country, sector], at) => [at > 0 && ", ", link({ view: "actor", name: who }, { class: "party", title: [sector, country].filter(Boolean).join(" ") }, name(who))]);
}

function around(evidence, trigger) {
  const at = evidence.indexOf(trigger);
  return at < 0 ? [evidence, ""] : [evidence.slice(0, at), evidence.slice(at + trigger.length)];
}
