// The record as the page holds it: every event as an object, with what filters need.

import { ask } from "./api.js";

let loaded = null;

/** Codes, pages and events; asked for once, and again after `forget`. */
export function data() {
  loaded ??= load();
  return loaded;
}

/** Drops what is held, after the database has changed. */
export function forget() {
  loaded = null;
  said = null;
  happened = null;
}

async function load() {
  const [codes, index] = await Promise.all([ask("codebook"), ask("index")]);
  const quads = Object.fromEntries(codes.types.map((type) => [type.code, type.quad]));
  const events = index.events.map((row, number) => event(row, index, quads, number));
  const byName = new Map(events.map((one) => [one.name, one]));
  const pageNumber = new Map(index.pages.map((page, number) => [page.key, number]));
  return { codes, quads, pages: index.pages, events, byName, pageNumber };
}

/** An event of a row as an object; named one by one, as that is six times as fast as by the list of columns. */
function event([name, page, type, mode, status, role, start, end, place, country, lat, lon, precision, actors, recipients, killed, injured, sources, confidence, trigger, evidence, incident, people], index, quads, number) {
  const at = index.pages[page];
  return { number, name, page, type, mode, status, role, start, end, place, country, lat, lon, precision, actors, recipients, killed, injured, sources, confidence, trigger, evidence, incident, people, quad: quads[type] ?? "", at, id: name.slice(at.key.length + 1), days: null, x: null, y: null };
}

let said = null;

/** All statements. */
export function statements() {
  said ??= ask("statements").then((told) =>
    told.statements.map((row) => Object.fromEntries(told.columns.map((column, at) => [column, row[at]]))),
  );
  return said;
}

let happened = null;

/** All incidents, shaped so that the overview shows them as it shows events: by day with the undated last, each with the
 *  events that tell it. `of` is how many there will be while the server is still `making` them. */
export function happenings() {
  happened ??= Promise.all([data(), ask("incidents")]).then(([{ quads, events }, told]) => {
    const tellers = new Map();
    for (const event of events) if (event.incident) tellers.set(event.incident, [...(tellers.get(event.incident) ?? []), event]);
    const rows = told.incidents.map((one) => ({ ...one, quad: quads[one.type] ?? "", told: tellers.get(one.id) ?? [] }));
    const day = (row) => row.start ?? "~"; // after every day; ISO days compare as they stand
    rows.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
    return { rows, of: told.of, making: told.making ?? false };
  });
  return happened;
}

/** Drops the incidents alone. */
export function forgetHappenings() {
  happened = null;
}
