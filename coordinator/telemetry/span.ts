/**
 * A run as a trace: spans out of its events.
 *
 * The run is the root; under it the plan (until the manifest and its forecast stand), and each unit's lease on its slot; under a lease the
 * attempts of its cases. Ids are digests of what the spans are about, so that a run whose coordinator was killed goes on in its own trace, and
 * whoever follows the same run elsewhere says the same. A span leaves when it has ended; what is open is what runs. Times are the coordinator's.
 */
import { sha256Hex } from '../../core/digest.ts';
import type { AttemptOutcome } from '../../core/outcome.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { displayName } from '../../core/test-case.ts';

export type SpanAttribute = string | number | boolean;

/** Ids are lower-case hex: 32 digits of a trace, 16 of a span; `parentId` is empty for a root. Times are Unix milliseconds. */
export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, SpanAttribute>>;
  /** In words, when it went wrong. */
  readonly error: string | null;
};

/** Where the trace of a run hangs: what W3C's `traceparent` says, or nothing. */
export type TraceParent = { readonly traceId: string; readonly spanId: string };

type OpenLease = { readonly spanId: string; readonly startMs: number; readonly attributes: Record<string, SpanAttribute> };

export type RunTracer = {
  readonly traceId: string;
  readonly rootId: string;
  readonly parentId: string;
  startMs: number;
  readonly leases: Map<string, OpenLease>;
};

/** Begins the trace of a run. */
export function createTracer(run: string, parent: TraceParent | null): RunTracer {
  return {
    traceId: parent?.traceId ?? sha256Hex(`trace ${run}`).slice(0, 32),
    rootId: spanIdOf(`run ${run}`),
    parentId: parent?.spanId ?? '',
    startMs: 0,
    leases: new Map(),
  };
}

/** Applies one event, in place, and returns the spans that ended with it. */
export function traceEvent(tracer: RunTracer, event: RunEvent): Span[] {
  switch (event.type) {
    case 'run-started':
      tracer.startMs = event.atMs;
      return [];
    case 'run-planned': {
      const attributes = { 'shard_run.files': event.files.length, 'shard_run.bound_ms': event.boundMs, 'shard_run.slots': event.slots };
      return [child(tracer, { name: 'plan', id: 'plan', startMs: tracer.startMs, endMs: event.atMs, attributes })];
    }
    case 'unit-started':
      openLease(tracer, event);
      return [];
    case 'unit-ended':
      return endLease(tracer, event.lease, event.atMs, null);
    case 'agent-lost':
    case 'agent-sick':
      return leasesOf(tracer, event.agent).flatMap((lease) => endLease(tracer, lease, event.atMs, event.reason));
    case 'case-ended':
      return [attemptSpan(tracer, event)];
    case 'run-finished':
      return finish(tracer, event);
    default:
      return [];
  }
}

/** Returns what a `traceparent` header or variable says; `null` when it is absent or of another form. */
export function parseTraceParent(text: string | undefined): TraceParent | null {
  const [, traceId, spanId] = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/u.exec(text ?? '') ?? [];
  const isNone = (id: string): boolean => /^0+$/u.test(id);
  return traceId === undefined || spanId === undefined || isNone(traceId) || isNone(spanId) ? null : { traceId, spanId };
}

type UnitStarted = Extract<RunEvent, { readonly type: 'unit-started' }>;

function openLease(tracer: RunTracer, event: UnitStarted): void {
  const [first = ''] = event.files;
  tracer.leases.set(event.lease, {
    spanId: spanIdOf(event.lease),
    startMs: event.atMs,
    attributes: {
      'shard_run.lease': event.lease,
      'shard_run.agent': event.agent,
      'shard_run.slot': event.slot,
      'shard_run.file': first,
      'shard_run.files': event.files.length,
      'shard_run.is_slice': event.isSlice,
      'shard_run.is_twin': event.isTwin,
      'shard_run.expected_ms': event.expectedMs,
    },
  });
}

function leasesOf(tracer: RunTracer, agent: string): string[] {
  return [...tracer.leases].flatMap(([lease, { attributes }]) => (attributes['shard_run.agent'] === agent ? [lease] : []));
}

function endLease(tracer: RunTracer, lease: string, endMs: number, error: string | null): Span[] {
  const open = tracer.leases.get(lease);
  if (open === undefined) return [];
  tracer.leases.delete(lease);
  const { traceId, rootId } = tracer;
  const { spanId, startMs, attributes } = open;
  return [{ traceId, spanId, parentId: rootId, name: 'lease', startMs, endMs: Math.max(startMs, endMs), attributes, error }];
}

const FAILED: ReadonlySet<AttemptOutcome> = new Set(['failed', 'timed-out', 'agent-lost']);

function attemptSpan({ traceId, rootId, leases }: RunTracer, event: Extract<RunEvent, { readonly type: 'case-ended' }>): Span {
  const title = displayName(event.titlePath);
  return {
    traceId,
    spanId: spanIdOf(`${event.lease} ${event.file} ${title} ${event.atMs}`),
    parentId: leases.get(event.lease)?.spanId ?? rootId,
    name: 'attempt',
    startMs: event.atMs - event.durationMs,
    endMs: event.atMs,
    attributes: { 'test.case.name': title, 'shard_run.file': event.file, 'test.case.result.status': event.outcome },
    error: FAILED.has(event.outcome) ? (event.errors[0]?.message ?? event.outcome) : null,
  };
}

function finish(tracer: RunTracer, { atMs, summary }: Extract<RunEvent, { readonly type: 'run-finished' }>): Span[] {
  const open = [...tracer.leases.keys()].flatMap((lease) => endLease(tracer, lease, atMs, null));
  const { traceId, rootId, parentId, startMs } = tracer;
  const attributes = {
    'shard_run.run': summary.runId,
    'shard_run.verdict': summary.verdict,
    'shard_run.cases': summary.totals.cases,
    'shard_run.failed': summary.totals.failed,
    'shard_run.bound_ms': summary.boundMs,
    'vcs.ref.head.revision': summary.revision.commit,
  };
  const error = summary.verdict === 'green' ? null : (summary.reasons[0] ?? summary.verdict);
  return [...open, { traceId, spanId: rootId, parentId, name: 'run', startMs, endMs: atMs, attributes, error }];
}

type Child = Pick<Span, 'name' | 'startMs' | 'endMs' | 'attributes'> & { readonly id: string };

function child({ traceId, rootId }: RunTracer, { id, ...span }: Child): Span {
  return { traceId, spanId: spanIdOf(`${rootId} ${id}`), parentId: rootId, error: null, ...span };
}

function spanIdOf(text: string): string {
  return sha256Hex(`span ${text}`).slice(0, 16);
}
