// Checks that a chart over time can be read period by period where scripts run: by keyboard, by pointer
// and by touch. It says what the table of all periods says. Without scripts nothing of it is there, and
// the table is.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { visit } from '../browser.mjs';
import { addAxe, violations } from './axe.mjs';
import { sidewaysScroll, textFits } from './layout.mjs';

const KIND = 'outcome';
const LABEL = 'Read the chart: use the arrow keys, or point at it';
/** The script as it is served, before it is compressed. */
const SCRIPT_LIMIT = 5 * 1024;

/** What a person has read in the table and the list of signs on the page "People who feel safer at home". */
const READ = {
  address: 'outcomes/feel-safer-at-home/',
  newest:
    'July to September 2026: 81% [p], likely 78.8% to 82.5%. Provisional: the figure may still change.',
};

const SETTINGS = [
  { mode: '1280 light' },
  { mode: '320 dark', width: 320, colorScheme: 'dark' },
  { mode: '320 forced colours', width: 320, forcedColors: 'active' },
];

export async function checkReading(tools, site) {
  const pages = site.pages.filter(({ kind, html }) => kind === KIND && html.includes('data-plot'));
  tools.results.record({ check: 'reading', page: `(pages of kind ${KIND} with a chart)` }, [
    ...(pages.length > 1 ? [] : ['reading: the site has no such pages']),
    ...(pages.some(({ address }) => address === site.base + READ.address) ? [] : [`reading: ${READ.address} is not one`]),
  ]);
  for (const page of pages) {
    await visit(tools, site, page, { mode: 'each period' }, async (browserPage, record) => {
      record('reading', await everyPeriod(browserPage, page.address === site.base + READ.address));
    });
  }
  const longest = site.longest.find((page) => pages.includes(page)) ?? pages[0];
  if (!longest) return;
  await weigh(tools, site, longest);
  for (const setting of SETTINGS) {
    await visit(tools, site, longest, setting, async (browserPage, record) => {
      record('reading', await byKeyboard(browserPage));
      record('reading', await byPointer(browserPage));
      await browserPage.locator('#chart_reading input').focus();
      record('sideways-scroll', await sidewaysScroll(browserPage));
      record('text-fits', await textFits(browserPage));
      await addAxe(browserPage);
      record('axe', await violations(browserPage));
    });
  }
  await byTouch(tools, site, longest);
  await keptBack(tools, site, longest);
  await visit(tools, site, longest, { mode: 'without scripts', scripts: false }, async (browserPage, record) => {
    record('reading', await withoutScripts(browserPage));
  });
}

async function weigh({ results }, site, page) {
  const name = page.html.match(/assets\/(charts-[^"' >]+\.js)/)?.[1];
  const size = name ? (await readFile(path.join(site.folder, 'assets', name))).length : 0;
  results.record({ check: 'reading', page: page.address, mode: 'weight' }, [
    ...(name ? [] : ['reading: the page has no script']),
    ...(size > SCRIPT_LIMIT ? [`reading: ${name} has ${size} bytes, over ${SCRIPT_LIMIT}`] : []),
  ]);
}

/** Every period in its turn, from the first to the last. */
async function everyPeriod(browserPage, isRead) {
  const problems = [];
  const rows = await browserPage.evaluate(readTable);
  await browserPage.locator('#chart_reading input').focus();
  await browserPage.keyboard.press('Home');
  let before = -1;
  for (const row of rows) {
    const { said, shown, x, ring } = await browserPage.evaluate(readChart);
    if (said !== row.said) problems.push(`reading: “${said}” is said where the table has “${row.said}”`);
    if (shown !== said) problems.push(`reading: “${shown}” is shown where “${said}” is said`);
    if (!(x > before)) problems.push(`reading: the marker of “${row.said}” stands at ${x}, after ${before}`);
    if (ring !== row.isNumber) problems.push(`reading: “${row.said}” has ${ring ? 'a' : 'no'} ring on the line`);
    before = x;
    await browserPage.keyboard.press('ArrowRight');
  }
  const { said } = await browserPage.evaluate(readChart);
  if (isRead && said !== READ.newest) problems.push(`reading: the newest is “${said}”, not “${READ.newest}”`);
  return problems;
}

async function byKeyboard(browserPage) {
  const problems = [];
  const rows = await browserPage.evaluate(readTable);
  const slider = browserPage.getByRole('slider', { name: LABEL, exact: true });
  const expect = async (at, what) => {
    const { said, isMarked } = await browserPage.evaluate(readChart);
    if (said !== rows.at(at).said) problems.push(`reading: ${what} says “${said}”, not “${rows.at(at).said}”`);
    if (!isMarked) problems.push(`reading: ${what} shows no marker`);
  };
  const idle = await browserPage.evaluate(readChart);
  if (idle.isMarked || idle.shown !== LABEL) problems.push(`reading: before it is used, “${idle.shown}” is shown`);
  if (idle.said !== rows.at(-1).said) problems.push(`reading: a screen reader is told “${idle.said}” before it is used`);
  if (!(await reach(browserPage))) problems.push('reading: Tab does not lead to the slider');
  if ((await slider.count()) !== 1) problems.push(`reading: no slider is called “${LABEL}”`);
  await expect(-1, 'Tab');
  const presses = [['Home', 0], ['ArrowRight', 1], ['ArrowUp', 2], ['ArrowLeft', 1], ['ArrowDown', 0], ['ArrowLeft', 0], ['End', -1]];
  for (const [key, at] of presses) {
    await browserPage.keyboard.press(key);
    await expect(at, key);
  }
  await browserPage.keyboard.press('Escape');
  const away = await browserPage.evaluate(readChart);
  if (away.isMarked || away.shown !== LABEL) problems.push(`reading: after Escape “${away.shown}” is shown`);
  // The slider is at its end already, and the reader asks again.
  await browserPage.keyboard.press('End');
  await expect(-1, 'End after Escape');
  const told = await browserPage.locator('svg[role="img"]').first().getAttribute('aria-labelledby');
  if (!told) problems.push('reading: the chart has lost its name');
  await browserPage.keyboard.press('Tab');
  if ((await browserPage.evaluate(readChart)).isMarked) problems.push('reading: the marker stays where nobody reads');
  return problems;
}

/** Whether Tab leads to the slider, and each Tab on the way to another place. */
async function reach(browserPage) {
  for (let presses = 0; presses < 60; presses += 1) {
    await browserPage.keyboard.press('Tab');
    if (await browserPage.evaluate(() => document.activeElement.matches('#chart_reading input'))) return true;
  }
  return false;
}

async function byPointer(browserPage) {
  const problems = [];
  const rows = await browserPage.evaluate(readTable);
  const chart = browserPage.locator('#chart_reading svg.chart');
  await chart.scrollIntoViewIfNeeded();
  for (const at of [0, 1, rows.length - 1]) {
    const { x, y } = await browserPage.evaluate(placeOf, at);
    await browserPage.mouse.move(x + 2, y);
    const { said, isMarked, isThere } = await browserPage.evaluate(readChart);
    if (said !== rows[at].said) problems.push(`reading: the pointer at “${rows[at].said}” says “${said}”`);
    if (!isMarked || !isThere) problems.push(`reading: no marker can be seen at “${rows[at].said}”`);
  }
  await browserPage.mouse.move(1, 1);
  if ((await browserPage.evaluate(readChart)).isMarked) problems.push('reading: the pointer leaves its marker behind');
  return problems;
}

async function byTouch({ browser, results }, site, page) {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 320, height: 800 } });
  const open = await context.newPage();
  await open.goto(site.origin + page.address);
  const problems = [];
  const rows = await open.evaluate(readTable);
  await open.locator('#chart_reading svg.chart').scrollIntoViewIfNeeded();
  for (const at of [1, 0]) {
    const { x, y } = await open.evaluate(placeOf, at);
    await open.touchscreen.tap(x, y);
    const { said, isMarked } = await open.evaluate(readChart);
    if (said !== rows[at].said || !isMarked) problems.push(`reading: a touch at “${rows[at].said}” says “${said}”`);
  }
  results.record({ check: 'reading', page: page.address, mode: '320 by touch' }, problems);
  await context.close();
}

/** The second period is kept back: the table has its sign, and the line has no point there. */
async function keptBack({ browser, results }, site, page) {
  const words = 'Confidential: the figure is not shown.';
  const context = await browser.newContext();
  const open = await context.newPage();
  await open.route(site.origin + page.address, (route) => {
    const start = page.html.lastIndexOf('data-at');
    const before = page.html.lastIndexOf('data-at', start - 1);
    const hidden = page.html.slice(before, start).replace(/(<td class="?number"?>)[^]*?<\/td>/g, '$1[c]</td>');
    const body = (page.html.slice(0, before) + hidden + page.html.slice(start))
      .replace(/(chart-series"? d="M\S+ \S+) \S+ [^ "]+/, '$1')
      .replace(/<dl class="?signs"?>/, `$&<div><dt>[c]</dt><dd>${words}</dd></div>`);
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
  });
  await open.goto(site.origin + page.address);
  await open.locator('#chart_reading input').focus();
  await open.keyboard.press('Home');
  await open.keyboard.press('ArrowRight');
  const { said, isMarked, ring } = await open.evaluate(readChart);
  const problems = [];
  if (!/^[^:]+: \[c\]\. Confidential: the figure is not shown\.$/.test(said)) problems.push(`reading: a hidden figure is told as “${said}”`);
  if (!isMarked || ring) problems.push('reading: a hidden figure has no marker, or has a point on the line');
  results.record({ check: 'reading', page: page.address, mode: 'a figure that is kept back' }, problems);
  await context.close();
}

async function withoutScripts(browserPage) {
  const controls = await browserPage.locator('#chart_reading :is(input, p), .chart-marker, .chart-ring').count();
  const rows = await browserPage.evaluate(readTable);
  const charts = await browserPage.locator('#chart_reading svg[role="img"]').count();
  return [
    ...(controls > 0 ? ['reading: something of the slider is there without scripts'] : []),
    ...(rows.length < 2 || charts !== 1 ? ['reading: the chart or its table is missing without scripts'] : []),
  ];
}

// The functions below run in the page and use nothing from outside.

/** What is to be said of each period, the oldest first, as the table and the list of signs have it. */
function readTable() {
  const plain = (element) => element.innerText.replace(/\s+/g, ' ').trim();
  const table = document.querySelector('[aria-labelledby="caption_time"] table');
  const column = [...table.tHead.rows[0].cells].findIndex((cell) => plain(cell) === 'Likely range');
  const signs = [...document.querySelectorAll('.signs > div')].map((pair) => [...pair.children].map(plain));
  const rows = [...table.tBodies[0].rows].map(({ cells }) => {
    const head = cells[0].cloneNode(true);
    head.querySelector('.quiet')?.remove();
    const period = head.textContent.replace(/\s+/g, ' ').trim();
    const value = plain(cells[1]);
    const isNumber = /^[^[]*\d/.test(value);
    const range = isNumber && column > 0 ? `, likely ${plain(cells[column])}` : '';
    const meanings = signs.filter(([sign]) => value.includes(sign)).map(([, meaning]) => meaning);
    const said = [`${period}: ${value}${range}${meanings.length > 0 ? '.' : ''}`, ...meanings].join(' ');
    return { said, isNumber };
  });
  return rows.reverse();
}

function readChart() {
  const frame = document.querySelector('#chart_reading');
  const marker = frame.querySelector('.chart-marker');
  const box = marker?.getBoundingClientRect();
  const chart = frame.querySelector('svg.chart').getBoundingClientRect();
  const style = marker && getComputedStyle(marker);
  const paper = getComputedStyle(document.querySelector('.sheet')).backgroundColor;
  return {
    said: frame.querySelector('input').getAttribute('aria-valuetext'),
    shown: frame.querySelector('p').textContent,
    isMarked: Boolean(marker),
    isThere: Boolean(marker) && box.height > 50 && box.left >= chart.left && box.right <= chart.right && style.stroke !== paper,
    x: box?.left ?? -1,
    ring: Boolean(frame.querySelector('.chart-ring')),
  };
}

/** Where a period lies in the window, by the row of the table and the edges of the plot. */
function placeOf(at) {
  const chart = document.querySelector('#chart_reading svg.chart');
  const box = chart.getBoundingClientRect();
  const [left, , right] = chart.querySelector('[data-plot]').dataset.plot.split(' ').map(Number);
  const rows = [...document.querySelectorAll('tr[data-at]')].reverse();
  const share = rows[at].dataset.at / rows.at(-1).dataset.at;
  return { x: box.left + ((left + (right - left) * share) / 1000) * box.width, y: box.top + box.height / 2 };
}
