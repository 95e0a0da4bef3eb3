/**
 * A run of a hundred seconds that has one of everything that a timeline marks, at moments that a test can name.
 *
 * ```text
 *            0   10        40   50   60 62  70        90 95 100
 * one/0      [setup| unit   ]   [ browser              ]
 * one/1      [ failed       ]   [ browser, the twin    ]
 * three/0                            [ moved              ]
 * two/0           [20 lost       ] gone
 * ```
 */
import type { CaseRecord } from '../../core/case-record.ts';
import { agentId, leaseId } from '../../core/id.ts';
import type { AttemptOutcome } from '../../core/outcome.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import { runFinished, runPlanned, runStarted, START_MS, sampleAttempt, sampleCase, sampleError, sampleFile } from './sample-run.ts';

export const WALL_MS = 100_000;
export const BOUND_MS = 80_000;
/** Until here the run is told while it goes on; what is left then is told as an interval. */
export const MIDDLE_MS = START_MS + 70_000;
export const REMAINING = { lowMs: 10_000, midMs: 20_000, highMs: 30_000 };

const BASKET = sampleFile('src/basket.test.ts', { suite: 'unit' });
const STOCK = sampleFile('src/stock.test.ts', { suite: 'unit' });
const LOGIN = sampleFile('src/login.test.ts', { suite: 'browser' });
const MAIL = sampleFile('src/mail.test.ts', { suite: 'unit' });
const FILES = [BASKET, STOCK, LOGIN, MAIL];

const picture = { name: 'screen.png', contentType: 'image/png', digest: 'a'.repeat(64), bytes: 1_400_000, problem: '' };
const video = { name: 'video.webm', contentType: 'video/webm', digest: 'b'.repeat(64), bytes: 2_000, problem: '' };
const trace = { name: 'trace.zip', contentType: 'application/zip', digest: 'c'.repeat(64), bytes: 30, problem: '' };
const dropped = {
  name: 'heap.dump',
  contentType: 'application/octet-stream',
  digest: null,
  bytes: 0,
  problem: 'it is larger than 512 MiB',
};

/** Seconds since the run began. */
const at = (seconds: number): number => START_MS + seconds * 1_000;

type Unit = { readonly lease: string; readonly agent: string; readonly slot: number; readonly file: TestFile };

function begin({ lease, agent, slot, file }: Unit, seconds: number, change: { readonly isTwin?: boolean } = {}): RunEvent {
  return {
    type: 'unit-started',
    atMs: at(seconds),
    lease: leaseId(lease),
    agent: agentId(agent),
    slot,
    files: [file.key],
    isSlice: false,
    isTwin: change.isTwin === true,
    expectedMs: 40_000,
  };
}

function firstCase({ lease, agent, slot, file }: Unit, seconds: number): RunEvent {
  const place = { lease: leaseId(lease), agent: agentId(agent), slot };
  return { type: 'case-started', atMs: at(seconds), ...place, file: file.key, titlePath: ['begins'], expectedMs: 100 };
}

function caseEnded({ lease, agent, slot, file }: Unit, seconds: number, titles: string, outcome: AttemptOutcome): RunEvent {
  const place = { lease: leaseId(lease), agent: agentId(agent), slot };
  const errors = outcome === 'failed' ? [BASKET_ERROR] : [];
  const titlePath = titles.split(' > ');
  return { type: 'case-ended', atMs: at(seconds), ...place, file: file.key, titlePath, outcome, durationMs: 10, errors };
}

function end({ lease, agent, slot }: Unit, seconds: number): RunEvent {
  return { type: 'unit-ended', atMs: at(seconds), lease: leaseId(lease), agent: agentId(agent), slot };
}

function settled(file: TestFile, seconds: number, cases: readonly CaseRecord[]): RunEvent {
  return { type: 'file-settled', atMs: at(seconds), file, cases, durationMs: 40_000 };
}

/** A case that took so long on the unit. */
function passed({ lease, agent, slot, file }: Unit, titles: string, durationMs: number): CaseRecord {
  return sampleCase(file, titles, [sampleAttempt('passed', { lease: leaseId(lease), agent: agentId(agent), slot, durationMs })]);
}

const BASKET_ERROR = sampleError({
  message: 'AssertionError: expected 3 to be 4',
  diff: '- Expected\n+ Received\n\n- 4\n+ 3',
  codeFrame: '  40| basket.add(3);\n> 41| expect(basket.size).toBe(4);',
  stack: 'AssertionError: expected 3 to be 4\n    at src/basket.ts:41:12',
});

const SETUP: Unit = { lease: 'l1', agent: 'one', slot: 0, file: BASKET };
const FAILED: Unit = { lease: 'l2', agent: 'one', slot: 1, file: STOCK };
const FIRST: Unit = { lease: 'l3', agent: 'one', slot: 0, file: LOGIN };
const TWIN: Unit = { lease: 'l4', agent: 'one', slot: 1, file: LOGIN };
const LOST: Unit = { lease: 'l5', agent: 'two', slot: 0, file: MAIL };
const MOVED: Unit = { lease: 'l6', agent: 'three', slot: 0, file: MAIL };

const joined = (agent: string, slots: number): RunEvent => ({
  type: 'agent-joined',
  atMs: START_MS,
  agent: agentId(agent),
  slots,
  labels: [],
});

function failures(): readonly CaseRecord[] {
  const place = { lease: leaseId(FAILED.lease), agent: agentId(FAILED.agent), slot: FAILED.slot };
  const failed = sampleAttempt('failed', {
    ...place,
    startedAtMs: at(8),
    durationMs: 2_500,
    errors: [BASKET_ERROR],
    artifacts: [picture, video, trace, dropped],
  });
  const quarantine = { owner: 'team-mail', reason: 'the clock of the server', untilMs: at(86_400) };
  return [
    sampleCase(STOCK, 'stock > is counted', [failed]),
    sampleCase(STOCK, 'stock > is told', ['failed', 'passed']),
    { ...sampleCase(STOCK, 'stock > is late', ['failed']), quarantine },
  ];
}

/** What happened until `MIDDLE_MS`, where four slots are at work and one agent is gone. */
export function runningRun(): readonly RunEvent[] {
  return [
    runStarted(),
    joined('one', 2),
    joined('two', 1),
    joined('three', 1),
    runPlanned(FILES, { boundMs: BOUND_MS, slots: 4, expectedCases: 10 }),
    begin(SETUP, 0),
    begin(FAILED, 0),
    firstCase(FAILED, 0),
    caseEnded(FAILED, 8, 'stock > is there', 'passed'),
    firstCase(SETUP, 10),
    {
      type: 'log',
      atMs: at(10),
      agent: agentId('one'),
      file: STOCK.key,
      titlePath: ['stock', 'is counted'],
      stream: 'stdout',
      text: 'counted 3\n',
    },
    caseEnded(FAILED, 10.5, 'stock > is counted', 'failed'),
    begin(LOST, 20),
    firstCase(LOST, 20),
    end(SETUP, 40),
    settled(BASKET, 40, [passed(SETUP, 'basket > holds three', 300), passed(SETUP, 'basket > is empty', 20)]),
    end(FAILED, 40),
    settled(STOCK, 40, failures()),
    begin(FIRST, 50),
    firstCase(FIRST, 50),
    begin(TWIN, 50, { isTwin: true }),
    firstCase(TWIN, 50),
    { type: 'agent-lost', atMs: at(60), agent: agentId('two'), reason: 'its session ended', movedUnits: 1 },
    begin(MOVED, 62),
    firstCase(MOVED, 62),
    {
      type: 'progress',
      atMs: MIDDLE_MS,
      remaining: REMAINING,
      boundMs: BOUND_MS,
      settledCases: 5,
      expectedCases: 10,
      settledFiles: 2,
      waitingFor: 'src/login.test.ts on one, 20 s more',
    },
  ];
}

/** In its middle one more case fails, of a file that has not settled. */
export function failureOfMiddle(): RunEvent {
  return caseEnded(FIRST, 70, 'login > greets me', 'failed');
}

/** The rest of it, but its end: so that a page that shows the middle moves. */
export function restOfRun(): readonly RunEvent[] {
  return [
    end(TWIN, 90),
    end(FIRST, 90),
    settled(LOGIN, 90, [passed(FIRST, 'login > remembers me', 4_000)]),
    end(MOVED, 95),
    settled(MAIL, 95, [passed(MOVED, 'mail > is sent', 900)]),
  ];
}

/** The whole run, over. */
export function markedRun(): readonly RunEvent[] {
  return [...runningRun(), ...restOfRun(), ended()];
}

/** The same revision once more: what failed is mended, what is new is there, and one case takes a second longer. */
export function mendedRun(): readonly RunEvent[] {
  const stock = failures().map((record) => sampleCase(STOCK, record.titlePath.join(' > '), ['passed']));
  return [
    runStarted({ atMs: START_MS + 3_600_000 }),
    runPlanned(FILES, { boundMs: BOUND_MS, slots: 4 }),
    settled(BASKET, 3_640, [passed(SETUP, 'basket > holds three', 1_300), passed(SETUP, 'basket > is empty', 22)]),
    settled(STOCK, 3_640, [...stock, sampleCase(STOCK, 'stock > is new')]),
    settled(LOGIN, 3_690, [passed(FIRST, 'login > remembers me', 4_010)]),
    settled(MAIL, 3_695, [passed(MOVED, 'mail > is sent', 900)]),
    runFinished({ startedAtMs: START_MS + 3_600_000, wallMs: 99_000 }),
  ];
}

function ended(): RunEvent {
  return runFinished({
    verdict: 'red',
    exitCode: 1,
    reasons: ['1 case failed'],
    wallMs: WALL_MS,
    boundMs: BOUND_MS,
    // Four slots of a hundred seconds.
    breakdown: { testMs: 200_000, setupMs: 40_000, repeatedMs: 20_000, starvedMs: 60_000, tailMs: 80_000, slowAgentMs: 0, startupMs: 0 },
    totals: { files: 4, cases: 7, passed: 5, failed: 2, skipped: 0, flaky: 1, missing: 0 },
  });
}
