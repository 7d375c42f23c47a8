// All pages on record.

import { PAGES } from "./columns.js";
import { data } from "./data.js";
import { h, link, name } from "./dom.js";
import { heading } from "./save.js";
import { change } from "./state.js";
import { count, day } from "./words.js";

const MOST = 500;

export async function show(now) {
  const { pages } = await data();
  const part = (now.find ?? "").toLocaleLowerCase();
  const found = pages.filter((page) => !part || `${page.title ?? ""} ${page.page} ${page.outlet ?? ""}`.toLocaleLowerCase().includes(part));
  const box = h("input", { type: "search", value: now.find ?? "", maxlength: 200, on: { change: (event) => change({ find: event.target.value }) } });
  return {
    title: "Pages",
    content: [
      h("h1", {}, "Pages"),
      h("form", { class: "ask", role: "search", on: { submit: (event) => event.preventDefault() } }, h("label", {}, h("span", {}, "Title, id or outlet"), box)),
      heading([h("strong", {}, count(found.length, "page")), found.length > MOST && `, the first ${MOST}`], "dateline-pages", PAGES, found),
      h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": "Pages" }, h("table", {}, [
        h("thead", {}, h("tr", {}, ["Day", "Page", "Outlet"].map((label) => h("th", { scope: "col" }, label)), ["Events", "Statements"].map((label) => h("th", { scope: "col", class: "n" }, label)))),
        h("tbody", {}, found.slice(0, MOST).map(row)),
      ])),
    ],
  };
}

const row = (page) => h("tr", {}, [
  h("td", { class: "day" }, page.published ? day(page.published) : "no day"),
  h("td", {}, link({ view: "article", page: page.key }, {}, name(page.title ?? page.page))),
  h("td", {}, name(page.outlet ?? "")),
  h("td", { class: "n" }, page.events),
  h("td", { class: "n" }, page.statements),
]);
