/** Plays an agent's lifecycle with a clock of its own and prints its effects as short lines: `tell 1 open`, `send unit-report l1#1 unit-started`. */

import { nextWakeMs } from '../../agent/lifecycle/deadline.ts';
import { reduce } from '../../agent/lifecycle/reduce.ts';
import { requestFor } from '../../agent/lifecycle/suite-request.ts';
import { type AgentEffect, type AgentInput, type AgentState, createAgentState } from '../../agent/lifecycle/types.ts';
import type { Happening } from '../../agent/loop.ts';
import type { RunnerAnswer, RunnerStay, SuiteRequest } from '../../agent/runner/contract.ts';
import { agentId, type FileKey, leaseId, runId, unitId } from '../../core/id.ts';
import type { ToAgent } from '../../core/session-message.ts';
import { PLAIN_SUITE, type SuiteSpec } from '../../core/suite-spec.ts';
import type { UnitEvent } from '../../core/unit.ts';

export const RUN = runId('run');
export const IDENTITY = {
  agent: agentId('agent'),
  session: 's',
  slots: 2,
  labels: [],
  version: '',
  nodeVersion: '24',
  cpus: 2,
  memoryBytes: 2 ** 32,
  cacheDir: '/cache',
  stopGraceMs: 1_000,
} as const;

export function suiteSpec(suite = 'a'): SuiteSpec {
  return { ...PLAIN_SUITE, suite, cwd: '/project', configFile: null, filters: [], projects: [] };
}

export function suiteRequest(suite = 'a'): SuiteRequest {
  return requestFor(suiteSpec(suite), { isCi: false, isAlone: false, slots: 2, cacheDir: '/cache' });
}

export class AgentPlay {
  nowMs = 0;
  readonly state: AgentState = createAgentState(IDENTITY);
  readonly inputs: AgentInput[] = [];
  readonly effects: AgentEffect[] = [];
  /** The request each runner was asked last: what its next answer answers. */
  readonly asked = new Map<number, number>();

  happen(happening: Happening): string[] {
    const input = { ...happening, nowMs: this.nowMs } as AgentInput;
    this.inputs.push(input);
    const effects = reduce(this.state, input);
    this.effects.push(...effects);
    for (const effect of effects)
      if (effect.type === 'tell-runner' && 'requestId' in effect.request) this.asked.set(effect.runner, effect.request.requestId);
    return effects.map(printEffect);
  }

  hear(message: ToAgent): string[] {
    return this.happen({ type: 'received', message });
  }

  /** Registers and is welcomed. */
  connect(): string[] {
    return [
      ...this.happen({ type: 'connected' }),
      ...this.hear({ type: 'welcome', version: '', heartbeatIntervalMs: 1_000, sessionTimeoutMs: 5_000 }),
    ];
  }

  open(suite = 'a'): string[] {
    return this.openSpec(suiteSpec(suite));
  }

  openSpec(spec: SuiteSpec): string[] {
    return this.hear({ type: 'open-suite', runId: RUN, spec, isCi: false, isAlone: false });
  }

  discover(suite = 'a'): string[] {
    return this.hear({ type: 'discover-suite', runId: RUN, suite, knownDigests: {} });
  }

  prepare(suite = 'a'): string[] {
    return this.hear({ type: 'prepare-suite', runId: RUN, suite, files: [] });
  }

  close(suite = 'a'): string[] {
    return this.hear({ type: 'close-suite', runId: RUN, suite });
  }

  grant(lease: string, slot = 0, suite = 'a'): string[] {
    const unit = { id: unitId(`u-${lease}`), files: [`${lease}.test.ts` as FileKey], slice: null };
    return this.hear({ type: 'grant-lease', runId: RUN, suite, slot, lease: { id: leaseId(lease), unit, attempt: 1, timeoutMs: 10_000 } });
  }

  recall(...leases: string[]): string[] {
    return this.hear({ type: 'recall-lease', leases: leases.map(leaseId) });
  }

  cancel(lease: string): string[] {
    return this.hear({ type: 'cancel-lease', lease: leaseId(lease), reason: 'because' });
  }

  ack(lease: string, sequence: number, isFenced = false): string[] {
    return this.hear({ type: 'report-ack', lease: leaseId(lease), sequence, isFenced });
  }

  /** The runner answers what it was asked last. */
  answer(runner: number, type: RunnerAnswer['type']): string[] {
    return this.happen({ type: 'runner-event', runner, event: answerOf(type, this.asked.get(runner) ?? 0) });
  }

  /** The runner has closed its suite, and stays. */
  stay(runner: number, stay: Partial<RunnerStay> = {}): string[] {
    const facts = { decisive: [], imported: [], projectRoots: null, memoryBytes: 1, ...stay };
    const event = { type: 'closed', requestId: this.asked.get(runner) ?? 0, errors: [], notices: [], stay: facts } as const;
    return this.happen({ type: 'runner-event', runner, event });
  }

  unit(runner: number, lease: string, event: UnitEvent): string[] {
    return this.happen({ type: 'runner-event', runner, event: { type: 'unit', leaseId: leaseId(lease), event } });
  }

  /** The unit leaves a file for the first case of its own test file, or for none. */
  leave(runner: number, lease: string, name = 'trace.zip'): string[] {
    const file = `${lease}.test.ts` as FileKey;
    const artifact = { file, caseIndex: 0, name, contentType: 'application/zip', path: `/tmp/${name}` };
    return this.happen({ type: 'runner-event', runner, event: { type: 'artifact', leaseId: leaseId(lease), artifact } });
  }

  /** The copy is made; `bytes` `null` when it cannot be. */
  copied(copy: number, bytes: number | null = 10): string[] {
    const result = bytes === null ? { problem: 'it is gone' } : { digest: 'd'.repeat(64), bytes };
    return this.happen({ type: 'artifact-copied', copy, result });
  }

  log(runner: number, lease: string, text: string): string[] {
    return this.unit(runner, lease, { type: 'log', file: null, caseIndex: null, stream: 'stdout', text });
  }

  end(runner: number, lease: string, kind: 'completed' | 'cancelled' = 'completed'): string[] {
    return this.unit(runner, lease, { type: 'unit-ended', end: { kind }, wallMs: 1 });
  }

  exit(runner: number, description = 'exit code 1'): string[] {
    return this.happen({ type: 'runner-exited', runner, description });
  }

  /** Lets time pass, waking the agent when it asked for it. */
  pass(ms: number): string[] {
    const untilMs = this.nowMs + ms;
    const lines: string[] = [];
    for (let wakeMs = nextWakeMs(this.state); wakeMs <= untilMs; wakeMs = nextWakeMs(this.state)) {
      this.nowMs = Math.max(this.nowMs, wakeMs);
      lines.push(...this.happen({ type: 'tick' }));
    }
    this.nowMs = untilMs;
    return lines;
  }

  /** Connected, one suite ready in runner 1. */
  static ready(): AgentPlay {
    const play = new AgentPlay();
    play.connect();
    play.open();
    play.answer(1, 'opened');
    play.prepare();
    play.answer(1, 'ready');
    return play;
  }
}

function answerOf(type: RunnerAnswer['type'], requestId: number): RunnerAnswer {
  switch (type) {
    case 'opened':
      return { type, requestId, framework: { name: 'vitest', version: '5', notices: [] } };
    case 'discovered':
      return { type, requestId, discovery: { files: [], bodies: [], errors: [], notices: [], unsupported: [] } };
    case 'ready':
      return { type, requestId };
    case 'closed':
      return { type, requestId, errors: [], notices: [] };
    case 'failed':
      return { type, requestId, code: 'framework-missing', message: 'no', hint: '' };
  }
}

export function printEffect(effect: AgentEffect): string {
  switch (effect.type) {
    case 'send':
      return `send ${printMessage(effect.message)}`;
    case 'spool-report':
      return `spool ${effect.session} ${printMessage(effect.report)}`;
    case 'send-spooled':
      return `send spooled ${effect.lease}#${effect.sequence}`;
    case 'clear-spool':
      return 'clear spool';
    case 'spawn-runner':
      return `spawn ${effect.runner}`;
    case 'tell-runner':
      return `tell ${effect.runner} ${printRequest(effect.request)}`;
    case 'lay-ground':
      return `lay ${effect.ground}`;
    case 'question-ground':
      return `question ${effect.ground} about ${effect.lease}`;
    case 'clear-ground':
      return `clear ${effect.ground}`;
    case 'copy-artifact':
      return `copy ${effect.copy}`;
    case 'upload-artifact':
      return `upload ${effect.copy}`;
    case 'drop-artifact':
      return `drop ${effect.copy}`;
    case 'kill-runner':
      return `kill ${effect.runner}`;
    case 'note':
      return `note ${effect.text}`;
    case 'leave':
      return 'leave';
  }
}

function printRequest(request: Extract<AgentEffect, { type: 'tell-runner' }>['request']): string {
  if (request.type === 'run-unit') return `run ${request.lease.id} on ${request.slot}`;
  if (request.type === 'expect-unit') return `expect ${request.lease.id}`;
  if (request.type === 'cancel-unit') return `stop ${request.leaseId} ${request.reason}`;
  return request.type;
}

function printMessage(message: Extract<AgentEffect, { type: 'send' }>['message']): string {
  switch (message.type) {
    case 'register':
      return `register ${message.session}`;
    case 'unit-report':
      return `report ${message.lease}#${message.sequence} ${message.events.map(({ event }) => printEvent(event)).join(' ')}`;
    case 'lease-returned':
      return `returned ${message.lease}${message.wasStarted ? ' started' : ''}`;
    default:
      return message.type;
  }
}

function printEvent(event: UnitEvent): string {
  return event.type === 'unit-ended' ? event.end.kind : event.type;
}
