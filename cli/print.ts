/** Prints rendered lines to standard output, coloured and broken at words where a terminal shows them. */
import { detectTerminal } from './environment.ts';
import type { Line } from './render/line.ts';
import { ansiPaint, paintLine, plainPaint } from './render/line.ts';
import { wrapLine } from './render/wrap.ts';

export function printLines(lines: readonly Line[], isPlain = false): void {
  const { hasColours } = detectTerminal(process.stdout, process.env, isPlain);
  const paint = hasColours ? ansiPaint : plainPaint;
  const columns = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
  const whole = lines.flatMap((line) => wrapLine(line, columns));
  process.stdout.write(whole.map((line) => `${paintLine(line, Number.POSITIVE_INFINITY, paint)}\n`).join(''));
}
