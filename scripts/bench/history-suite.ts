/** A made suite that runs, fails by chance and is edited, day after day: what the bench `history` writes. */

import type { FileFacts } from '../../coordinator/history/store.ts';
import type { Attempt, CaseRecord } from '../../core/case-record.ts';
import { sha256Hex } from '../../core/digest.ts';
import { type AgentId, agentId, leaseId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import { createRandom, type Random } from '../../core/random.ts';
import { caseId } from '../../core/test-case.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';

/** As IMVU ran: 36 agents, most cases fast, a few slow. */
export const AGENTS = 36;
const MEDIAN_MS = 120;
const SIGMA_BETWEEN = 1.6;
const SIGMA_WITHIN = 0.2;
/** One case run in so many fails by chance and passes when tried again. */
export const FLAKY_ONE_IN = 20_000;
/** One in so many fails and stays so in that run. */
export const FAILS_ONE_IN = 50_000;
/** Cases that their authors skip. */
const SKIPPED_SHARE = 0.02;
/** Files edited between two runs, and how many of those edits add a case. */
export const EDITS_A_RUN = 5;
const ADDS_ONE_IN = 4;

export type MadeCase = {
  readonly record: Omit<CaseRecord, 'outcome' | 'isFlaky' | 'attempts'>;
  readonly medianMs: number;
  readonly isSkipped: boolean;
};
export type MadeFile = { file: TestFile; cases: MadeCase[]; edits: number };
export type MadeSuite = { readonly files: readonly MadeFile[]; readonly random: Random; leases: number };

export function createSuite(files: number, casesPerFile: number, seed: number): MadeSuite {
  const random = createRandom(seed);
  const suite: MadeSuite = { random, leases: 0, files: Array.from({ length: files }, (_, index) => makeFile(index)) };
  for (const made of suite.files) for (let index = 0; index < casesPerFile; index++) addCase(made, random);
  return suite;
}

/** What the team did before the next run. */
export function editSuite(suite: MadeSuite): void {
  for (let edit = 0; edit < EDITS_A_RUN; edit++) {
    const made = suite.files[suite.random.below(suite.files.length)];
    if (made !== undefined) editFile(made, suite.random);
  }
}

/** Another content, and now and then one more case. */
export function editFile(made: MadeFile, random: Random): void {
  made.edits++;
  made.file = { ...made.file, contentDigest: sha256Hex(`${made.file.path}/${made.edits}`) };
  if (random.below(ADDS_ONE_IN) === 0) addCase(made, random);
}

/** The facts of one file in one run that began at `startedAtMs`. */
export function runFile(suite: MadeSuite, made: MadeFile, startedAtMs: number): FileFacts {
  const place = { agent: agentId(`agent-${suite.random.below(AGENTS)}`), slot: 0, lease: leaseId(`lease-${(suite.leases += 1)}`) };
  let atMs = startedAtMs + suite.random.below(500_000);
  let order = suite.random.below(400);
  let testMs = 0;
  const cases = made.cases.map((one): CaseRecord => {
    const durationMs = one.isSkipped ? 0 : suite.random.lognormal(one.medianMs, SIGMA_WITHIN);
    const attempt: Attempt = {
      outcome: one.isSkipped ? 'skipped' : 'passed',
      ...place,
      startedAtMs: atMs,
      durationMs,
      frameworkRetries: 0,
      order,
      errors: [],
    };
    atMs += durationMs + suite.random.below(3);
    order += 1;
    testMs += durationMs;
    return settle(suite, one, attempt);
  });
  const timing = {
    loadMs: suite.random.lognormal(80, 0.3),
    setupMs: suite.random.lognormal(20, 0.3),
    testMs: testMs + suite.random.below(5),
  };
  return {
    file: made.file,
    cases,
    timings: [{ timing, speed: 1, isSlice: false, lease: place.lease }],
    wasSliced: false,
    sliceBroke: false,
    bodies: null,
  };
}

function settle(suite: MadeSuite, one: MadeCase, attempt: Attempt): CaseRecord {
  const { random } = suite;
  if (one.isSkipped || random.below(FLAKY_ONE_IN) !== 0) {
    const fails = !one.isSkipped && random.below(FAILS_ONE_IN) === 0;
    const only = fails ? { ...attempt, outcome: 'failed' as const, errors: [failure(one, random)] } : attempt;
    return { ...one.record, outcome: fails ? 'failed' : one.isSkipped ? 'skipped' : 'passed', isFlaky: false, attempts: [only] };
  }
  const again: Attempt = { ...attempt, agent: `agent-${random.below(AGENTS)}` as AgentId };
  return {
    ...one.record,
    outcome: 'passed',
    isFlaky: true,
    attempts: [{ ...attempt, outcome: 'failed', errors: [failure(one, random)] }, again],
  };
}

/** What a failing attempt says. */
export function failure(one: MadeCase, random: Random): TestError {
  const message = `AssertionError: expected ${random.below(1000)} to be ${random.below(1000)}`;
  const stack = Array.from({ length: 12 }, (_, depth) => `    at step${depth} (${one.record.file}:${depth * 7}:11)`).join('\n');
  return {
    message,
    location: `${one.record.file}:3:4`,
    diff: '- Expected\n+ Received\n',
    codeFrame: '  3 | expect(value).toBe(other)\n    |               ^',
    stack,
  };
}

function makeFile(index: number): MadeFile {
  const path = `test/area-${index % 40}/feature-${index}.test.ts`;
  const key = fileKey('vitest', '', path, 'runtime');
  const file: TestFile = {
    key,
    suite: 'vitest',
    project: '',
    path,
    kind: 'runtime',
    contentDigest: sha256Hex(path),
    bytes: 4000,
    group: 0,
    maxPerAgent: null,
    bundle: null,
    labels: [],
    wholeReason: null,
  };
  return { file, cases: [], edits: 0 };
}

function addCase(made: MadeFile, random: Random): void {
  const { key } = made.file;
  const titlePath = [`feature of ${made.file.path}`, `does the ${made.cases.length}th thing that it should do`];
  const record = { id: caseId(key, titlePath, 0), file: key, titlePath, ordinal: 0 };
  made.cases.push({ record, medianMs: random.lognormal(MEDIAN_MS, SIGMA_BETWEEN), isSkipped: random.next() < SKIPPED_SHARE });
}
