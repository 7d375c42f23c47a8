// The page as it was: every character in its place, furniture greyed with its reason, findings marked in their words.

import { h } from "./dom.js";
import { brief, KINDS } from "./findings.js";

/** A page on paper. `pick(id)` is called when words of a finding are chosen. Gives the element and what moves in it. */
export function paper(view, found, { pick }) {
  const offsets = unitsOf(view.text);
  const cut = (from, to) => view.text.slice(offsets(from), offsets(to));
  const marks = marksOf(found);
  const pieces = []; // {element, from, to, marks}
  const sweep = sweeper(marks);
  const blocks = zones(view.record, view.text, offsets.length).map((zone) => block(zone, pieces, sweep, cut));
  const tip = h("div", { class: "tip", role: "tooltip", id: "tip", hidden: true });
  const element = h("div", { class: "paper" }, h("div", { class: "text", dir: "auto" }, blocks), tip);
  const byId = new Map(found.map((one) => [one.id, one]));
  const pieceOf = new Map(pieces.map((piece) => [piece.element, piece]));
  const state = { chosen: null, last: null };
  follow(element, tip, pieceOf, byId, state, pick);
  return {
    element,
    choose: (id) => choose(pieces, byId, state, id),
    flash: (span, back) => flash(pieces, span, back),
    at: (span) => pieces.find((piece) => piece.from < span[1] && piece.to > span[0])?.element ?? null,
    selected: () => selected(element, pieceOf, offsets, view.text),
  };
}

/** Code point -> UTF-16 unit: offsets of the record count code points, strings of the browser count units. */
export function unitsOf(text) {
  if (!/[\ud800-\udbff][\udc00-\udfff]/.test(text)) {
    const plain = (n) => n;
    plain.back = (n) => n;
    plain.size = text.length;
    Object.defineProperty(plain, "length", { value: text.length });
    return plain;
  }
  const at = [];
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) at.push(unit);
  at.push(text.length);
  const units = (n) => at[Math.min(n, at.length - 1)];
  units.back = (unit) => {
    let low = 0;
    let high = at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle] <= unit) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  Object.defineProperty(units, "length", { value: at.length - 1 });
  return units;
}

// ---------------------------------------------------------------- zones: what each stretch of the page is

function zones(record, text, length) {
  const found = record.furniture_spans.map(({ span, reason }) => ({ span, sort: "furniture", reason }));
  record.articles.forEach((article, number) => {
    const zone = (span, sort) => span && found.push({ span, sort, number });
    zone(article.title_span, "title");
    zone(article.dateline_span, "dateline");
    article.parts.forEach((span) => zone(span, "part"));
  });
  found.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const whole = [];
  let at = 0;
  for (const zone of found) {
    const from = Math.max(at, zone.span[0]);
    if (from >= zone.span[1]) continue;
    if (from > at) whole.push({ span: [at, from], sort: "rest" });
    whole.push({ ...zone, span: [from, zone.span[1]] });
    at = zone.span[1];
  }
  if (at < length) whole.push({ span: [at, length], sort: "rest" });
  return whole;
}

const TAGS = { title: "h2", part: "p", furniture: "p", dateline: "span", rest: "span" };

function block(zone, pieces, sweep, cut) {
  const own = sweep(zone.span).map(({ from, to, marks }) => {
    const element = piece(cut(from, to), marks);
    pieces.push({ element, from, to, marks });
    return element;
  });
  if (zone.sort === "rest" && !cut(...zone.span).trim()) return h("span", { class: "blank" }, own);
  const reason = zone.sort === "furniture" && h("span", { class: "reason" }, zone.reason);
  return h(TAGS[zone.sort], { class: zone.sort, title: zone.reason ? `Not read: ${zone.reason}` : undefined }, own, reason);
}

function piece(text, marks) {
  if (!marks.length) return h("span", {}, text);
  const kinds = [...new Set(marks.map((mark) => mark.kind))];
  const top = kinds.includes("trigger") ? "trigger" : kinds.find((kind) => kind !== "evidence" && kind !== "content") ?? kinds[0];
  const trigger = marks.find((mark) => mark.kind === "trigger");
  const first = trigger?.first;
  return h("span", { class: `m m-${top}`, ...(first ? { tabindex: 0, role: "button", "aria-label": `${trigger.id} ${text}` } : {}) }, text);
}

// ---------------------------------------------------------------- marks: which findings a stretch belongs to

function marksOf(found) {
  const marks = [];
  for (const finding of found) {
    marks.push({ from: finding.evidence[0], to: finding.evidence[1], kind: "evidence", id: finding.id });
    for (const { kind, spans } of finding.fields)
      spans.forEach(([from, to], n) => marks.push({ from, to, kind: kind === "figure" && n ? "of" : kind === "status" ? "hedge" : kind, id: finding.id }));
  }
  return marks.filter((mark) => mark.to > mark.from).sort((a, b) => a.from - b.from);
}

/** Cuts a stretch where marks begin and end; each call goes on from the last, so that all calls together are one pass. */
function sweeper(marks) {
  let coming = 0;
  let active = [];
  return ([start, end]) => {
    const cuts = new Set([start, end]);
    active = active.filter((mark) => mark.to > start);
    while (coming < marks.length && marks[coming].from < end) active.push(marks[coming++]);
    for (const mark of active) {
      if (mark.from > start) cuts.add(Math.min(mark.from, end));
      if (mark.to < end) cuts.add(Math.max(mark.to, start));
    }
    const points = [...cuts].sort((a, b) => a - b);
    return points.slice(1).map((to, n) => {
      const from = points[n];
      const own = active.filter((mark) => mark.from <= from && mark.to >= to).map((mark) => ({ ...mark, first: mark.from === from }));
      return { from, to, marks: own };
    });
  };
}

// ---------------------------------------------------------------- choosing and pointing

function choose(pieces, byId, state, id) {
  state.chosen = id;
  for (const { element, marks } of pieces) {
    const own = marks.filter((mark) => mark.id === id);
    const kinds = own.map((mark) => mark.kind).filter((kind) => kind !== "evidence");
    element.classList.toggle("in", own.length > 0);
    element.classList.toggle("on", kinds.length > 0);
    const label = own.find((mark) => mark.first && mark.kind !== "evidence");
    if (label) element.dataset.label = KINDS[label.kind];
    else delete element.dataset.label;
    element.dataset.kind = kinds.includes("trigger") ? "trigger" : kinds[0] ?? "";
  }
}

function follow(element, tip, pieceOf, byId, state, pick) {
  const of = (event) => pieceOf.get(event.target.closest?.(".m"));
  const point = (event) => {
    const piece = of(event);
    if (!piece) return (tip.hidden = true);
    const told = new Map();
    for (const { id, kind } of piece.marks) if (kind !== "evidence") told.set(id, (told.get(id) ?? new Set()).add(kind));
    if (!told.size) return (tip.hidden = true);
    tip.replaceChildren(...[...told].slice(0, 6).map(([id, kinds]) => h("div", {}, brief(byId.get(id), kinds))));
    tip.hidden = false;
    const box = piece.element.getBoundingClientRect();
    const around = element.getBoundingClientRect();
    tip.style.top = `${box.bottom - around.top + 4}px`;
    tip.style.left = `${Math.max(0, Math.min(box.left - around.left, around.width - 280))}px`;
  };
  element.addEventListener("mouseover", point);
  element.addEventListener("focusin", point);
  element.addEventListener("mouseleave", () => (tip.hidden = true));
  element.addEventListener("focusout", () => (tip.hidden = true));
  const press = (event) => {
    const piece = of(event);
    if (!piece || !getSelection().isCollapsed) return;
    const ids = [...new Set([...piece.marks].sort((a, b) => rank(a) - rank(b)).map((mark) => mark.id))];
    if (ids.length) pick(ids[(ids.indexOf(state.chosen) + 1) % ids.length], piece.element);
  };
  element.addEventListener("click", press);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press(event);
  });
}

const rank = (mark) => (mark.kind === "trigger" ? 0 : mark.kind === "evidence" ? 2 : 1);

function flash(pieces, [from, to], back) {
  const own = pieces.filter((piece) => piece.from < to && piece.to > from);
  if (!own.length) return;
  for (const { element } of own) {
    element.classList.remove("flash");
    void element.offsetWidth; // begins the animation anew
    element.classList.add("flash");
  }
  const first = own[0].element;
  first.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  if (!first.hasAttribute("tabindex")) first.tabIndex = -1;
  first.focus({ preventScroll: true });
  const home = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    back?.focus();
  };
  first.addEventListener("keydown", home, { once: true });
}

/** The words that the reader has selected: span in code points, and text; null where none are. */
function selected(element, pieceOf, offsets, text) {
  const selection = getSelection();
  if (selection.isCollapsed || !element.contains(selection.anchorNode)) return null;
  const range = selection.getRangeAt(0);
  const unit = (node, offset) => {
    const inside = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset] ?? node;
    const piece = pieceOf.get(inside.closest?.("span")) ?? pieceOf.get(inside);
    return piece ? offsets(piece.from) + (node.nodeType === Node.TEXT_NODE ? offset : 0) : null;
  };
  let from = unit(range.startContainer, range.startOffset);
  let to = unit(range.endContainer, range.endOffset);
  if (from === null || to === null || to <= from) return null;
  while (from < to && /\s/.test(text[from])) from += 1;
  while (to > from && /\s/.test(text[to - 1])) to -= 1;
  return to > from ? { span: [offsets.back(from), offsets.back(to)], text: text.slice(from, to) } : null;
}
