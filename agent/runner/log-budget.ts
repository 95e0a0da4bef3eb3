/**
 * How much a unit may print, and what of it is shown.
 *
 * A test that prints 100 MB must cost neither this process, nor the wire, nor the ledger its memory: what exceeds the budget is counted and
 * thrown away, and one line says so. Vitest's `silent` is honoured: `true` shows nothing, `'passed-only'` holds a case's output back
 * until the case failed.
 */
import type { UnitEvent } from '../../core/unit.ts';

type LogEvent = Extract<UnitEvent, { readonly type: 'log' }>;

/** 4 MiB: a person reads a few pages; a machine that reads more can run the file alone. */
export const MAX_LOG_CHARACTERS = 4 * 1024 * 1024;
/** One IPC message should not hold the channel for long. */
const MAX_CHUNK_CHARACTERS = 64 * 1024;

/** Counts and filters one unit's output. */
export class LogBudget {
  readonly #emit: (event: LogEvent) => void;
  readonly #silent: boolean | 'passed-only';
  readonly #held = new Map<string, LogEvent[]>();
  #left: number;
  #dropped = 0;

  constructor(options: {
    readonly emit: (event: LogEvent) => void;
    readonly silent: boolean | 'passed-only';
    readonly maxCharacters?: number;
  }) {
    this.#emit = options.emit;
    this.#silent = options.silent;
    this.#left = options.maxCharacters ?? MAX_LOG_CHARACTERS;
  }

  /** Takes intercepted console output, which `silent` is about. */
  add(event: LogEvent): void {
    if (this.#silent === true) return;
    for (const part of this.#afford(event)) {
      if (this.#silent === 'passed-only') this.#hold(part);
      else this.#emit(part);
    }
  }

  /** Takes what the process wrote past the console, which `silent` never hid. */
  addRaw(event: LogEvent): void {
    for (const part of this.#afford(event)) this.#emit(part);
  }

  /** A case ended: its held output is shown when it failed, and forgotten. */
  settle(file: LogEvent['file'], caseIndex: number | null, hasFailed: boolean): void {
    const key = holdKey(file, caseIndex);
    if (hasFailed) for (const event of this.#held.get(key) ?? []) this.#emit(event);
    this.#held.delete(key);
  }

  /** The unit ended: says what was thrown away. */
  finish(): void {
    if (this.#dropped === 0) return;
    const text = `[shard-run] ${this.#dropped} more characters of output were dropped: one unit may print ${MAX_LOG_CHARACTERS} characters\n`;
    this.#dropped = 0;
    this.#emit({ type: 'log', file: null, caseIndex: null, stream: 'stderr', text });
  }

  #hold(event: LogEvent): void {
    const key = holdKey(event.file, event.caseIndex);
    const events = this.#held.get(key);
    if (events === undefined) this.#held.set(key, [event]);
    else events.push(event);
  }

  #afford(event: LogEvent): LogEvent[] {
    const text = event.text.slice(0, this.#left);
    this.#left -= text.length;
    this.#dropped += event.text.length - text.length;
    const parts: LogEvent[] = [];
    for (let at = 0; at < text.length; at += MAX_CHUNK_CHARACTERS)
      parts.push({ ...event, text: text.slice(at, at + MAX_CHUNK_CHARACTERS) });
    return parts;
  }
}

function holdKey(file: LogEvent['file'], caseIndex: number | null): string {
  return `${file ?? ''}|${caseIndex ?? ''}`;
}
