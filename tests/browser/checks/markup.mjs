// Runs the Nu HTML checker over every page and style sheet of a site. Warnings
// count as much as errors.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { filesUnder } from '../pages.mjs';

const VNU = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
/** Messages to leave out, each with its reason. */
const FILTERS = fileURLToPath(new URL('../nu-filters.txt', import.meta.url));

export async function checkMarkup({ results }, site) {
  const files = (await filesUnder(site.folder)).filter((file) => /\.(html|css)$/.test(file));
  const messages = await nuMessages(files.map((file) => path.join(site.folder, file)));
  for (const file of files) {
    const url = pathToFileURL(path.join(site.folder, file)).href;
    const problems = messages.filter((message) => message.url === url).map(inWords);
    results.record({ check: 'markup', page: site.base + file }, problems);
  }
}

function nuMessages(files) {
  const options = ['--format', 'json', '--stdout', '--also-check-css', '--filterfile', FILTERS];
  return new Promise((resolve, reject) => {
    const settings = { maxBuffer: 64 * 1024 * 1024 };
    execFile('java', ['-jar', VNU, ...options, ...files], settings, (error, stdout, stderr) => {
      // The checker ends with an error when it finds errors; what tells that
      // it ran at all is its list.
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
