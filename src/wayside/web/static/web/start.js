// Starts the components of a page, and those that htmx brings later.
import { watchSession } from "./session.js";
import { tellKeyErrors } from "./keys.js";

const { govuk, moj, map } = document.getElementById("start-script").dataset;

async function start(scope) {
  const [govukFrontend, mojFrontend] = await Promise.all([import(govuk), import(moj)]);
  govukFrontend.initAll(scope === document ? {} : { scope });
  mojFrontend.initAll(scope === document ? {} : { scope });
  if (scope.querySelector("[data-map]")) {
    const { startMaps } = await import(map);
    startMaps(scope);
  }
}

function foldFilters() {
  if (window.matchMedia("(max-width: 40em)").matches) {
    for (const panel of document.querySelectorAll("details[data-filter-panel]")) {
      panel.open = false;
    }
  }
}

foldFilters();
tellKeyErrors();
watchSession();
start(document);
document.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt));
