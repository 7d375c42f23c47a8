// Rings over a map: rows that lie close are one button. Cells of a grid that stays where it is, so that moving the map makes
// nothing anew, and a filter changes only the rings whose rows changed. Nothing here touches the drawing under them.

import { h, s } from "./dom.js";
import { count, QUADS } from "./words.js";

const CELL = 46; // pixels; places closer than this are drawn as one
const TILE = 512; // pixels of the world at zoom 0
const OVER = 40; // pixels beyond the edge in which rings are kept
const SLICE = 8; // milliseconds of work before the page may answer somebody
const ORDER = ["material conflict", "verbal conflict", "material cooperation", "verbal cooperation", ""];
const KINDS = { exact: "point", near: "point", area: "area", region: "area", border: "area", country: "country" };

export const SAID = { point: "at a place", area: "somewhere in an area", country: "somewhere in a country" };
export const kind = (row) => KINDS[row.precision] ?? "point";

/** Web Mercator, 0 to 1 from the date line eastwards and from 85 degrees north southwards. */
export const across = (lon) => (lon + 180) / 360;
export const down = (lat) => {
  const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};

/** Rings in a layer over a map, the largest `most`. `looks()` gives {lon, lat, zoom, width, height} of what is seen; `press` is given a cell. */
export function rings({ looks, press, noun, most }) {
  const element = h("div", { class: "rings" });
  const held = { rows: [], cells: new Map(), step: null, drawn: new Map(), turn: 0 };
  const place = (ring, view) => {
    let x = ring.x - view.x;
    x -= Math.round(x); // the nearest of the worlds side by side
    ring.element.style.transform = `translate(${(x * view.size + view.width / 2).toFixed(1)}px, ${((ring.y - view.y) * view.size + view.height / 2).toFixed(1)}px) translate(-50%, -50%)`;
  };
  const look = () => {
    const { lon, lat, zoom, width, height } = looks();
    return { x: across(lon), y: down(lat), size: TILE * 2 ** zoom, zoom, width, height };
  };
  const move = () => {
    const view = look();
    for (const ring of held.drawn.values()) place(ring, view);
  };
  const settle = async () => {
    const mine = ++held.turn;
    const view = look();
    const step = Math.round(view.zoom * 2) / 2;
    if (held.step !== step) {
      held.cells = gather(held.rows, TILE * 2 ** step);
      held.step = step;
    }
    const wanted = seen(held.cells, view, most);
    for (const [name, ring] of held.drawn) if (!wanted.has(name)) (ring.element.remove(), held.drawn.delete(name));
    let since = performance.now();
    for (const [name, cell] of wanted) {
      const old = held.drawn.get(name);
      const ring = old ?? { element: h("button", { type: "button", on: { click: (event) => (event.stopPropagation(), press(ring.cell, event)) } }) };
      dress(ring, cell, noun);
      place(ring, view);
      if (!old) {
        held.drawn.set(name, ring);
        element.append(ring.element);
      }
      if (performance.now() - since < SLICE) continue;
      await new Promise((done) => setTimeout(done));
      if (mine !== held.turn) return;
      since = performance.now();
    }
  };
  return {
    element,
    move,
    settle,
    stop: () => void (held.turn += 1),
    set(rows) {
      held.rows = rows;
      held.step = null;
      return settle();
    },
  };
}

/** Rows by the cell of a grid that they fall into, each kind of place for itself; `size` is the width of the world. */
function gather(rows, size) {
  const cells = new Map();
  for (const row of rows) {
    row.x ??= across(row.lon);
    row.y ??= down(row.lat);
    const shape = kind(row);
    const name = `${Math.floor((row.x * size) / CELL)} ${Math.floor((row.y * size) / CELL)} ${shape}`;
    let cell = cells.get(name);
    if (!cell) cells.set(name, (cell = { kind: shape, rows: [], x: 0, y: 0, quads: {}, sign: "" }));
    cell.rows.push(row);
    cell.x += (row.x - cell.x) / cell.rows.length;
    cell.y += (row.y - cell.y) / cell.rows.length;
    cell.quads[row.quad] = (cell.quads[row.quad] ?? 0) + 1;
  }
  return cells;
}

/** The largest of the cells that are seen. */
function seen(cells, view, most) {
  const near = (cell) => {
    const x = cell.x - view.x;
    return Math.abs(x - Math.round(x)) * view.size < view.width / 2 + OVER && Math.abs(cell.y - view.y) * view.size < view.height / 2 + OVER;
  };
  const found = [...cells].filter(([, cell]) => near(cell));
  return new Map(found.length > most ? found.sort((a, b) => b[1].rows.length - a[1].rows.length).slice(0, most) : found);
}

/** A button as its cell has it; what is the same already stays. */
function dress(ring, cell, noun) {
  const places = [...new Set(cell.rows.map((row) => row.place))];
  const said = `${count(cell.rows.length, noun)} ${SAID[cell.kind]}: ${places.slice(0, 3).join(", ")}${places.length > 3 ? " and more" : ""}`;
  const sign = ORDER.map((quad) => cell.quads[quad] ?? 0).join() + said;
  Object.assign(ring, { cell: { ...cell, places }, x: cell.x, y: cell.y });
  if (ring.sign === sign) return;
  ring.sign = sign;
  ring.element.className = `ring ${cell.kind}`;
  ring.element.setAttribute("aria-label", said);
  ring.element.title = said;
  ring.element.replaceChildren(donut(cell));
}

/** Quad classes around the number: arcs of a circle; a country's are the sides of a square. */
function donut({ kind: shape, rows, quads }) {
  const size = Math.round(20 + 9 * Math.log2(1 + rows.length) * 0.55);
  const picture = s("svg", { viewBox: "-20 -20 40 40", width: size, height: size, "aria-hidden": "true" });
  const round = 2 * Math.PI * 15.9155;
  let turned = 0;
  picture.append(shape === "country" ? s("rect", { class: "inside", x: -13, y: -13, width: 26, height: 26 }) : s("circle", { class: "inside", r: 14 }));
  for (const quad of ORDER) {
    const share = (quads[quad] ?? 0) / rows.length;
    if (!share) continue;
    const line = { class: QUADS[quad].css, fill: "none", "stroke-width": 6, pathLength: round, "stroke-dasharray": `${share * round} ${round}`, "stroke-dashoffset": -turned * round };
    picture.append(shape === "country" ? s("rect", { ...line, x: -15.9, y: -15.9, width: 31.8, height: 31.8 }) : s("circle", { ...line, r: 15.9155, transform: "rotate(-90)" }));
    turned += share;
  }
  if (rows.length > 1) picture.append(s("text", { y: 0.5, "text-anchor": "middle", "dominant-baseline": "central", "font-size": rows.length > 999 ? 9 : 12 }, rows.length));
  return picture;
}
