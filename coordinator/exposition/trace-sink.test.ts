import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { OtlpReceiver } from '../../test/support/otlp-receiver.ts';
import { caseEnded, runFinished, runPlanned, runStarted, START_MS, sampleFile, unitStarted } from '../../test/support/sample-run.ts';
import { type OtlpSetting, readOtlpSetting } from './otlp-setting.ts';
import { TraceSink } from './trace-sink.ts';

const FILE = sampleFile('a.test.ts');
const UNIT = unitStarted(FILE, { slot: 0, startedAtMs: START_MS + 100, expectedMs: 10 });
const ended: RunEvent = { ...(UNIT as Extract<RunEvent, { type: 'unit-started' }>), type: 'unit-ended', atMs: START_MS + 900 };
const lost: RunEvent = { type: 'agent-lost', atMs: START_MS + 700, agent: agentId('local'), reason: 'it was silent', movedUnits: 1 };
const RUN = [
  runStarted(),
  runPlanned([FILE]),
  UNIT,
  caseEnded(FILE, 'adds', 'passed'),
  caseEnded(FILE, 'fails', 'failed'),
  ended,
  runFinished(),
];

function settingOf(url: string, env: Readonly<Record<string, string>> = {}): OtlpSetting {
  const setting = readOtlpSetting({ OTEL_EXPORTER_OTLP_ENDPOINT: url, ...env }, null);
  if (setting === null || typeof setting === 'string') throw new Error(`no setting: ${setting}`);
  return setting;
}

/** Lets a sink see the events, closes it, and answers the problems that it told of. */
async function trace(events: readonly RunEvent[], setting: OtlpSetting, dropped: number[] = []): Promise<string[]> {
  const problems: string[] = [];
  const sink = new TraceSink({ setting, version: '1', onProblem: (problem) => problems.push(problem) });
  for (const event of events) sink.observe('run-1', event);
  await sink[Symbol.asyncDispose]();
  dropped.push(sink.droppedSpans);
  return problems;
}

describe('the trace of a run', () => {
  test('has the run as its root, the plan and the leases under it, and attempts under their leases', async () => {
    await using receiver = await OtlpReceiver.open();
    expect(await trace(RUN, settingOf(receiver.url))).toEqual([]);
    expect(receiver.problems).toEqual([]);
    const nameOf = new Map(receiver.spans.map(({ spanId, name }) => [spanId, name]));
    const edges = receiver.spans.map(
      ({ name, parentSpanId, isError }) => `${name} under ${nameOf.get(parentSpanId) ?? 'nothing'}${isError ? ', failed' : ''}`,
    );
    expect(edges.toSorted()).toEqual([
      'attempt under lease',
      'attempt under lease, failed',
      'lease under run',
      'plan under run',
      'run under nothing',
    ]);
    expect(new Set(receiver.spans.map(({ traceId }) => traceId)).size).toBe(1);
    expect(receiver.resources[0]).toEqual({ 'service.name': 'shard-run' });
    const root = receiver.spans.find(({ name }) => name === 'run');
    expect([root?.startNs, root?.attributes['shard_run.verdict']]).toEqual([BigInt(START_MS) * 1_000_000n, 'green']);
  });

  test('ends the leases of a lost agent with the reason', async () => {
    await using receiver = await OtlpReceiver.open();
    await trace([runStarted(), UNIT, lost, runFinished()], settingOf(receiver.url));
    const lease = receiver.spans.find(({ name }) => name === 'lease');
    expect([lease?.isError, (lease?.endNs ?? 0n) - (lease?.startNs ?? 0n)]).toEqual([true, 600_000_000n]);
  });

  test('hangs under what the environment says, with its headers and names', async () => {
    await using receiver = await OtlpReceiver.open();
    const parent = { TRACEPARENT: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const names = { OTEL_SERVICE_NAME: 'ci', OTEL_RESOURCE_ATTRIBUTES: 'team=build%20tools', OTEL_EXPORTER_OTLP_HEADERS: 'x-key=secret' };
    await trace(RUN, settingOf(receiver.url, { ...parent, ...names }));
    const root = receiver.spans.find(({ name }) => name === 'run');
    expect([root?.traceId, root?.parentSpanId]).toEqual(['a'.repeat(32), 'b'.repeat(16)]);
    expect(receiver.resources[0]).toEqual({ 'service.name': 'ci', 'team': 'build tools' });
    expect(receiver.headers[0]?.['x-key']).toBe('secret');
  });
});

describe('a collector in trouble', () => {
  test('that is not there for a moment gets the spans later', async () => {
    await using receiver = await OtlpReceiver.open();
    receiver.answers.push(503, 429);
    expect(await trace(RUN, settingOf(receiver.url))).toEqual([]);
    expect([receiver.requests, receiver.spans.length]).toEqual([3, 5]);
  });

  test('that refuses them is asked once, and the loss is told once', async () => {
    await using receiver = await OtlpReceiver.open();
    receiver.answers.push(...Array.from({ length: 99 }, () => 400));
    const dropped: number[] = [];
    const many = Array.from({ length: 600 }, (_, index) => caseEnded(FILE, `case ${index}`, 'passed'));
    expect(await trace([runStarted(), UNIT, ...many, runFinished()], settingOf(receiver.url), dropped)).toHaveLength(1);
    expect([receiver.requests, dropped]).toEqual([2, [602]]);
  });

  test('that nobody can reach costs the spans and nothing else', async () => {
    const receiver = await OtlpReceiver.open();
    const { url } = receiver;
    await receiver[Symbol.asyncDispose]();
    const dropped: number[] = [];
    expect(await trace(RUN, settingOf(url), dropped)).toHaveLength(1);
    expect(dropped).toEqual([5]);
  });

  test('that is slower than the run costs what is above the limit', async () => {
    await using receiver = await OtlpReceiver.open();
    const dropped: number[] = [];
    const flood = Array.from({ length: 20_000 }, (_, index) => caseEnded(FILE, `case ${index}`, 'passed'));
    expect(await trace(flood, settingOf(receiver.url), dropped)).toHaveLength(1);
    expect(dropped[0]).toBeGreaterThan(0);
    expect(receiver.spans.length + (dropped[0] ?? 0)).toBeGreaterThanOrEqual(20_000);
  });
});

test.for<[string, Readonly<Record<string, string>>, string | null, string | null]>([
  ['nothing is asked for', {}, null, null],
  ['the configuration says where', {}, 'http://a:4318', 'http://a:4318/v1/traces'],
  ['the environment goes before it', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://b:1/' }, 'http://a:4318', 'http://b:1/v1/traces'],
  ["the traces' own address is taken as it is", { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://c/x' }, null, 'https://c/x'],
  ['it is switched off', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://b:1', OTEL_SDK_DISABLED: 'true' }, null, null],
])('where traces go when %s', ([, env, configured, expected]) => {
  const setting = readOtlpSetting(env, configured);
  expect(typeof setting === 'string' ? setting : (setting?.url ?? null)).toBe(expected);
});

test.for([
  { OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://user:secret@a' },
  { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
])('what cannot be done is said without its password: %o', (env) => {
  const setting = readOtlpSetting(env, null);
  expect(setting).toBeTypeOf('string');
  expect(setting).not.toContain('secret');
});
