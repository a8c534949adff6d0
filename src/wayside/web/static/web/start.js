// Starts the components of a page, and those that htmx brings later.
import { watchSession } from "./session.js";
import { tellKeyErrors } from "./keys.js";
import { forgetPages } from "./kept.js";

const { govuk, moj, map, today, nobody } = document.getElementById("start-script").dataset;

async function start(scope) {
  nameCells(scope);
  const [govukFrontend, mojFrontend] = await Promise.all([import(govuk), import(moj)]);
  openCalendarsAt(mojFrontend.DatePicker.prototype);
  govukFrontend.initAll(scope === document ? {} : { scope });
  mojFrontend.initAll(scope === document ? {} : { scope });
  if (scope.querySelector("[data-map]")) {
    const { startMaps } = await import(map);
    startMaps(scope);
  }
}

// Where the date is fixed, a calendar opens there and not at this computer's date.
function openCalendarsAt(picker) {
  if (!today || picker.opensAt) {
    return;
  }
  picker.opensAt = today;
  const read = picker.formattedDateFromString;
  picker.formattedDateFromString = function (text, otherwise = new Date(`${today}T00:00`)) {
    return read.call(this, text, otherwise);
  };
}

function foldFilters() {
  if (window.matchMedia("(max-width: 40em)").matches) {
    for (const panel of document.querySelectorAll("details[data-filter-panel]")) {
      panel.open = false;
    }
  }
}

// On a telephone the cells of a table stand under each other, each with its column's name.
function nameCells(scope) {
  for (const table of scope.querySelectorAll(".ws-stack table")) {
    const names = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
    for (const cell of table.querySelectorAll("tbody td")) {
      const name = names[cell.cellIndex];
      if (name && cell.textContent.trim()) {
        cell.dataset.label = name;
      }
    }
  }
}

// Paper cannot be unfolded.
function unfoldForPaper() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open], [data-filter-panel])")];
    opened.forEach((one) => (one.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((one) => (one.open = false)));
}

if (nobody) {
  forgetPages();
}
foldFilters();
unfoldForPaper();
tellKeyErrors();
watchSession();
start(document);
document.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt));
