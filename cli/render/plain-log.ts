/**
 * A run without a terminal: a log that can be read a year later.
 *
 * One line where the run starts, one where it is planned, one for each file that failed, one about every ten seconds with how far it is,
 * and the summary. Passing files say nothing. Output of tests is kept back and shown with the file that failed, the last of it.
 */
import type { FileKey } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { formatCount, formatDuration, formatElapsed, formatInterval, plural } from './duration.ts';
import type { Line } from './line.ts';
import { span } from './line.ts';
import type { RunView } from './run-view.ts';
import { currentCounts, fileName } from './run-view.ts';
import { visible, visibleBlock } from './text.ts';

const PROGRESS_EVERY_MS = 10_000;
/** Output of a file kept until it settles: its end is what explains a failure. */
const KEPT_LOG_CHARACTERS = 16 * 1024;

export type PlainLog = { lastProgressAtMs: number; readonly logs: Map<FileKey, string> };

export function createPlainLog(): PlainLog {
  return { lastProgressAtMs: 0, logs: new Map() };
}

/** Returns the lines to print for one event; none for most. Call after the event was folded into the view. */
export function renderPlainLog(log: PlainLog, view: RunView, event: RunEvent): Line[] {
  switch (event.type) {
    case 'run-started':
      log.lastProgressAtMs = event.atMs;
      return [
        [span('plain', `run ${event.runId}${revisionText(event.revision)}`)],
        ...event.notices.map((notice): Line => [span('plain', visible(notice))]),
      ];
    case 'run-planned':
      return [[span('plain', plannedText(event))]];
    case 'agent-lost':
      return [
        [span('plain', `agent ${visible(event.agent)} lost: ${visible(event.reason)}; ${event.movedUnits} units move to other agents`)],
      ];
    case 'agent-sick':
      return [[span('plain', `agent ${visible(event.agent)} is sick: ${visible(event.reason)}; it gets no more work`)]];
    case 'error':
      // Before the plan an error ends the run: the summary says it.
      return view.plan === null
        ? []
        : [
            [
              span(
                'plain',
                `ERROR ${event.error.file === null ? event.error.kind : visible(event.error.file)}: ${visible(event.error.message.split('\n', 1)[0] ?? '')}`,
              ),
            ],
          ];
    case 'log':
      keepLog(log, event);
      return [];
    case 'file-settled':
      return renderSettled(log, event);
    case 'progress':
      return renderProgress(log, view, event);
    default:
      return [];
  }
}

function revisionText(revision: RunView['revision']): string {
  if (revision.commit === '') return '';
  return `  commit ${revision.commit.slice(0, 12)}${revision.isDirty ? ' with uncommitted changes' : ''}`;
}

function plannedText(event: Extract<RunEvent, { type: 'run-planned' }>): string {
  const cases = event.expectedCases > 0 ? `, about ${plural(event.expectedCases, 'case')}` : '';
  const time = event.hasHistory
    ? `${event.forecast === null ? '' : `, forecast ${formatInterval(event.forecast)}`}, bound ${formatDuration(event.boundMs)}`
    : ', first run: durations are not known yet';
  return `${plural(event.files.length, 'file')}${cases} on ${plural(event.slots, 'slot')}${time}`;
}

function keepLog(log: PlainLog, event: Extract<RunEvent, { type: 'log' }>): void {
  if (event.file === null) return;
  log.logs.set(event.file, `${log.logs.get(event.file) ?? ''}${event.text}`.slice(-KEPT_LOG_CHARACTERS));
}

function renderSettled(log: PlainLog, event: Extract<RunEvent, { type: 'file-settled' }>): Line[] {
  const output = log.logs.get(event.file.key);
  log.logs.delete(event.file.key);
  const failed = event.cases.filter(
    ({ outcome, quarantine }) => (outcome === 'failed' && quarantine === undefined) || outcome === 'missing',
  ).length;
  if (failed === 0) return [];
  const line: Line = [
    span('bad', 'FAIL'),
    span(
      'plain',
      ` ${visible(fileName(event.file))}  ${formatCount(failed)} of ${plural(event.cases.length, 'case')} failed  ${formatDuration(event.durationMs)}`,
    ),
  ];
  if (output === undefined) return [line];
  return [line, ...visibleBlock(output.replace(/\n$/u, '')).map((text): Line => [span('dim', `  | ${text}`)])];
}

function renderProgress(log: PlainLog, view: RunView, event: Extract<RunEvent, { type: 'progress' }>): Line[] {
  if (event.atMs - log.lastProgressAtMs < PROGRESS_EVERY_MS) return [];
  log.lastProgressAtMs = event.atMs;
  const counts = currentCounts(view);
  const failed = counts.failed > 0 ? `, ${formatCount(counts.failed)} failed` : '';
  const waiting = event.waitingFor === '' ? '' : `, waiting for ${visible(event.waitingFor)}`;
  const left = event.remaining === null ? '' : `, left ${formatInterval(event.remaining)}`;
  const elapsed = formatElapsed(event.atMs - view.startedAtMs);
  return [
    [
      span(
        'plain',
        `${elapsed}  ${formatCount(event.settledFiles)}/${plural(view.plan?.files ?? 0, 'file')}, ${formatCount(counts.passed)} passed${failed}${left}${waiting}`,
      ),
    ],
  ];
}
