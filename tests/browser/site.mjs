// A built site, served and read, as the checks are given it.

import { readFacts } from './facts.mjs';
import { findPages, longestOfEachKind, MOVED } from './pages.mjs';
import { serve } from './server.mjs';

/**
 * Serves the site in `folder` at `base` and reads its pages. `readable` leaves
 * out those that only send their reader on; `longest` has one page of each kind.
 */
export async function openSite(tools, folder, base) {
  const pages = await findPages(folder, base);
  if (pages.length === 0) throw new Error(`There is no page in ${folder}.`);
  const { origin, close } = await serve(folder, base);
  const readable = pages.filter(({ kind }) => kind !== MOVED);
  const site = { folder, base, origin, close, pages, readable, longest: longestOfEachKind(readable) };
  site.facts = await readFacts(tools, site);
  site.publicAddress = publicAddressOf(site);
  return site;
}

/** The address the site was built for, which its home page names as canonical. */
function publicAddressOf(site) {
  const home = site.pages.find(({ address }) => address === site.base);
  const canonical = home && site.facts.get(home).links.find((link) => link.canonical);
  return canonical?.address;
}
