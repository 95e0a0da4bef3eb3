/** The page's own files: read once, sent compressed, known by their digest, and allowed to load nothing from anywhere else. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export type StaticFile = { readonly type: string; readonly bytes: Buffer; readonly packed: Buffer; readonly etag: string };

/** Where the built page lies, in a checkout and in the package. */
export const ASSETS = fileURLToPath(new URL('../page/gen', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
/** A page with its script is a tenth of that. */
const MAX_FILES = 64;

/** What every answer says to a browser: nothing from another place, nothing inline, no frame around it, no guessing of types. */
export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const;

/** Reads the files of a folder, by the path they are asked for; empty when there is none. */
export function readStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder).filter((name) => TYPES[path.extname(name)] !== undefined);
  return new Map(names.slice(0, MAX_FILES).map((name) => [name === 'index.html' ? '/' : `/${name}`, readFile(path.join(folder, name))]));
}

/** Answers with a file, or that the one that the browser has is still right. */
export function sendStaticFile(request: IncomingMessage, response: ServerResponse, file: StaticFile): void {
  const isPacked = (request.headers['accept-encoding'] ?? '').includes('gzip');
  const headers = { 'etag': file.etag, 'cache-control': 'no-cache', 'vary': 'accept-encoding' };
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = isPacked ? file.packed : file.bytes;
  const encoding = isPacked ? { 'content-encoding': 'gzip' } : {};
  response.writeHead(200, { ...headers, ...encoding, 'content-type': file.type, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function readFile(file: string): StaticFile {
  const bytes = readFileSync(file);
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { type: TYPES[path.extname(file)] ?? 'application/octet-stream', bytes, packed: gzipSync(bytes, { level: 9 }), etag };
}
