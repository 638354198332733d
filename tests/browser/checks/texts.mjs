// Opens a site whose every text field holds what would be script, markup or a
// template anywhere else, beside the same site with harmless words. But for the
// words, both have to be the same, and nothing may run.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inParallel, visit } from '../browser.mjs';
import { openSite } from '../site.mjs';
import { sidewaysScroll } from './layout.mjs';

/** The policy of the pages is off, so that it cannot hide what they would let run. */
const SETTINGS = { mode: '1280 without policy', policy: false };

/** How long a page may take to run what it should not, such as the handler of an image. */
const PATIENCE_MS = 50;

/** `folder` holds both sites, as `hostile` and `harmless`, and their `texts.json`. */
export async function checkTexts(tools, folder) {
  const texts = JSON.parse(await readFile(path.join(folder, 'texts.json'), 'utf8'));
  const hostile = await openSite(tools, path.join(folder, 'hostile'), '/');
  const harmless = await openSite(tools, path.join(folder, 'harmless'), '/');
  const twins = new Map(harmless.pages.map((page) => [page.file, page]));
  let read = 0;
  await inParallel(hostile.readable, async (page) => {
    const twin = await lookAt(tools, harmless, twins.get(page.file), texts);
    await visit(tools, hostile, page, SETTINGS, async (browserPage, record) => {
      await browserPage.waitForTimeout(PATIENCE_MS);
      record('nothing-runs', await browserPage.evaluate(findWhatRan));
      const seen = await browserPage.evaluate(readPage, texts);
      read += seen.hostile;
      record('same-elements', differences(seen.elements, twin.elements));
      record('same-words', differences(seen.words, twin.words));
      record('sideways-scroll', await sidewaysScroll(browserPage));
    });
  });
  // The check is worth nothing where the texts do not reach the pages.
  const tooFew = read < hostile.readable.length ? [`only ${read} hostile texts were seen`] : [];
  tools.results.record({ check: 'hostile-texts', page: 'all pages' }, tooFew);
  await Promise.all([hostile.close(), harmless.close()]);
}

async function lookAt(tools, site, page, texts) {
  let seen;
  await visit(tools, site, page, SETTINGS, async (browserPage) => {
    seen = await browserPage.evaluate(readPage, texts);
  });
  return seen;
}

/** The first place in which two lists differ. */
function differences(one, other) {
  const at = one.findIndex((part, index) => part !== other[index]);
  if (at === -1 && one.length === other.length) return [];
  const place = at === -1 ? one.length : at;
  return [`“${one[place]}” stands where “${other[place]}” stands without hostile texts`];
}

// The functions below run in the page, so they may use nothing from outside.

function findWhatRan() {
  const problems = [];
  if (window.ran !== undefined) problems.push(`window.ran is ${window.ran}`);
  for (const element of document.querySelectorAll('[href], [src], [action]')) {
    const addresses = ['href', 'src', 'action'].map((name) => element.getAttribute(name) ?? '');
    const script = addresses.find((address) => /^\s*(javascript|vbscript):/i.test(address));
    if (script !== undefined) problems.push(`<${element.localName}> leads to ${script.slice(0, 80)}`);
  }
  return problems;
}

/** The elements with the names of their attributes, and the words that a reader sees. */
function readPage(texts) {
  const tidy = (text) => text.trim().replace(/\s+/gu, ' ');
  const elements = [...document.querySelectorAll('*')].map((element) =>
    [element.localName, ...element.getAttributeNames().sort()].join(' '),
  );
  let words = tidy(document.body.innerText);
  let hostile = 0;
  for (const text of texts.hostile.map(tidy)) {
    const parts = words.split(text);
    hostile += parts.length - 1;
    words = parts.join(texts.harmless);
  }
  // A file to take away is as large as the texts in it are long.
  words = words.replace(/[\d,]+ KB\b/g, 'so many KB');
  return { elements, words: words.split(' '), hostile };
}
