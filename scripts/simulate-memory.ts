/**
 * What the decisions about a very large run cost in memory: the real reducer, its inputs made one by one and forgotten.
 *
 *   node --expose-gc scripts/simulate-memory.ts [--files 20000] [--cases 50] [--slots 500] [--history] [--json]
 */
import { createRun, reduce } from '../coordinator/run/reduce.ts';
import type { RunInput } from '../coordinator/run/types.ts';
import type { CaseHistory, FileHistory } from '../core/file-history.ts';
import type { AgentId, FileKey } from '../core/id.ts';
import { agentId, runId } from '../core/id.ts';
import type { RunSummary } from '../core/run-event.ts';
import type { FromAgent, TimedUnitEvent, ToAgent } from '../core/session-message.ts';
import { PLAIN_SUITE } from '../core/suite-spec.ts';
import { caseId } from '../core/test-case.ts';
import type { TestFile } from '../core/test-file.ts';
import { fileKey } from '../core/test-file.ts';
import type { Lease } from '../core/unit.ts';
import { readOptions } from './option.ts';

const { values } = readOptions('usage: node scripts/simulate-memory.ts [--files N] [--cases N] [--slots N] [--history] [--json]', {
  options: {
    files: { type: 'string', default: '20000' },
    cases: { type: 'string', default: '50' },
    slots: { type: 'string', default: '500' },
    history: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [fileCount, caseCount, slotCount] = [Number(values.files), Number(values.cases), Number(values.slots)];
const RUN = runId('memory');
const SUITE = 'vitest';
const AGENT = agentId('all-slots');
const CASE_MS = 20;
const MEGABYTE = 1024 * 1024;

const state = createRun();
const inbox: RunInput[] = [];
let summary: RunSummary | null = null;
let nowMs = 1_000_000;
let peakRss = 0;
let peakHeap = 0;

/** Titles are made at each use, as a stream would bring them. */
function titleOf(index: number): readonly string[] {
  return ['a group of cases with a name', `case ${index} does what it says in so many words`];
}

function fileOf(index: number): TestFile {
  const path = `src/component/folder-${index % 97}/module-${index}.test.ts`;
  const key = fileKey(SUITE, '', path, 'runtime');
  const plain = { group: 0, maxPerAgent: null, bundle: null, labels: [], wholeReason: null } as const;
  return { key, suite: SUITE, project: '', path, kind: 'runtime', contentDigest: path, bytes: 400 + 60 * caseCount, ...plain };
}

function historyOf(file: TestFile): FileHistory {
  const cases = Array.from({ length: caseCount }, (_, index): CaseHistory => {
    const titlePath = titleOf(index);
    const durationMs = { n: 5, meanLog: Math.log(CASE_MS) + (index % 10) / 20, varLog: 0.04 };
    return { id: caseId(file.key, titlePath, 0), titlePath, ordinal: 0, durationMs, lastOutcome: 'passed' };
  });
  const load = { n: 5, meanLog: Math.log(30), varLog: 0.02 };
  return {
    key: file.key,
    contentDigest: file.contentDigest,
    loadMs: load,
    setupMs: load,
    hookMs: load,
    cases,
    slicedRuns: 1,
    brokenSlices: 0,
  };
}

function say(message: FromAgent, agent: AgentId = AGENT): void {
  inbox.push({ type: 'from-agent', nowMs, agent, message });
}

function obey(message: ToAgent): void {
  const base = { runId: RUN, suite: SUITE };
  const nothing = { notices: [], errors: [] };
  if (message.type === 'open-suite') say({ type: 'suite-opened', ...base, framework: 'vitest', frameworkVersion: '5', notices: [] });
  else if (message.type === 'discover-suite') {
    const files = Array.from({ length: fileCount }, (_, index) => fileOf(index));
    say({ type: 'suite-discovered', ...base, ...nothing, files, bodies: [], unsupported: [] });
  } else if (message.type === 'prepare-suite') say({ type: 'suite-ready', ...base });
  else if (message.type === 'close-suite') say({ type: 'suite-closed', ...base, ...nothing });
  else if (message.type === 'grant-lease') runLease(message.lease);
}

/** Everything of a unit in three reports, as an agent batches them. */
function runLease({ id, unit }: Lease): void {
  const slice = unit.slice === null ? null : new Set(unit.slice.titlePaths.map((titlePath) => titlePath.join('\0')));
  const [file] = unit.files as readonly [FileKey];
  const cases = Array.from({ length: caseCount }, (_, index) => {
    const titlePath = titleOf(index);
    const isSelected = slice === null || slice.has(titlePath.join('\0')) === (unit.slice?.kind === 'only');
    return { id: caseId(file, titlePath, 0), titlePath, ordinal: 0, mode: 'run' as const, isSelected };
  });
  const result = { outcome: 'passed' as const, durationMs: CASE_MS, frameworkRetries: 0, errors: [] };
  const ran = cases.flatMap((collected, caseIndex): TimedUnitEvent[] =>
    collected.isSelected
      ? [
          { atMs: 0, event: { type: 'case-started', file, caseIndex } },
          { atMs: 0, event: { type: 'case-ended', file, caseIndex, result } },
        ]
      : [],
  );
  const timing = { loadMs: 30, setupMs: 5, testMs: CASE_MS * ran.length };
  const reports: (readonly TimedUnitEvent[])[] = [
    [{ atMs: 0, event: { type: 'unit-started' } }],
    [{ atMs: 0, event: { type: 'collected', file, cases } }, ...ran],
    [
      { atMs: 0, event: { type: 'file-ended', file, timing } },
      { atMs: 0, event: { type: 'unit-ended', end: { kind: 'completed' }, wallMs: 1 } },
    ],
  ];
  for (const [index, events] of reports.entries()) say({ type: 'unit-report', runId: RUN, lease: id, sequence: index + 1, events });
}

function feed(input: RunInput): void {
  for (const effect of reduce(state, input)) {
    if (effect.type === 'send') obey(effect.message);
    if (effect.type === 'finish') summary = effect.summary;
    if (effect.type === 'load-history') {
      const histories = values.history ? effect.files.map(historyOf) : [];
      inbox.push({ type: 'history-loaded', nowMs, histories });
    }
  }
}

function watchMemory(): void {
  peakRss = Math.max(peakRss, process.memoryUsage.rss());
  globalThis.gc?.();
  peakHeap = Math.max(peakHeap, process.memoryUsage().heapUsed);
}

const settings = {
  isCi: true,
  retries: 0,
  bail: null,
  flakyPolicy: 'fail' as const,
  only: null,
  expectAgents: 1,
  agentWaitMs: 1_000,
  planOnly: false,
  suites: [{ ...PLAIN_SUITE, suite: SUITE, cwd: '/project', configFile: null, filters: [], projects: [] }],
};
feed({ type: 'start', nowMs, runId: RUN, revision: { commit: 'c', tree: 't', isDirty: false }, settings });
say({ type: 'register', agent: AGENT, session: 's', slots: slotCount, labels: [], speed: 1, version: '0', nodeVersion: '24' });
inbox.push({ type: 'known-digests', nowMs, digests: {} });
const startedAt = performance.now();
for (let count = 1; summary === null; count++) {
  const input = inbox.shift() ?? { type: 'tick', nowMs: (nowMs += 250) };
  if (input.type === 'history-loaded') watchMemory();
  feed(input);
  if (input.type === 'history-loaded' || count % 10_000 === 0) watchMemory();
}
watchMemory();

const { totals, verdict } = summary as RunSummary;
const figures = {
  verdict,
  cases: totals.cases,
  history: values.history,
  peakRssMb: Math.round(peakRss / MEGABYTE),
  peakHeapMb: Math.round(peakHeap / MEGABYTE),
  heapAtEndMb: Math.round(process.memoryUsage().heapUsed / MEGABYTE),
  seconds: Number(((performance.now() - startedAt) / 1_000).toFixed(1)),
};
if (values.json) process.stdout.write(`${JSON.stringify(figures)}\n`);
else console.table([figures]);
