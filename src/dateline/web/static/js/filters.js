// Filters of a view. The server has the same for exports (select.py); a browser test holds both together.

import { ask, SITE } from "./api.js";

const several = (value) => new Set(value.split(",").map((part) => part.trim()));
const within = (value, text) => (text ?? "").toLocaleLowerCase().includes(value.toLocaleLowerCase());

/** Filter -> maker of a test on an event. */
export const TESTS = {
  type: (v) => ((set) => (e) => set.has(e.type))(several(v)),
  mode: (v) => ((set) => (e) => set.has(e.mode))(several(v)),
  quad: (v) => ((set) => (e) => set.has(e.quad))(several(v)),
  status: (v) => ((set) => (e) => set.has(e.status))(several(v)),
  role: (v) => ((set) => (e) => set.has(e.role))(several(v)),
  country: (v) => ((set) => (e) => set.has(e.country) || parties(e).some((p) => set.has(p[1])))(several(v)),
  place: (v) => (e) => e.place === v,
  since: (v) => (e) => e.start !== null && (e.end === null || e.end >= v),
  until: (v) => (e) => e.start !== null && e.start <= v,
  page: (v) => (e) => e.at.key === v || e.at.page === v,
  outlet: (v) => (e) => e.at.outlet === v,
  source: (v) => (e) => e.sources.some((source) => within(v, source)),
  sure: (v) => (e) => e.confidence >= +v,
  killed: (v) => (e) => e.killed !== null && (e.killed[1] ?? e.killed[0]) >= +v,
  incident: (v) => (e) => e.incident === v,
  box: (v) => inBox(v.split(",").map(Number)),
  actor: (v, state) => byParty(v, state.side),
};

const any = (name) => (v, state) => ((test) => (i) => i.told.some(test))(TESTS[name](v, state));

/** Filter -> maker of a test on an incident. What only events have must hold of one of the events that tell it (`told`). */
export const HAPPENED = {
  ...Object.fromEntries(["type", "mode", "quad", "status", "place", "since", "until", "box"].map((name) => [name, TESTS[name]])),
  ...Object.fromEntries(["role", "outlet", "source", "sure"].map((name) => [name, any(name)])),
  actor: (v, state) => ((test) => (i) => i.told.some(test) || byName(v, state.side)(i))(TESTS.actor(v, state)),
  country: (v) => ((set, test) => (i) => set.has(i.country) || i.told.some(test))(several(v), TESTS.country(v)),
  find: (v) => (i) => [i.headline, i.actors, i.recipients, i.place].some((text) => within(v, text)),
  killed: (v) => (i) => i.killed !== null && i.killed[0] >= +v,
  reports: (v) => (i) => i.reports >= +v,
  witnesses: (v) => (i) => i.witnesses >= +v,
  disputed: () => (i) => i.disputed.length > 0,
};

/** Names of the parameters that filter events, and of those that filter incidents. */
export const NAMES = [...Object.keys(TESTS), "side", "text"];
export const HAPPENED_NAMES = [...Object.keys(HAPPENED), "side", "text"];

/** Incidents whose reconciled parties have the words: a correction may have given them. */
function byName(value, side) {
  const of = { actor: (i) => [i.actors], recipient: (i) => [i.recipients] }[side] ?? ((i) => [i.actors, i.recipients]);
  return (i) => of(i).some((names) => within(value, names));
}

const parties = (e) => [...e.actors, ...e.recipients];

function byParty(value, side) {
  const part = value.toLocaleLowerCase();
  const of = { actor: (e) => e.actors, recipient: (e) => e.recipients }[side] ?? parties;
  return (e) => of(e).some((p) => p[0].toLocaleLowerCase().includes(part) || p[3] === value);
}

function inBox([west, south, east, north]) {
  return (e) => {
    if (e.lat === null || e.lon === null) return false;
    const across = west > east ? e.lon >= west || e.lon <= east : e.lon >= west && e.lon <= east;
    return across && e.lat >= south && e.lat <= north;
  };
}

/** The filters among the parameters of an address. */
export function filtersOf(state, names = NAMES) {
  return Object.fromEntries(names.filter((name) => state[name]).map((name) => [name, state[name]]));
}

/** The events that answer; `names` are those whose sentence has the words that are asked for, or null. */
export function select(events, filters, names = null) {
  const tests = testsOf(TESTS, filters);
  if (names) tests.push((e) => names.has(e.name));
  return events.filter((e) => tests.every((test) => test(e)));
}

/** The incidents that answer; `names` are of events as for `select`. */
export function selectHappened(incidents, filters, names) {
  const tests = testsOf(HAPPENED, filters);
  if (names) tests.push((i) => i.told.some((e) => names.has(e.name)));
  return incidents.filter((i) => tests.every((test) => test(i)));
}

const testsOf = (tests, filters) => Object.entries(filters).filter(([key, value]) => value && key in tests).map(([key, value]) => tests[key](value, filters));

let last = ["", null];

/** Names of the events whose sentence has the words, or null where no words are asked for. */
export async function search(text, events) {
  if (!text) return null;
  if (last[0] !== text) last = [text, SITE ? bySentence(text, events) : new Set((await ask("search", { text })).names)];
  return last[1];
}

/** Without a server: all words begin a word of the sentence; quoted ones stand together. */
function bySentence(text, events) {
  const parts = [...text.matchAll(/"([^"]+)"|(\S+)/g)].map((m) => fold(m[1] ?? m[2].replace(/\*+$/, "")));
  return new Set(events.filter((e) => parts.every((part) => ` ${fold(e.evidence)}`.includes(` ${part}`))).map((e) => e.name));
}

const fold = (text) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
