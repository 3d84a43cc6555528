// The boxes of the ten activities and their counts go together: a count ticks its box, an empty box has no count.
"use strict";

for (const item of document.querySelectorAll(".ten li")) {
  const [box, count] = item.querySelectorAll("input");
  count.addEventListener("input", () => { box.checked = Number(count.value) > 0; });
  box.addEventListener("change", () => { count.value = box.checked ? count.value || 1 : ""; });
}
