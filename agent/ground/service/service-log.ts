/** Keeps the last lines that a service wrote, however much it writes, and when. */
import { stripVTControlCharacters } from 'node:util';

/** What a failing case is shown, and a few times as much for what was written just before. */
const MAX_LINES = 200;
/** A longer one is a dump, whose beginning says what of. Also what a pattern for readiness is tried on. */
const MAX_LINE_CHARACTERS = 1_000;

type LogLine = { readonly text: string; readonly atMs: number };

export type ServiceLog = {
  /** Takes what came out of one stream. */
  add(stream: 'stdout' | 'stderr', text: string): void;
  /** Returns the last lines, at most so many, of those written since. */
  lastLines(count: number, sinceMs?: number): readonly string[];
  /** Called with each line from now on, also with one that has no end yet. `null` ends it. */
  listen(listener: ((line: string) => void) | null): void;
};

export function createServiceLog(now: () => number): ServiceLog {
  const lines: LogLine[] = [];
  const open = { stdout: '', stderr: '' };
  let listener: ((line: string) => void) | null = null;

  const keep = (line: string) => {
    const text = stripVTControlCharacters(line.slice(0, MAX_LINE_CHARACTERS)).trimEnd();
    if (text === '') return;
    lines.push({ text, atMs: now() });
    // Now and then, not at each line: moving the rest up costs more than the line.
    if (lines.length >= 2 * MAX_LINES) lines.splice(0, MAX_LINES);
    listener?.(text);
  };

  return {
    add: (stream, text) => {
      const parts = `${open[stream]}${text}`.split('\n');
      open[stream] = (parts.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
      for (const part of parts) keep(part);
      if (open[stream] !== '') listener?.(open[stream]);
    },
    lastLines: (count, sinceMs = 0) => {
      const said = lines.filter(({ atMs }) => atMs >= sinceMs).map(({ text }) => text);
      return [...said, ...[open.stdout, open.stderr].filter((text) => text !== '')].slice(-count);
    },
    listen: (next) => {
      listener = next;
    },
  };
}
