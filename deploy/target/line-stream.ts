/** Lines of a command that goes on writing, read no faster than they are wanted. */

import type { Channel } from './channel.ts';
import { LINE_BYTES } from './limit.ts';
import { splitLines } from './line-splitter.ts';

/** Ends when the command does, when the signal is aborted, and when the connection is lost. Whoever stops reading ends the command. */
export async function* readLines({ stream }: Channel, signal: AbortSignal): AsyncGenerator<string> {
  const abort = (): void => {
    stream.signal('TERM');
    stream.destroy();
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  stream.stderr.resume();
  try {
    let lines: string[] = [];
    const split = splitLines((line) => lines.push(line), { maxBytes: LINE_BYTES });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      split(chunk);
      const ready = lines;
      lines = [];
      yield* ready;
    }
  } catch (error) {
    if (!signal.aborted && !isPrematureClose(error)) throw error;
  } finally {
    signal.removeEventListener('abort', abort);
    stream.destroy();
  }
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
