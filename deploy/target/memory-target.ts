/** Hosts in memory, for tests of whoever gives orders: the same answers as a real host's, in no time and at any time. */
import type { HostId } from '../../core/id.ts';
import type { HostAnswer, HostOrder } from '../command/order.ts';
import { refuseOrder } from '../command/request.ts';
import { HostModel } from '../rollout/host-model.ts';
import { unreachable } from './connection-error.ts';
import type { ExecResult, Host, HostSession, Target } from './target.ts';

export type MemoryTargetOptions = {
  /** The hosts' clock. */
  readonly nowMs: () => number;
  /** Stands for what commands do. Default: no command is found (127). */
  readonly execute?: (host: Host, command: string) => Promise<ExecResult>;
  readonly lines?: (host: Host, command: string, signal: AbortSignal) => AsyncIterable<string>;
};

export type MemoryTarget = Target & {
  /** The host itself, to look at and to break. */
  model(id: HostId): HostModel;
  /** Silences a host; `mend` ends that. What it does by itself goes on. */
  cut(id: HostId): void;
  mend(id: HostId): void;
};

const NOT_FOUND: ExecResult = { code: 127, stdout: Buffer.alloc(0), stderr: 'not found' };

export function createMemoryTarget(options: MemoryTargetOptions): MemoryTarget {
  const models = new Map<HostId, HostModel>();
  const silent = new Set<HostId>();
  const asked = new Set<HostId>();
  const model = (id: HostId): HostModel => {
    const known = models.get(id) ?? new HostModel(id);
    models.set(id, known);
    return known;
  };
  const reach = (host: Host, signal: AbortSignal): void => {
    const subject = { name: host.id, hop: host };
    if (silent.has(host.id) || signal.aborted) throw unreachable(subject, 'no answer in time');
    asked.add(host.id);
  };

  const session = (host: Host): HostSession => ({
    host,
    async perform(order, signal) {
      const wrong = refuseOrder(order);
      if (wrong !== null) return { host: host.id, isDone: false, refusal: 'failed', detail: wrong, facts: null };
      if (silent.has(host.id) || signal.aborted)
        return { host: host.id, isDone: false, refusal: 'unreachable', detail: `host ${host.id} gives no answer`, facts: null };
      reach(host, signal);
      return performOn(model(host.id), order, options.nowMs());
    },
    async exec(command, { signal }) {
      reach(host, signal);
      return options.execute?.(host, command) ?? NOT_FOUND;
    },
    async *lines(command, signal) {
      reach(host, signal);
      if (options.lines !== undefined) yield* options.lines(host, command, signal);
    },
    async [Symbol.asyncDispose]() {
      asked.delete(host.id);
    },
  });

  return {
    session,
    model,
    cut: (id) => silent.add(id),
    mend: (id) => silent.delete(id),
    connected: () => [...asked].filter((id) => !silent.has(id)),
    async [Symbol.asyncDispose]() {
      asked.clear();
    },
  };
}

/** The model keeps no pins: what a rollout does not read, its simulation does not need. */
function performOn(model: HostModel, order: HostOrder, nowMs: number): HostAnswer {
  const answer = model.perform(order, nowMs);
  if (order.type !== 'pin' || !answer.isDone) return answer;
  const held = model.releases.get(order.release);
  if (held !== undefined) held.isPinned = order.isPinned;
  return { ...answer, facts: model.facts(nowMs) };
}
