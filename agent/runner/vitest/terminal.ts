/** The terminal that Vitest believes to have: keeps the end of what it prints, shows it to nobody. */
import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Terminal } from './framework.ts';

/** A coverage table of a few thousand files. */
const MAX_CHARACTERS = 256 * 1024;

export class CapturedTerminal implements Terminal {
  readonly stdout: Writable;
  readonly stderr: Writable;
  #text = '';

  constructor() {
    const write = (chunk: Buffer, _encoding: BufferEncoding, done: () => void): void => {
      this.take(chunk.toString());
      done();
    };
    this.stdout = new Writable({ write });
    this.stderr = new Writable({ write });
  }

  take(text: string): void {
    this.#text = (this.#text + text).slice(-MAX_CHARACTERS);
  }

  /** Returns what was printed since the last call, without colours. */
  drain(): string {
    const text = stripVTControlCharacters(this.#text);
    this.#text = '';
    return text;
  }
}

/** Vitest, Vite and the project's configuration print to the process's own streams, too: what they say goes to `terminal` instead. */
export function captureProcessOutput(terminal: CapturedTerminal): void {
  const write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean => {
    terminal.take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const callback = typeof encoding === 'function' ? encoding : done;
    if (typeof callback === 'function') queueMicrotask(() => callback());
    return true;
  };
  process.stdout.write = write as typeof process.stdout.write;
}
