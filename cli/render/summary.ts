/**
 * The end of a run on the screen: what was proven, why not green, where the time went, and what to type next.
 *
 * Counts look like Vitest's, so that both can be compared at a glance. The time is set against the bound, the least any schedule could have
 * taken, and the slots' time is divided up so that the whole is explained. The last lines are commands that can be typed as they stand.
 */

import type { RunSummary, TimeBreakdown } from '../../core/run-event.ts';
import { shellWord } from '../../core/shell-word.ts';
import { displayName } from '../../core/test-case.ts';
import { renderArtifacts } from './artifact.ts';
import { formatCount, formatDuration, formatPercent, plural } from './duration.ts';
import { caseTitle, renderFailure, renderRunError } from './failure.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import type { CaseNote, RunView } from './run-view.ts';
import { fileName } from './run-view.ts';
import { visible } from './text.ts';

/** Failures listed by name at the end; a longer list is read in a report. */
const LISTED_FAILURES = 40;
const FULL_FAILURES = 50;
const LISTED_FLAKY = 20;
const LISTED_ERRORS = 50;
/** Below a second no file is worth anybody's attention. */
const SLOW_FILE_MS = 1000;
/** A share of the slots' time below this is not worth a word. */
const SHARE_MIN = 0.005;

export type SummaryOptions = {
  /** True when the failures were printed in full as they happened: they are then only listed. */
  readonly wereFailuresShown: boolean;
  /** `null` when no target was set. */
  readonly targetMs: number | null;
};

/** Returns the closing lines of a finished run; empty while it runs. */
export function renderSummary(view: RunView, options: SummaryOptions): Line[] {
  const summary = view.summary;
  if (summary === null) return [];
  if (summary.verdict === 'incomplete' && summary.totals.files === 0)
    return [...renderErrors(summary), ...renderVerdict(summary), ...renderHints(view, summary)];
  return [
    ...renderProblems(view, summary, options.wereFailuresShown),
    ...renderFlaky(view, summary),
    ...renderQuarantined(view),
    ...renderSlowest(view),
    ...summary.notices.map((notice): Line => [span('dim', ` ${visible(notice)}`)]),
    [],
    ...renderCounts(view, summary),
    ...renderTimes(view, summary, options.targetMs),
    [],
    ...renderVerdict(summary),
    ...renderHints(view, summary),
  ];
}

function renderProblems(view: RunView, summary: RunSummary, wereShown: boolean): Line[] {
  const lines: Line[] = [];
  if (!wereShown) {
    lines.push(...renderErrors(summary));
    for (const note of view.failures.slice(0, FULL_FAILURES)) lines.push(...renderNote(note, view.artifactFolder));
  } else if (view.failures.length > 0) {
    lines.push([]);
    for (const note of view.failures.slice(0, LISTED_FAILURES))
      lines.push(listFailure(note), ...renderArtifacts(note.record, view.artifactFolder));
  }
  const failed = summary.totals.failed - (summary.totals.quarantined ?? 0) + summary.totals.missing;
  const left = failed - Math.min(view.failures.length, wereShown ? LISTED_FAILURES : FULL_FAILURES);
  if (left > 0 && view.failures.length > 0)
    lines.push([span('bad', ` … and ${formatCount(left)} more; --reporter json=FILE has all of them`)]);
  return lines;
}

/** Errors that a reason of the verdict does not say already. */
function renderErrors(summary: RunSummary): Line[] {
  return summary.errors
    .slice(0, LISTED_ERRORS)
    .flatMap((error) => (error.detail === null && summary.reasons.includes(error.message) ? [] : renderRunError(error)));
}

function renderNote(note: CaseNote, folder: string): Line[] {
  const { record } = note;
  if (record.outcome === 'missing')
    return [[span('bad', ' MISSING '), span('strong', ` ${visible(fileName(note.file))} > ${caseTitle(record.titlePath)}`)], []];
  const last = record.attempts.findLast((attempt) => attempt.outcome === 'failed');
  const remark = record.attempts.length > 1 ? `${record.attempts.length} attempts` : '';
  const block = renderFailure(fileName(note.file), record.titlePath, last?.errors ?? [], remark);
  return [...block.slice(0, -1), ...renderArtifacts(record, folder), []];
}

function listFailure(note: CaseNote): Line {
  const { record } = note;
  const error = record.attempts.findLast((attempt) => attempt.errors.length > 0)?.errors[0];
  const where = error?.location === null || error?.location === undefined ? visible(fileName(note.file)) : visible(error.location);
  const word = record.outcome === 'missing' ? ' MISSING ' : ' FAIL ';
  return [span('bad', word), span('plain', ` ${caseTitle(record.titlePath)}`), span('dim', `  ${where}`)];
}

function renderFlaky(view: RunView, summary: RunSummary): Line[] {
  const flaky = summary.totals.flaky - view.quarantined.filter(({ record }) => record.isFlaky).length;
  if (flaky <= 0) return [];
  const lines: Line[] = [[span('warn', ` ${plural(flaky, 'case')} passed only on another attempt:`)]];
  for (const { file, record } of view.flaky.slice(0, LISTED_FLAKY)) {
    const first = record.attempts[0];
    const tries = record.attempts.length > 1 ? `attempt ${record.attempts.length}` : `framework retry ${first?.frameworkRetries ?? 1}`;
    lines.push([
      span('warn', ' FLAKY'),
      span('plain', ` ${visible(fileName(file))} > ${caseTitle(record.titlePath)}`),
      span('dim', `  passed at ${tries}`),
    ]);
  }
  const left = flaky - Math.min(view.flaky.length, LISTED_FLAKY);
  if (left > 0) lines.push([span('warn', ` … and ${formatCount(left)} more`)]);
  return lines;
}

/** Named in every run, so that nobody forgets what is not looked at. */
function renderQuarantined(view: RunView): Line[] {
  const notes = view.quarantined;
  if (notes.length === 0) return [];
  const lines: Line[] = [
    [span('warn', ` ${plural(notes.length, 'case')} failed in quarantine and ${notes.length === 1 ? 'decides' : 'decide'} nothing:`)],
  ];
  for (const { file, record } of notes.slice(0, LISTED_FLAKY)) {
    lines.push([
      span('warn', ' QUARANTINED'),
      span('plain', ` ${visible(fileName(file))} > ${caseTitle(record.titlePath)}`),
      span('dim', `  ${visible(record.quarantine?.owner ?? '')}: ${visible(record.quarantine?.reason ?? '')}`),
    ]);
  }
  const left = notes.length - Math.min(notes.length, LISTED_FLAKY);
  if (left > 0) lines.push([span('warn', ` … and ${formatCount(left)} more`)]);
  return lines;
}

function renderSlowest(view: RunView): Line[] {
  const slow = view.slowest.filter((file) => file.durationMs >= SLOW_FILE_MS);
  if (slow.length === 0 || view.slowest.length < 2) return [];
  const lines: Line[] = slow.map((file, index) => [
    span('dim', index === 0 ? '     Slowest  ' : '              '),
    span('plain', visible(file.name)),
    span('dim', `  ${formatDuration(file.durationMs)}`),
  ]);
  return [[], ...lines];
}

function renderCounts(view: RunView, summary: RunSummary): Line[] {
  const { totals } = summary;
  const failedPaths = new Set(view.failedPaths.values());
  const brokenPaths = new Set(
    summary.errors
      .filter((error) => error.kind === 'collection' && error.file !== null && !failedPaths.has(error.file))
      .map((error) => error.file),
  );
  const unfinishedFiles = Math.max(0, totals.files - view.settledFileKeys.size);
  const failedFiles = Math.min(totals.files, view.failedPaths.size + brokenPaths.size);
  const passedFiles = Math.max(0, totals.files - unfinishedFiles - failedFiles - view.skippedFiles);
  return [
    countLine('  Test Files  ', totals.files, [
      ['bad', failedFiles, 'failed'],
      ['warn', unfinishedFiles, 'unfinished'],
      ['good', passedFiles, 'passed'],
      ['dim', view.skippedFiles, 'skipped'],
    ]),
    countLine('       Tests  ', totals.cases, [
      ['bad', totals.failed - (totals.quarantined ?? 0), 'failed'],
      ['warn', totals.quarantined ?? 0, 'failed in quarantine'],
      ['bad', totals.missing, 'missing'],
      ['good', totals.passed, 'passed'],
      ['warn', totals.flaky, 'of them flaky'],
      ['dim', totals.skipped, 'skipped'],
    ]),
  ];
}

function countLine(label: string, total: number, counts: readonly (readonly [Tone, number, string])[]): Line {
  const shown = counts.filter(([, count]) => count > 0);
  const parts = shown.flatMap(([tone, count, word], index) => [
    span('dim', index === 0 ? '' : ' | '),
    span(tone, `${formatCount(count)} ${word}`),
  ]);
  return [span('dim', label), ...(parts.length === 0 ? [span('plain', 'none')] : parts), span('dim', ` (${formatCount(total)})`)];
}

function renderTimes(view: RunView, summary: RunSummary, targetMs: number | null): Line[] {
  const { wallMs, boundMs } = summary;
  const excess = boundMs > 0 && wallMs > boundMs ? ` (+${formatPercent(wallMs / boundMs - 1)})` : '';
  const over = boundMs > 0 ? `, bound ${formatDuration(boundMs)}${excess}` : '';
  const lines: Line[] = [[span('dim', '    Duration  '), span('plain', formatDuration(wallMs)), span('dim', over)]];
  const shares = timeShares(summary.breakdown);
  if (shares !== '') lines.push([span('dim', '  Slots spent  '.slice(1)), span('dim', shares)]);
  const lost = view.lostAgents.size;
  if (lost > 0) lines.push([span('dim', ' Agents lost  '), span('warn', [...view.lostAgents].map(visible).join(', '))]);
  if (targetMs !== null) {
    const isMet = wallMs <= targetMs;
    lines.push([
      span('dim', '      Target  '),
      span(isMet ? 'good' : 'warn', `${formatDuration(targetMs)} ${isMet ? 'met' : `missed by ${formatDuration(wallMs - targetMs)}`}`),
    ]);
  }
  return lines;
}

/** Returns what the slots' time went into, largest kinds by name; parts under half a percent are left out, of no time at all nothing is said. */
export function timeShares(breakdown: TimeBreakdown): string {
  const parts: readonly (readonly [number, string])[] = [
    [breakdown.testMs, 'tests'],
    [breakdown.setupMs, 'loading and set-up'],
    [breakdown.startupMs, 'start'],
    [breakdown.slowAgentMs, 'slow agents'],
    [breakdown.repeatedMs, 'repeated work'],
    [breakdown.starvedMs, 'nothing that fits'],
    [breakdown.tailMs, 'tail'],
  ];
  const total = parts.reduce((sum, [ms]) => sum + Math.max(0, ms), 0);
  if (total === 0) return '';
  return parts
    .filter(([ms]) => ms / total >= SHARE_MIN)
    .map(([ms, word]) => `${formatPercent(ms / total)} ${word}`)
    .join(', ');
}

function renderVerdict(summary: RunSummary): Line[] {
  const tone: Tone = summary.verdict === 'green' ? 'good' : summary.verdict === 'red' ? 'bad' : 'warn';
  const lines: Line[] = [[span(tone, ` ${summary.verdict}`)]];
  for (const reason of summary.reasons) lines.push([span(tone, `   ${visible(reason)}`)]);
  return lines;
}

/** One reason has one next step; more than a few are the same trouble in other words. */
const SHOWN_HINTS = 3;

function renderHints(view: RunView, summary: RunSummary): Line[] {
  const hints = [...new Set(summary.errors.flatMap(({ hint = '' }) => (hint === '' ? [] : [visible(hint)])))].slice(0, SHOWN_HINTS);
  if (summary.totals.failed - (summary.totals.quarantined ?? 0) + summary.totals.missing > 0) hints.push('shard-run --failed');
  const example = view.failures[0] ?? view.flaky[0];
  if (example !== undefined) hints.push(`shard-run why ${quoteForShell(displayName(example.record.titlePath))}`);
  if (summary.certificatePath !== null && summary.verdict === 'green')
    return [[span('dim', `   certificate ${visible(summary.certificatePath)}`)]];
  return hints.map((hint, index): Line => [span('dim', index === 0 ? ' next  ' : '       '), span('accent', hint)]);
}

/** Returns the text as one word of a POSIX shell: what is printed as a command can be pasted, whatever the title holds. */
export function quoteForShell(text: string): string {
  return shellWord(visible(text));
}
