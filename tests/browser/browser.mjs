// Starts the browser and opens pages in it.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { NOT_FOUND } from './pages.mjs';

/** Pages are opened two at a time: the tests run on machines with two cores. */
const WORKERS = 2;

/** A page whose scripts never end must fail one case, not hold up the whole run. */
const TIME_LIMIT_MS = 120_000;

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
 * and `width`, `height`, `zoom`, `colorScheme`, `forcedColors`, `scripts` and
 * `policy`, whether the page's Content-Security-Policy holds (on unless told).
 */
export async function visit({ tabs, results }, site, page, settings, inspect) {
  const record = (check, problems, mode = settings.mode) =>
    results.record({ check, page: page.address, mode }, problems);
  const tab = await tabs.take(settings);
  try {
    const complaints = await tab.show(site, page, settings);
    await withinTimeLimit(inspect(tab.browserPage, record));
    record('traffic', complaints);
    tabs.giveBack(tab);
  } catch (error) {
    record('visit', [`could not be checked: ${error.message}`]);
    await tab.close();
  }
}

/**
 * Open tabs, kept for the next page that is shown the same way: the browser
 * compiles the checks' own scripts only once a tab, which halves the run.
 */
export class Tabs {
  #idle = new Map();

  constructor(browser) {
    this.browser = browser;
  }

  async take({ zoom = 1, scripts = true, policy = true }) {
    const key = `${zoom} ${scripts} ${policy}`;
    return this.#idle.get(key)?.pop() ?? Tab.open(this.browser, key, { zoom, scripts, policy });
  }

  giveBack(tab) {
    const idle = this.#idle.get(tab.key) ?? [];
    this.#idle.set(tab.key, [...idle, tab]);
  }
}

class Tab {
  /** What went wrong since the page was shown. */
  #complaints = [];

  static async open(browser, key, { zoom, scripts, policy }) {
    const context = await browser.newContext({
      deviceScaleFactor: zoom,
      javaScriptEnabled: scripts,
      bypassCSP: !policy,
      // A colour caught in the middle of a transition would be measured wrongly.
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    const tab = new Tab();
    Object.assign(tab, { key, context, browserPage: await context.newPage() });
    tab.#listen();
    return tab;
  }

  /** Loads a page; the list it resolves to keeps filling while the page is open. */
  async show(site, page, { width = 1280, height = 800, colorScheme = 'light', forcedColors = 'none' }) {
    this.site = site;
    this.address = site.origin + page.address;
    this.isNotFound = page.kind === NOT_FOUND;
    this.#complaints = [];
    await this.browserPage.setViewportSize({ width, height });
    await this.browserPage.emulateMedia({ media: 'screen', colorScheme, forcedColors });
    await this.browserPage.goto(this.address);
    return this.#complaints;
  }

  close() {
    return this.context.close();
  }

  #listen() {
    const complain = (text) => this.#complaints.push(text);
    // The "not found" page is itself answered with status 404, and says so.
    const expected = (url) => this.isNotFound && url === this.address;

    this.browserPage.on('console', (message) => {
      const { url } = message.location();
      if (message.type() !== 'error' || expected(url)) return;
      complain(`console-error: ${message.text()} ${url}`);
    });
    this.browserPage.on('dialog', (dialog) => {
      complain(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    this.browserPage.on('pageerror', (error) => complain(`script-error: ${error.message}`));
    this.browserPage.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol === 'data:' || origin === this.site.origin) return;
      complain(`other-host: the page asked for ${request.url()}`);
    });
    this.browserPage.on('requestfailed', (request) => {
      complain(`request-failed: ${request.url()} (${request.failure()?.errorText})`);
    });
    this.browserPage.on('response', (response) => {
      if (response.status() < 400 || expected(response.url())) return;
      complain(`request-failed: ${response.url()} (status ${response.status()})`);
    });
  }
}

async function withinTimeLimit(work) {
  let timer;
  const tooLong = new Promise((_, reject) => {
    const error = new Error(`no answer within ${TIME_LIMIT_MS / 1000} seconds`);
    timer = setTimeout(() => reject(error), TIME_LIMIT_MS);
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
