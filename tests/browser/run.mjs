// Checks a built site in a real browser.
//
//   node tests/browser/run.mjs SITE [--nested SITE --nested-base /a/b/]
//       [--texts FOLDER] [--only NAME,NAME]
//
// SITE is the folder of a site built for the root of its host; the nested one
// was built for a path below it. --texts names the folder in which a test in
// Rust has kept its sites with hostile and harmless texts. --only names parts to
// run, as listed below, or `texts`.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { inParallel, startBrowser, Tabs, visit } from './browser.mjs';
import { addAxe, changeMode, violations } from './checks/axe.mjs';
import { checkCharts } from './checks/charts.mjs';
import { checkHours } from './checks/hours.mjs';
import { checkJourneys } from './checks/journeys.mjs';
import { keyboardWalk, skipLink } from './checks/keyboard.mjs';
import { scrollingTables, sidewaysScroll, spaceText, textFits } from './checks/layout.mjs';
import { checkLinks } from './checks/links.mjs';
import { checkMarkup } from './checks/markup.mjs';
import { checkMoved } from './checks/moved.mjs';
import { checkPostcodes } from './checks/postcodes.mjs';
import { PAPER_WIDTH, printView } from './checks/print.mjs';
import { checkQuestions } from './checks/questions.mjs';
import { checkReading } from './checks/reading.mjs';
import { checkSearch } from './checks/search.mjs';
import { checkStructure } from './checks/structure.mjs';
import { checkTexts } from './checks/texts.mjs';
import { checkWeights } from './checks/weights.mjs';
import { MODE_GROUPS } from './modes.mjs';
import { Results } from './results.mjs';
import { openSite } from './site.mjs';

/** The parts of the run, in order. Those marked `nested` are repeated below a path. */
const PARTS = [
  { name: 'structure', run: checkStructure, nested: true },
  { name: 'links', run: checkLinks, nested: true },
  { name: 'moved', run: checkMoved, nested: true },
  { name: 'weights', run: checkWeights },
  { name: 'journeys', run: checkJourneys },
  { name: 'questions', run: checkQuestions },
  { name: 'search', run: checkSearch, nested: true },
  { name: 'hours', run: checkHours },
  { name: 'charts', run: checkCharts },
  { name: 'reading', run: checkReading },
  { name: 'postcodes', run: checkPostcodes, nested: true },
  { name: 'pages', run: checkEveryPage, nested: true },
  { name: 'modes', run: checkEveryMode },
  { name: 'fit', run: checkFit },
  { name: 'keyboard', run: checkKeyboard },
  { name: 'print', run: checkPrint },
  { name: 'markup', run: checkMarkup },
];

/** The part that has sites of its own. */
const TEXTS = 'texts';

/** Pages that differ in nothing but names and numbers: the longest of each kind stands for all. */
const ALIKE = [
  'district-compared', 'large-print', 'leaflet', 'need-in-district', 'postcode-district', 'source',
];

/**
 * Every page, as most readers see it, and then in a narrow window. Below a path the pages are the same
 * but for their addresses, which other parts follow: there, one of each kind tells whether it has its
 * style sheet.
 */
function checkEveryPage(tools, site) {
  const isOneOfMany = ({ kind }) => site.base !== '/' || ALIKE.includes(kind);
  const pages = site.readable.filter((page) => !isOneOfMany(page) || site.longest.includes(page));
  return inParallel(pages, (page) =>
    visit(tools, site, page, { mode: '1280 light' }, async (browserPage, record) => {
      await addAxe(browserPage);
      record('axe', await violations(browserPage));
      await browserPage.setViewportSize({ width: 320, height: 800 });
      record('sideways-scroll', await sidewaysScroll(browserPage), '320 light');
      record('scrolling-tables', await scrollingTables(browserPage), '320 light');
    }),
  );
}

/** Kinds of page that have the same parts as another: a leaflet, the page of a district, an indicator. */
const OF_THE_SAME_PARTS = ['large-print', 'need-in-district', 'source'];

/** A page of each kind, but for those with the same parts as another. */
function withPartsOfTheirOwn(site) {
  return site.longest.filter(({ kind }) => !OF_THE_SAME_PARTS.includes(kind));
}

/** A page of each kind, in each width, colour scheme and palette, with scripts and without. */
function checkEveryMode(tools, site) {
  const loads = withPartsOfTheirOwn(site).flatMap((page) => MODE_GROUPS.map((group) => ({ page, group })));
  return inParallel(loads, ({ page, group }) =>
    visit(tools, site, page, group, async (browserPage, record) => {
      await addAxe(browserPage, group);
      for (const mode of group.modes) {
        await changeMode(browserPage, mode);
        record('axe', await violations(browserPage), mode.name);
      }
    }),
  );
}

/** A page of each kind, enlarged, and with the reader's own text spacing. */
function checkFit(tools, site) {
  const settings = [
    // A window of 1280 by 1024 at 400 % leaves this many CSS pixels.
    { mode: '400% zoom', width: 320, height: 256, zoom: 4 },
    { mode: '1280 text spacing', width: 1280, spaced: true },
    { mode: '320 text spacing', width: 320, spaced: true },
  ];
  return eachKindInEach(tools, site, settings, async (browserPage, record, { spaced }) => {
    if (spaced) await spaceText(browserPage);
    record('sideways-scroll', await sidewaysScroll(browserPage));
    record('text-fits', await textFits(browserPage));
  });
}

function checkKeyboard(tools, whole) {
  const site = { ...whole, longest: withPartsOfTheirOwn(whole) };
  const settings = [
    { mode: '1280 light' },
    { mode: '320 light', width: 320 },
    { mode: '1280 forced colours', forcedColors: 'active' },
  ];
  return eachKindInEach(tools, site, settings, async (browserPage, record) => {
    record('keyboard', await keyboardWalk(browserPage));
    await browserPage.reload();
    record('skip-link', await skipLink(browserPage));
  });
}

function checkPrint(tools, site) {
  const settings = [{ mode: 'A4 paper', width: PAPER_WIDTH }];
  return eachKindInEach(tools, site, settings, async (browserPage, record) => {
    record('print', await printView(browserPage));
  });
}

/** Opens the longest page of each kind once in each of the settings. */
function eachKindInEach(tools, site, settings, inspect) {
  const visits = site.longest.flatMap((page) => settings.map((setting) => ({ page, setting })));
  return inParallel(visits, ({ page, setting }) =>
    visit(tools, site, page, setting, (browserPage, record) => inspect(browserPage, record, setting)),
  );
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      nested: { type: 'string' },
      'nested-base': { type: 'string', default: '/a/b/' },
      texts: { type: 'string' },
      only: { type: 'string' },
    },
  });
  if (positionals.length !== 1) throw new Error('Name the folder of one built site.');
  const names = [...PARTS.map(({ name }) => name), TEXTS];
  const chosen = values.only?.split(',') ?? names;
  const unknown = chosen.find((name) => !names.includes(name));
  if (unknown) throw new Error(`There is no part “${unknown}”. There are: ${names.join(', ')}`);

  const browser = await startBrowser();
  const tools = { browser, tabs: new Tabs(browser), results: new Results() };
  try {
    await runParts(tools, { folder: path.resolve(positionals[0]), base: '/' }, chosen);
    if (values.nested) {
      const nested = { folder: path.resolve(values.nested), base: values['nested-base'] };
      await runParts(tools, nested, chosen);
    } else {
      tools.results.skip('the site below a path', 'no --nested folder was given');
    }
    if (!values.texts) {
      tools.results.skip(TEXTS, 'no --texts folder was given');
    } else if (chosen.includes(TEXTS)) {
      await timed(tools, TEXTS, values.texts, () => checkTexts(tools, path.resolve(values.texts)));
    }
  } finally {
    await browser.close();
  }
  console.log(tools.results.summary());
  process.exitCode = tools.results.failed > 0 ? 1 : 0;
}

async function runParts(tools, { folder, base }, chosen) {
  const site = await openSite(tools, folder, base);
  console.log(`${site.pages.length} pages at ${base}`);
  const parts = PARTS.filter(({ nested }) => base === '/' || nested);
  const left = parts.filter(({ name }) => !chosen.includes(name)).map(({ name }) => name);
  if (left.length > 0) tools.results.skip(`${left.join(', ')} at ${base}`, 'not asked for');
  for (const { name, run } of parts.filter(({ name }) => chosen.includes(name))) {
    await timed(tools, name, base, () => run(tools, site));
  }
  await site.close();
}

async function timed({ results }, check, page, run) {
  const start = Date.now();
  try {
    await run();
  } catch (error) {
    results.record({ check, page }, [`could not run: ${error.message}`]);
  }
  console.log(`${check}: done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
}

await main();
