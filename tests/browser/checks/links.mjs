// Checks that every address on every page leads somewhere within the site,
// fragments included. Other hosts are not asked.

import path from 'node:path';
import { filesUnder, NOT_FOUND } from '../pages.mjs';

export async function checkLinks({ results }, site) {
  const targets = await targetsOf(site);
  for (const page of site.pages) {
    const { links } = site.facts.get(page);
    const problems = links.map((link) => problemOf(link, page, site, targets)).filter(Boolean);
    results.record({ check: 'links', page: page.address }, [...new Set(problems)]);
  }
}

/** Every address the site answers, each with the ids a fragment may name there. */
async function targetsOf(site) {
  const targets = new Map();
  for (const file of await filesUnder(site.folder)) targets.set(site.base + file, new Set());
  for (const page of site.pages) {
    const ids = new Set(site.facts.get(page).ids);
    targets.set(site.base + page.file, ids);
    if (page.kind !== NOT_FOUND) targets.set(page.address, ids);
  }
  return targets;
}

function problemOf({ tag, address, text }, page, site, targets) {
  const shown = `<${tag}> “${text}” leads to ${address}`;
  if (!URL.canParse(address, site.origin + page.address)) return `link: ${shown}: not an address`;
  const url = new URL(address, site.origin + page.address);
  const place = placeInSite(url, tag, site);
  if (place === null) return undefined;

  const pathname = decodeURIComponent(place);
  if (!pathname.startsWith(site.base)) return `link: ${shown}: outside ${site.base}`;
  // A fragment of the "not found" page itself is looked for in its own file.
  const ids = targets.get(pathname === page.address ? site.base + page.file : pathname);
  if (!ids) {
    const why = targets.has(`${pathname}/`) ? 'its last slash is missing' : 'no such page or file';
    return `link: ${shown}: ${why}`;
  }
  const fragment = decodeURIComponent(url.hash.slice(1));
  if (fragment && fragment !== 'top' && !ids.has(fragment)) {
    return `link: ${shown}: nothing there has that id`;
  }
  return undefined;
}

/**
 * The path of an address on this site, or null. A <link>, such as the canonical
 * one, names the public address of a page in full; an <a> that does so may mean
 * anything else on that host.
 */
function placeInSite(url, tag, site) {
  if (url.origin === site.origin) return url.pathname;
  if (tag === 'link' && site.publicAddress && url.href.startsWith(site.publicAddress)) {
    return path.posix.join(site.base, url.pathname.slice(new URL(site.publicAddress).pathname.length));
  }
  return null;
}
