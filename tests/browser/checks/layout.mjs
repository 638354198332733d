// Checks that a page fits: on a narrow screen, enlarged, and with the reader's
// own text spacing. Each function takes an open page and returns its problems.

import { addHelpers } from '../in-page.mjs';

/** Nothing may make the page itself scroll sideways (WCAG 1.4.10). */
export async function sidewaysScroll(browserPage) {
  await addHelpers(browserPage);
  return browserPage.evaluate(findSidewaysScroll);
}

/** A table that scrolls needs a named region that the keyboard can reach. */
export async function scrollingTables(browserPage) {
  await addHelpers(browserPage);
  return browserPage.evaluate(findUnreachableTables);
}

/** No text may be cut off, nor lie on the text of something to press. */
export async function textFits(browserPage) {
  await addHelpers(browserPage);
  return [
    ...(await browserPage.evaluate(findClippedText)),
    ...(await browserPage.evaluate(findOverlaps)),
  ];
}

/** Spaces the text as WCAG 1.4.12 says a page must bear. */
export function spaceText(browserPage) {
  return browserPage.evaluate(() => {
    // A constructed sheet, because the page's Content-Security-Policy rightly
    // refuses an added <style>.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      * {
        line-height: 1.5 !important;
        letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important;
      }
      p { margin-block-end: 2em !important; }
    `);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

// The functions below run in the page and use nothing but its helpers.

function findSidewaysScroll() {
  const { describe, isShown } = window.noticeboardTests;
  const width = document.scrollingElement.scrollWidth;
  if (width <= innerWidth) return [];
  const scrolls = (part) => /auto|scroll|hidden|clip/.test(getComputedStyle(part).overflowX);
  const isHeldBack = (element) => {
    for (let part = element.parentElement; part && part !== document.body; part = part.parentElement) {
      if (scrolls(part)) return true;
    }
    return false;
  };
  const widest = [...document.body.querySelectorAll('*')]
    .filter((element) => isShown(element) && !isHeldBack(element))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
    .slice(-3);
  const culprits = widest.map(describe).join('; ');
  return [`sideways-scroll: the page is ${width} px wide in a window of ${innerWidth} px: ${culprits}`];
}

function findUnreachableTables() {
  const { describe } = window.noticeboardTests;
  const named = (element) => {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    return (labels.join('') || (element.getAttribute('aria-label') ?? '')).trim() !== '';
  };
  const problems = new Set();
  for (const table of document.querySelectorAll('table')) {
    for (let part = table; part && part !== document.body; part = part.parentElement) {
      const scrolls = /auto|scroll/.test(getComputedStyle(part).overflowX);
      if (!scrolls || part.scrollWidth <= part.clientWidth) continue;
      if (part.getAttribute('role') !== 'region' || !named(part) || part.tabIndex !== 0) {
        problems.add(`scrolling-table: no labelled region with tabindex="0": ${describe(part)}`);
      }
    }
  }
  return [...problems];
}

function findClippedText() {
  const { describe, isShown, isForScreenReadersOnly, hasText } = window.noticeboardTests;
  const cut = (value) => value === 'hidden' || value === 'clip';
  return [...document.querySelectorAll('body, body *')]
    .filter((element) => element instanceof HTMLElement && isShown(element) && hasText(element))
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return (
        (cut(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (cut(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    })
    .filter((element) => !isForScreenReadersOnly(element))
    .map((element) => `clipped-text: the text does not fit: ${describe(element)}`);
}

function findOverlaps() {
  const { describe, isForScreenReadersOnly, interactive, visiblePart } = window.noticeboardTests;
  // A line of text stands a little taller than its letters, so that two lines
  // may share a few pixels and still be told apart.
  const SLACK = 3;

  const boxes = interactive()
    .filter((element) => element.matches('a, button, summary') && !isForScreenReadersOnly(element))
    .flatMap((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].map((box) => ({ element, ...visiblePart(element, box) }));
    })
    .filter(({ left, top, right, bottom }) => right - left > SLACK && bottom - top > SLACK);

  const problems = new Set();
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > SLACK && down > SLACK) {
        problems.add(`overlap: ${describe(one.element)} and ${describe(other.element)}`);
      }
    }
  }
  return [...problems];
}
