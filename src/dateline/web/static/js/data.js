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

function event(row, index, quads, number) {
  const one = { number };
  index.columns.forEach((column, at) => (one[column] = row[at]));
  one.quad = quads[one.type] ?? "";
  one.at = index.pages[one.page];
  one.id = one.name.slice(one.at.key.length + 1);
  return one;
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

/** All incidents, shaped so that the overview can show them as it shows events. */
export function happenings() {
  happened ??= Promise.all([data(), ask("incidents")]).then(([{ quads }, told]) =>
    told.incidents.map((one, number) => ({ ...one, number, quad: quads[one.type] ?? "" })),
  );
  return happened;
}
