// Small helpers that the checks use inside a page, as `window.noticeboardTests`.

/**
 * Puts the helpers into the page. They are set through the developer tools'
 * own channel, which a page's Content-Security-Policy does not govern and
 * which works with scripts turned off.
 */
export function addHelpers(browserPage) {
  return browserPage.evaluate(defineHelpers);
}

// Runs in the page, so it may use nothing from outside itself.
function defineHelpers() {
  const INTERACTIVE =
    'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';

  /** An element as a reader of the report would look for it: its start tag and its text. */
  function describe(element) {
    const tag = element.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, '').slice(0, 120);
    const text = (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
    return text ? `${tag} “${text}”` : tag;
  }

  function isShown(element) {
    return element.checkVisibility({ visibilityProperty: true });
  }

  /** Text for screen readers alone is cut to a dot on purpose. */
  function isForScreenReadersOnly(element) {
    for (let part = element; part && part !== document.body; part = part.parentElement) {
      const style = getComputedStyle(part);
      const box = part.getBoundingClientRect();
      const tiny = box.width <= 2 && box.height <= 2 && style.overflowX !== 'visible';
      const clipped = /inset\((50|100)%/.test(style.clipPath);
      const aside = style.position !== 'static' && (box.right <= 0 || box.bottom + scrollY <= 0);
      if (tiny || clipped || aside) return true;
    }
    return false;
  }

  function hasText(element) {
    return (element.textContent ?? '').trim() !== '';
  }

  /** The elements a reader can act on, in the order of the document. */
  function interactive(root = document) {
    return [...root.querySelectorAll(INTERACTIVE)].filter(
      (element) => isShown(element) && !element.disabled,
    );
  }

  /** The part of an element's box that the boxes it scrolls in let through. */
  function visiblePart(element, { left, top, right, bottom }) {
    let scrolls = false;
    for (let part = element.parentElement; part && part !== document.body; part = part.parentElement) {
      if (getComputedStyle(part).overflowX === 'visible') continue;
      scrolls = true;
      const frame = part.getBoundingClientRect();
      left = Math.max(left, frame.left);
      top = Math.max(top, frame.top);
      right = Math.min(right, frame.right);
      bottom = Math.min(bottom, frame.bottom);
    }
    return { left, top, right, bottom, scrolls };
  }

  window.noticeboardTests = {
    describe,
    isShown,
    isForScreenReadersOnly,
    hasText,
    interactive,
    visiblePart,
  };
}
