// Events or incidents over time: bars by day, week, month or year, stacked by quad class; a stretch is chosen by dragging or by keys.

import { add, h, s } from "./dom.js";
import { count, day, QUADS } from "./words.js";

const HEIGHT = 96;
const WIDTH = 1200; // units of the drawing; it stretches to the room there is
const MOST = 240; // bars; a finer step is taken as long as it needs no more
const EDGE = 0.02; // share of events at the early end that is folded into "earlier" so that news has room
const DAY = 86400000;
const STEPS = ["day", "week", "month", "year"];
const ORDER = ["material conflict", "verbal conflict", "material cooperation", "verbal cooperation", ""];

/** A timeline: `element`, and `set` to show other rows; `noun` is what they are called. */
export function timeline({ pick, by, noun = "event" }) {
  const chart = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", class: "bars", role: "img" });
  const labels = h("div", { class: "axis", "aria-hidden": "true" });
  const told = h("span", { class: "quiet" });
  const steps = h("select", { "aria-label": "Step of the timeline" }, h("option", { value: "" }, "step: auto"), STEPS.map((step) => h("option", { value: step }, `by ${step}`)));
  const whole = h("button", { type: "button", hidden: true, on: { click: () => pick("", "") } }, "All days");
  const around = h("div", { class: "chart", tabindex: "0", role: "slider", "aria-label": "Days chosen", "aria-valuemin": "0", "aria-valuemax": "0", "aria-valuenow": "0" }, chart, labels);
  const element = h("div", {}, h("div", { class: "over" }, legend(), told, h("span", { class: "push" }), whole, steps), around);
  const drawn = { events: [], bars: [], from: 0, at: 0, noun };
  const redraw = () => draw(drawn, { chart, labels, told, around, whole });
  steps.addEventListener("change", () => {
    drawn.by = steps.value;
    by(steps.value);
    redraw();
  });
  drag(around, drawn, pick);
  keys(around, drawn, pick, redraw);
  return {
    element,
    set(events, { since, until, by: step }) {
      Object.assign(drawn, { events, since, until, by: step ?? "" });
      steps.value = drawn.by;
      redraw();
    },
  };
}

function legend() {
  return h("ul", { class: "legend", "aria-label": "Quad classes" }, Object.entries(QUADS).filter(([quad]) => quad).map(([quad, { sign, css }]) => h("li", { class: css }, h("span", { class: "sign", "aria-hidden": "true" }, sign), ` ${quad}`)));
}

// ---------------------------------------------------------------- bars

const number = (iso) => Date.parse(iso) / DAY;
const iso = (days) => new Date(days * DAY).toISOString().slice(0, 10);

/** First day (days since 1970) of the step that a day falls into. */
function floor(days, step) {
  if (step === "day") return days;
  if (step === "week") return days - ((((days + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday; weeks begin on Monday
  return Date.parse(iso(days).slice(0, step === "month" ? 7 : 4) + (step === "month" ? "-01" : "-01-01")) / DAY;
}

function next(first, step) {
  if (step === "day") return first + 1;
  if (step === "week") return first + 7;
  const [year, month] = iso(first).split("-").map(Number);
  return Date.UTC(step === "month" ? year : year + 1, step === "month" ? month : 0, 1) / DAY;
}

/** The bars of some events, which come by day: first day, day after the last, and how many of each quad class begin in it. */
export function barsOf(events, by) {
  const dated = events.filter((e) => e.start);
  if (!dated.length) return { bars: [], step: "day", earlier: 0, undated: events.length };
  const earlier = Math.floor(dated.length * EDGE);
  const from = daysOf(dated[earlier]);
  const last = daysOf(dated.at(-1));
  const step = STEPS.includes(by) ? by : STEPS.find((one) => (last - from) / (next(from, one) - from) <= MOST) ?? "year";
  const bars = [];
  for (let first = floor(from, step); first <= last && bars.length < 5000; first = next(first, step)) bars.push({ first, end: next(first, step), n: {}, all: 0 });
  let before = 0;
  let at = 0;
  for (const one of dated) {
    const days = daysOf(one);
    while (at < bars.length - 1 && days >= bars[at].end) at += 1;
    const bar = bars[at];
    if (days < bar.first || days >= bar.end) {
      before += 1;
      continue;
    }
    bar.n[one.quad] = (bar.n[one.quad] ?? 0) + 1;
    bar.all += 1;
  }
  return { bars, step, earlier: before, undated: events.length - dated.length };
}

const daysOf = (event) => (event.days ??= number(event.start));

function draw(drawn, { chart, labels, told, around, whole }) {
  const { bars, step, earlier, undated } = barsOf(drawn.events, drawn.by);
  Object.assign(drawn, { bars, at: Math.min(drawn.at, Math.max(0, bars.length - 1)) });
  const most = Math.max(1, ...bars.map((bar) => bar.all));
  const wide = WIDTH / Math.max(1, bars.length);
  const paths = Object.fromEntries(ORDER.map((quad) => [quad, ""]));
  bars.forEach((bar, n) => {
    let y = HEIGHT;
    for (const quad of ORDER) {
      if (!bar.n[quad]) continue;
      const tall = Math.max(1.5, (bar.n[quad] / most) * (HEIGHT - 6));
      y -= tall;
      paths[quad] += `M${(n * wide).toFixed(2)} ${y.toFixed(2)}h${Math.max(0.8, wide * 0.86).toFixed(2)}v${tall.toFixed(2)}h-${Math.max(0.8, wide * 0.86).toFixed(2)}z`;
    }
  });
  const chosen = stretch(drawn);
  chart.replaceChildren();
  if (chosen) add(chart, [s("rect", { class: "chosen", x: chosen[0] * wide, y: 0, width: Math.max(2, (chosen[1] - chosen[0]) * wide), height: HEIGHT })]);
  add(chart, ORDER.map((quad) => paths[quad] && s("path", { class: QUADS[quad].css, d: paths[quad] })));
  add(chart, [s("title", {}, `${drawn.noun === "event" ? "Events" : "Incidents"} by ${step}, from ${bars.length ? day(iso(bars[0].first)) : "no day"} to ${bars.length ? day(iso(bars.at(-1).end - 1)) : "no day"}; at most ${most} in one.`)]);
  axis(labels, bars);
  told.textContent = [`by ${step}, at most ${most}`, earlier && `${earlier} earlier`, undated && `${undated} without a day`].filter(Boolean).join(" · ");
  around.hidden = !bars.length;
  whole.hidden = !drawn.since && !drawn.until;
  around.setAttribute("aria-valuemax", String(Math.max(0, bars.length - 1)));
  value(around, drawn);
}

function axis(labels, bars) {
  const ticks = bars.length ? [0, 0.25, 0.5, 0.75].map((share) => Math.floor(share * bars.length)) : [];
  const last = bars.at(-1);
  labels.replaceChildren(...[...new Set(ticks)].map((n) => h("span", {}, day(iso(bars[n].first)))), ...(last ? [h("span", {}, day(iso(last.end - 1)))] : []));
}

/** The chosen days as a stretch of bars, or null. */
function stretch({ bars, since, until }) {
  if (!bars.length || (!since && !until)) return null;
  const from = since ? bars.findIndex((bar) => bar.end > number(since)) : 0;
  const to = until ? bars.findLastIndex((bar) => bar.first <= number(until)) + 1 : bars.length;
  return [from < 0 ? bars.length : from, Math.max(from, to)];
}

// ---------------------------------------------------------------- choosing

function drag(around, drawn, pick) {
  let begun = null;
  const at = (event) => {
    const box = around.getBoundingClientRect();
    return Math.max(0, Math.min(drawn.bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * drawn.bars.length)));
  };
  around.addEventListener("pointerdown", (event) => {
    if (!drawn.bars.length || event.button) return;
    begun = at(event);
    around.setPointerCapture(event.pointerId);
  });
  around.addEventListener("pointermove", (event) => {
    const bar = drawn.bars[at(event)];
    if (bar) around.title = `${day(iso(bar.first))}${bar.end - bar.first > 1 ? ` to ${day(iso(bar.end - 1))}` : ""}: ${count(bar.all, drawn.noun)}`;
  });
  around.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [low, high] = [begun, at(event)].sort((a, b) => a - b);
    begun = null;
    pick(iso(drawn.bars[low].first), iso(drawn.bars[high].end - 1));
  });
  around.addEventListener("pointercancel", () => (begun = null));
}

function keys(around, drawn, pick) {
  around.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -1e9, End: 1e9 }[event.key];
    if (move && drawn.bars.length) {
      drawn.at = Math.max(0, Math.min(drawn.bars.length - 1, drawn.at + move));
      value(around, drawn);
      event.preventDefault();
    } else if (event.key === "Enter" && drawn.bars[drawn.at]) {
      const bar = drawn.bars[drawn.at];
      const extend = event.shiftKey && drawn.since;
      pick(extend ? drawn.since : iso(bar.first), iso(bar.end - 1));
    } else if (event.key === "Escape") pick("", "");
  });
}

function value(around, drawn) {
  const bar = drawn.bars[drawn.at];
  around.setAttribute("aria-valuenow", String(drawn.at));
  around.setAttribute("aria-valuetext", bar ? `${day(iso(bar.first))}: ${count(bar.all, drawn.noun)}. Enter chooses, Shift Enter extends.` : `no ${drawn.noun}s`);
}
