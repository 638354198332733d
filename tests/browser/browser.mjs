// Starts the browser and opens pages in it.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Pages are opened two at a time: the tests run on machines with two cores. */
const WORKERS = 2;

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Starts a headless browser with a new, empty profile. */
export function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? USUAL_PLACES.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is not installed: run tests/install first.');
  return chromium.launch({
    executablePath,
    args: [
      // Root, as in most containers, cannot use the sandbox; only our own
      // pages are opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Nothing but the test server can be reached, whatever a page asks for.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Runs `work` on every item, a few at a time. */
export async function inParallel(items, work) {
  const waiting = [...items];
  const worker = async () => {
    while (waiting.length > 0) await work(waiting.shift());
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

/**
 * Opens `page` of `site` and hands the browser's page to `inspect`, together
 * with `record(check, problems, mode)` for what it finds. Records besides what
 * the browser itself complained of while the page was open.
 *
 * `settings` hold the `mode` to report (a call of `record` may name another)
 * and `width`, `height`, `zoom` and `scripts` (on unless told).
 */
export async function visit({ browser, results }, site, page, settings, inspect) {
  const { width = 1280, height = 800, zoom = 1, scripts = true } = settings;
  const record = (check, problems, mode = settings.mode) =>
    results.record({ check, page: page.address, mode }, problems);
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: zoom,
    javaScriptEnabled: scripts,
    // A colour caught in the middle of a transition would be measured wrongly.
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  try {
    const browserPage = await context.newPage();
    const complaints = listen(browserPage, site, page);
    await browserPage.goto(site.origin + page.address);
    await withinTwoMinutes(inspect(browserPage, record));
    record('traffic', complaints);
  } catch (error) {
    record('visit', [`could not be checked: ${error.message}`]);
  } finally {
    await context.close();
  }
}

/** Fills the list it returns with failed requests, foreign hosts and console errors. */
function listen(browserPage, site, page) {
  const complaints = [];
  const address = site.origin + page.address;
  // The "not found" page is itself answered with status 404, and says so.
  const expected = (url) => page.kind === 'not-found' && url === address;

  browserPage.on('console', (message) => {
    if (message.type() !== 'error' || expected(message.location().url)) return;
    complaints.push(`console-error: ${message.text()} ${message.location().url}`);
  });
  browserPage.on('pageerror', (error) => complaints.push(`script-error: ${error.message}`));
  browserPage.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== site.origin) {
      complaints.push(`other-host: the page asked for ${request.url()}`);
    }
  });
  browserPage.on('requestfailed', (request) => {
    complaints.push(`request-failed: ${request.url()} (${request.failure()?.errorText})`);
  });
  browserPage.on('response', (response) => {
    if (response.status() < 400 || expected(response.url())) return;
    complaints.push(`request-failed: ${response.url()} (status ${response.status()})`);
  });
  return complaints;
}

/** A script that never ends must fail one case, not hold up the whole run. */
async function withinTwoMinutes(work) {
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within two minutes')), 120_000);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
