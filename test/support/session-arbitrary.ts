/** Arbitrary session messages for properties, in the canonical form that survives the wire: absent texts are null, never empty. */
import fc from 'fast-check';
import type { FileBodies } from '../../core/file-body.ts';
import type { AgentId, CaseId, FileKey, LeaseId, RunId, UnitId } from '../../core/id.ts';
import type { TestError } from '../../core/outcome.ts';
import type { Service } from '../../core/service.ts';
import type { FromAgent, TimedUnitEvent, ToAgent } from '../../core/session-message.ts';
import { RUNNER_NAMES, type SuiteSpec, type SuiteWorkspace } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Lease, RunError, Slice, UnitEnd, UnitEvent } from '../../core/unit.ts';
import type { TreeId } from '../../core/workspace.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const filledText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const nullableText = fc.option(filledText);
const id = <Id extends string>() => fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }) as fc.Arbitrary<Id>;
const whole = fc.nat();
const wide = fc.maxSafeNat();
const amount = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 });
const titlePath = fc.array(text, { minLength: 1, maxLength: 3 });

const testError: fc.Arbitrary<TestError> = fc.record({
  message: text,
  location: nullableText,
  diff: nullableText,
  codeFrame: nullableText,
  stack: text,
});

const runError: fc.Arbitrary<RunError> = fc.record({
  kind: fc.constantFrom('collection', 'runner', 'agent', 'workspace'),
  file: nullableText,
  message: text,
  detail: fc.option(testError),
});

export const testFile: fc.Arbitrary<TestFile> = fc.record({
  key: id<FileKey>(),
  suite: filledText,
  project: text,
  path: filledText,
  kind: fc.constantFrom('runtime', 'typecheck'),
  contentDigest: text,
  bytes: wide,
  group: whole,
  maxPerAgent: fc.option(fc.integer({ min: 1, max: 64 })),
  bundle: nullableText,
  labels: list(filledText),
  wholeReason: nullableText,
});

const fileBodies: fc.Arbitrary<FileBodies> = fc.record({
  file: id<FileKey>(),
  contentDigest: text,
  bodies: list(fc.record({ title: text, bodyDigest: text })),
});

const end: fc.Arbitrary<UnitEnd> = fc.oneof(
  fc.constant({ kind: 'completed' } as const),
  fc.constant({ kind: 'cancelled' } as const),
  fc.record({ kind: fc.constantFrom('crashed', 'timed-out'), message: text }),
);

const file = id<FileKey>();

export const unitEvent: fc.Arbitrary<UnitEvent> = fc.oneof(
  fc.constant({ type: 'unit-started' } as const),
  fc.record({
    type: fc.constant('collected'),
    file,
    cases: list(
      fc.record({ id: id<CaseId>(), titlePath, ordinal: whole, mode: fc.constantFrom('run', 'skip', 'todo'), isSelected: fc.boolean() }),
    ),
  }),
  fc.record({ type: fc.constant('case-started'), file, caseIndex: whole }),
  fc.record({
    type: fc.constant('case-ended'),
    file,
    caseIndex: whole,
    result: fc.record({
      outcome: fc.constantFrom('passed', 'failed', 'skipped'),
      durationMs: amount,
      frameworkRetries: whole,
      errors: list(testError),
    }),
  }),
  fc.record({
    type: fc.constant('log'),
    file: fc.option(file),
    caseIndex: fc.option(whole),
    stream: fc.constantFrom('stdout', 'stderr'),
    text,
  }),
  fc.record({ type: fc.constant('error'), error: runError }),
  fc.record({
    type: fc.constant('artifact'),
    file: fc.option(file),
    caseIndex: fc.option(whole),
    artifact: fc.record({
      name: filledText,
      contentType: text,
      digest: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
      bytes: wide,
      problem: text,
    }),
  }),
  fc.record({ type: fc.constant('file-ended'), file, timing: fc.record({ loadMs: amount, setupMs: amount, testMs: amount }) }),
  fc.record({ type: fc.constant('unit-ended'), end, wallMs: amount }),
);

const timedEvent: fc.Arbitrary<TimedUnitEvent> = fc.record({ atMs: amount, event: unitEvent });
const suiteRef = { runId: id<RunId>(), suite: filledText };

export const fromAgent: fc.Arbitrary<FromAgent> = fc.oneof(
  fc.record({
    type: fc.constant('register'),
    agent: fc.stringMatching(/^[\w.-]{1,20}$/) as unknown as fc.Arbitrary<AgentId>,
    session: filledText,
    slots: fc.integer({ min: 1, max: 1024 }),
    labels: list(filledText),
    speed: fc.option(fc.double({ min: 0.01, max: 100, noNaN: true })),
    version: text,
    nodeVersion: text,
    cpus: fc.integer({ min: 0, max: 4_096 }),
    memoryBytes: wide,
  }),
  fc.record({
    type: fc.constant('heartbeat'),
    loadRatio: amount,
    availableMemoryBytes: wide,
    sequence: fc.maxSafeNat().map((n) => Math.max(1, n)),
    usableSlots: fc.integer({ min: 0, max: 1024 }),
    stallRatio: amount,
    oomKills: wide,
    totalMemoryBytes: wide,
  }),
  fc.record({ type: fc.constant('suite-opened'), ...suiteRef, framework: text, frameworkVersion: text, notices: list(text) }),
  fc.record({
    type: fc.constant('suite-discovered'),
    ...suiteRef,
    files: list(testFile),
    bodies: list(fileBodies),
    errors: list(runError),
    notices: list(text),
    unsupported: list(fc.record({ project: text, reason: text, files: list(text) })),
  }),
  fc.record({ type: fc.constant('suite-failed'), ...suiteRef, code: filledText, message: text, hint: text }),
  fc.record({ type: fc.constant('suite-ready'), ...suiteRef }),
  fc.record({ type: fc.constant('suite-closed'), ...suiteRef, errors: list(runError), notices: list(text) }),
  fc.record({
    type: fc.constant('unit-report'),
    runId: id<RunId>(),
    lease: id<LeaseId>(),
    sequence: fc.maxSafeNat().map((n) => Math.max(1, n)),
    events: list(timedEvent),
  }),
  fc.record({ type: fc.constant('lease-returned'), lease: id<LeaseId>(), wasStarted: fc.boolean() }),
  fc.record({ type: fc.constant('draining'), reason: text }),
);

const env = fc.dictionary(filledText, text, { maxKeys: 3, noNullPrototype: true });
const service: fc.Arbitrary<Service> = fc.record({
  name: filledText,
  command: filledText,
  env,
  ports: list(filledText),
  ready: fc.option(
    fc.oneof(
      fc.record({ type: fc.constant('port' as const), port: filledText }),
      fc.record({ type: fc.constant('url' as const), url: filledText }),
      fc.record({ type: fc.constant('log' as const), pattern: filledText }),
    ),
  ),
  readyTimeoutMs: fc.nat(),
  per: fc.constantFrom('agent', 'slot'),
});
const folder = fc.constantFrom('', 'a', 'packages/b');
const workspace: fc.Arbitrary<SuiteWorkspace> = fc.record({
  ref: fc.record({ tree: fc.stringMatching(/^[0-9a-f]{40}$/) as unknown as fc.Arbitrary<TreeId>, project: folder, lineage: text }),
  setup: fc.oneof(
    fc.constantFrom('auto' as const, 'none' as const),
    fc.record({ command: filledText, inputs: list(text), outputs: list(text) }),
  ),
});
const suiteCommon = {
  suite: filledText,
  runner: fc.constantFrom(...RUNNER_NAMES),
  filters: list(text),
  projects: list(text),
  env,
  labels: list(text),
  services: list(service),
  settings: fc.dictionary(filledText, fc.oneof(text, fc.integer(), fc.boolean()), { maxKeys: 3, noNullPrototype: true }),
};
const suiteSpec: fc.Arbitrary<SuiteSpec> = fc.oneof(
  fc.record({ ...suiteCommon, cwd: filledText, configFile: nullableText, workspace: fc.constant(null) }),
  fc.record({ ...suiteCommon, cwd: folder, configFile: fc.option(fc.constant('vitest.config.ts')), workspace }),
);

const slice: fc.Arbitrary<Slice> = fc.record({ kind: fc.constantFrom('only', 'except'), titlePaths: list(titlePath) });

export const lease: fc.Arbitrary<Lease> = fc.record({
  id: id<LeaseId>(),
  unit: fc.record({ id: id<UnitId>(), files: fc.array(file, { minLength: 1, maxLength: 3 }), slice: fc.option(slice) }),
  attempt: fc.integer({ min: 1, max: 100 }),
  timeoutMs: fc.integer({ min: 1 }),
});

export const toAgent: fc.Arbitrary<ToAgent> = fc.oneof(
  fc.record({
    type: fc.constant('welcome'),
    version: text,
    heartbeatIntervalMs: fc.integer({ min: 1 }),
    sessionTimeoutMs: fc.integer({ min: 1 }),
  }),
  fc
    .record({
      runId: id<RunId>(),
      spec: suiteSpec,
      isCi: fc.boolean(),
      isAlone: fc.boolean(),
    })
    .map((message) => ({ type: 'open-suite' as const, ...message })),
  fc.record({
    type: fc.constant('discover-suite'),
    ...suiteRef,
    knownDigests: fc.dictionary(filledText, text, { maxKeys: 3, noNullPrototype: true }),
  }),
  fc.record({ type: fc.constant('prepare-suite'), ...suiteRef, files: list(testFile) }),
  fc.record({ type: fc.constant('grant-lease'), ...suiteRef, slot: whole, lease }),
  fc.record({ type: fc.constant('recall-lease'), leases: list(id<LeaseId>()) }),
  fc.record({ type: fc.constant('cancel-lease'), lease: id<LeaseId>(), reason: text }),
  fc.record({ type: fc.constant('close-suite'), ...suiteRef }),
  fc.record({ type: fc.constant('drain-agent'), reason: text }),
  fc.record({ type: fc.constant('report-ack'), lease: id<LeaseId>(), sequence: wide, isFenced: fc.boolean() }),
);
