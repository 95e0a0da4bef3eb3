/** Sends a file that a test left: as what a browser can do no harm with, or to be saved, and cut off from everything either way. */
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PageSources } from '../api.ts';
import { Refusal } from './refusal.ts';

/** What is shown in place. No HTML and no SVG: a test's file is a stranger's, and it would run in the name of whoever looks. */
const SHOWN: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.webm': 'video/webm',
  '.mp4': 'video/mp4',
  '.txt': 'text/plain; charset=utf-8',
  '.log': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.json': 'text/plain; charset=utf-8',
};
/** A trace of half a gigabyte over a slow line. */
const SEND_MS = 10 * 60_000;

/** Letters that mean nothing to a header, a shell or a disk. */
const SAVED_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,120}$/;

type Wanted = {
  readonly runId: string;
  readonly digest: string;
  /** What it is called where it is saved; one that does not do, or is empty, is its digest. */
  readonly savedName: string;
};

/** Answers with the file. Throws 404 and 416. */
export async function sendArtifact(
  sources: Pick<PageSources, 'artifact'>,
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  { runId, digest, savedName }: Wanted,
): Promise<boolean> {
  const found = /^[0-9a-f]{64}$/.test(digest) ? await sources.artifact(runId, digest) : null;
  if (found === null) {
    throw new Refusal(
      404,
      `the file ${digest.slice(0, 12)} of the run "${runId}" is not here`,
      'the files of a run go when its journal does',
    );
  }
  const extension = path.extname(found.path);
  const type = SHOWN[extension];
  const isNamed = SAVED_NAME.test(savedName) && path.extname(savedName) === extension;
  const name = isNamed ? savedName : `${digest.slice(0, 12)}${extension}`;
  const headers = {
    'content-type': type ?? 'application/octet-stream',
    'content-disposition': `${type === undefined ? 'attachment' : 'inline'}; filename="${name}"`,
    // Even what is shown by itself has no origin, no script and no network.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox",
    'cache-control': 'private, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
  };
  const range = readRange(request.headers.range, found.bytes);
  const { start, end } = range ?? { start: 0, end: found.bytes - 1 };
  const part = range === null ? {} : { 'content-range': `bytes ${start}-${end}/${found.bytes}` };
  response.writeHead(range === null ? 200 : 206, { ...headers, ...part, 'content-length': end - start + 1 });
  if (request.method === 'HEAD' || found.bytes === 0) {
    response.end();
    return true;
  }
  // Whoever hangs up in the middle is nobody's error.
  await pipeline(createReadStream(found.path, { start, end }), response, { signal: AbortSignal.timeout(SEND_MS) }).catch(() =>
    response.destroy(),
  );
  return true;
}

/** A player asks for the part of a video that it is about to show. `null` is all of it. */
function readRange(header: string | undefined, bytes: number): { readonly start: number; readonly end: number } | null {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  const start = from === '' ? Math.max(0, bytes - Number(to)) : Number(from);
  const end = from === '' || to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (start <= end) return { start, end };
  throw new Refusal(416, `the file has ${bytes} bytes`, 'ask for a part that is in it');
}
