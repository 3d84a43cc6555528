// The roster's grid: one tab stop, keys, across the pages of dates, and its filters.
"use strict";

export const grid = document.getElementById("grid");
const FIRST = 2, FAR = 10;
const isLine = (row) => row.className === "line" && !row.hidden;

/* Rows and cells are reached from where one is, without counting them all: a page may hold hundreds of rows. */
function step(row, forward) {
  let next = row;
  do next = forward ? next.nextElementSibling : next.previousElementSibling;
  while (next && !isLine(next));
  return next;
}

function far(row, forward, most) {
  let at = row;
  for (let moved = 0; moved < most; moved++) {
    const next = step(at, forward);
    if (!next) break;
    at = next;
  }
  return at;
}

export const current = () => grid.querySelector("td[tabindex='0']");
const firstLine = () => { const row = grid.tBodies[0].rows[0]; return !row || isLine(row) ? row : step(row, true); };
export const place = (cell) => ({ key: cell.parentElement.dataset.key, at: cell.cellIndex });

let marked = null;

export function mark(cell) {
  if (marked && marked !== cell) marked.tabIndex = -1;
  cell.tabIndex = 0;
  marked = cell;
}

export function find({ key, at }) {
  const row = [...grid.tBodies[0].rows].find((line) => line.dataset.key === key);
  return row && row.cells[at < 0 ? row.cells.length + at : at];
}

/* The sticky heads are not to lie over the cell. */
function focusOn(cell) {
  cell.focus({ preventScroll: true });
  const box = grid.parentElement, seen = box.getBoundingClientRect(), at = cell.getBoundingClientRect();
  const top = seen.top + grid.tHead.offsetHeight, left = seen.left + cell.parentElement.cells[0].offsetWidth;
  if (at.top < top) box.scrollTop -= top - at.top;
  else if (at.bottom > seen.top + box.clientHeight) box.scrollTop += at.bottom - seen.top - box.clientHeight;
  if (at.left < left) box.scrollLeft -= left - at.left;
  else if (at.right > seen.left + box.clientWidth) box.scrollLeft += at.right - seen.left - box.clientWidth;
}

function toPage(address, cell, at) {
  sessionStorage.setItem("cell", JSON.stringify({ key: cell.parentElement.dataset.key, at }));
  sessionStorage.setItem("filter", JSON.stringify([document.getElementById("filter").value, document.getElementById("skill").value]));
  location.assign(address);
}

export function move(cell, key, isFar) {
  const row = cell.parentElement, at = cell.cellIndex, last = row.cells.length - 1;
  const goals = {
    ArrowLeft: () => [row, at - 1], ArrowRight: () => [row, at + 1],
    ArrowUp: () => [step(row, false), at], ArrowDown: () => [step(row, true), at],
    Home: () => [isFar ? firstLine() : row, FIRST], End: () => [isFar ? far(row, true, Infinity) : row, last],
    PageUp: () => [far(row, false, FAR), at], PageDown: () => [far(row, true, FAR), at],
  };
  if (!(key in goals)) return false;
  const [to, goal] = goals[key]();
  if (goal > last) { if (grid.dataset.after) toPage(grid.dataset.after, cell, FIRST); }
  else if (goal < FIRST) { if (grid.dataset.before) toPage(grid.dataset.before, cell, -1); }
  else if (to) focusOn(to.cells[goal]);
  return true;
}

export function filter() {
  const wanted = document.getElementById("filter").value.trim().toLowerCase(), skill = document.getElementById("skill").value;
  let heading = null, unit = "", kept = 0;
  for (const row of grid.tBodies[0].rows) {
    if (row.classList.contains("unit")) {
      if (heading) heading.hidden = kept === 0;
      heading = row; unit = row.textContent.toLowerCase(); kept = 0;
    } else {
      const isSkilled = !skill || row.dataset.skills.split(" ").includes(skill);
      row.hidden = !isSkilled || (wanted !== "" && !(unit + " " + row.textContent.toLowerCase()).includes(wanted));
      kept += row.hidden ? 0 : 1;
    }
  }
  if (heading) heading.hidden = kept === 0;
  const first = firstLine();
  if (first && (!marked || marked.parentElement.hidden)) mark(first.cells[FIRST]);
}

/* Rows made anew take the place of those that they are of; the cell that was current stays it. */
export function takeRows(rows) {
  const known = new Map([...grid.tBodies[0].rows].map((row) => [row.dataset.key, row]));
  const stood = marked && place(marked), isFocused = document.activeElement === marked;
  for (const row of rows) {
    const old = known.get(row.dataset.key);
    if (old) { row.hidden = old.hidden; old.replaceWith(row); }
  }
  const cell = stood && find(stood);
  if (cell && cell !== marked) { mark(cell); if (isFocused) cell.focus(); }
}

export function beginAt() {
  const before = JSON.parse(sessionStorage.getItem("cell") || "null"), typed = JSON.parse(sessionStorage.getItem("filter") || "null");
  sessionStorage.removeItem("cell");
  sessionStorage.removeItem("filter");
  if (typed) [document.getElementById("filter").value, document.getElementById("skill").value] = typed;
  if (typed && typed.some(Boolean)) filter();
  const cell = before && find(before);
  if (cell) { mark(cell); focusOn(cell); }
  else if (firstLine() && !marked) mark(firstLine().cells[FIRST]);
}
