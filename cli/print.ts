/** Prints rendered lines to standard output, coloured where a terminal shows colours. */
import { detectTerminal } from './environment.ts';
import type { Line } from './render/line.ts';
import { ansiPaint, paintLine, plainPaint } from './render/line.ts';

export function printLines(lines: readonly Line[]): void {
  const { hasColours } = detectTerminal(process.stdout, process.env, false);
  const paint = hasColours ? ansiPaint : plainPaint;
  process.stdout.write(lines.map((line) => `${paintLine(line, Number.POSITIVE_INFINITY, paint)}\n`).join(''));
}
