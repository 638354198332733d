// Runs the Nu HTML checker over every page and style sheet of a site. Warnings
// count as much as errors.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { filesUnder } from '../pages.mjs';

const VNU = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
/** Messages to leave out, each with its reason. */
const FILTERS = fileURLToPath(new URL('../nu-filters.txt', import.meta.url));

export async function checkMarkup({ results }, site) {
  const files = (await filesUnder(site.folder)).filter((file) => /\.(html|css)$/.test(file));
  // The checker is given addresses, not files: it looks at what the
  // Content-Security-Policy lets in, and a file has no origin that 'self' could mean.
  const problems = new Map(files.map((file) => [new URL(site.base + file, site.origin).href, []]));
  for (const message of await nuMessages([...problems.keys()])) {
    if (!problems.has(message.url)) problems.set(message.url, []);
    problems.get(message.url).push(inWords(message));
  }
  for (const [address, found] of problems) {
    results.record({ check: 'markup', page: address.replace(site.origin, '') }, found);
  }
}

function nuMessages(addresses) {
  const options = [
    // The checker refuses its own machine's addresses unless told.
    '-Dnu.validator.servlet.allow-forbidden-hosts=true',
    ...['-jar', VNU, '--format', 'json', '--stdout', '--also-check-css', '--filterfile', FILTERS],
  ];
  return new Promise((resolve, reject) => {
    const settings = { maxBuffer: 64 * 1024 * 1024 };
    execFile('java', [...options, ...addresses], settings, (error, stdout, stderr) => {
      // It also ends with an error when it merely found some; what tells that
      // it ran to its end is the complete list.
      try {
        resolve(JSON.parse(stdout).messages);
      } catch {
        reject(new Error(`The Nu checker did not run: ${error?.message ?? ''} ${stderr}`));
      }
    });
  });
}

function inWords({ type, subType, message, lastLine, extract }) {
  const place = lastLine ? ` (line ${lastLine})` : '';
  const text = extract ? `: ${extract.trim().replace(/\s+/g, ' ').slice(0, 120)}` : '';
  return `nu-${subType ?? type}: ${message}${place}${text}`;
}
