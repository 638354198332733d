// A plain static web server for a built site, as a county's own host would be.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
};

/**
 * Serves `folder` under `base` ("/" or, say, "/a/b/") on a free port of this
 * machine. Resolves to the server's `origin` and a function that closes it.
 */
export async function serve(folder, base = '/') {
  const server = createServer((request, response) => {
    answer(folder, base, request, response).catch((error) => {
      send(response, 500, String(error));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(folder, base, request, response) {
  // Browsers ask for this of their own accord, once a profile; it is no link
  // of any page, and a host answers it for all its sites.
  if (request.url === '/favicon.ico') return send(response, 204, '');

  const name = nameInSite(request.url, base);
  if (name === undefined) return send(response, 400, 'Bad request');
  if (name === null) return send(response, 404, 'Outside the site');

  const file = path.join(folder, name);
  const found = await kindOf(file);
  if (found === 'folder' && !name.endsWith('/') && name !== '') {
    response.setHeader('location', `${base}${encodeURI(name)}/`);
    return send(response, 301, 'Moved');
  }
  const page = found === 'folder' ? path.join(file, 'index.html') : file;
  if ((await kindOf(page)) === 'file') return sendFile(response, 200, page);

  const notFound = path.join(folder, '404.html');
  if ((await kindOf(notFound)) === 'file') return sendFile(response, 404, notFound);
  return send(response, 404, 'Not found');
}

/**
 * The path of an address within the site: `null` outside the base path,
 * `undefined` for an address no browser sends, such as one that climbs out.
 * The raw address is taken apart by hand because `URL` would resolve "..".
 */
function nameInSite(address, base) {
  let name;
  try {
    name = decodeURIComponent(address.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.split(/[/\\]/).includes('..')) return undefined;
  return name.startsWith(base) ? name.slice(base.length) : null;
}

async function kindOf(file) {
  try {
    return (await stat(file)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

function sendFile(response, status, file) {
  const type = CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type });
  createReadStream(file).pipe(response);
}

function send(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
