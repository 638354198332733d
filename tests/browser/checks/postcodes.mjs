// Finds a district by postcode, as a resident of the demonstration does: by
// keyboard, however the postcode is typed, and without scripts. All that may be
// asked of the server on the way is the file of a postcode district.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { visit } from '../browser.mjs';
import { addAxe, violations } from './axe.mjs';
import { sidewaysScroll } from './layout.mjs';

const KIND = 'postcodes';
const KILOBYTE = 1024;
const FILE_LIMIT = 8 * KILOBYTE;
const SCRIPT_LIMIT = 5 * KILOBYTE;
const BEST_FIT = 'some postcodes cross a boundary';
const NOTE = 'Contains Royal Mail data © Royal Mail copyright';

/**
 * What is typed, what is said, and the files that are asked for then. An
 * answer takes the focus; whatever else is said leaves it in the box.
 */
const TYPED = [
  {
    typed: 'ZZ8 1GD',
    answer: true,
    says: ['ZZ8 1GD is in Stonnerby', 'Stonnerby Castle', 'Stonnerby Castle Hill', '01632 960411'],
    links: ['districts/stonnerby/'],
    files: ['zz8.json'],
    look: true,
  },
  { typed: 'zz84fs', answer: true, says: ['ZZ8 4FS is in Stonnerby', 'Stonnerby Riverside'], files: [] },
  { typed: '  z z 1 0 1 r w ', answer: true, says: ['ZZ10 1RW is in Millanby'], files: ['zz10.json'] },
  { typed: 'zz-1O 1RW', answer: true, says: ['ZZ10 1RW is in Millanby'], files: [] },
  {
    typed: 'ZZ8 6',
    says: ['ZZ8 6 may be in', 'Stonnerby', 'Kettlewick', 'Type the rest of your postcode'],
    links: ['districts/stonnerby/', 'districts/kettlewick/'],
    files: [],
    look: true,
  },
  { typed: 'zz9', says: ['ZZ9 may be in', 'Kettlewick'], files: ['zz9.json'] },
  {
    typed: 'ZZ8 6QQ',
    answer: true,
    says: ['ZZ8 6QQ is no longer in use', 'October 2023', 'Kettlewick', 'Ring us'],
    links: ['districts/kettlewick/'],
    files: [],
    look: true,
  },
  {
    typed: 'LE16 1AA',
    says: ['We do not know the postcode LE16 1AA', 'Check it', 'find your council', 'Ring us'],
    links: ['https://www.gov.uk/find-local-council'],
    files: [],
    look: true,
  },
  { typed: 'ZZ8 9ZZ', says: ['We do not know the postcode ZZ8 9ZZ'], files: [] },
  { typed: 'ZZ', says: ['Please type all of your postcode'], files: [] },
  { typed: '', says: ['Please type all of your postcode'], files: [] },
  { typed: 'Saltreach', says: ['Saltreach is not a postcode'], files: [], look: true },
  { typed: '<b>ZZ8</b>', says: ['<b>ZZ8</b> is not a postcode'], files: [] },
];

export async function checkPostcodes(tools, site) {
  const page = site.pages.find(({ kind }) => kind === KIND);
  tools.results.record({ check: 'postcodes', page: `(a page of kind ${KIND})` }, [
    ...(page ? [] : [`postcodes: the site has no page of kind ${KIND}`]),
  ]);
  if (!page) return;
  await weigh(tools, site, page);
  for (const setting of [{ mode: '1280 light' }, { mode: '320 dark', width: 320, colorScheme: 'dark' }]) {
    await visit(tools, site, page, setting, (browserPage, record) => typeEach(browserPage, record, site));
  }
  await visit(tools, site, page, { mode: 'a file that is damaged' }, damaged);
  await visit(tools, site, page, { mode: '320 without scripts', width: 320, scripts: false }, withoutScripts);
}

async function weigh(tools, site, page) {
  const folder = path.join(site.folder, 'postcodes/data');
  const problems = [];
  for (const file of await readdir(folder)) {
    const size = gzipSync(await readFile(path.join(folder, file))).length;
    if (size > FILE_LIMIT) problems.push(`postcodes: ${file} has ${size} bytes compressed, over ${FILE_LIMIT}`);
  }
  const assets = await readdir(path.join(site.folder, 'assets'));
  for (const script of assets.filter((name) => name.endsWith('.js'))) {
    const size = gzipSync(await readFile(path.join(site.folder, 'assets', script))).length;
    if (size > SCRIPT_LIMIT) problems.push(`postcodes: ${script} has ${size} bytes compressed, over ${SCRIPT_LIMIT}`);
  }
  tools.results.record({ check: 'postcodes', page: page.address, mode: 'weight' }, problems);
}

async function typeEach(browserPage, record, site) {
  const asked = [];
  const note = (request) => asked.push(request.url());
  browserPage.on('request', note);
  await addAxe(browserPage);
  const problems = [];
  const address = browserPage.url();
  const box = browserPage.getByRole('textbox', { name: 'Your postcode' });
  if (!(await reach(browserPage))) problems.push('postcodes: the box cannot be reached by keyboard');
  for (const { typed, answer = false, says, links = [], files, look = false } of TYPED) {
    const expect = (holds, problem) => {
      if (!holds) problems.push(`postcodes: “${typed}”: ${problem}`);
    };
    asked.length = 0;
    await box.focus();
    await browserPage.keyboard.press('Control+A');
    await browserPage.keyboard.press('Delete');
    await browserPage.keyboard.type(typed);
    await browserPage.keyboard.press('Enter');
    const said = browserPage.locator(answer ? '#postcode_answer' : '#postcode_said');
    for (const words of says) {
      const found = said.getByText(words, { exact: false }).first();
      const shown = await found.waitFor({ timeout: 3000 }).then(() => true, () => false);
      expect(shown || (await said.innerText()).replace(/\s+/g, ' ').includes(words), `“${words}” is not said`);
    }
    const other = browserPage.locator(answer ? '#postcode_said' : '#postcode_answer');
    expect((await other.innerText()) === '', 'what was said before is still there');
    for (const link of links) {
      const end = link.startsWith('https:') ? link : site.base + link;
      expect((await said.locator(`a[href="${end}"]`).count()) > 0, `there is no link to ${end}`);
    }
    const focused = await browserPage.evaluate(() => document.activeElement.matches('#postcode_answer h2'));
    const inBox = await browserPage.evaluate(() => document.activeElement.id === 'postcode_input');
    expect(answer ? focused : inBox, 'the focus is in the wrong place');
    if (links.length > 0 && !links[0].startsWith('https:')) {
      const around = await said.evaluate((element) => element.parentElement.innerText.slice(0, 2500));
      expect(around.includes(BEST_FIT) && around.includes(NOTE), 'how far to trust it does not stand by the answer');
    }
    const names = asked.map((url) => url.slice(url.lastIndexOf('/') + 1));
    expect(names.join() === files.join(), `the page asked for ${asked.join(', ') || 'nothing'}`);
    expect(browserPage.url() === address, `the address has become ${browserPage.url()}`);
    if (look) problems.push(...(await violations(browserPage)).map((violation) => `${typed}: ${violation}`));
    problems.push(...(await sidewaysScroll(browserPage)));
  }
  const kept = await browserPage.evaluate(() => localStorage.length + sessionStorage.length + history.length);
  const before = await browserPage.evaluate(() => history.length);
  if (kept !== before) problems.push('postcodes: something was stored');
  if ((await browserPage.context().cookies()).length > 0) problems.push('postcodes: a cookie was set');
  browserPage.off('request', note);
  record('postcodes', problems);
}

/** Whether the box can be reached with the tab key from the beginning of the page. */
async function reach(browserPage) {
  for (let presses = 0; presses < 60; presses += 1) {
    await browserPage.keyboard.press('Tab');
    if (await browserPage.evaluate(() => document.activeElement.id === 'postcode_input')) return true;
  }
  return false;
}

/** Whatever goes wrong with a file, the resident is told what to do. */
async function damaged(browserPage, record) {
  await browserPage.route('**/postcodes/data/zz8.json', (route) => route.fulfill({ body: '{' }));
  await browserPage.getByRole('textbox', { name: 'Your postcode' }).fill('ZZ8 1GD');
  await browserPage.keyboard.press('Enter');
  const said = browserPage.locator('#postcode_said');
  const told = await said.getByText('We could not look it up').waitFor({ timeout: 3000 }).then(() => true, () => false);
  await browserPage.unroute('**/postcodes/data/zz8.json');
  await browserPage.keyboard.press('Enter');
  const answer = browserPage.locator('#postcode_answer h2');
  const found = await answer.waitFor({ timeout: 3000 }).then(() => true, () => false);
  record('postcodes', [
    ...(told ? [] : ['postcodes: nothing is said of a damaged file']),
    ...(found ? [] : ['postcodes: a file that was damaged is not asked for again']),
  ]);
}

/** From the list to the page of a postcode district, and on to the district and its numbers. */
async function withoutScripts(browserPage, record) {
  const problems = [];
  if (await browserPage.locator('form').isVisible()) problems.push('postcodes: there is a form that does nothing');
  await press(browserPage, browserPage.getByRole('link', { name: 'ZZ8', exact: true }));
  if (!(await browserPage.locator('main a[href^="tel:"]').first().isVisible())) {
    problems.push('postcodes: the page of a postcode district has no number to ring');
  }
  const text = await browserPage.locator('main').innerText();
  if (!text.includes(BEST_FIT) || !text.includes(NOTE)) problems.push('postcodes: the note is missing');
  problems.push(...(await sidewaysScroll(browserPage)));
  await press(browserPage, browserPage.getByRole('link', { name: 'Stonnerby', exact: true }));
  if (!browserPage.url().endsWith('/districts/stonnerby/')) problems.push(`postcodes: ${browserPage.url()} is no district`);
  record('postcodes', problems);
}

async function press(browserPage, link) {
  await link.focus();
  await Promise.all([browserPage.waitForNavigation(), browserPage.keyboard.press('Enter')]);
}
