// Small drawings and tables that several views share.

import { h, s } from "./dom.js";
import { QUADS } from "./words.js";

const WIDTH = 160;
const HEIGHT = 22;
const MOST = 40; // bars

/** Events over time in one line: stacked bars between two days (ISO), by quad class. */
export function spark(events, [from, to]) {
  const low = Date.parse(from);
  const step = Math.max(1, (Date.parse(to) - low + 86400000) / MOST);
  const bars = Array.from({ length: MOST }, () => ({}));
  for (const event of events) {
    if (!event.start) continue;
    const at = Math.floor((Date.parse(event.start) - low) / step);
    if (at >= 0 && at < MOST) bars[at][event.quad] = (bars[at][event.quad] ?? 0) + 1;
  }
  const most = Math.max(1, ...bars.map((bar) => Object.values(bar).reduce((a, b) => a + b, 0)));
  const rects = bars.flatMap((bar, n) => {
    let y = HEIGHT;
    return Object.entries(bar).map(([quad, count]) => {
      const tall = Math.max(2, (count / most) * HEIGHT);
      y -= tall;
      return s("rect", { class: QUADS[quad].css, fill: "var(--q)", x: (n * WIDTH) / MOST, y, width: WIDTH / MOST - 0.6, height: tall });
    });
  });
  return s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img", "aria-label": `${events.length} events from ${from} to ${to}` }, rects);
}

/** First and last day on which events begin. */
export function extent(events) {
  const days = events.map((e) => e.start).filter(Boolean).sort();
  return days.length ? [days[0], days.at(-1)] : ["2000-01-01", "2000-01-02"];
}

/** How often each value occurs, most often first. */
export function tally(values) {
  const times = new Map();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])));
}

/** Counts as a table with bars; `label` makes the first cell of a value. */
export function counted(heading, pairs, label, most = 12) {
  if (!pairs.length) return null;
  const top = pairs[0][1];
  return h("section", {}, h("h2", {}, heading), h("table", {}, h("tbody", {}, pairs.slice(0, most).map(([value, n]) => h("tr", {}, h("th", { scope: "row" }, label(value)), h("td", { class: "n" }, n), h("td", { "aria-hidden": "true" }, bar(n / top)))))));
}

function bar(share) {
  const drawn = h("span", { class: "bar" });
  drawn.style.width = `${Math.max(2, share * 120)}px`;
  return drawn;
}

/** A table that may be wider than the room; a head that begins with # is of numbers. */
export function table(caption, heads, rows) {
  return h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": caption }, h("table", {}, h("thead", {}, h("tr", {}, heads.map((head) => h("th", { scope: "col", class: head.startsWith("#") ? "n" : undefined }, head.replace("#", ""))))), h("tbody", {}, rows)));
}
