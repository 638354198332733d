// Checks the page as it comes out on paper.

import { addHelpers } from '../in-page.mjs';

/** The width of the text on A4 paper with margins of 1 cm, in CSS pixels. */
export const PAPER_WIDTH = 718;

/** What is wrong with the print view of an open page. */
export async function printView(browserPage) {
  await addHelpers(browserPage);
  const numbers = await browserPage.evaluate(markNumbersOnScreen);
  await browserPage.emulateMedia({ media: 'print' });
  const problems = await browserPage.evaluate(findPrintProblems);
  if (numbers > 0 && (await browserPage.evaluate(countMarkedNumbers)) === 0) {
    problems.push('print: the page shows a telephone number on the screen but none on paper');
  }
  return problems;
}

// The functions below run in the page and use nothing but its helpers.

function markNumbersOnScreen() {
  const { isShown } = window.noticeboardTests;
  const numbers = [...document.querySelectorAll('a[href^="tel:"]')].filter(isShown);
  window.noticeboardTests.numbers = numbers;
  return numbers.length;
}

function countMarkedNumbers() {
  const { isShown, numbers } = window.noticeboardTests;
  return numbers.filter((number) => isShown(number) && number.getClientRects().length > 0).length;
}

function findPrintProblems() {
  const { describe, isShown, hasText, isForScreenReadersOnly } = window.noticeboardTests;
  const problems = [];
  const width = document.scrollingElement.scrollWidth;
  if (width > innerWidth) {
    problems.push(`print: the page is ${width} px wide on paper of ${innerWidth} px`);
  }
  const main = document.querySelector('main');
  if (!main || !isShown(main)) problems.push('print: the main text is not printed');
  for (const navigation of document.querySelectorAll('nav, [role=navigation]')) {
    if (isShown(navigation)) problems.push(`print: navigation is printed: ${describe(navigation)}`);
  }
  // Paper does not scroll: what a box would scroll to is lost.
  for (const element of document.querySelectorAll('body *')) {
    if (!(element instanceof HTMLElement) || !isShown(element) || !hasText(element)) continue;
    if (getComputedStyle(element).overflowX === 'visible' || isForScreenReadersOnly(element)) continue;
    if (element.scrollWidth > element.clientWidth + 1) {
      problems.push(`print: ${describe(element)} does not fit on the paper`);
    }
  }
  return problems;
}
