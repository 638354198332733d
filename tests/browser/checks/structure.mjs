// Checks each page's outline as plain HTML: title, landmarks, headings, tables.

import { MOVED } from '../pages.mjs';

export function checkStructure({ results }, site) {
  const titles = pagesByTitle(site);
  for (const page of site.pages) {
    const facts = site.facts.get(page);
    const problems = [
      ...document(page, facts, titles),
      ...(page.kind === MOVED ? [] : [...landmarks(facts), ...headings(facts), ...tables(facts)]),
    ];
    results.record({ check: 'structure', page: page.address }, problems);
  }
}

function pagesByTitle(site) {
  const titles = new Map();
  for (const page of site.readable) {
    const { title } = site.facts.get(page);
    titles.set(title, [...(titles.get(title) ?? []), page]);
  }
  return titles;
}

function document(page, facts, titles) {
  const problems = [];
  if (!page.kind) problems.push('page-kind: <body> has no data-page');
  if (!facts.lang) problems.push('language: <html> has no lang');
  if (!facts.title) problems.push('title: the page has no title');
  const others = (titles.get(facts.title) ?? []).filter((other) => other !== page);
  if (facts.title && page.kind !== MOVED && others.length > 0) {
    problems.push(`title: “${facts.title}” is also the title of ${others[0].address}`);
  }
  return problems;
}

function landmarks({ mains, banners, contentinfos, navigations }) {
  const problems = [];
  const one = (count, name) => {
    if (count !== 1) problems.push(`landmark: ${count} of ${name} where there should be one`);
  };
  one(mains, 'main');
  one(banners, 'banner');
  one(contentinfos, 'contentinfo');
  navigations.forEach((name, index) => {
    if (!name) problems.push(`landmark: navigation ${index + 1} has no label`);
    else if (navigations.indexOf(name) !== index) {
      problems.push(`landmark: two navigations are labelled “${name}”`);
    }
  });
  return problems;
}

function headings({ headings: found }) {
  const problems = [];
  const first = found.filter(({ level }) => level === 1).length;
  if (first !== 1) problems.push(`heading: ${first} of h1 where there should be one`);
  if (found.some(({ text }) => !text)) problems.push('heading: a heading is empty');
  const skip = found.findIndex(({ level }, i) => level > (i ? found[i - 1].level : 0) + 1);
  if (skip !== -1) {
    const before = skip ? `h${found[skip - 1].level}` : 'the start of the page';
    problems.push(`heading: h${found[skip].level} “${found[skip].text}” follows ${before}`);
  }
  return problems;
}

function tables({ tables: found }) {
  return found.flatMap(({ caption, headers, unscoped }, index) => {
    const name = `table ${index + 1}${caption ? ` “${caption}”` : ''}`;
    return [
      ...(caption ? [] : [`table: ${name} has no caption`]),
      ...(headers ? [] : [`table: ${name} has no header cell`]),
      ...unscoped.map((text) => `table: header cell “${text}” of ${name} has no scope`),
    ];
  });
}
