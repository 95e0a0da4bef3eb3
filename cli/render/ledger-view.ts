/**
 * The ledger as a person reads it: runs as rows, a case as a story.
 *
 * A row never wraps on its own account; what is unknown is a dash, never a zero. The story of a case tells of each attempt where it ran, why
 * there, and what ran before it on the same slot, because that is what a flaky test depends on.
 */
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import type { FileKey } from '../../core/id.ts';
import type { LeaseReason } from '../../core/lease-reason.ts';
import type { CaseFact, RunRow } from '../../core/ledger-row.ts';
import type { Verdict } from '../../core/outcome.ts';
import type { Revision } from '../../core/run-event.ts';
import { formatCount, formatDuration } from './duration.ts';
import { caseTitle } from './failure.ts';
import type { IsoTime } from './json-report.ts';
import { leaseReasonText } from './lease-reason.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import { padEnd, padStart, visible, visibleBlock } from './text.ts';

const MESSAGE_LINES = 6;

/** One case in one run, with what ran before each attempt: by attempt, nearest first; `null` where the ledger cannot say. */
export type CaseStory = CaseFact & { readonly before: readonly (readonly { readonly name: string; readonly order: number }[] | null)[] };

/** Returns a table of runs, newest first as given. */
export function renderRuns(runs: readonly RunRow[], iso: IsoTime): Line[] {
  if (runs.length === 0) return [[span('dim', 'no run is in the ledger yet')]];
  const idColumns = Math.max(3, ...runs.map((run) => run.runId.length));
  const head: Line = [
    span('dim', `${padEnd('run', idColumns)}  started           verdict     wall    bound   cases  failed  flaky  commit`),
  ];
  const rows = runs.map(
    (run): Line => [
      span('plain', `${padEnd(visible(run.runId), idColumns)}  ${minute(run.startedAtMs, iso)}  `),
      span(verdictTone(run.verdict), padEnd(run.verdict ?? 'unfinished', 10)),
      span('plain', `  ${padEnd(orDash(run.wallMs, formatDuration), 6)}  ${padEnd(orDash(run.boundMs, formatDuration), 6)}`),
      span(
        'plain',
        `  ${padStart(formatCount(run.cases), 6)}  ${padStart(formatCount(run.failed), 6)}  ${padStart(formatCount(run.flaky), 5)}  ${commitText(run.revision)}`,
      ),
    ],
  );
  return [head, ...rows];
}

/** Returns one line for each run of a case. */
export function renderCaseRows(facts: readonly CaseStory[], iso: IsoTime): Line[] {
  return facts.map((fact): Line => {
    const { record } = fact;
    const tries = record.attempts.length > 1 ? `${record.attempts.length} attempts` : '';
    const last = record.attempts.at(-1);
    return [
      span('plain', `${minute(fact.runStartedAtMs, iso)}  ${visible(fact.runId)}  `),
      span(outcomeTone(record), padEnd(record.isFlaky ? 'flaky' : record.outcome, 8)),
      span('plain', padStart(last === undefined ? '-' : formatDuration(last.durationMs), 7)),
      span('dim', `  ${[visible(last?.agent ?? ''), tries].filter((part) => part !== '').join('  ')}`),
    ];
  });
}

/** Returns the story of a case: its name, then run by run and attempt by attempt. */
export function renderCaseStory(facts: readonly CaseStory[], iso: IsoTime): Line[] {
  const [newest] = facts;
  if (newest === undefined) return [[span('dim', 'the ledger knows the case, but no run of it')]];
  const lines: Line[] = [
    [span('strong', `${visible(readableFile(newest.record.file))} > ${caseTitle(newest.record.titlePath)}`)],
    [span('dim', `id ${newest.record.id}`)],
  ];
  const first = facts.filter((fact) => fact.record.outcome !== 'skipped');
  const failedFirst = first.filter((fact) => fact.record.isFlaky || fact.record.outcome === 'failed').length;
  if (first.length > 0) lines.push([span('dim', `failed at the first attempt in ${failedFirst} of the last ${first.length} runs`)]);
  for (const fact of facts) lines.push([], ...renderRunOfCase(fact, iso));
  return lines;
}

/** Returns what a file's key says to a person: its path, and its project where it has one. */
export function readableFile(key: FileKey): string {
  const [, project = '', ...rest] = key.split('|');
  return `${project === '' ? '' : `[${project}] `}${rest.slice(0, -1).join('|')}`;
}

/** Returns the cases that a text may mean, when it means several. */
export function renderChoices(
  text: string,
  found: readonly { readonly id: string; readonly file: FileKey; readonly name: string }[],
): Line[] {
  return [
    [span('plain', `"${visible(text)}" means several cases; give one id:`)],
    ...found.map(
      (one): Line => [span('accent', `  ${one.id}`), span('plain', `  ${visible(readableFile(one.file))} > ${visible(one.name)}`)],
    ),
  ];
}

function renderRunOfCase(fact: CaseStory, iso: IsoTime): Line[] {
  const { record } = fact;
  const commit = fact.commit === '' ? '' : `  commit ${fact.commit.slice(0, 12)}`;
  const head: Line = [
    span(outcomeTone(record), record.isFlaky ? 'flaky' : record.outcome),
    span('plain', `  run ${visible(fact.runId)}`),
    span('dim', `  ${minute(fact.runStartedAtMs, iso)}${commit}`),
  ];
  if (fact.isSummary) return [head, [span('dim', '  an old pass at the first attempt; where it ran is no longer kept')]];
  if (record.attempts.length === 0) return [head, [span('dim', '  no attempt was accepted')]];
  return [
    head,
    ...record.attempts.flatMap((attempt, index) => [
      ...renderAttempt(attempt, index + 1),
      ...renderReason(attempt, fact.reasons?.get(attempt.lease)),
      ...renderBefore(attempt, fact.before[index] ?? null),
    ]),
  ];
}

function renderReason({ agent }: Attempt, reason: LeaseReason | undefined): Line[] {
  return reason === undefined ? [] : [[span('dim', `    why there: ${leaseReasonText(reason, agent)}`)]];
}

function renderAttempt(attempt: Attempt, number: number): Line[] {
  const place = `agent ${visible(attempt.agent)}, slot ${attempt.slot + 1}, number ${attempt.order + 1} there`;
  const retries = attempt.frameworkRetries > 0 ? `, after ${attempt.frameworkRetries} retries by the framework` : '';
  const lines: Line[] = [
    [
      span('plain', `  attempt ${number}: `),
      span(attempt.outcome === 'passed' ? 'good' : attempt.outcome === 'skipped' ? 'dim' : 'bad', attempt.outcome),
      span('plain', `  ${formatDuration(attempt.durationMs)}  ${place}${retries}`),
    ],
  ];
  for (const error of attempt.errors.slice(0, 1)) {
    lines.push(
      ...visibleBlock(error.message)
        .slice(0, MESSAGE_LINES)
        .map((text): Line => [span('bad', `    ${text}`)]),
    );
    if (error.location !== null) lines.push([span('dim', `    at ${visible(error.location)}`)]);
  }
  return lines;
}

function renderBefore(attempt: Attempt, before: CaseStory['before'][number]): Line[] {
  if (before !== null && before.length > 0) {
    return [
      [span('dim', '    before it on this slot:')],
      ...before.map((earlier): Line => [span('dim', `      ${padStart(String(earlier.order + 1), 4)}  ${visible(earlier.name)}`)]),
    ];
  }
  return attempt.order === 0 ? [[span('dim', '    nothing ran before it on this slot')]] : [];
}

function minute(atMs: number, iso: IsoTime): string {
  return iso(atMs).slice(0, 16).replace('T', ' ');
}

function orDash(value: number | null, format: (value: number) => string): string {
  return value === null ? '-' : format(value);
}

function commitText(revision: Revision): string {
  return revision.commit === '' ? '-' : `${revision.commit.slice(0, 10)}${revision.isDirty ? '+' : ''}`;
}

function verdictTone(verdict: Verdict | null): Tone {
  if (verdict === 'green') return 'good';
  return verdict === 'red' ? 'bad' : 'warn';
}

function outcomeTone(record: CaseRecord): Tone {
  if (record.isFlaky) return 'warn';
  if (record.outcome === 'passed') return 'good';
  return record.outcome === 'skipped' ? 'dim' : 'bad';
}
