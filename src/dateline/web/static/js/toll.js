// A toll over time: every claim with its range on the day it was told, numbered by who says so; the best number as a line.

import { h, s } from "./dom.js";
import { bounds, day, number } from "./words.js";

const WIDTH = 860;
const [LEFT, RIGHT, TOP, FLOOR] = [52, 300, 24, 250]; // units: room for numbers, for names, over the chart; where zero is
const GAP = 22; // between claims of one day
const NAME = 38; // characters of a name before it is cut; the whole stands in the table below
const MOST = 40; // claims drawn; the table has all

/** The chart of one toll. */
export function tollChart(toll) {
  const claims = [...toll.claims.filter((claim) => !claim.denied)].sort((a, b) => (a.day ?? "").localeCompare(b.day ?? "")).slice(0, MOST);
  const people = [...new Set(claims.map(claimant))];
  const most = Math.max(1, toll.high, ...claims.map((c) => c.high ?? c.low * 1.1)) * 1.06;
  const y = (value) => FLOOR - (value / most) * (FLOOR - TOP);
  const { x, ticks } = across(claims);
  const height = Math.max(FLOOR + 46, TOP + 18 * people.length + 10);
  const step = nice(most / 4);
  const levels = Array.from({ length: Math.floor(most / step) + 1 }, (_, n) => n * step);
  const drawn = s("svg", { class: "toll-chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${toll.kind}: best ${number(toll.best)}, from ${number(toll.low)} to ${number(toll.high)}; ${claims.length} claims by ${people.length} sources` }, [
    toll.high > toll.low && s("rect", { class: "band", x: LEFT, width: WIDTH - LEFT - RIGHT, y: y(toll.high), height: y(toll.low) - y(toll.high) }),
    levels.map((level) => [s("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(level), y2: y(level) }), s("text", { x: LEFT - 8, y: y(level) + 4, "text-anchor": "end" }, number(level))]),
    ticks.map(({ at, said }, n) => [s("line", { class: "grid", x1: at, x2: at, y1: FLOOR, y2: FLOOR + 5 }), s("text", { x: at, y: FLOOR + (n % 2 ? 36 : 20), "text-anchor": "middle" }, said)]),
    s("line", { class: "best", x1: LEFT, x2: WIDTH - RIGHT, y1: y(toll.best), y2: y(toll.best) }),
    s("text", { x: LEFT + 4, y: Math.max(12, y(toll.best) - 5) }, `best ${number(toll.best)}`),
    people.map((who) => path(claims, who, x, y)),
    claims.map((claim, n) => mark(claim, people.indexOf(claimant(claim)) + 1, x(claim, n), y)),
    people.map((who, n) => s("g", {}, badge(n + 1, WIDTH - RIGHT + 22, TOP + 18 * n), s("text", { x: WIDTH - RIGHT + 38, y: TOP + 18 * n + 4 }, who.length > NAME ? `${who.slice(0, NAME - 1)}…` : who))),
  ]);
  return h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": `Chart of ${toll.kind} over time` }, drawn);
}

/** Where each claim stands: by its day, those of one day side by side, those without a day before all others; and ticks. */
function across(claims) {
  const days = [...new Set(claims.map((c) => c.day).filter(Boolean))];
  const dayless = claims.filter((c) => !c.day).length;
  const from = LEFT + 20 + dayless * GAP;
  const to = WIDTH - RIGHT - 24;
  const [first, last] = [Date.parse(days[0] ?? "2000-01-01"), Date.parse(days.at(-1) ?? "2000-01-01")];
  const on = (iso) => (last > first ? from + ((Date.parse(iso) - first) / (last - first)) * (to - from) : (from + to) / 2);
  const before = (claim, n) => claims.slice(0, n).filter((other) => other.day === claim.day).length;
  const same = (claim) => claims.filter((other) => other.day === claim.day).length;
  const inside = (at) => Math.min(to + 12, Math.max(LEFT + 12, at));
  const x = (claim, n) => (claim.day ? inside(on(claim.day) + (before(claim, n) - (same(claim) - 1) / 2) * Math.min(GAP, (to - from) / Math.max(1, same(claim)))) : LEFT + 16 + before(claim, n) * GAP);
  const told = days.filter((iso, n) => n === 0 || n === days.length - 1 || days.length <= 6 || n % Math.ceil(days.length / 6) === 0);
  const ticks = told.map((iso) => ({ at: on(iso), said: day(iso) }));
  if (dayless) ticks.unshift({ at: LEFT + 16 + ((dayless - 1) * GAP) / 2, said: "no day" });
  return { x, ticks };
}

/** The least of 1, 2, 5, 10, 20, ... that is not under a number. */
function nice(number) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, number)));
  return [1, 2, 5, 10].map((n) => n * ten).find((n) => n >= number) ?? 10 * ten;
}

const claimant = (claim) => (claim.chain.length ? claim.chain.join(", ") : claim.outlet ?? claim.page);

/** A thin line through the totals that one source gave one after the other. */
function path(claims, who, x, y) {
  const own = claims.map((claim, n) => [claim, n]).filter(([claim]) => claimant(claim) === who && !claim.part && claim.day);
  return own.length > 1 && s("polyline", { class: "path", points: own.map(([claim, n]) => `${x(claim, n).toFixed(1)},${y(claim.low).toFixed(1)}`).join(" ") });
}

/** A claim: a bar over its range, an arrow where it is open above, and the number of who says so. */
function mark(claim, who, x, y) {
  const open = claim.high === null;
  const top = open ? Math.max(6, y(claim.low) - 30) : y(claim.high);
  return s("g", {}, [
    s("title", {}, `${claim.day ? day(claim.day) : "no day"}: ${bounds(claim.low, claim.high)} ${claim.of ?? ""}${claim.part ? " (a part)" : ""}, ${claimant(claim)}`),
    top < y(claim.low) && s("line", { class: "span", x1: x, x2: x, y1: y(claim.low), y2: top, ...(open ? { "stroke-dasharray": "4 3" } : {}) }),
    top < y(claim.low) && s("path", { class: "tip", d: open ? `M${x - 5} ${top + 7}L${x} ${top}L${x + 5} ${top + 7}` : `M${x - 5} ${top}H${x + 5}` }),
    badge(who, x, y(claim.low), claim.part),
  ]);
}

/** The number of a source in a ring; hollow where it speaks of a part. */
const badge = (n, x, y, part = false) => [s("circle", { class: part ? "open" : "dot", cx: x, cy: y, r: 8 }), s("text", { class: part ? "n-open" : "n-dot", x, y: y + 4, "text-anchor": "middle" }, n)];
