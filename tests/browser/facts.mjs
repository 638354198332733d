// Reads every page of a site as plain HTML, with no script run and no style
// applied, into the facts that the checks of structure and links need.

import { inParallel } from './browser.mjs';

/** The facts of each page, by the page. */
export async function readFacts({ browser }, site) {
  const context = await browser.newContext();
  const facts = new Map();
  const reader = await context.newPage();
  await inParallel(site.pages, async (page) => {
    facts.set(page, await reader.evaluate(factsOf, page.html));
  });
  await context.close();
  return facts;
}

// Runs in the browser for its HTML parser, so it may use nothing from outside.
function factsOf(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = (selector) => [...page.querySelectorAll(selector)];
  const textOf = (element) => (element?.textContent ?? '').trim().replace(/\s+/g, ' ');

  function nameOf(element) {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labels = ids.map((id) => textOf(page.getElementById(id)));
    return labels.join(' ').trim() || (element.getAttribute('aria-label') ?? '').trim();
  }

  // A header or footer is a landmark only where nothing narrower holds it.
  const ofThePage = (element) => !element.parentElement.closest('article, aside, main, nav, section');
  const landmarks = (tag, role) =>
    all(`${tag}:not([role]), [role=${role}]`).filter(
      (element) => element.hasAttribute('role') || ofThePage(element),
    ).length;

  const links = ['href', 'src', 'action', 'poster'].flatMap((attribute) =>
    all(`[${attribute}]`).map((element) => ({
      tag: element.localName,
      address: element.getAttribute(attribute),
      text: textOf(element),
      inMain: element.closest('main') !== null,
      styleSheet: element.localName === 'link' && element.relList.contains('stylesheet'),
      canonical: element.localName === 'link' && element.relList.contains('canonical'),
    })),
  );
  const sources = all('[srcset]').flatMap((element) =>
    element
      .getAttribute('srcset')
      .split(',')
      .map((part) => ({ tag: element.localName, address: part.trim().split(/\s+/)[0], text: '' })),
  );

  return {
    lang: (page.documentElement.getAttribute('lang') ?? '').trim(),
    title: textOf(page.querySelector('title')),
    headings: all('h1, h2, h3, h4, h5, h6').map((heading) => ({
      level: Number(heading.localName[1]),
      text: textOf(heading),
    })),
    mains: landmarks('main', 'main'),
    banners: landmarks('header', 'banner'),
    contentinfos: landmarks('footer', 'contentinfo'),
    navigations: all('nav, [role=navigation]').map(nameOf),
    tables: all('table').map((table) => ({
      caption: textOf(table.caption),
      headers: table.querySelectorAll('th').length,
      unscoped: [...table.querySelectorAll('th:not([scope])')].map(textOf),
    })),
    ids: all('[id]').map((element) => element.id),
    links: [...links, ...sources],
  };
}
