// Runs axe-core in a page. No violation is acceptable.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  // Target size (WCAG 2.5.8) is off in axe unless asked for.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
  // Preloading waits for timers and network, and serves only rules on media
  // players and style sheets of other hosts.
  preload: false,
};

/** Axe's findings on the page as it stands, each a line of text. */
export async function violations(browserPage) {
  const found = await browserPage.evaluate(violationsOfWhatIsShown, OPTIONS);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  );
}

/**
 * A page of questions shows one of hundreds of parts. Axe passes over the others, and takes its time
 * about it: so they are taken out while it looks.
 */
async function violationsOfWhatIsShown(options) {
  const hidden = [...document.querySelectorAll('.flow > *')].filter(
    (part) => part.getClientRects().length === 0,
  );
  const places = hidden.map((part) => {
    const place = document.createComment('');
    part.replaceWith(place);
    return { part, place };
  });
  try {
    return (await window.axe.run(document, options)).violations;
  } finally {
    for (const { part, place } of places) place.replaceWith(part);
  }
}

/** Puts axe into the page, where it works with scripts on or off. */
export async function addAxe(browserPage, { scripts = true } = {}) {
  await browserPage.evaluate(AXE_SOURCE);
  // With scripts off the browser runs no timer, and axe would wait for ever.
  // Promises do run, so they stand in for the timers.
  if (scripts) return;
  await browserPage.evaluate(runTimersAtOnce);
  // Axe passes over <noscript> as though it were never shown.
  await browserPage.evaluate(() => {
    for (const element of document.querySelectorAll('noscript')) {
      element.replaceWith(...element.childNodes);
    }
  });
}

/**
 * Shows the page in another of the modes. In forced colours axe would hold the
 * text colour of the style sheet against the background of the system: it reads
 * `-webkit-text-fill-color`, which Chromium reports unforced. So each element
 * is given the colour that it is really painted in.
 */
export async function changeMode(browserPage, { width, colorScheme, forcedColors }) {
  await browserPage.setViewportSize({ width, height: 800 });
  await browserPage.emulateMedia({ colorScheme, forcedColors });
  await browserPage.evaluate((isForced) => {
    const elements = [...document.querySelectorAll('body, body *')];
    for (const { style } of elements) style.removeProperty('-webkit-text-fill-color');
    if (!isForced) return;
    const colours = elements.map((element) => getComputedStyle(element).color);
    elements.forEach(({ style }, index) => {
      style.setProperty('-webkit-text-fill-color', colours[index]);
    });
  }, forcedColors === 'active');
}

function runTimersAtOnce() {
  let lastId = 0;
  const cancelled = new Set();
  const soon = (callback, ...values) => {
    const id = (lastId += 1);
    Promise.resolve().then(() => cancelled.has(id) || callback(...values));
    return id;
  };
  window.setTimeout = (callback, _delay, ...values) => soon(callback, ...values);
  window.requestAnimationFrame = (callback) => soon(callback, performance.now());
  window.clearTimeout = (id) => cancelled.add(id);
  window.cancelAnimationFrame = window.clearTimeout;
}
