// Checks that a resident finds whom to ring: from the home page, without
// scripts, in at most three presses, the last of them on the telephone number.
// And that a councillor finds each figure, report and answer in three presses.

import { visit } from '../browser.mjs';

const KINDS = ['district', 'service'];
/** What councillors read: each of these pages is three presses from home. */
const FOR_COUNCILLORS = [
  'allocation',
  'contract',
  'decision',
  'eligibility-record',
  'inspection',
  'meeting',
  'outcome',
  'plan',
  'recommendation',
  'report',
  'scorecard',
];
const PRESSES = 3;
const NUMBER = 'a[href^="tel:"]';

/**
 * The ways that a resident may take, by keyboard, each a list of actions: a link
 * or a box to go to and press, or words to type. The last action is to press a
 * telephone number, which is not done: it has to be there.
 */
const WAYS = [
  { way: 'by district', scripts: false, actions: [{ press: '[aria-labelledby="districts_heading"] a' }] },
  {
    way: 'by need',
    scripts: false,
    actions: [
      { press: '[aria-labelledby="needs_heading"] a' },
      { press: '[aria-labelledby="need_places"] a' },
    ],
  },
  {
    way: 'by search',
    actions: [
      { press: 'main a[href$="/search/"]' },
      { type: 'home safety', into: '#search_words' },
      { press: '#search_results h3 a' },
    ],
  },
  {
    way: 'by postcode',
    actions: [
      { press: 'main a[href$="/postcodes/"]' },
      // The page gives a postcode as an example.
      { typeFrom: '#postcode_hint', like: /[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}/, into: '#postcode_input' },
      { press: '#postcode_input', stays: true },
    ],
  },
];
const ACTIONS = 4;

export async function checkJourneys(tools, site) {
  const routes = routesFromHome(site, PRESSES - 1);
  for (const kind of KINDS) {
    const pages = site.pages.filter((page) => page.kind === kind);
    if (pages.length === 0) {
      tools.results.record({ check: 'journey', page: `(no page of kind ${kind})` }, [
        `journey: the site has no page of kind ${kind} to find`,
      ]);
    }
    for (const page of pages) {
      const name = { check: 'journey', page: page.address, mode: 'by its links' };
      tools.results.record(name, problemsOnTheWay(site, page, routes));
    }
  }
  for (const way of WAYS) await takeWay(tools, site, way);
  checkCouncillors(tools, site);
  for (const page of site.longest.filter(({ kind }) => KINDS.includes(kind))) {
    const route = routes.get(page);
    if (route) await walk(tools, site, page, route);
  }
}

/** Takes a way from the home page on a telephone's screen, by keyboard alone. */
async function takeWay(tools, site, { way, actions, scripts = true }) {
  const home = site.pages.find(({ address }) => address === site.base);
  await visit(tools, site, home, { mode: `320 light, ${way}`, width: 320, scripts }, async (browserPage, record) => {
    for (const action of actions) await act(browserPage, action);
    const number = browserPage.locator(`main ${NUMBER}:visible`).first();
    const found = await number.waitFor({ timeout: 20_000 }).then(() => true, () => false);
    record('journey', [
      ...(found ? [] : [`journey: ${way} no telephone number is found, but ${browserPage.url()}`]),
      ...(actions.length < ACTIONS ? [] : [`journey: ${way} it takes more than ${ACTIONS} actions`]),
    ]);
  });
}

async function act(browserPage, { press, stays = false, type, typeFrom, like, into }) {
  const place = browserPage.locator(`${press ?? into}:visible`).first();
  await place.waitFor({ timeout: 20_000 });
  await place.focus();
  if (into) {
    const words = type ?? like.exec(await browserPage.locator(typeFrom).textContent())[0];
    await browserPage.keyboard.type(words);
    return;
  }
  const before = browserPage.url();
  await browserPage.keyboard.press('Enter');
  if (!stays) await browserPage.waitForURL((url) => url.href !== before);
}

function checkCouncillors(tools, site) {
  const routes = routesFromHome(site, PRESSES);
  for (const kind of FOR_COUNCILLORS) {
    const pages = site.pages.filter((page) => page.kind === kind);
    const found = pages.length > 0 ? [] : [`journey: the site has no page of kind ${kind} to find`];
    const lost = pages
      .filter((page) => !routes.has(page))
      .map(({ address }) => `journey: it takes more than ${PRESSES} presses to get to ${address}`);
    tools.results.record({ check: 'journey', page: `(every ${kind})` }, [...found, ...lost]);
  }
}

/** The shortest way to each page, as the addresses to press, starting at home. */
function routesFromHome(site, presses) {
  const byAddress = new Map(site.pages.map((page) => [page.address, page]));
  const home = byAddress.get(site.base);
  const routes = new Map(home ? [[home, []]] : []);
  for (const [page, route] of routes) {
    if (route.length === presses) continue;
    for (const { tag, address, text } of site.facts.get(page).links) {
      if (tag !== 'a' || !text || !URL.canParse(address, site.origin + page.address)) continue;
      const url = new URL(address, site.origin + page.address);
      const next = url.origin === site.origin ? byAddress.get(url.pathname) : undefined;
      if (next && !routes.has(next)) routes.set(next, [...route, address]);
    }
  }
  return routes;
}

function problemsOnTheWay(site, page, routes) {
  const problems = [];
  if (!routes.has(page)) problems.push(`journey: it takes more than ${PRESSES - 1} presses to get here`);
  const numbers = site.facts.get(page).links.filter(
    ({ address, inMain }) => inMain && address.startsWith('tel:'),
  );
  if (numbers.length === 0) problems.push('journey: the main text has no telephone number to press');
  return problems;
}

/** Presses the links of a route in a browser without scripts, on a telephone's screen. */
async function walk(tools, site, page, route) {
  const home = site.pages.find(({ address }) => address === site.base);
  const settings = { mode: '320 light scripts off', width: 320, scripts: false };
  await visit(tools, site, home, settings, async (browserPage, record) => {
    for (const address of route) {
      await browserPage.locator(`a[href="${address}"]:visible`).first().click({ timeout: 5000 });
      await browserPage.waitForLoadState();
    }
    const arrived = new URL(browserPage.url()).pathname === page.address;
    const numbers = await browserPage.locator(`main ${NUMBER}:visible`).count();
    record('journey', [
      ...(arrived ? [] : [`journey: to ${page.address}: the links led to ${browserPage.url()}`]),
      ...(numbers > 0 ? [] : [`journey: to ${page.address}: no telephone number is visible`]),
    ]);
  });
}
