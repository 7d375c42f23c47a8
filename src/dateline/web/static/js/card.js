// The record of one finding: every field with its words, and why the empty ones are empty.

import { h, link, name } from "./dom.js";
import { percent, QUADS } from "./words.js";

/** The card. `jump(span, from)` goes to the words of a field; `more` is put under the heading. */
export function card(finding, { jump, quads, more = [] }) {
  const quad = QUADS[quads[finding.type] ?? ""];
  return h("section", { class: `card ${finding.sort === "event" ? quad.css : ""}`, "aria-label": `Record of ${finding.id}` }, [
    h("h2", {}, finding.sort === "event" && h("span", { class: "sign", "aria-hidden": "true" }, quad.sign), " ", h("bdi", {}, finding.heading), h("span", { class: "id" }, finding.id)),
    more,
    h("p", { class: "quiet" }, `${percent(finding.confidence)} sure`, finding.made && ` · made by ${finding.made}`),
    h("dl", { class: "fields" }, finding.fields.map((field) => row(field, jump)), finding.empty.map(({ label, reason }) => [h("dt", {}, label), h("dd", { class: "empty" }, h("span", { class: "dash" }, "empty: "), reason)])),
  ]);
}

function row(field, jump) {
  const span = field.spans[0];
  const differs = field.words && field.words !== field.said;
  const value = span
    ? h("button", { type: "button", class: `jump k-${field.kind}`, title: "Show the words on the page", on: { click: (event) => jump(span, event.currentTarget) } }, name(field.said))
    : name(field.said);
  return [
    h("dt", {}, field.label),
    h("dd", {}, [
      value,
      field.party && link({ view: "actor", name: field.said }, { class: "aside", "aria-label": `All events of ${field.said}` }, "all"),
      differs && h("q", {}, field.words),
      field.note && h("small", {}, field.note),
      field.why && h("small", {}, field.why),
      (field.made || field.share) && h("small", { class: "made" }, [field.share !== undefined && `${percent(field.share)} sure`, field.made].filter(Boolean).join(" · ")),
    ]),
  ];
}
