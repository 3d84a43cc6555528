// The roster's page: what stands beside the grid, and the edits of its cells.
"use strict";

import { beginAt, current, filter, find, grid, mark, move, place, takeRows } from "./roster_grid.js";

const part = (id) => document.getElementById(id);
let waiting = 0, opened = null, lastAsked = null;

const cellOf = (target) => target.closest && target.closest("td[role=gridcell]");
const dayOf = (cell) => grid.tHead.rows[0].cells[cell.cellIndex].dataset.day;

function address(page, cell, more = {}) {
  const { file, of } = grid.dataset;
  return page + "?" + new URLSearchParams({ file, of, key: cell.parentElement.dataset.key, day: dayOf(cell), ...more });
}

async function show(target, url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } });
  target.innerHTML = await answer.text();
  target.hidden = false;
}

function tellReason(cell, milliseconds) {
  clearTimeout(waiting);
  waiting = setTimeout(() => show(part("reason"), address("/roster/reason", cell)), milliseconds);
}

/* Beside the grid it is seen without scrolling the page; below it, it is not. */
function look(panel) {
  const beside = panel.parentElement;
  beside.scrollTop = panel.offsetTop - beside.offsetTop;
  panel.focus({ preventScroll: getComputedStyle(beside).position === "sticky" });
}

async function open(cell, more) {
  opened = place(cell);
  part("told").hidden = true;
  await show(part("cell"), address("/roster/cell", cell, more));
  look(part("cell"));
}

function close() {
  part("cell").hidden = true;
  part("told").hidden = true;
  const cell = opened && find(opened);
  if (cell) cell.focus();
}

/* What the page shows goes with every edit, so that the answer holds the rows that have changed. */
function asked(form, submitter) {
  const content = form ? new FormData(form, submitter) : new FormData();
  if (form && "cell" in form.dataset) {
    const cell = find(opened);
    content.set("key", opened.key);
    content.set("day", dayOf(cell));
  }
  for (const name of ["file", "of", "unit", "span", "at"]) content.set(name, grid.dataset[name]);
  return content;
}

async function edit(path, content) {
  lastAsked = [path, content];
  content.set("state", part("edits").dataset.state);
  document.body.classList.add("busy");
  const answer = await fetch(path, { method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams(content) });
  const told = part("told");
  told.innerHTML = await answer.text();
  told.hidden = false;
  document.body.classList.remove("busy");
  if (answer.ok) take(told);
  else if (answer.status === 409) { await renew(); offerAgain(told); }
  const cell = opened && find(opened);
  look(told);
  if (!answer.ok || !cell) return;
  tellReason(cell, 0);
  if (!part("cell").hidden) await show(part("cell"), address("/roster/cell", cell));
}

function take(told) {
  const bar = told.querySelector("template[data-edits-bar]"), rows = told.querySelector("template[data-rows]");
  part("edits").replaceWith(bar.content.firstElementChild);
  if ("anew" in rows.dataset) renew();
  else takeRows([...rows.content.children]);
}

/* The page as it is now, without losing one's place on it. */
async function renew() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!page.getElementById("grid")) return location.reload();
  part("edits").replaceWith(page.getElementById("edits"));
  const cell = current(), stood = cell && place(cell);
  grid.tBodies[0].replaceWith(page.getElementById("grid").tBodies[0]);
  const again = (stood && find(stood)) || grid.querySelector("td[role=gridcell]");
  if (again) mark(again);
  filter();
}

function offerAgain(told) {
  const again = told.querySelector("[data-again]");
  if (again) again.addEventListener("click", () => edit(...lastAsked));
}

function usePage() {
  beginAt();
  grid.addEventListener("focusin", (event) => { const cell = cellOf(event.target); if (cell) { mark(cell); tellReason(cell, 150); } });
  grid.addEventListener("mouseover", (event) => {
    const cell = cellOf(event.target);
    if (cell && !grid.contains(document.activeElement)) tellReason(cell, 250);
  });
  grid.addEventListener("dblclick", (event) => { const cell = cellOf(event.target); if (cell) open(cell); });
  grid.addEventListener("keydown", (event) => {
    const cell = cellOf(event.target);
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter") { event.preventDefault(); open(cell); }
    else if (move(cell, event.key, event.ctrlKey)) event.preventDefault();
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey) part("filter").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    const goes = event.ctrlKey && !event.target.matches("input, select") && { z: "undo", y: "redo" }[event.key.toLowerCase()];
    if (goes && document.querySelector("[data-goes]")) { event.preventDefault(); edit(`/roster/${goes}`, asked()); }
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-closes]")) close();
    const goes = event.target.closest("[data-goes]");
    if (goes) edit(`/roster/${goes.dataset.goes}`, asked());
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-edits]");
    if (form) { event.preventDefault(); edit(form.dataset.edits, asked(form, event.submitter)); }
  });
  document.addEventListener("change", (event) => {
    const choice = event.target.closest("[data-reopens]"), cell = choice && find(opened);
    if (cell) open(cell, { instead: choice.value });
  });
  part("filter").addEventListener("input", filter);
  part("skill").addEventListener("change", filter);
}

if (grid) usePage();
