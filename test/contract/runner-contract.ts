/**
 * What every runner owes an agent, whatever framework it drives: `agent/runner/contract.ts` as tests.
 *
 * A runner brings a fixture with the same six files in its own framework's words; the suite drives its real process over its real channel. What is
 * special to a framework is tested beside it. See docs/guide/new-runner.md.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SuiteRequest } from '../../agent/runner/contract.ts';
import { ERROR_TABLE } from '../../core/expected-error.ts';
import type { FileKey } from '../../core/id.ts';
import type { TestOutcome } from '../../core/outcome.ts';
import { type CollectedCase, caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { Slice } from '../../core/unit.ts';
import { untilGone } from '../support/process-watch.ts';
import { type LaidFixture, runUnderAgent } from '../support/runner-fixture.ts';
import { RunnerSession, type UnitOutcome } from '../support/runner-session.ts';

export type RunnerSubject = {
  /** Path of the runner's module. */
  readonly entry: string;
  readonly lay: () => LaidFixture;
  /** How the laid suite is asked for. */
  readonly request: Partial<SuiteRequest>;
  /** A suite that cannot be opened, in the same project. */
  readonly broken: Partial<SuiteRequest>;
  readonly files: {
    /** Cases that pass, fail and are skipped, one title with quotes and `$(touch injected)` in it. */
    readonly mixed: string;
    /** Its process is killed while its case runs. */
    readonly crash: string;
    /** Never ends, and pays no attention when it is asked to. */
    readonly hang: string;
    /** Two files each of which passes only while the other one runs. */
    readonly meeting: readonly [string, string];
    /** Starts a process that leaves its group and says its number in the file `left`. */
    readonly leave: string;
  };
  /** What `mixed` says of its cases, in order. */
  readonly outcomes: readonly TestOutcome[];
  /** True where the framework itself says that a case has failed whose process died; unset, the unit has crashed and says nothing of it. */
  readonly blamesCase?: true;
};

const DIGEST = /^[\da-f]{64}$/u;
/** A framework starts a worker in a second, and waits for a core on a busy machine: a unit that has to end is given this. */
const UNIT_TIMEOUT_MS = 60_000;
/** Of a test, which runs two units one after the other. */
const DEADLINE_MS = 2.5 * UNIT_TIMEOUT_MS;
/** A process that was killed is gone when the kernel has cleaned up behind it. */
const REAP_DEADLINE_MS = 10_000;

const collectedOf = ({ events }: UnitOutcome): readonly CollectedCase[] =>
  events.flatMap((event) => (event.type === 'collected' ? event.cases : []));

/** Returns what is wrong with the order and the numbers of a unit's events; empty when they keep the contract. */
function findBreaches({ events, end }: UnitOutcome, key: FileKey): readonly string[] {
  const breaches: string[] = [];
  let cases: readonly CollectedCase[] | null = null;
  let isFileOver = false;
  const [started, ended] = [new Set<number>(), new Set<number>()];
  if (events[0]?.type !== 'unit-started') breaches.push('the first event is not unit-started');
  for (const [at, event] of events.entries()) {
    if (event.type === 'unit-ended' && at !== events.length - 1) breaches.push('an event after unit-ended');
    if ('file' in event && event.file !== null && event.file !== key) breaches.push(`${event.type} of another file`);
    if (event.type === 'collected') {
      cases = event.cases;
      const wrong = cases.filter(({ id, titlePath, ordinal }) => titlePath.length === 0 || id !== caseId(key, titlePath, ordinal));
      if (wrong.length > 0 || new Set(cases.map(({ id }) => id)).size !== cases.length) breaches.push('ids that do not name their cases');
    }
    if (event.type === 'file-ended') isFileOver = true;
    if (event.type !== 'case-started' && event.type !== 'case-ended') continue;
    const collected = cases?.[event.caseIndex];
    if (collected === undefined) breaches.push(`${event.type} before its case was collected`);
    else if (!collected.isSelected) breaches.push(`${event.type} of a case that the slice does not hold`);
    if (isFileOver) breaches.push(`${event.type} after file-ended`);
    if (event.type === 'case-started') started.add(event.caseIndex);
    else if (ended.has(event.caseIndex)) breaches.push(`case ${event.caseIndex} ended twice`);
    else ended.add(event.caseIndex);
    if (event.type === 'case-ended' && event.result.outcome === 'passed' && !started.has(event.caseIndex))
      breaches.push('a pass without a start');
  }
  const owed = (cases ?? []).filter((one, index) => one.isSelected && !ended.has(index));
  if (end.kind === 'completed' && owed.length > 0)
    breaches.push(`no end of ${owed.map(({ titlePath }) => titlePath.join(' > ')).join(', ')}`);
  if (end.kind === 'completed' && cases !== null && !isFileOver) breaches.push('no file-ended');
  return breaches;
}

/** Registers the suite under the runner's name. */
export function describeRunner(name: string, subject: RunnerSubject): void {
  describe(name, { timeout: DEADLINE_MS }, () => registerTests(subject));
}

function registerTests(subject: RunnerSubject): void {
  const laid = subject.lay();
  const { cwd } = laid;
  afterAll(() => laid.remove());
  const { mixed, crash, hang, meeting, leave } = subject.files;
  const paths = [mixed, crash, hang, ...meeting, leave].toSorted();

  // One for all: a slot that goes on after whatever came before is part of what is owed.
  let session: RunnerSession;
  let files: readonly TestFile[];
  const keyOf = (path: string): FileKey => files.find((file) => file.path === path)?.key as FileKey;
  const run = (path: string, options: Parameters<RunnerSession['run']>[1] = {}): Promise<UnitOutcome> =>
    session.run([keyOf(path)], { timeoutMs: UNIT_TIMEOUT_MS, ...options });
  beforeAll(async () => {
    session = new RunnerSession({ entry: subject.entry });
    ({ files } = await session.begin(cwd, subject.request));
  }, DEADLINE_MS);
  afterAll(() => session[Symbol.asyncDispose]());

  test('a suite that cannot be opened is answered with a known code, a message and the next step', async () => {
    await using other = new RunnerSession({ entry: subject.entry });
    const answer = await other.open(cwd, { ...subject.request, ...subject.broken });
    expect(answer).toMatchObject({ type: 'failed', message: expect.stringMatching(/./u), hint: expect.stringMatching(/./u) });
    expect(Object.keys(ERROR_TABLE)).toContain('code' in answer ? answer.code : '');
  });

  test('discovery is complete, the same every time, and spares what is known', async () => {
    const again = await session.discover();
    expect(files.map(({ path }) => path).toSorted()).toEqual(paths);
    expect(again.files).toEqual(files);
    const { suite } = files[0] as TestFile;
    for (const file of files) {
      expect(file.key).toBe(fileKey(suite, file.project, file.path, 'runtime'));
      expect(file.contentDigest).toMatch(DIGEST);
      expect(file.bytes).toBe(readFileSync(join(cwd, file.path)).length);
    }
    expect(again.bodies.map(({ file }) => file).toSorted()).toEqual(files.map(({ key }) => key).toSorted());
  });

  test('a whole file tells its collection, each case once, and its end, in that order', async () => {
    const unit = await run(mixed);
    expect(findBreaches(unit, keyOf(mixed))).toEqual([]);
    expect(unit.end).toEqual({ kind: 'completed' });
    expect([...unit.outcomes.values()].toSorted()).toEqual(subject.outcomes.toSorted());
    const failed = unit.events.find((event) => event.type === 'case-ended' && event.result.outcome === 'failed');
    expect(failed).toMatchObject({ result: { errors: [{ message: expect.stringMatching(/./u) }] } });
  });

  test('a slice and its complement, at once, are the whole file, and each reports all of its cases', async () => {
    const key = keyOf(mixed);
    const whole = await run(mixed);
    const titlePaths = collectedOf(whole).flatMap(({ titlePath }, index) => (index % 2 === 0 ? [titlePath] : []));
    const slices: Slice[] = [
      { kind: 'only', titlePaths },
      { kind: 'except', titlePaths },
    ];
    const parts = await Promise.all(slices.map((slice, slot) => run(mixed, { slice, slot })));
    expect(parts.flatMap((part) => findBreaches(part, key))).toEqual([]);
    expect(parts.map((part) => collectedOf(part).map(({ id }) => id))).toEqual([0, 1].map(() => collectedOf(whole).map(({ id }) => id)));
    expect(new Map(parts.flatMap(({ outcomes }) => [...outcomes]))).toEqual(whole.outcomes);
    expect(parts.reduce((sum, { outcomes }) => sum + outcomes.size, 0)).toBe(whole.outcomes.size);
    expect(files.find((file) => file.key === key)?.wholeReason).toBeNull();
  });

  test('a slice of cases that are not there any more runs nothing', async () => {
    const unit = await run(mixed, { slice: { kind: 'only', titlePaths: [['gone']] } });
    expect(findBreaches(unit, keyOf(mixed))).toEqual([]);
    expect([unit.end.kind, unit.outcomes.size]).toEqual(['completed', 0]);
  });

  test('two units run at once', async () => {
    const units = await Promise.all(meeting.map((path, slot) => run(path, { slot })));
    expect(units.map(({ outcomes }) => [...outcomes.values()])).toEqual([['passed'], ['passed']]);
  });

  // The test's own deadline is the grace: an agent that waits longer kills the whole runner.
  test.for<['cancelled' | 'timed-out', number]>([
    ['cancelled', 60_000],
    ['timed-out', 3_000],
  ])('a unit that never ends is %s, and its slot goes on', async ([kind, timeoutMs]) => {
    const unit = await run(hang, {
      timeoutMs,
      onEvent: ({ type }, cancel) => {
        if (kind === 'cancelled' && type === 'unit-started') cancel();
      },
    });
    expect(unit.end.kind).toBe(kind);
    expect(findBreaches(unit, keyOf(hang))).toEqual([]);
    expect((await run(mixed)).outcomes.size).toBe(subject.outcomes.length);
  });

  test('a unit whose process dies has crashed, or its case has failed, says how, and its slot goes on', async () => {
    const unit = await run(crash);
    const said = { message: expect.stringMatching(/./u) };
    if (subject.blamesCase === undefined) expect(unit.end).toMatchObject({ kind: 'crashed', ...said });
    else
      expect(unit.events).toContainEqual(
        expect.objectContaining({
          type: 'case-ended',
          result: expect.objectContaining({ outcome: 'failed', errors: [expect.objectContaining(said)] }),
        }),
      );
    expect(findBreaches(unit, keyOf(crash))).toEqual([]);
    expect((await run(mixed)).outcomes.size).toBe(subject.outcomes.length);
  });

  test('a unit of a file that nobody prepared ends, and does not hang', async () => {
    expect((await session.run([fileKey('other', '', 'absent', 'runtime')])).end.kind).toBe('crashed');
  });

  test('closing is answered, and the process ends by itself', async () => {
    await using other = new RunnerSession({ entry: subject.entry });
    await other.begin(cwd, subject.request);
    expect((await other.close()).errors).toEqual([]);
    expect(await other.exited).toBe(0);
  });

  test('under an agent nothing is left behind, not even what fled its group', async () => {
    const suite: SuiteRequest = {
      suite: 's',
      runner: 'vitest',
      cwd,
      configFile: null,
      filters: [],
      projects: [],
      env: {},
      settings: {},
      slotEnv: [],
      isCi: false,
      slots: 2,
      isAlone: true,
      cacheDir: join(cwd, '.cache'),
      ...subject.request,
    };
    await runUnderAgent(subject.entry, suite, leave);
    await untilGone([Number(readFileSync(join(cwd, 'left'), 'utf8'))], REAP_DEADLINE_MS);
  });
}
