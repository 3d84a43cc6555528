// What plain pages and htmx do not do: the progress of long work, and choices that show what they choose.
"use strict";

function stream(section) {
  const source = new EventSource(section.dataset.streams);
  source.addEventListener("progress", (event) => { section.innerHTML = event.data; });
  source.addEventListener("ended", () => {
    source.close();
    document.querySelectorAll("[data-until-ended]").forEach((part) => { part.hidden = true; });
    document.querySelectorAll("[data-after]").forEach((button) => { button.disabled = false; });
  });
}

document.querySelectorAll("[data-streams]").forEach(stream);
document.querySelectorAll("select[data-submits]").forEach((choice) => choice.addEventListener("change", () => choice.form.submit()));
