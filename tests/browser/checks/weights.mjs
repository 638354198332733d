// Checks that an ordinary page is light enough for a slow telephone.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const KINDS = ['outcome', 'plan', 'provider', 'report', 'service'];
const KILOBYTE = 1024;
/** A page with its style sheets, compressed as a host sends them. */
const PAGE_LIMIT = 24 * KILOBYTE;
const STYLE_LIMIT = 10 * KILOBYTE;

export async function checkWeights({ results }, site) {
  const weights = new Map();
  const weightOf = async (file) => {
    if (!weights.has(file)) weights.set(file, compressed(await readFile(path.join(site.folder, file))));
    return weights.get(file);
  };
  for (const kind of KINDS) {
    const pages = site.pages.filter((page) => page.kind === kind);
    if (pages.length === 0) {
      results.record({ check: 'weight', page: `(no page of kind ${kind})` }, [
        `weight: the site has no page of kind ${kind} to weigh`,
      ]);
    }
    for (const page of pages) {
      let styles = 0;
      for (const file of styleSheetsOf(site, page)) styles += await weightOf(file);
      const total = compressed(page.html) + styles;
      const problems = [];
      if (styles === 0) problems.push('weight: the page has no style sheet');
      if (styles > STYLE_LIMIT) problems.push(`weight: style sheets of ${styles} bytes, over ${STYLE_LIMIT}`);
      if (total > PAGE_LIMIT) problems.push(`weight: ${total} bytes with its styles, over ${PAGE_LIMIT}`);
      results.record({ check: 'weight', page: page.address }, problems);
    }
  }
}

function styleSheetsOf(site, page) {
  return site.facts
    .get(page)
    .links.filter(({ styleSheet }) => styleSheet)
    .map(({ address }) => new URL(address, site.origin + page.address).pathname)
    .map((pathname) => decodeURIComponent(pathname).slice(site.base.length));
}

function compressed(content) {
  return gzipSync(content).length;
}
