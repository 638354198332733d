// Checks that an old address sends its reader on to a page that exists, and
// that its own link leads to the same place for those the browser does not move.

import { inParallel } from '../browser.mjs';
import { MOVED } from '../pages.mjs';

export async function checkMoved({ browser, results }, site) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const stubs = site.pages.filter(({ kind }) => kind === MOVED);
  await inParallel(stubs, async (stub) => {
    const browserPage = await context.newPage();
    await browserPage.goto(site.origin + stub.address);
    const problem = await whereItLeads(browserPage, site, stub);
    await browserPage.close();
    results.record({ check: 'moved', page: stub.address }, problem ? [problem] : []);
  });
  await context.close();
}

async function whereItLeads(browserPage, site, stub) {
  const destinations = new Set(site.readable.map(({ address }) => address));
  try {
    await browserPage.waitForURL((url) => destinations.has(url.pathname), { timeout: 5000 });
  } catch {
    return `moved: it leads to no page of the site, but to ${browserPage.url()}`;
  }
  const arrived = new URL(browserPage.url()).pathname;
  const linked = site.facts
    .get(stub)
    .links.filter(({ tag }) => tag === 'a')
    .some(({ address }) => new URL(address, site.origin + stub.address).pathname === arrived);
  return linked ? undefined : `moved: the page has no link to ${arrived}, where it leads`;
}
