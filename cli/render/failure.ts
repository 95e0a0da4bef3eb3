/**
 * A failure as a block of lines: what failed, what it said, the difference, and the place in the code.
 *
 * The block is complete enough to act on without opening anything else, and short enough that ten of them can be read: the stack is shown
 * only where neither a code frame nor a location says where to look. All text in it was written by the user's code, so all of it is made
 * harmless first; very long texts are cut and say so.
 */

import type { TestError } from '../../core/outcome.ts';
import { displayName } from '../../core/test-case.ts';
import type { RunError } from '../../core/unit.ts';
import type { Line } from './line.ts';
import { span } from './line.ts';
import { truncateEnd, visible, visibleBlock } from './text.ts';

/** A title of ten kilobytes names a case no better than its first screenful. */
const TITLE_COLUMNS = 300;
const MESSAGE_LINES = 30;
const DIFF_LINES = 60;
const FRAME_LINES = 20;
const FRAME_COLUMNS = 100;
const STACK_LINES = 12;
const LINE_COLUMNS = 500;

/** Returns the name of a case on one line: `title > path`, harmless, at most 300 columns. */
export function caseTitle(titlePath: readonly string[]): string {
  return truncateEnd(visible(displayName(titlePath)), TITLE_COLUMNS);
}

/** Returns the block of one failed case. `remark` follows the title: the attempt, the agent. */
export function renderFailure(file: string, titlePath: readonly string[], errors: readonly TestError[], remark = ''): Line[] {
  const lines: Line[] = [
    [
      span('bad', ' FAIL '),
      span('strong', ` ${visible(file)}`),
      span('dim', ' > '),
      span('strong', caseTitle(titlePath)),
      span('dim', remark === '' ? '' : `  ${remark}`),
    ],
  ];
  if (errors.length === 0) lines.push([span('dim', '   no error was reported')]);
  for (const error of errors) lines.push(...renderTestError(error));
  lines.push([]);
  return lines;
}

/** Returns the block of something that went wrong outside any case. */
export function renderRunError(error: RunError): Line[] {
  const where = error.file === null ? '' : ` ${visible(error.file)}`;
  const lines: Line[] = [[span('bad', ' ERROR '), span('strong', where), span('dim', `  ${error.kind}`)]];
  const { detail } = error;
  if (detail === null || !isSaidBy(error.message, detail.message)) lines.push(...capped(visibleBlock(error.message), MESSAGE_LINES, 'bad'));
  if (detail !== null) lines.push(...renderTestError(detail));
  lines.push([]);
  return lines;
}

/** The message of an error is often the first lines of its own detail. */
function isSaidBy(message: string, detail: string): boolean {
  return detail.startsWith(message.split('\n', 1)[0] ?? message);
}

function renderTestError(error: TestError): Line[] {
  const lines: Line[] = [];
  if (error.message !== '') lines.push(...capped(visibleBlock(error.message.trimEnd()), MESSAGE_LINES, 'bad'));
  if (error.diff !== null && error.diff !== '') lines.push([], ...renderDiff(error.diff));
  if (error.location !== null) lines.push([], [span('dim', '   at '), span('accent', visible(error.location))]);
  if (error.codeFrame !== null && error.codeFrame !== '')
    lines.push(...capped(fitFrame(visibleBlock(error.codeFrame.trimEnd())), FRAME_LINES, 'dim'));
  else if (error.location === null && error.stack !== '') lines.push(...capped(visibleBlock(error.stack), STACK_LINES, 'dim'));
  return lines;
}

/** Moves a frame of very long source lines so that the caret is seen, and cuts what would wrap. */
function fitFrame(frame: readonly string[]): string[] {
  const caret = frame.find((line) => /^\s*\|\s*\^\s*$/u.test(line))?.indexOf('^') ?? 0;
  const gutter = (frame.find((line) => line.includes('|'))?.indexOf('|') ?? -2) + 2;
  const skipped = caret > FRAME_COLUMNS ? caret - FRAME_COLUMNS / 2 : 0;
  return frame.map((line) => {
    if (skipped === 0) return truncateEnd(line, FRAME_COLUMNS + gutter);
    const rest = line.slice(gutter + skipped);
    return truncateEnd(`${line.slice(0, gutter)}${rest === '' ? '' : '…'}${rest}`, FRAME_COLUMNS + gutter);
  });
}

function renderDiff(diff: string): Line[] {
  const lines = visibleBlock(diff.replace(/^\n+|\n+$/gu, ''));
  const shown = lines.slice(0, DIFF_LINES).map((line): Line => [span(diffTone(line), `   ${truncateEnd(line, LINE_COLUMNS)}`)]);
  return lines.length > DIFF_LINES ? [...shown, cutNote(lines.length - DIFF_LINES)] : shown;
}

function diffTone(line: string): 'good' | 'bad' | 'dim' {
  const start = line.trimStart();
  if (start.startsWith('-')) return 'good';
  return start.startsWith('+') ? 'bad' : 'dim';
}

function capped(lines: readonly string[], count: number, tone: 'bad' | 'dim'): Line[] {
  const shown = lines.slice(0, count).map((line): Line => [span(tone, `   ${truncateEnd(line, LINE_COLUMNS)}`)]);
  return lines.length > count ? [...shown, cutNote(lines.length - count)] : shown;
}

function cutNote(count: number): Line {
  return [span('dim', `   … ${count} more lines`)];
}
