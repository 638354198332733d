// Photographs a built site, for whoever works on the theme.
//
//   node tests/browser/look.mjs SITE OUT [--base /a/b/] [--kinds a,b] [--pages /x/,/y/]
//                               [--widths 1280,320] [--dark] [--forced] [--print]
//
// An address may lead to a part of its page, as in /x/#part.
//
// Writes one picture of the full page for the longest page of each kind, or
// for the kinds or the addresses named, at each width.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from './browser.mjs';
import { PAPER_WIDTH } from './checks/print.mjs';
import { findPages, longestOfEachKind, MOVED } from './pages.mjs';
import { serve } from './server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: '/' },
    kinds: { type: 'string' },
    pages: { type: 'string' },
    widths: { type: 'string' },
    dark: { type: 'boolean', default: false },
    forced: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
  },
});
if (positionals.length !== 2) throw new Error('Name the folder of a built site and one for the pictures.');
const [folder, pictures] = positionals.map((name) => path.resolve(name));

const pages = chosenPages(await findPages(folder, values.base));
const widths = (values.widths ?? (values.print ? `${PAPER_WIDTH}` : '1280,320')).split(',').map(Number);
await mkdir(pictures, { recursive: true });
const { origin, close } = await serve(folder, values.base);
const browser = await startBrowser();
for (const width of widths) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: values.dark ? 'dark' : 'light',
    forcedColors: values.forced ? 'active' : 'none',
  });
  const browserPage = await context.newPage();
  await browserPage.emulateMedia({ media: values.print ? 'print' : 'screen' });
  for (const page of pages) {
    // A page that only moves to another of its parts would not be loaded anew.
    await browserPage.goto('about:blank');
    await browserPage.goto(origin + page.address);
    const file = path.join(pictures, pictureName(page, width));
    await browserPage.screenshot({ path: file, fullPage: true });
    console.log(file);
  }
  await context.close();
}
await browser.close();
await close();

function chosenPages(all) {
  const readable = all.filter(({ kind }) => kind !== MOVED);
  const addresses = values.pages?.split(',');
  const kinds = values.kinds?.split(',');
  const chosen = addresses
    ? addresses.flatMap((address) =>
        readable.filter((page) => page.address === address.split('#')[0]).map((page) => ({ ...page, address })),
      )
    : longestOfEachKind(readable).filter(({ kind }) => !kinds || kinds.includes(kind));
  if (chosen.length === 0) throw new Error(`There is no such page in ${folder}.`);
  return chosen;
}

function pictureName(page, width) {
  const subject = values.pages ? page.address.split(/[/#]/).filter(Boolean).join('-') : page.kind;
  const manner = ['dark', 'forced', 'print'].filter((name) => values[name]);
  return `${[subject || 'home', width, ...manner].join('-')}.png`;
}
