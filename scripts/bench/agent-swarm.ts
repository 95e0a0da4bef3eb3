/** Many simulated agents in one process, over real gRPC: they answer like agents and run nothing. Started by the benches `coordinator` and `pool`. */
import type { ClientDuplexStream } from '@grpc/grpc-js';
import { Client, credentials } from '@grpc/grpc-js';
import protobuf from 'protobufjs/minimal.js';
import { agentId, type LeaseId, type RunId } from '../../core/id.ts';
import type { CaseResult } from '../../core/outcome.ts';
import type { FromAgent, ToAgent } from '../../core/session-message.ts';
import { PROTOCOL_VERSION } from '../../core/session-message.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Lease, Slice, UnitEvent } from '../../core/unit.ts';
import type { Received } from '../../proto/service.ts';
import { AGENT_SERVICE, MAX_MESSAGE_BYTES } from '../../proto/service.ts';
import type { SwarmPlan } from './swarm-plan.ts';
import { casesOf, manifestOf } from './swarm-plan.ts';

const HEARTBEAT_MS = 1_000;
/** As the real agent gathers its reports. */
const FLUSH_MS = 20;
/** Steps of this fraction of a circle fall everywhere evenly. */
const GOLDEN_RATIO = 0.618_033_988_75;
/** One case in so many carries the time of its end in a log line, to be read at the subscriber. */
const STAMPED_EVERY = 20;

const { Reader } = protobuf;

type Stream = ClientDuplexStream<FromAgent, Received<ToAgent>>;
type Held = { readonly runId: RunId; readonly lease: Lease; sequence: number; isCancelled: boolean };
type SwarmAgent = {
  readonly plan: SwarmPlan;
  readonly files: ReadonlyMap<string, TestFile>;
  readonly stream: Stream;
  readonly queues: Held[];
  /** The unit that runs. */
  running: Held | null;
};

const plan = JSON.parse(process.argv[2] ?? '{}') as SwarmPlan;
const manifest = manifestOf(plan);
const byKey = new Map(manifest.map((file) => [file.key, file]));
let stamps = 0;
let lengths = 0;
let told = 0;

for (let number = 0; number < plan.agents; number++) openAgent(`${plan.prefix}-${number}`);
process.on('disconnect', () => process.exit());

function openAgent(id: string): void {
  const client = new Client(plan.address, credentials.createInsecure(), {
    'grpc.use_local_subchannel_pool': 1,
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_send_message_length': MAX_MESSAGE_BYTES,
    // A manifest in small windows needs a turn of this loop for each of them, and the loop is that of hundreds of agents.
    'grpc-node.flow_control_window': MAX_MESSAGE_BYTES,
  });
  const { Session } = AGENT_SERVICE;
  const stream = client.makeBidiStreamRequest(Session.path, Session.requestSerialize, hear);
  const agent: SwarmAgent = { plan, files: byKey, stream, queues: [], running: null };
  // The coordinator's closing is the end of the bench; anything else is worth a line.
  stream.on('error', (error: Error) => {
    if (!error.message.includes('UNAVAILABLE')) process.stderr.write(`${id}: ${error.message}\n`);
  });
  stream.on('data', (received: Received<ToAgent>) => {
    if (received.ok) receive(agent, received.message);
  });
  stream.write({
    type: 'register',
    agent: agentId(id),
    session: `${id}-1`,
    slots: 1,
    labels: [],
    speed: null,
    version: String(PROTOCOL_VERSION),
    nodeVersion: process.version,
  });
  let sequence = 0;
  const timer = setInterval(
    () =>
      stream.write({
        type: 'heartbeat',
        loadRatio: 0,
        availableMemoryBytes: 1e9,
        sequence: ++sequence,
        usableSlots: 0,
        stallRatio: 0,
        oomKills: 0,
        totalMemoryBytes: 0,
      }),
    HEARTBEAT_MS,
  );
  stream.on('close', () => clearInterval(timer));
}

/** Field `prepare_suite` of a coordinator's message. */
const PREPARE_TAG = (4 << 3) | 2;

/** Reads a manifest's head only: each of hundreds of machines would parse it for itself, here they share a core. */
function hear(bytes: Buffer): Received<ToAgent> {
  if (bytes[0] !== PREPARE_TAG) return AGENT_SERVICE.Session.responseDeserialize(bytes);
  const reader = Reader.create(bytes);
  reader.skip(1);
  reader.uint32();
  const [runId, suite] = [readText(reader), readText(reader)];
  return { ok: true, message: { type: 'prepare-suite', runId: runId as RunId, suite, files: [] } };
}

function readText(reader: protobuf.Reader): string {
  reader.uint32();
  return reader.string();
}

function receive(agent: SwarmAgent, message: ToAgent): void {
  const { stream } = agent;
  switch (message.type) {
    case 'open-suite':
      return void stream.write({
        type: 'suite-opened',
        runId: message.runId,
        suite: message.spec.suite,
        framework: 'vitest',
        frameworkVersion: '5',
        notices: [],
      });
    case 'discover-suite':
      return void stream.write({
        type: 'suite-discovered',
        runId: message.runId,
        suite: message.suite,
        files: manifest,
        bodies: [],
        errors: [],
        notices: [],
        unsupported: [],
      });
    case 'prepare-suite':
      return void stream.write({ type: 'suite-ready', runId: message.runId, suite: message.suite });
    case 'close-suite':
      return void stream.write({ type: 'suite-closed', runId: message.runId, suite: message.suite, errors: [], notices: [] });
    case 'grant-lease':
      agent.queues.push({ runId: message.runId, lease: message.lease, sequence: 0, isCancelled: false });
      return runNext(agent);
    case 'recall-lease':
      for (const lease of message.leases) giveBack(agent, lease);
      return;
    case 'cancel-lease':
      return cancel(agent, message.lease);
    default:
  }
}

function giveBack(agent: SwarmAgent, lease: LeaseId): void {
  const index = agent.queues.findIndex((held) => held.lease.id === lease);
  if (index >= 0) agent.queues.splice(index, 1);
  agent.stream.write({ type: 'lease-returned', lease, wasStarted: index < 0 });
}

/** As if its processes died at once: nothing more is said of it. */
function cancel(agent: SwarmAgent, lease: LeaseId): void {
  const index = agent.queues.findIndex((held) => held.lease.id === lease);
  if (index >= 0) agent.queues.splice(index, 1);
  if (agent.running?.lease.id !== lease) return;
  agent.running.isCancelled = true;
  agent.running = null;
  setImmediate(() => runNext(agent));
}

function runNext(agent: SwarmAgent): void {
  if (agent.running !== null) return;
  const held = agent.queues.shift();
  if (held === undefined) return;
  agent.running = held;
  tell(agent, held, [{ type: 'unit-started' }]);
  const story = held.lease.unit.files.flatMap((key) => fileStory(agent, key, held.lease.unit.slice));
  play(agent, held, { steps: story, next: 0, dueMs: performance.now() + caseMsOf(agent) });
}

/** Between half and one and a half times the mean, or hundreds of agents that start together would report together for ever. */
function caseMsOf(agent: SwarmAgent): number {
  lengths = (lengths + GOLDEN_RATIO) % 1;
  return agent.plan.caseMs * (0.5 + lengths);
}

/** An event, and whether it waits for the end of a case's time. */
type Told = { readonly event: UnitEvent; readonly isCaseEnd: boolean };
/** `dueMs` is when the case that runs ends. */
type Story = { readonly steps: readonly Told[]; next: number; dueMs: number };

function fileStory(agent: SwarmAgent, key: string, slice: Slice | null): Told[] {
  const file = agent.files.get(key as TestFile['key']);
  if (file === undefined) return [];
  const cases = casesOf(agent.plan, file, slice);
  const told = cases.flatMap((each, caseIndex): Told[] => {
    if (!each.isSelected) return [];
    const result = resultOf(agent.plan);
    return [
      { event: { type: 'case-started', file: file.key, caseIndex }, isCaseEnd: false },
      { event: { type: 'case-ended', file: file.key, caseIndex, result }, isCaseEnd: true },
    ];
  });
  const timing = { loadMs: 1, setupMs: 1, testMs: agent.plan.caseMs * cases.length };
  return [
    { event: { type: 'collected', file: file.key, cases }, isCaseEnd: false },
    ...told,
    { event: { type: 'file-ended', file: file.key, timing }, isCaseEnd: false },
  ];
}

function resultOf({ caseMs, failedEvery }: SwarmPlan): CaseResult {
  told += 1;
  const passed: CaseResult = { outcome: 'passed', durationMs: caseMs, frameworkRetries: 0, errors: [] };
  if (failedEvery === undefined || told % failedEvery !== 0) return passed;
  const error = { message: 'expected 1 to be 2', location: null, diff: null, codeFrame: null, stack: '' };
  return { ...passed, outcome: 'failed', errors: [error] };
}

/** Tells what has happened by now, and comes back a flush after what happens next, or at once for the unit's end: as the real agent sends it. */
function play(agent: SwarmAgent, held: Held, story: Story): void {
  if (held.isCancelled) return;
  const events: UnitEvent[] = [];
  const nowMs = performance.now();
  for (; story.next < story.steps.length; story.next++) {
    const step = story.steps[story.next];
    if (step === undefined || (step.isCaseEnd && story.dueMs > nowMs)) break;
    events.push(step.event);
    if (!step.isCaseEnd) continue;
    if (agent.plan.caseMs > 0 && stamps++ % (agent.plan.stampedEvery ?? STAMPED_EVERY) === 0) events.push(stampOf(story.dueMs));
    story.dueMs += caseMsOf(agent);
  }
  const isOver = story.next === story.steps.length;
  if (isOver) events.push({ type: 'unit-ended', end: { kind: 'completed' }, wallMs: 1 });
  if (events.length > 0) tell(agent, held, events);
  if (!isOver) {
    const isLastCase = story.next >= story.steps.length - 2;
    setTimeout(() => play(agent, held, story), story.dueMs + (isLastCase ? 0 : FLUSH_MS) - nowMs);
    return;
  }
  agent.running = null;
  setImmediate(() => runNext(agent));
}

/** Carries the time of a case's end to the subscriber. */
function stampOf(endedMs: number): UnitEvent {
  return { type: 'log', file: null, caseIndex: null, stream: 'stdout', text: String(performance.timeOrigin + endedMs) };
}

function tell(agent: SwarmAgent, held: Held, events: readonly UnitEvent[]): void {
  held.sequence++;
  agent.stream.write({
    type: 'unit-report',
    runId: held.runId,
    lease: held.lease.id,
    sequence: held.sequence,
    events: events.map((event) => ({ atMs: 0, event })),
  });
}
