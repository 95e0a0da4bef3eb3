/** Turns an error as frameworks serialise it into text that is ready to be shown. */
import { readFileSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { TestError } from '../../core/outcome.ts';

type Frame = { readonly file: string; readonly line: number; readonly column: number };

/** A stack of a runaway recursion holds megabytes; nobody reads more than this. */
const MAX_STACK_CHARACTERS = 32_768;
const FRAME_LINES_AROUND = 3;
const MAX_FRAME_COLUMNS = 200;

/** Returns the error with its place, diff and source lines. `cwd` is what locations are relative to. Never throws. */
export function toTestError(error: unknown, cwd: string): TestError {
  const fields = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : { message: String(error) };
  const name = text(fields['name']);
  const message = text(fields['message']);
  const headline = stripVTControlCharacters(name && !message.startsWith(name) ? `${name}: ${message}` : message || name);
  const stack = fullStack(fields, headline);
  const frame = nearestFrame(fields['stacks'], stack, cwd);
  return {
    message: headline.split('\n', 1)[0] ?? '',
    location: frame === null ? null : `${posixRelative(cwd, frame.file)}:${frame.line}:${frame.column}`,
    diff: typeof fields['diff'] === 'string' ? stripVTControlCharacters(fields['diff']) : null,
    codeFrame: frame === null ? null : codeFrame(frame),
    stack,
  };
}

/** Returns the path relative to `cwd` with forward slashes; absolute when it lies outside. */
export function posixRelative(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join('/');
}

/** Anything can be thrown; an object that is no error is shown as its JSON by Vitest already. */
function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? value.toString() : '';
}

function fullStack(fields: Record<string, unknown>, headline: string, depth = 0): string {
  const own = stripVTControlCharacters(text(fields['stack'] ?? fields['stackStr']));
  const stack = own === '' ? headline : own.includes(headline.split('\n', 1)[0] ?? '') ? own : `${headline}\n${own}`;
  const cause = fields['cause'];
  if (depth > 4 || typeof cause !== 'object' || cause === null) return stack.slice(0, MAX_STACK_CHARACTERS);
  const causeFields = cause as Record<string, unknown>;
  const causeHeadline = `${text(causeFields['name']) || 'Error'}: ${text(causeFields['message'])}`;
  return `${stack}\nCaused by: ${fullStack(causeFields, causeHeadline, depth + 1)}`.slice(0, MAX_STACK_CHARACTERS);
}

/** The first frame in the user's own code, else the first of all. */
function nearestFrame(parsed: unknown, stack: string, cwd: string): Frame | null {
  const frames = Array.isArray(parsed) && parsed.length > 0 ? (parsed as Frame[]) : parseFrames(stack);
  const isOwn = (frame: Frame): boolean =>
    isAbsolute(frame.file) && !frame.file.includes('/node_modules/') && !relative(cwd, frame.file).startsWith('..');
  return frames.find(isOwn) ?? frames.find((frame) => isAbsolute(frame.file) && !frame.file.includes('/node_modules/')) ?? null;
}

function parseFrames(stack: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of stack.split('\n')) {
    const match = /^\s*(?:at |❯ ).*?\(?((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?):(\d+):(\d+)\)?$/.exec(line);
    if (!match) continue;
    const [, path = '', row = '0', column = '0'] = match;
    frames.push({ file: path.startsWith('file://') ? fileURLToPath(path) : path, line: Number(row), column: Number(column) });
  }
  return frames;
}

function codeFrame(frame: Frame): string | null {
  const lines = sourceLines(frame.file);
  if (lines === null || frame.line < 1 || frame.line > lines.length) return null;
  const first = Math.max(1, frame.line - FRAME_LINES_AROUND);
  const last = Math.min(lines.length, frame.line + FRAME_LINES_AROUND);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    shown.push(`${String(number).padStart(width)} | ${(lines[number - 1] ?? '').slice(0, MAX_FRAME_COLUMNS)}`);
    if (number === frame.line)
      shown.push(`${' '.repeat(width)} | ${' '.repeat(Math.max(0, Math.min(frame.column, MAX_FRAME_COLUMNS) - 1))}^`);
  }
  return shown.join('\n');
}

function sourceLines(file: string): readonly string[] | null {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch {
    return null;
  }
}
