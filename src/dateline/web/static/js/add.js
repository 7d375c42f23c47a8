// Adding what the reader missed: words are selected on the page, by mouse or by keys, and given to the fields of a form.

import { send } from "./api.js";
import { h, name, say } from "./dom.js";
import { guess, sector } from "./guess.js";
import { remember } from "./remembered.js";
import { walker } from "./walk.js";
import { title } from "./words.js";

/** Key -> the field that the selected words are given to. */
const TAKES = { t: "trigger", a: "actor", r: "recipient", p: "place", d: "date", f: "figure", c: "counted", s: "source" };
const LABELS = { trigger: "Trigger", actor: "Actor", recipient: "Recipient", place: "Place", date: "Date", figure: "Figure", counted: "What it counts", source: "Source" };
const MANY = ["actor", "recipient", "figure", "source"];

let styled = false;

/** Loads the style of review once; views that never judge do without. */
export function dressed() {
  if (!styled) document.head.append(h("link", { rel: "stylesheet", href: "review.css" }));
  styled = true;
}

/** The form. `view` is the page, `record` the data of all views, `leaf` the paper whose words are selected; `who` may be
    asked for; `kept(answer)` is called when the event is kept, `left()` when the form is given up. */
export function adding({ view, record, leaf, who = "", suggested = "", kept, left }) {
  dressed();
  const { codes } = record;
  const said = { trigger: null, actor: [], recipient: [], place: null, date: null, figure: [], source: [] };
  const told = h("p", { class: "wrong", role: "alert", hidden: true });
  const held = Object.fromEntries(Object.keys(LABELS).map((field) => [field, h("ul", { class: "taken", "aria-label": LABELS[field] })]));
  const mine = h("input", { name: "adder", required: true, maxlength: 80, autocomplete: "name", value: who || suggested });
  const why = h("input", { name: "why", maxlength: 2000 });
  const code = coded(codes);
  const wrong = (sentence) => {
    told.textContent = sentence;
    told.hidden = !sentence;
  };
  const walk = walker(leaf, { keys: TAKES, take: (field) => take(field) });
  const draw = (field) => {
    const rows = [said[field]].flat().filter(Boolean);
    held[field].replaceChildren(...rows.map((row) => entry(field, row, codes, () => {
      if (MANY.includes(field)) said[field] = said[field].filter((one) => one !== row);
      else said[field] = null;
      draw(field);
    })));
  };
  const take = (field) => {
    const words = walk.words();
    if (!words) return wrong("Select words on the page first: by mouse, or with the arrow keys on the text.");
    wrong("");
    if (field === "counted") return counted(words);
    const row = { ...words, ...guess(field, words, view, record), inputs: {} };
    if (MANY.includes(field)) said[field].push(row);
    else said[field] = row;
    draw(field);
    say(`${LABELS[field]}: ${words.text}`);
  };
  const counted = (words) => {
    const last = said.figure.at(-1);
    if (!last) return wrong("Take the number first, then what it counts.");
    last.of = words;
    draw("figure");
    say(`counts ${words.text}`);
  };
  const button = ([key, field]) => h("button", { type: "button", data: { take: field }, "aria-keyshortcuts": key, on: { mousedown: (event) => event.preventDefault(), click: () => take(field) } }, LABELS[field], h("kbd", {}, key.toUpperCase()));
  const submit = async (event) => {
    event.preventDefault();
    if (!said.trigger) return wrong("An event needs its trigger: the words that tell it.");
    try {
      const body = { page: view.key, who: mine.value.trim(), why: why.value, event: { ...code.told(), ...collected(said) } };
      const answer = await send("added", body);
      remember(mine.value.trim());
      walk.leave();
      kept(answer);
    } catch (error) {
      wrong(error.message);
    }
  };
  const leave = () => {
    walk.leave();
    left();
  };
  const form = h("form", { class: "adding", "aria-label": "A missed event", on: { submit, keydown: (event) => event.key === "Escape" && (event.stopPropagation(), leave()) } }, [
    h("p", { class: "quiet" }, "Select words on the page, then say what they are. On the text, arrow keys go from word to word, with Shift they take more, and a letter gives them to its field; Tab leads back here."),
    h("div", { class: "verdicts", role: "group", "aria-label": "The selected words are" }, Object.entries(TAKES).map(button)),
    Object.entries(held).filter(([field]) => field !== "counted").map(([, list]) => list),
    code.element,
    told,
    h("div", { class: "pair" }, !who && h("label", {}, h("span", {}, "Your name"), mine), h("label", {}, h("span", {}, "Why (may stay empty)"), why)),
    h("p", {}, h("button", { type: "submit" }, "Keep the event"), " ", h("button", { type: "button", on: { click: leave } }, "Leave it")),
  ]);
  form.begin = () => walk.begin();
  form.leave = () => walk.leave();
  return form;
}

/** Type, mode, status and role as selects; modes are those of the type. */
function coded(codes) {
  const choice = (label, options) => h("select", { name: label }, options);
  const option = (value, label) => h("option", { value, title: label ?? "" }, value || "none");
  const type = choice("type", codes.types.map((one) => h("option", { value: one.code, title: one.definition }, `${title(one.code)}: ${one.definition.slice(0, 60)}`)));
  const mode = choice("mode", []);
  const status = choice("status", Object.entries(codes.statuses).map(([value, label]) => option(value, label)));
  const role = choice("role", Object.entries(codes.roles).map(([value, label]) => option(value, label)));
  const fill = () => {
    const modes = codes.types.find((one) => one.code === type.value)?.modes ?? {};
    mode.replaceChildren(option(""), ...Object.entries(modes).map(([value, label]) => option(value, label)));
  };
  type.addEventListener("change", fill);
  fill();
  const field = (label, input) => h("label", {}, h("span", {}, label), input);
  return {
    element: h("div", { class: "pair" }, field("Type", type), field("Mode", mode), field("Status", status), field("News or background", role)),
    told: () => ({ type: type.value, mode: mode.value || null, status: status.value, role: role.value }),
  };
}

/** Words that were taken, with what is known of them; every input of the row is kept in `row.inputs`. */
function entry(field, row, codes, drop) {
  const input = (key, label, properties = {}) => {
    row.inputs[key] = h("input", { name: `${field}-${key}`, maxlength: 200, value: row.inputs[key]?.value ?? row[key] ?? "", ...properties });
    return h("label", {}, h("span", {}, label), row.inputs[key]);
  };
  const select = (key, label, options) => {
    const chosen = row.inputs[key]?.value ?? row[key];
    row.inputs[key] = h("select", { name: `${field}-${key}` }, options.map((value) => h("option", { value, selected: value === chosen }, value)));
    return h("label", {}, h("span", {}, label), row.inputs[key]);
  };
  const countries = { list: "add-countries", maxlength: 3, class: "short" };
  const parts = {
    actor: () => [input("name", "Name"), input("country", "Country", countries), select("sector", "Sector", Object.keys(codes.sectors))],
    recipient: () => parts.actor(),
    place: () => [input("name", "Name"), input("country", "Country", countries)],
    date: () => [input("start", "First day", { type: "date" }), input("end", "Last day", { type: "date" })],
    figure: () => [select("kind", "Kind", Object.keys(codes.figure_kinds)), input("low", "At least", { type: "number", min: 0, step: "any", class: "short" }), input("high", "At most (empty: open)", { type: "number", min: 0, step: "any", class: "short" }), row.of && h("span", { class: "quiet" }, "of ", h("q", {}, name(row.of.text)))],
  };
  const offered = ["actor", "recipient", "place"].includes(field) && h("datalist", { id: "add-countries" }, Object.keys(codes.countries).map((value) => h("option", { value })));
  return h("li", {}, h("strong", {}, LABELS[field]), " ", h("q", {}, name(row.text)), parts[field]?.(), offered, h("button", { type: "button", "aria-label": `Drop ${row.text}`, on: { click: drop } }, "×"));
}

/** What was taken, in the guide's form. */
function collected(said) {
  const value = (row, key) => row.inputs[key]?.value.trim() || null;
  const words = (row) => ({ text: row.text, span: row.span });
  const party = (row) => ({ ...words(row), name: value(row, "name"), country: value(row, "country"), sector: sector(value(row, "sector")) });
  const figure = (row) => ({ ...words(row), kind: value(row, "kind"), low: Number(value(row, "low") ?? 0), high: value(row, "high") === null ? null : Number(value(row, "high")), ...(row.of ? { of: row.of.text, of_span: row.of.span } : {}) });
  const { date, place, trigger } = said;
  return {
    trigger: trigger.text,
    trigger_span: trigger.span,
    actors: said.actor.map(party),
    recipients: said.recipient.map(party),
    place: place && { ...words(place), name: value(place, "name"), country: value(place, "country") },
    date: date && value(date, "start") ? { ...words(date), start: value(date, "start"), end: value(date, "end") } : null,
    figures: said.figure.map(figure),
    attributed_to: said.source.map(words),
  };
}
