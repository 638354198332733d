// Searches the site as a resident does: by keyboard, on a wide screen and a
// narrow one. What is searched for may stand in no request, and every page that
// is found has to be there.

import { visit } from '../browser.mjs';
import { addAxe, violations } from './axe.mjs';
import { sidewaysScroll } from './layout.mjs';

const KIND = 'search';
/** Words that no site has. */
const NONSENSE = 'zzqxv';
const RESULT = '#search_results h3 a';
const ADDRESS = /\/search\/(pagefind[\w.-]*|wasm\.\w+\.pagefind|(index|fragment|filter)\/[\w.-]+)(\?ts=\d+)?$/;

export async function checkSearch(tools, site) {
  const page = site.pages.find(({ kind }) => kind === KIND);
  tools.results.record({ check: 'search', page: `(every ${KIND})` }, page ? [] : ['search: the site has no search page']);
  if (!page) return;
  const query = synonymOf(page) ?? 'ring';
  for (const settings of [{ mode: '1280 light' }, { mode: '320 dark', width: 320, colorScheme: 'dark' }]) {
    await visit(tools, site, page, settings, (browserPage, record) => lookFor(browserPage, record, site, query));
  }
  await visit(tools, site, page, { mode: 'without scripts', scripts: false }, withoutScripts);
}

/** The first of the words that residents use where the site has another, if it knows any. */
function synonymOf({ html }) {
  return /data-words="([^"|]+)/.exec(html)?.[1];
}

async function lookFor(browserPage, record, site, query) {
  const problems = [];
  const expect = (holds, problem) => {
    if (!holds) problems.push(`search: ${problem}`);
  };
  const asked = [];
  const note = (request) => asked.push(request.url());
  browserPage.on('request', note);
  const box = browserPage.locator('#search_words');
  const look = async (mode) => {
    await addAxe(browserPage);
    problems.push(...(await violations(browserPage)).map((problem) => `${mode}: ${problem}`));
    problems.push(...(await sidewaysScroll(browserPage)));
  };

  await box.focus();
  await browserPage.keyboard.type(query);
  await browserPage.keyboard.press('Enter');
  await browserPage.locator(RESULT).first().waitFor({ timeout: 20_000 });
  const said = await browserPage.locator('#search_status').textContent();
  expect(/\d/.test(said) && said.includes(query), `it says “${said}” of “${query}”`);
  await look('results');
  const found = await browserPage.locator(RESULT).evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  const known = new Set(site.pages.map(({ address }) => address));
  for (const address of found) expect(known.has(address), `it found ${address}, where there is no page`);
  await narrow(browserPage, expect);

  // The words stay when one comes back from a page, and nothing but the index was asked for.
  const others = asked.filter((url) => !ADDRESS.test(url));
  expect(others.length === 0, `it asked for ${others.join(', ')}`);
  const first = browserPage.locator(RESULT).first();
  await first.focus();
  await browserPage.keyboard.press('Enter');
  await browserPage.waitForURL(({ pathname }) => !pathname.endsWith('/search/'));
  expect(known.has(new URL(browserPage.url()).pathname), `the first result led to ${browserPage.url()}`);
  await browserPage.goBack();
  await browserPage.locator(RESULT).first().waitFor({ timeout: 20_000 });
  expect((await box.inputValue()) === query, 'the words are gone after the way back');

  await box.fill(NONSENSE);
  await browserPage.keyboard.press('Enter');
  await browserPage.locator(RESULT).first().waitFor({ state: 'detached', timeout: 20_000 });
  await browserPage.waitForFunction((words) => document.querySelector('#search_status').textContent.includes(words), NONSENSE);
  expect(await browserPage.locator('#search_ways a').first().isVisible(), 'nothing leads on from no result');
  await look('no result');
  browserPage.off('request', note);
  const telling = asked.filter((url) => url.includes(NONSENSE) || url.includes(encodeURIComponent(query)));
  expect(telling.length === 0, `the words stand in ${telling.join(', ')}`);
  expect((await browserPage.context().cookies()).length === 0, 'a cookie was set');
  record('search', problems);
}

/** Chooses the kind of the first result: all that is then shown is of that kind. */
async function narrow(browserPage, expect) {
  const kind = await browserPage.locator('#search_results h2').first().textContent();
  await browserPage.locator('#search_filters summary').focus();
  await browserPage.keyboard.press('Enter');
  await browserPage.locator('#search_kind').selectOption(kind);
  await browserPage.waitForFunction((only) => {
    const kinds = [...document.querySelectorAll('#search_results h2')].map(({ textContent }) => textContent);
    return kinds.length === 1 && kinds[0] === only;
  }, kind);
  await browserPage.locator('#search_kind').selectOption('');
  await browserPage.locator(RESULT).first().waitFor();
  expect(new URL(browserPage.url()).search === '', `the address is ${browserPage.url()}`);
}

async function withoutScripts(browserPage, record) {
  const problems = [];
  if (await browserPage.locator('#search_form').isVisible()) problems.push('search: a form is shown that cannot work');
  if ((await browserPage.locator('#search_ways a:visible').count()) < 2) problems.push('search: too few lists to go to');
  if (!(await browserPage.locator('noscript p').isVisible())) problems.push('search: nothing says why there is no form');
  record('search', problems);
}
