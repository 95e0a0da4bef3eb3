/** Where a report is written: a file in constant memory, or one of the process's own streams. */
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';

/** One write for so much text: a system call per case would cost more than the case's JSON. */
const BUFFER_CHARACTERS = 64 * 1024;

export type Sink = {
  write(text: string): void;
  /** Flushes and closes; returns what went wrong, in words, or an empty list. */
  close(): readonly string[];
};

/** Opens a file for a report, making its folder; it is emptied at once, so that an old report is never taken for a new one. Throws `usage`. */
export function openFileSink(file: string): Sink {
  let descriptor: number;
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    descriptor = openSync(file, 'w');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new ExpectedError('usage', `the report file "${file}" cannot be written: ${why}`, {
      hint: 'give another file: --reporter NAME=FILE',
      cause: error,
    });
  }
  return bufferedSink(file, descriptor);
}

/** A stream of this process, never closed. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  return { write: (text) => void stream.write(text), close: () => [] };
}

function bufferedSink(file: string, descriptor: number): Sink {
  const problems: string[] = [];
  let buffer = '';
  const flush = (): void => {
    if (buffer === '' || problems.length > 0) return;
    try {
      writeWhole(descriptor, Buffer.from(buffer, 'utf8'));
    } catch (error) {
      problems.push(`the report file "${file}" is not complete: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
    }
    buffer = '';
  };
  return {
    write: (text) => {
      buffer += text;
      if (buffer.length >= BUFFER_CHARACTERS) flush();
    },
    close: () => {
      flush();
      closeSync(descriptor);
      return problems;
    },
  };
}

function writeWhole(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
