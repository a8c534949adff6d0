// Lays a live map over the drawn one. All it shows stands in the page; nothing is fetched.
const lights = new Map();
const numbers = new WeakMap();
const NO_KEY = "\u0000";
const NUMBER_SPACE = 32;

export function startMaps(scope) {
  for (const figure of scope.querySelectorAll("figure[data-map]")) {
    if (!figure.dataset.started) {
      figure.dataset.started = "yes";
      linkToPage(figure);
      layOver(figure).catch(() => figure.classList.add("ws-map--drawn"));
    }
  }
}

// Rows and cards light the map, and the map lights them.
function linkToPage(figure) {
  const light = (key) => lightKey(figure, key);
  for (const place of document.querySelectorAll("[data-feature]")) {
    const { feature } = place.dataset;
    if (!feature) {
      continue;
    }
    place.addEventListener("pointerenter", () => light(feature));
    place.addEventListener("pointerleave", () => light(""));
    place.addEventListener("focusin", () => light(feature));
    place.addEventListener("focusout", () => light(""));
  }
}

function lightKey(figure, key) {
  for (const element of document.querySelectorAll("[data-feature]")) {
    element.classList.toggle("ws-lit", Boolean(key) && element.dataset.feature === key);
  }
  lights.get(figure)?.(key);
}

function showRow(key) {
  const row = document.querySelector(`:is(tr, li, section)[data-feature="${CSS.escape(key)}"]`);
  row?.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

async function layOver(figure) {
  const data = JSON.parse(document.getElementById(figure.dataset.source).textContent);
  if (!data.bounds) {
    return;
  }
  const library = await import(figure.dataset.library);
  library.setWorkerUrl(new URL(figure.dataset.worker, window.location.href).href);
  const box = figure.querySelector(".ws-map__live");
  box.hidden = false;
  const map = new library.Map({
    container: box,
    style: styleOf(data),
    bounds: data.bounds,
    fitBoundsOptions: { padding: 36 },
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
    maxZoom: 18,
    locale: {
      "NavigationControl.ZoomIn": figure.dataset.zoomIn,
      "NavigationControl.ZoomOut": figure.dataset.zoomOut,
      "CooperativeGesturesHandler.MobileHelpText": figure.dataset.twoFingers,
      "CooperativeGesturesHandler.WindowsHelpText": figure.dataset.controlKey,
      "CooperativeGesturesHandler.MacHelpText": figure.dataset.controlKey,
      "Map.Title": figure.dataset.name,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-left");
  map.addControl(new library.ScaleControl({ unit: "metric" }), "bottom-left");
  map.on("error", (event) => console.error(event.error));
  await new Promise((resolve) => map.once("load", resolve));
  nameOutlines(library, map, data);
  numberPlaces(library, map, data, figure);
  hearRegions(map, figure);
  keepLegible(map, figure);
  map.on("click", (event) => pick(event.lngLat));
  lights.set(figure, (key) => lightOnMap(map, figure, data, key));
  figure.classList.add("ws-map--live");
  figure.querySelector(".ws-map__svg").setAttribute("aria-hidden", "true");
}

function styleOf(data) {
  const source = (name) => ({ type: "geojson", data: data[name] });
  return {
    version: 8,
    sources: {
      regions: source("regions"),
      dots: source("dots"),
      outlines: source("outlines"),
      circles: source("circles"),
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": data.ground } },
      { id: "regions", type: "fill", source: "regions", paint: { "fill-color": ["get", "fill"], "fill-opacity": 0.75 } },
      {
        id: "dots",
        type: "circle",
        source: "dots",
        paint: {
          "circle-color": "#8d9b97",
          "circle-radius": ["interpolate", ["linear"], ["zoom"], 11, ["+", 0.7, ["*", 1.1, ["get", "weight"]]], 16, ["+", 3, ["*", 5, ["get", "weight"]]]],
          "circle-opacity": ["+", 0.28, ["*", 0.55, ["get", "weight"]]],
        },
      },
      {
        id: "outlines",
        type: "line",
        source: "outlines",
        layout: { "line-join": "round" },
        paint: { "line-color": ["case", ["get", "strong"], data.words, "#a9b5b1"], "line-width": ["case", ["get", "strong"], 2, 1.2] },
      },
      { id: "circles", type: "fill", source: "circles", paint: { "fill-color": ["get", "ink"], "fill-opacity": 0.14 } },
      { id: "rims", type: "line", source: "circles", paint: { "line-color": ["get", "ink"], "line-width": 1.6 } },
      { id: "lit", type: "line", source: "circles", filter: ["==", ["get", "key"], NO_KEY], paint: { "line-color": "#0b0c0c", "line-width": 4 } },
      { id: "lit-region", type: "line", source: "regions", filter: ["==", ["get", "key"], NO_KEY], paint: { "line-color": "#0b0c0c", "line-width": 2.5 } },
    ],
  };
}

function nameOutlines(library, map, data) {
  for (const { properties } of data.outlines.features) {
    if (!properties.middle) {
      continue;
    }
    const word = document.createElement("span");
    word.className = "ws-map__name";
    word.textContent = properties.name;
    word.setAttribute("aria-hidden", "true");
    new library.Marker({ element: word }).setLngLat(properties.middle).addTo(map);
  }
}

function numberPlaces(library, map, data, figure) {
  for (const place of [...data.places].reverse()) {
    if (place.number === "") {
      continue;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = `ws-map__number ws-map__number--${place.tone}`;
    button.dataset.place = place.key;
    button.setAttribute("aria-label", [place.number, place.label, place.note].filter(Boolean).join(". "));
    button.textContent = place.number;
    button.addEventListener("pointerenter", () => lightKey(figure, place.key));
    button.addEventListener("pointerleave", () => lightKey(figure, ""));
    button.addEventListener("focus", () => lightKey(figure, place.key));
    button.addEventListener("blur", () => lightKey(figure, ""));
    button.addEventListener("click", () => showRow(place.key));
    const marker = new library.Marker({ element: button }).setLngLat(place.at).addTo(map);
    button.setAttribute("role", "button");
    numbers.set(map, [...(numbers.get(map) ?? []), marker]);
  }
}

// Numbers that would cover one another step aside; names that would cover anything are left out
// until there is room. The circles stay where the places are.
function keepLegible(map, figure) {
  const look = () => {
    stepAside(map, numbers.get(map) ?? []);
    const taken = [...figure.querySelectorAll(".ws-map__number")].map((one) => one.getBoundingClientRect());
    for (const word of figure.querySelectorAll(".ws-map__name")) {
      const box = word.getBoundingClientRect();
      const meets = taken.some((one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom);
      word.classList.toggle("ws-map__name--left-out", meets);
      if (!meets) {
        taken.push(box);
      }
    }
  };
  map.on("zoomend", look);
  map.on("resize", look);
  look();
}

function stepAside(map, markers) {
  const points = markers.map((marker) => map.project(marker.getLngLat()));
  const moved = points.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < 20; round += 1) {
    for (let a = 0; a < moved.length; a += 1) {
      for (let b = a + 1; b < moved.length; b += 1) {
        const [dx, dy] = [moved[b].x - moved[a].x || 0.1, moved[b].y - moved[a].y];
        const apart = Math.hypot(dx, dy);
        const push = Math.max(0, NUMBER_SPACE - apart) / 2 / apart;
        moved[a] = { x: moved[a].x - dx * push, y: moved[a].y - dy * push };
        moved[b] = { x: moved[b].x + dx * push, y: moved[b].y + dy * push };
      }
    }
  }
  markers.forEach((marker, n) => marker.setOffset([moved[n].x - points[n].x, moved[n].y - points[n].y]));
}

function hearRegions(map, figure) {
  map.on("mousemove", "regions", (event) => {
    const { key, label } = event.features[0].properties;
    figure.querySelector(".ws-map__said").textContent = label;
    lightKey(figure, key);
  });
  map.on("mouseleave", "regions", () => lightKey(figure, ""));
}

function lightOnMap(map, figure, data, key) {
  const wanted = ["==", ["get", "key"], key || NO_KEY];
  map.setFilter("lit", wanted);
  map.setFilter("lit-region", wanted);
  for (const button of figure.querySelectorAll(".ws-map__number")) {
    button.classList.toggle("ws-map__number--lit", button.dataset.place === key);
  }
  const place = data.places.find((one) => one.key === key);
  if (place) {
    figure.querySelector(".ws-map__said").textContent = [place.label, place.note].filter(Boolean).join(". ");
  } else if (!key) {
    figure.querySelector(".ws-map__said").textContent = "";
  }
}

// A form that asks for a position takes the one that is clicked.
function pick({ lng, lat }) {
  const fill = (name, value) => {
    const box = document.querySelector(`input[data-pick="${name}"]`);
    if (box) {
      box.value = value.toFixed(5);
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };
  fill("longitude", lng);
  fill("latitude", lat);
}
