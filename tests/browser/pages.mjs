// Finds the pages of a built site and what kind each of them is.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** An old address that only sends its reader on to the new one. */
export const MOVED = 'moved';
export const NOT_FOUND = 'not-found';

/**
 * Every HTML page under `folder`, ordered by file. A page's `address` is where
 * a site at `base` shows it. The "not found" page is asked for at an address
 * some folders deep, because there a relative link or style sheet would break.
 */
export async function findPages(folder, base = '/') {
  const files = (await filesUnder(folder)).filter((file) => file.endsWith('.html'));
  return Promise.all(
    files.map(async (file) => {
      const html = await readFile(path.join(folder, file), 'utf8');
      const kind = kindOf(html);
      return { file, html, kind, address: base + addressOf(file, kind) };
    }),
  );
}

/** All files under `folder`, as paths with forward slashes, in order. */
export async function filesUnder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

/** The longest page of each kind, which is the one most likely to go wrong. */
export function longestOfEachKind(pages) {
  const longest = new Map();
  for (const page of pages) {
    const other = longest.get(page.kind);
    if (!other || page.html.length > other.html.length) longest.set(page.kind, page);
  }
  return [...longest.values()].sort((a, b) => a.kind.localeCompare(b.kind));
}

/** The kind a page names in `<body data-page="…">`, or "" when it names none. */
function kindOf(html) {
  const match = /<body\b[^>]*?\sdata-page=(?:"([^"]*)"|'([^']*)'|([^\s>]*))/i.exec(html);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? '';
}

function addressOf(file, kind) {
  if (kind === NOT_FOUND || file === '404.html') return 'no-such-page/at-this/address/';
  return file.replace(/(^|\/)index\.html$/, '$1');
}
