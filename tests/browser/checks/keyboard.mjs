// Walks through an open page with the Tab key, as a reader without a mouse.

import { addHelpers } from '../in-page.mjs';

/** What a reader with only a keyboard would stumble over. */
export async function keyboardWalk(browserPage) {
  await addHelpers(browserPage);
  const count = await browserPage.evaluate(listStops);
  const problems = await browserPage.evaluate(findMisplacedStops);
  for (let index = 0; index < count; index += 1) {
    await browserPage.keyboard.press('Tab');
    const stop = await browserPage.evaluate(inspectStop, index);
    problems.push(...stop.problems);
    // Once the order is lost every later stop would be reported as well.
    if (stop.lost) return problems;
  }
  if (count > 0) {
    await browserPage.keyboard.press('Tab');
    problems.push(...(await browserPage.evaluate(findTrap)));
  }
  return problems;
}

/** The first stop must be a link that leads past the navigation. */
export async function skipLink(browserPage) {
  await addHelpers(browserPage);
  await browserPage.keyboard.press('Tab');
  const problems = await browserPage.evaluate(findSkipLinkProblems);
  if (problems.length > 0) return problems;
  await browserPage.keyboard.press('Enter');
  await browserPage.keyboard.press('Tab');
  return browserPage.evaluate(findSkipLanding);
}

// The functions below run in the page and use nothing but its helpers, where
// `stops` keeps the elements the Tab key should reach, in order.

function listStops() {
  const tests = window.noticeboardTests;
  const radioStandsForGroup = (element, all) => {
    if (element.type !== 'radio') return true;
    const group = all.filter(({ type, name }) => type === 'radio' && name === element.name);
    return element === (group.find(({ checked }) => checked) ?? group[0]);
  };
  tests.indication = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outline = outlineStyle === 'none' || outlineWidth === '0px' ? '' : outlineColor;
    const transparent = /^rgba\(.*, 0\)$|^transparent$/.test(outline);
    const shadow = boxShadow === 'none' ? '' : boxShadow;
    return [outline && !transparent ? `${outlineStyle} ${outlineWidth} ${outline}` : '', shadow];
  };
  tests.stops = tests
    .interactive()
    .filter((element, _, all) => element.tabIndex >= 0 && radioStandsForGroup(element, all));
  tests.unfocused = tests.stops.map(tests.indication);
  return tests.stops.length;
}

function findMisplacedStops() {
  const { describe, stops } = window.noticeboardTests;
  return stops
    .filter((element) => element.tabIndex > 0)
    .map((element) => `keyboard-order: a positive tabindex changes the order: ${describe(element)}`);
}

function inspectStop(index) {
  const { describe, indication, stops, unfocused, visiblePart } = window.noticeboardTests;
  const expected = stops[index];
  const focused = document.activeElement;
  if (focused !== expected) {
    const reached = stops.indexOf(focused);
    const where = reached === -1 ? 'none of the expected stops' : `stop ${reached + 1}`;
    const problem =
      `keyboard-order: stop ${index + 1} should be ${describe(expected)}, ` +
      `but Tab led to ${where}: ${focused === document.body ? 'the page itself' : describe(focused)}`;
    return { lost: true, problems: [problem] };
  }
  const problems = [];
  const before = unfocused[index];
  if (!indication(focused).some((part, i) => part !== '' && part !== before[i])) {
    problems.push(`focus-visible: nothing shows that this has the focus: ${describe(focused)}`);
  }
  const hidden = whyHidden(focused);
  if (hidden) problems.push(`focus-obscured: ${hidden}: ${describe(focused)}`);
  return { lost: false, problems };

  function whyHidden(element) {
    // A link may run over several lines, and a region be taller than the window.
    const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 2 && height > 2);
    if (boxes.length === 0) return 'it is too small to be seen';
    const box = boxes[0];
    const part = visiblePart(element, box);
    const left = Math.max(part.left, 0);
    const top = Math.max(part.top, 0);
    const right = Math.min(part.right, innerWidth);
    const bottom = Math.min(part.bottom, innerHeight);
    if (right <= left || bottom <= top) return 'it lies outside the window';
    // Within a box that scrolls, browsers let a part of the element suffice. Above it they leave the room
    // that the page asks for, so that one hardly lower than the window goes on below it.
    const kept = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
    const fits = !part.scrolls && box.height + kept <= innerHeight && box.width <= innerWidth;
    if (fits && (bottom - top < box.height - 1 || right - left < box.width - 1)) {
      return 'it lies partly outside the window';
    }
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const own = [element, ...(element.labels ?? [])];
    if (own.some((owner) => owner.contains(hit))) return undefined;
    return `it is covered by ${hit ? describe(hit) : 'nothing that can be named'}`;
  }
}

function findTrap() {
  const { describe, stops } = window.noticeboardTests;
  const last = stops.at(-1);
  const trapped = stops.length > 1 && document.activeElement === last;
  return trapped ? [`keyboard-trap: Tab does not leave ${describe(last)}`] : [];
}

function findSkipLinkProblems() {
  const { describe } = window.noticeboardTests;
  const first = document.activeElement;
  const main = document.querySelector('main');
  const address = first.getAttribute('href') ?? '';
  if (!address.startsWith('#')) return [`skip-link: the first stop is ${describe(first)}`];
  const target = document.getElementById(address.slice(1));
  if (!target || !(target === main || main?.contains(target))) {
    return [`skip-link: ${describe(first)} does not lead to the main text`];
  }
  return [];
}

function findSkipLanding() {
  const { describe, interactive } = window.noticeboardTests;
  const main = document.querySelector('main');
  const problems = [];
  const top = main.getBoundingClientRect().top;
  if (top >= innerHeight) problems.push('skip-link: the main text is not in the window');
  const expected = interactive().find(
    (element) =>
      element.tabIndex >= 0 &&
      element !== main &&
      main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const landed = document.activeElement;
  if (expected && landed !== expected) {
    problems.push(`skip-link: the next stop should be ${describe(expected)}, not ${describe(landed)}`);
  }
  return problems;
}
