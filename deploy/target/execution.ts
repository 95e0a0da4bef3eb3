/** Runs one command over a channel: bytes in with back-pressure, bounded output back. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type ssh2 from 'ssh2';
import type { Channel } from './channel.ts';
import { type Subject, unreachable } from './connection-error.ts';
import { EXEC_ERROR_BYTES, EXEC_OUTPUT_BYTES } from './limit.ts';
import type { ExecResult } from './target.ts';

export type ExecutionOptions = {
  readonly stdin: Readable | Uint8Array | undefined;
  readonly signal: AbortSignal;
  readonly subject: Subject;
};

/** Resolves when the command has ended. Throws `host-unreachable` when the signal or the end of the connection came first; then the channel is gone. */
export async function runOnChannel({ stream, closed }: Channel, { stdin, signal, subject }: ExecutionOptions): Promise<ExecResult> {
  const stdout = collect(EXEC_OUTPUT_BYTES);
  const stderr = collect(EXEC_ERROR_BYTES);
  stream.on('data', stdout.take);
  stream.stderr.on('data', stderr.take);
  const late = Promise.withResolvers<never>();
  const abort = (): void => {
    late.reject(unreachable(subject, 'no answer in time', signal.reason));
    // A sampler or a hung command: asked to end, and left without anybody who reads it.
    stream.signal('TERM');
    stream.destroy();
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  try {
    const [code] = await Promise.race([Promise.all([closed, feed(stream, stdin, signal)]), late.promise]);
    if (code === null) throw unreachable(subject, 'the connection was lost');
    return { code, stdout: stdout.bytes(), stderr: stderr.bytes().toString() };
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** A command may end without reading all that it is given: that is its own affair, and its code tells. A source that fails is ours. */
async function feed(stream: ssh2.ClientChannel, stdin: Readable | Uint8Array | undefined, signal: AbortSignal): Promise<void> {
  if (stdin === undefined) stream.end();
  else if (stdin instanceof Readable) await pipeline(stdin, stream.stdin, { signal }).catch(() => throwFailure(stdin));
  else stream.end(stdin);
}

/** The pipeline ends the source, too, when the command is gone; that is no failure of the source's own. */
function throwFailure({ errored }: Readable): void {
  const code = errored !== null && 'code' in errored ? errored.code : undefined;
  if (errored !== null && errored.name !== 'AbortError' && code !== 'ERR_STREAM_PREMATURE_CLOSE') throw errored;
}

function collect(maxBytes: number): { readonly take: (chunk: Buffer) => void; readonly bytes: () => Buffer } {
  const chunks: Buffer[] = [];
  let length = 0;
  return {
    take(chunk) {
      if (length >= maxBytes) return;
      const part = chunk.subarray(0, maxBytes - length);
      chunks.push(part);
      length += part.length;
    },
    bytes: () => Buffer.concat(chunks),
  };
}
