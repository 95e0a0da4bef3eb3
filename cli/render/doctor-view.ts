/**
 * What the doctor found, one line each, and below it the next step where one is needed.
 *
 * A finding is `good`, `bad` (a run cannot work or cannot prove anything) or a `warning` (it works, but not as it should). Nothing that is
 * good takes a second line.
 */
import type { Line } from './line.ts';
import { span } from './line.ts';
import { padEnd, visible } from './text.ts';

export type Finding = {
  readonly state: 'good' | 'warning' | 'bad';
  readonly subject: string;
  readonly text: string;
  /** What to do about it; empty when nothing is to be done. */
  readonly next: string;
};

const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;
const TONES = { good: 'good', warning: 'warn', bad: 'bad' } as const;

export function renderFindings(findings: readonly Finding[]): Line[] {
  const columns = Math.max(0, ...findings.map((finding) => finding.subject.length));
  return findings.flatMap((finding): Line[] => {
    const line: Line = [
      span(TONES[finding.state], ` ${MARKS[finding.state]} `),
      span('strong', padEnd(finding.subject, columns)),
      span('plain', `  ${visible(finding.text)}`),
    ];
    return finding.next === '' ? [line] : [line, [span('accent', `   ${' '.repeat(columns)}  next: ${visible(finding.next)}`)]];
  });
}
