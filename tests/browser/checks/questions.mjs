// Walks through the questions of who gets what, as a resident does: by keyboard,
// with scripts and without, to a result and a telephone number. Nothing may be
// asked of the server on the way: an answer is nobody else's business.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { visit } from '../browser.mjs';
import { addAxe, violations } from './axe.mjs';
import { sidewaysScroll } from './layout.mjs';

const KIND = 'eligibility-questions';
const LIMIT = 60 * 1024;
/** More presses than any person is asked questions. */
const MOST = 40;
/** How the questions are walked through, and which answer is chosen at each, of so many. */
const WALKS = [
  { mode: '1280 light, the first answer', choose: () => 0 },
  // One look with axe is enough: all results are made alike.
  { mode: '1280 light, the last answer', choose: (count) => count - 1, look: true },
  {
    mode: '320 without scripts, one after the other',
    width: 320,
    scripts: false,
    choose: (count, step) => step % count,
  },
];

export async function checkQuestions(tools, site) {
  const pages = site.pages.filter(({ kind }) => kind === KIND);
  tools.results.record({ check: 'questions', page: `(every ${KIND})` }, [
    ...(pages.length > 0 ? [] : [`questions: the site has no page of kind ${KIND}`]),
  ]);
  for (const page of pages) {
    await weigh(tools, site, page);
    for (const walk of WALKS) {
      await visit(tools, site, page, walk, (browserPage, record) => walkThrough(browserPage, record, walk));
    }
    await visit(tools, site, page, { mode: 'without a style sheet' }, unstyled);
  }
}

async function weigh(tools, site, page) {
  const file = path.join(site.folder, page.address.slice(site.base.length), 'index.html');
  const size = gzipSync(await readFile(file)).length;
  const heavy = size > LIMIT ? [`questions: ${size} bytes compressed, over ${LIMIT}`] : [];
  tools.results.record({ check: 'questions', page: page.address, mode: 'weight' }, heavy);
}

async function walkThrough(browserPage, record, { choose, look = false }) {
  const asked = [];
  const note = (request) => asked.push(request.url());
  browserPage.on('request', note);
  const problems = [];
  const expect = (holds, problem) => {
    if (!holds) problems.push(`questions: ${problem}`);
  };

  await browserPage.locator('.flow-intro a[href^="#"]').focus();
  await browserPage.keyboard.press('Enter');
  const way = [];
  for (let step = 0; step < MOST; step += 1) {
    const shown = await parts(browserPage);
    expect(shown.length === 1, `${shown.length} parts are shown at once: ${shown.join(', ')}`);
    const focused = await focusedHeading(browserPage);
    expect(focused === shown[0], `the focus is on ${focused || 'no heading'} and not on ${shown[0]}`);
    if (!shown[0] || shown[0].startsWith('result')) break;
    way.push(shown[0]);
    const answers = browserPage.locator('.ask:visible .choices a');
    const chosen = answers.nth(choose(await answers.count(), step));
    await chosen.focus();
    await browserPage.keyboard.press('Enter');
  }
  const [end] = await parts(browserPage);
  expect(end?.startsWith('result'), `after ${MOST} answers nothing has come out`);
  const district = browserPage.locator('details.district').first();
  await district.locator('summary').focus();
  await browserPage.keyboard.press('Enter');
  expect(
    await district.locator('a[href^="tel:"]').first().isVisible(),
    'the result leads to no telephone number in the district',
  );
  expect(await browserPage.locator('.still').isVisible(), 'the result does not say what one can still ask for');
  if (look) {
    await addAxe(browserPage);
    problems.push(...(await violations(browserPage)));
  }
  problems.push(...(await sidewaysScroll(browserPage)));
  problems.push(...(await onPaper(browserPage, end)));

  // The way back leads through the same questions.
  for (const before of way.reverse()) {
    await browserPage.goBack();
    const [shown] = await parts(browserPage);
    expect(shown === before, `Back leads to ${shown} and not to ${before}`);
  }
  browserPage.off('request', note);
  expect(asked.length === 0, `after it was loaded, the page asked for ${asked.join(', ')}`);
  expect(
    (await browserPage.context().cookies()).length === 0,
    'a cookie was set',
  );
  record('questions', problems);
}

/** The headings of the questions and results that are shown. */
function parts(browserPage) {
  return browserPage.locator(':is(.ask, .result):visible > h2').evaluateAll((all) => all.map(({ id }) => id));
}

function focusedHeading(browserPage) {
  return browserPage.locator('h2:focus').evaluateAll(([heading]) => heading?.id);
}

/** On paper stands the result, and neither a question nor the way to other pages. */
async function onPaper(browserPage, end) {
  await browserPage.emulateMedia({ media: 'print' });
  const shown = await parts(browserPage);
  const menu = await browserPage.locator('.menu').isVisible();
  await browserPage.emulateMedia({ media: 'screen' });
  const problems = [];
  if (shown.join() !== end) problems.push(`questions: on paper stand ${shown.join(', ')}`);
  if (menu) problems.push('questions: the menu stands on paper');
  return problems;
}

/** Without a style sheet everything stands there, in order, and each answer leads to its place. */
async function unstyled(browserPage, record) {
  await browserPage.evaluate(() => document.querySelector('link[rel=stylesheet]').remove());
  const problems = await browserPage.evaluate(() => {
    const found = [];
    const hidden = [...document.querySelectorAll('.ask, .result, .flow-after')].filter(
      (part) => part.getClientRects().length === 0,
    );
    if (hidden.length > 0) found.push(`questions: ${hidden.length} parts are not shown`);
    const lost = [...document.querySelectorAll('.choices a')].filter(
      (link) => !document.getElementById(link.getAttribute('href').slice(1)),
    );
    if (lost.length > 0) found.push(`questions: ${lost.length} answers lead nowhere`);
    return found;
  });
  record('questions', problems);
}
