// A toll over time: every claim with its range on the day it was told, by who says so; the best number as a line.

import { h, s } from "./dom.js";
import { bounds, day, number } from "./words.js";

const WIDTH = 860;
const LEFT = 330;
const NAME = 32; // characters of a name before it is cut; the whole stands in the table below
const ROW = 30;
const TOP = 26;

/** The chart and the claims of one toll. */
export function tollChart(toll) {
  const claims = toll.claims.filter((claim) => !claim.denied);
  const rows = [...new Set(claims.map(claimant))];
  const most = Math.max(1, toll.high, ...claims.map((c) => c.high ?? c.low)) * 1.06;
  const x = (value) => LEFT + (value / most) * (WIDTH - LEFT - 30);
  const height = TOP + lines(claims).length * ROW + 24;
  const step = nice(most / 4);
  const ticks = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step);
  const drawn = s("svg", { class: "toll-chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${toll.kind}: best ${number(toll.best)}, from ${number(toll.low)} to ${number(toll.high)}; ${claims.length} claims by ${rows.length} sources` }, [
    ticks.map((tick) => [s("line", { class: "grid", x1: x(tick), x2: x(tick), y1: TOP - 8, y2: height - 20 }), s("text", { x: x(tick), y: height - 6, "text-anchor": "middle" }, number(tick))]),
    s("line", { class: "best", x1: x(toll.best), x2: x(toll.best), y1: TOP - 12, y2: height - 20 }),
    s("text", { x: x(toll.best), y: 12, "text-anchor": "middle" }, `best ${number(toll.best)}`),
    lines(claims).map((claim, n) => mark(claim, TOP + n * ROW + ROW / 2, x)),
  ]);
  return h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": `Chart of ${toll.kind} over time` }, drawn);
}

/** The least of 1, 2, 5, 10, 20, ... that is not under a number. */
function nice(number) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, number)));
  return [1, 2, 5, 10].map((n) => n * ten).find((n) => n >= number) ?? 10 * ten;
}

const lines = (claims) => [...claims].sort((a, b) => (a.day ?? "").localeCompare(b.day ?? "")).slice(0, 40);

const claimant = (claim) => (claim.chain.length ? claim.chain.join(", ") : claim.outlet ?? claim.page);

function mark(claim, y, x) {
  const high = claim.high ?? claim.low;
  const open = claim.high === null;
  const who = claimant(claim);
  return s("g", {}, [
    s("title", {}, `${claim.day ? day(claim.day) : "no day"}: ${bounds(claim.low, claim.high)} ${claim.of ?? ""}, ${who}`),
    s("text", { x: 8, y: y + 4 }, `${claim.day ? day(claim.day) : "no day"} · ${who.length > NAME ? `${who.slice(0, NAME - 1)}…` : who}`),
    s("line", { class: "span", x1: x(claim.low), x2: open ? x(claim.low) + 26 : x(high), y1: y, y2: y, ...(open ? { "stroke-dasharray": "4 3" } : {}) }),
    s("circle", { class: claim.part ? "open" : "dot", cx: x(claim.low), cy: y, r: 5 }),
    high !== claim.low && s("circle", { class: "dot", cx: x(high), cy: y, r: 4 }),
    s("text", { x: x(high) + (open ? 32 : 10), y: y + 4 }, `${bounds(claim.low, claim.high)}${claim.part ? " (a part)" : ""}`),
  ]);
}
