/**
 * What is printed for good above the live region, as it happens: notices, failures, flaky cases, lost agents, the tests' own output.
 *
 * A failure is announced when its attempt ends, not when its file does, because a file may take minutes. The same case may end more than
 * once (a twin, a retry), so the first lease that announced a title keeps it; cases that never announced themselves are announced when
 * their file settles. Memory is bounded by the files that are not settled yet.
 */

import type { FileKey, LeaseId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { displayName } from '../../core/test-case.ts';
import { caseTitle, renderFailure, renderRunError } from './failure.ts';
import type { Line } from './line.ts';
import { span } from './line.ts';
import type { RunView } from './run-view.ts';
import { fileName } from './run-view.ts';
import { visible, visibleBlock } from './text.ts';

/** Failures with their whole text; after so many the screen only counts, the reports and the summary have the rest. */
const FULL_FAILURES = 100;
/** Output of one file shown on the screen; the rest is counted. */
const LOG_BYTES_PER_FILE = 64 * 1024;

type Said = { readonly lease: LeaseId; count: number };

export type Announcer = {
  readonly failures: Map<FileKey, Map<string, Said>>;
  readonly logBytes: Map<FileKey | null, number>;
  lastLogHeader: string;
  failureCount: number;
};

export function createAnnouncer(): Announcer {
  return { failures: new Map(), logBytes: new Map(), lastLogHeader: '', failureCount: 0 };
}

/** Returns the lines to print for one event; none for most. Call after the event was folded into the view. */
export function announce(announcer: Announcer, view: RunView, event: RunEvent): Line[] {
  if (event.type === 'log') return announceLog(announcer, view, event);
  const lines = announceOther(announcer, view, event);
  if (lines.length > 0) announcer.lastLogHeader = '';
  return lines;
}

function announceOther(announcer: Announcer, view: RunView, event: RunEvent): Line[] {
  switch (event.type) {
    case 'run-started':
      return event.notices.map((notice): Line => [span('dim', ` ${visible(notice)}`)]);
    case 'agent-lost':
      return [
        [
          span('warn', ` agent ${visible(event.agent)} lost`),
          span('dim', `  ${visible(event.reason)}; ${event.movedUnits} units move to other agents`),
        ],
      ];
    case 'agent-sick':
      return [[span('bad', ` agent ${visible(event.agent)} is sick`), span('dim', `  ${visible(event.reason)}; it gets no more work`)]];
    case 'error':
      return renderRunError(event.error);
    case 'case-ended':
      return announceEnd(announcer, view, event);
    case 'file-settled':
      return announceSettled(announcer, event);
    default:
      return [];
  }
}

function announceEnd(announcer: Announcer, view: RunView, event: Extract<RunEvent, { type: 'case-ended' }>): Line[] {
  if (event.outcome !== 'failed' || view.settledFileKeys.has(event.file)) return [];
  const title = displayName(event.titlePath);
  const ofFile = announcer.failures.get(event.file) ?? new Map<string, Said>();
  announcer.failures.set(event.file, ofFile);
  const said = ofFile.get(title);
  if (said !== undefined && said.lease !== event.lease) return [];
  if (said === undefined) ofFile.set(title, { lease: event.lease, count: 1 });
  else said.count += 1;
  return failureLines(announcer, view.fileNames.get(event.file) ?? event.file, event);
}

function announceSettled(announcer: Announcer, event: Extract<RunEvent, { type: 'file-settled' }>): Line[] {
  const said = announcer.failures.get(event.file.key);
  announcer.failures.delete(event.file.key);
  announcer.logBytes.delete(event.file.key);
  const file = fileName(event.file);
  return event.cases.flatMap((record): Line[] => {
    const title = displayName(record.titlePath);
    if (record.quarantine !== undefined)
      return [
        [
          span('warn', ' QUARANTINED'),
          span('plain', ` ${visible(file)} > ${caseTitle(record.titlePath)}`),
          span('dim', `  ${record.outcome}`),
        ],
      ];
    if (record.isFlaky)
      return [[span('warn', ' FLAKY'), span('plain', ` ${visible(file)}`), span('dim', ' > '), span('plain', caseTitle(record.titlePath))]];
    if (record.outcome === 'missing')
      return [[span('bad', ' MISSING'), span('plain', ` ${visible(file)} > ${caseTitle(record.titlePath)}`)]];
    if (record.outcome !== 'failed') return [];
    const earlier = said?.get(title);
    if (earlier !== undefined && earlier.count > 0) {
      earlier.count -= 1;
      return [];
    }
    const errors = record.attempts.findLast((attempt) => attempt.outcome === 'failed')?.errors ?? [];
    return failureLines(announcer, file, { titlePath: record.titlePath, errors });
  });
}

function failureLines(
  announcer: Announcer,
  file: string,
  failed: { readonly titlePath: readonly string[]; readonly errors: Parameters<typeof renderFailure>[2] },
): Line[] {
  announcer.failureCount += 1;
  if (announcer.failureCount <= FULL_FAILURES) return renderFailure(file, failed.titlePath, failed.errors);
  return announcer.failureCount === FULL_FAILURES + 1
    ? [[span('warn', ` more than ${FULL_FAILURES} failures: the rest is only counted here`)]]
    : [];
}

function announceLog(announcer: Announcer, view: RunView, event: Extract<RunEvent, { type: 'log' }>): Line[] {
  const before = announcer.logBytes.get(event.file) ?? 0;
  if (before > LOG_BYTES_PER_FILE) return [];
  announcer.logBytes.set(event.file, before + event.text.length);
  const file = event.file === null ? '' : visible(view.fileNames.get(event.file) ?? event.file);
  if (before + event.text.length > LOG_BYTES_PER_FILE)
    return [[span('dim', ` ${event.stream} | ${file}: more than ${LOG_BYTES_PER_FILE / 1024} KiB, the rest is not shown`)]];
  const title = event.titlePath === null ? '' : ` > ${caseTitle(event.titlePath)}`;
  const header = ` ${event.stream} | ${file}${title}`;
  const body = visibleBlock(event.text.replace(/\r?\n$/u, '')).map((line): Line => [span('plain', line)]);
  if (header === announcer.lastLogHeader) return body;
  announcer.lastLogHeader = header;
  return [[span('dim', header)], ...body];
}
