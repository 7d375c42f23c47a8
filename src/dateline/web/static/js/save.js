// Tables that the page itself hands over as files: CSV, GeoJSON where the rows have coordinates, and JSON lines.

import { SITE } from "./api.js";
import { EVENTS } from "./columns.js";
import { h } from "./dom.js";

const FORMULA = /^[=+\-@\t\r]/; // a spreadsheet would run such a cell; an apostrophe before it makes it text

/** Buttons that save rows; `columns` are name -> cell of a row. Rows are asked for when a button is pressed. */
export function saved(file, columns, rows) {
  const place = "latitude" in columns;
  const forms = { csv: ["CSV", "text/csv", csv], ...(place && { geojson: ["GeoJSON", "application/geo+json", geojson] }), jsonl: ["JSON lines", "application/jsonl", lines] };
  return Object.entries(forms).map(([form, [label, media, write]]) => h("button", { type: "button", class: "save", "aria-label": `Save as ${label}`, on: { click: () => hand(`${file}.${form}`, media, write(columns, rows())) } }, label));
}

/** The events of a page, incident, actor or place as files: the server's, or the page's own where there is none. */
export function exported(filters, events) {
  const query = new URLSearchParams(filters);
  const link = (form, label) => [h("a", { href: `api/export/${form}?${query}`, download: `dateline-events.${form}` }, label), " "];
  const forms = { csv: "CSV", geojson: "GeoJSON", jsonl: "JSON lines" };
  return h("p", { class: "files" }, "Events: ", SITE ? saved("dateline-events", EVENTS, () => events) : Object.entries(forms).map(([form, label]) => link(form, label)));
}

/** A table over a line that says how much it holds, with buttons that save all of it. */
export const heading = (total, file, columns, rows) => h("div", { class: "over" }, h("p", { class: "total" }, total), h("p", { class: "files" }, saved(file, columns, () => rows)));

function hand(name, media, text) {
  const url = URL.createObjectURL(new Blob([text], { type: media }));
  const anchor = h("a", { href: url, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** RFC 4180. */
export function csv(columns, rows) {
  const line = (cells) => cells.map(cell).join(",") + "\r\n";
  return line(Object.keys(columns)) + rows.map((row) => line(Object.values(columns).map((of) => of(row)))).join("");
}

function cell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const plain = (columns, row) => Object.fromEntries(Object.entries(columns).map(([name, of]) => [name, of(row) ?? null]));

const lines = (columns, rows) => rows.map((row) => JSON.stringify(plain(columns, row)) + "\n").join("");

/** RFC 7946; rows without coordinates have no geometry. */
export function geojson(columns, rows) {
  const feature = (row) => {
    const { latitude: y, longitude: x, ...properties } = plain(columns, row);
    return { type: "Feature", geometry: x === null || y === null ? null : { type: "Point", coordinates: [x, y] }, properties };
  };
  return JSON.stringify({ type: "FeatureCollection", features: rows.map(feature) });
}
