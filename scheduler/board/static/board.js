// What plain pages and htmx do not do: the grid's keys, its filter, and the progress of a solve.
"use strict";

const grid = document.getElementById("grid");

const cellsOf = (row) => [...row.querySelectorAll("td[role=gridcell]")];
const shownRows = () => [...grid.querySelectorAll("tr.line:not([hidden])")];

function address(page, cell) {
  const row = cell.closest("tr");
  const day = grid.querySelectorAll("thead th[data-day]")[cellsOf(row).indexOf(cell)].dataset.day;
  return page + "?" + new URLSearchParams({ file: grid.dataset.file, of: grid.dataset.of, key: row.dataset.key, day });
}

async function show(target, url) {
  const answer = await fetch(url, { headers: { "HX-Request": "true" } });
  const text = await answer.text();
  target.innerHTML = text;
  target.hidden = false;
}

let waiting = 0;

function enter(cell) {
  const before = grid.querySelector("td[tabindex='0']");
  if (before) before.tabIndex = -1;
  cell.tabIndex = 0;
  clearTimeout(waiting);
  waiting = setTimeout(() => show(document.getElementById("reason"), address("/roster/reason", cell)), 150);
}

function move(cell, key, isFar) {
  const rows = shownRows(), row = cell.closest("tr"), cells = cellsOf(row);
  const down = rows.indexOf(row), along = cells.indexOf(cell);
  const last = cells.length - 1, bottom = rows.length - 1;
  const goals = {
    ArrowLeft: [down, along - 1], ArrowRight: [down, along + 1], ArrowUp: [down - 1, along], ArrowDown: [down + 1, along],
    Home: [isFar ? 0 : down, 0], End: [isFar ? bottom : down, last], PageUp: [Math.max(0, down - 10), along],
    PageDown: [Math.min(bottom, down + 10), along],
  };
  if (!(key in goals)) return false;
  const [to, at] = goals[key];
  if (to >= 0 && to <= bottom && at >= 0 && at <= last) cellsOf(rows[to])[at].focus();
  return true;
}

async function open(cell) {
  const panel = document.getElementById("cell");
  grid.opened = cell;
  await show(panel, address("/roster/cell", cell));
  panel.focus();
}

function close() {
  const panel = document.getElementById("cell");
  panel.hidden = true;
  if (grid.opened) grid.opened.focus();
}

function useGrid() {
  const first = grid.querySelector("td[role=gridcell]");
  if (first) first.tabIndex = 0;
  grid.addEventListener("focusin", (event) => event.target.matches("td[role=gridcell]") && enter(event.target));
  grid.addEventListener("mouseover", (event) => {
    const cell = event.target.closest("td[role=gridcell]");
    if (cell && !grid.contains(document.activeElement)) {
      clearTimeout(waiting);
      waiting = setTimeout(() => show(document.getElementById("reason"), address("/roster/reason", cell)), 250);
    }
  });
  grid.addEventListener("dblclick", (event) => { const cell = event.target.closest("td[role=gridcell]"); if (cell) open(cell); });
  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[role=gridcell]");
    if (!cell || event.altKey || event.metaKey) return;
    if (event.key === "Enter") { event.preventDefault(); open(cell); }
    else if (move(cell, event.key, event.ctrlKey)) event.preventDefault();
    else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey) document.getElementById("filter").focus();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-closes]")) close(); });
  document.getElementById("filter").addEventListener("input", (event) => filter(event.target.value));
}

function filter(typed) {
  const wanted = typed.trim().toLowerCase();
  let heading = null, unit = "", kept = 0;
  for (const row of grid.tBodies[0].rows) {
    if (row.classList.contains("unit")) {
      if (heading) heading.hidden = kept === 0;
      heading = row; unit = row.textContent.toLowerCase(); kept = 0;
    } else {
      row.hidden = wanted !== "" && !(unit + " " + row.textContent.toLowerCase()).includes(wanted);
      kept += row.hidden ? 0 : 1;
    }
  }
  if (heading) heading.hidden = kept === 0;
  const current = grid.querySelector("td[tabindex='0']"), rows = shownRows();
  if (rows.length && (!current || current.closest("tr").hidden)) {
    if (current) current.tabIndex = -1;
    cellsOf(rows[0])[0].tabIndex = 0;
  }
}

function stream(section) {
  const source = new EventSource(section.dataset.streams);
  source.addEventListener("progress", (event) => { section.innerHTML = event.data; });
  source.addEventListener("ended", () => {
    source.close();
    document.querySelectorAll("[data-until-ended]").forEach((part) => { part.hidden = true; });
    document.querySelectorAll("[data-after]").forEach((button) => { button.disabled = false; });
  });
}

if (grid) useGrid();
document.querySelectorAll("[data-streams]").forEach(stream);
document.querySelectorAll("select[data-submits]").forEach((choice) => choice.addEventListener("change", () => choice.form.submit()));
