// The form of a correction: a field, and what it should be, typed or taken from the words selected on the page.

import { h } from "./dom.js";

const EMPTIED = ["mode", "actors", "recipients", "place", "date", "figures", "attributed_to"]; // fields that one can hold to be empty
/** Corrections of an event that its incident has no field for, with what they are called. */
const ALONE = { days: "days (from and to, or open)", party_country: "country of a party", party_sector: "sector of a party", role: "role", empty: "empty" };
const CODES = {
  type: (codes) => codes.types.map((t) => t.code), status: (codes) => Object.keys(codes.statuses), role: (codes) => Object.keys(codes.roles), empty: () => EMPTIED,
  mode: (codes) => [...new Set(codes.types.flatMap((t) => Object.keys(t.modes)))].sort(),
  country: (codes) => Object.keys(codes.countries), party_country: (codes) => Object.keys(codes.countries), party_sector: (codes) => Object.keys(codes.sectors),
};
const BY_KIND = { place: "where", actor: "actors", recipient: "recipients", date: "start", figure: "killed" };

/** The form. `codes` are the codebook's, `row` the event, `leaf` the paper whose words are selected; `keep(said)` is called with
 *  field, value, why and words, `left()` when the form is given up. `begin` fills it in by what was looked at last. */
export function correcting({ codes, row, leaf, keep, left }) {
  const taken = { words: null };
  const value = h("input", { name: "value", maxlength: 500, required: true, list: "codes" });
  const offered = h("datalist", { id: "codes" });
  const words = h("p", { class: "quiet" }, "Select words on the page to take them.");
  const how = h("p", { class: "quiet", id: "how" });
  const parties = [...new Set([...row.actors, ...row.recipients].map((one) => one.name))];
  const party = h("select", { name: "party" }, parties.map((one) => h("option", { value: one }, one)));
  const whose = h("label", { hidden: true }, h("span", {}, "Whose"), party);
  const field = h("select", { name: "field" }, codes.correctable.map((one) => h("option", { value: one }, one)), Object.entries(ALONE).filter(([one]) => parties.length || !one.startsWith("party_")).map(([one, label]) => h("option", { value: one }, label)));
  const why = h("input", { name: "why", maxlength: 2000 });
  value.setAttribute("aria-describedby", "how");
  const fill = () => {
    offered.replaceChildren(...(CODES[field.value]?.(codes) ?? []).map((code) => h("option", { value: code })));
    whose.hidden = !field.value.startsWith("party_");
    how.textContent = hint(field.value, codes);
  };
  field.addEventListener("change", fill);
  const take = () => {
    const chosen = leaf.selected();
    if (!chosen || !element.isConnected) return;
    taken.words = chosen.span;
    value.value = chosen.text.replace(/\s+/g, " ").slice(0, 500);
    words.replaceChildren("From the words ", h("q", {}, chosen.text.slice(0, 120)));
  };
  const submit = (event) => {
    event.preventDefault();
    const said = whose.hidden ? value.value : `${party.value}: ${value.value}`;
    keep({ field: field.value, value: said, why: why.value, words: taken.words });
  };
  const element = h("form", { class: "correct", on: { submit, keydown: (event) => event.key === "Escape" && left() } }, [
    h("label", {}, h("span", {}, "Field"), field), whose, h("label", {}, h("span", {}, "Should be"), value), offered, how, words, h("label", {}, h("span", {}, "Why (may stay empty)"), why),
    h("p", {}, h("button", { type: "submit" }, "Keep the correction"), " ", h("button", { type: "button", on: { click: left } }, "Leave it")),
  ]);
  const begin = () => {
    const jump = document.activeElement?.className ?? "";
    const kind = Object.keys(BY_KIND).find((one) => jump.includes(`k-${one}`));
    if (kind) field.value = BY_KIND[kind];
    fill();
    leaf.element.addEventListener("mouseup", take);
    leaf.element.addEventListener("keyup", take);
    take();
    field.focus();
  };
  return { element, begin };
}

/** How the value of a field is written. */
function hint(field, codes) {
  if (field in codes.figure_kinds) return "A number: 9, at least 9, up to 40, or 9 to 12.";
  if (field === "days") return "2025-03-01/2025-03-05, or 2025-03-01/.. for what goes on.";
  if (field === "start" || field === "end") return "A day: 2025-03-01.";
  return "";
}
