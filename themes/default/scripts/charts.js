// Reads a chart over time, period by period: by keyboard, pointer or touch. What it says stands in the
// table of all periods on the same page, and its words come from the page.
const frame = document.getElementById("chart_reading");
const chart = frame?.querySelector("svg.chart");
const drawing = chart?.querySelector("[data-plot]");
// The newest period stands first in the table, and last in the chart.
const rows = [...document.querySelectorAll('tr[data-at]:not([data-at=""])')].reverse();

const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
const filled = (words, blanks) => words.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole);
const signs = new Map([...document.querySelectorAll(".signs dt")].map((dt) => [text(dt), text(dt.nextElementSibling)]));

/** "July to September 2026: 81%, likely 78.8% to 82.6%", and what any sign in it means. */
function said({ cells: [period, value, next] }) {
  const { reading, likely } = frame.dataset;
  const range = likely && !signs.has(text(next)) && text(next);
  // What a row says of a break stands after the name of its period.
  const blanks = { period: period.firstChild.textContent.trim(), value: text(value), range };
  const means = [...signs].filter(([sign]) => blanks.value.includes(sign)).map(([, words]) => words);
  const figure = filled(range ? likely : reading, blanks);
  return means.length ? `${figure}. ${means.join(" ")}` : figure;
}

const drawn = (name, attributes = {}) => {
  const element = document.createElementNS(chart.namespaceURI, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  return element;
};

function start() {
  const [left, top, right, bottom] = drawing.dataset.plot.split(" ").map(Number);
  const last = rows.length - 1;
  const places = rows.map(({ dataset }) => left + ((right - left) * dataset.at) / rows[last].dataset.at);
  // The points of the line, as they are drawn.
  const series = drawing.querySelector(".chart-series")?.getAttribute("d");
  const points = (series?.match(/[\d.]+ [\d.]+/g) ?? []).map((point) => point.split(" ").map(Number));

  const line = drawn("path", { class: "chart-marker" });
  // A ring, so that a hollow point can be seen to be hollow.
  const ring = drawn("circle", { class: "chart-dot chart-ring", r: ".6em", "fill-opacity": 0 });
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: 0, max: last, value: last });
  slider.setAttribute("aria-label", frame.dataset.label);
  const words = document.createElement("p");
  const reader = document.createElement("div");
  reader.className = "chart-reader";
  reader.append(slider, words);

  function choose(at) {
    slider.value = at;
    slider.setAttribute("aria-valuetext", said(rows[at]));
  }

  function show(at) {
    choose(at);
    words.textContent = slider.getAttribute("aria-valuetext");
    const x = places[at];
    line.setAttribute("d", `M${x} ${top}V${bottom}`);
    drawing.append(line);
    const point = points.find(([one]) => Math.abs(one - x) < 1);
    if (!point) return ring.remove();
    ring.setAttribute("cx", `${point[0] / 10}%`);
    ring.setAttribute("cy", `${point[1] / 10}%`);
    chart.append(ring);
  }

  function away() {
    line.remove();
    ring.remove();
    words.textContent = frame.dataset.label;
  }

  function nearest({ clientX }) {
    const { left, width } = chart.getBoundingClientRect();
    const x = ((clientX - left) / width) * 1000;
    const far = places.map((place) => Math.abs(place - x));
    return far.indexOf(Math.min(...far));
  }

  const here = () => show(Number(slider.value));
  slider.addEventListener("focus", here);
  slider.addEventListener("input", here);
  slider.addEventListener("blur", away);
  slider.addEventListener("keydown", ({ key }) => /^(Arrow|Home|End|Page)/.test(key) && here());
  document.addEventListener("keydown", ({ key }) => key === "Escape" && away());
  addEventListener("beforeprint", away);

  // A finger that moves scrolls the page: it reads where it is put down.
  chart.addEventListener("pointermove", (event) => event.pointerType !== "touch" && show(nearest(event)));
  chart.addEventListener("pointerleave", () => document.activeElement !== slider && away());
  chart.addEventListener("click", (event) => {
    slider.focus({ preventScroll: true });
    show(nearest(event));
  });

  choose(last);
  away();
  frame.append(reader);
}

if (drawing && rows.length > 1) start();
