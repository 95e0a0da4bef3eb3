/** Wires an agent: its runners first, for their start is what everything else hides behind, then its session with the coordinator. */
import { randomUUID } from 'node:crypto';
import { agentId } from '../core/id.ts';
import type { FromAgent } from '../core/session-message.ts';
import type { Agent, AgentOptions } from './api.ts';
import { layGround } from './ground/lay-ground.ts';
import { layTreeFirst } from './ground/lay-tree.ts';
import type { AgentIdentity } from './lifecycle/types.ts';
import { createLoop, type Loop } from './loop.ts';
import { foundLabels } from './process/machine.ts';
import type { Session } from './rpc/session.ts';
import { createLateStore, type LateStore } from './workspace/late-store.ts';

/** About fifteen seconds: a coordinator that is being started answers by then. */
const DEFAULT_TRIES = 12;
/** A runner gives its own workers two seconds. */
const DEFAULT_STOP_GRACE_MS = 5_000;

/**
 * Starts an agent in this process.
 *
 * Returns at once, with the prewarmed runner already starting. Whatever fails after that rejects `done`, with an `ExpectedError` where a
 * user or a network can cause it: `protocol-version`, `coordinator-unreachable`, `usage` for an id that is taken.
 */
export function startAgent(options: AgentOptions): Agent {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  let session: Session | null = null;
  const send = (message: FromAgent) => session?.send(message);
  const { coordinator, runnerEntry = null } = options;
  const trees = keepTrees(options);
  const loop = createLoop({
    identity: identify(options),
    runnerEntry,
    layGround: layTreeFirst(trees, layGround),
    coordinator,
    send,
    onLeave: leave,
  });
  if (options.prewarm !== null) loop.dispatch({ type: 'prewarm', request: options.prewarm });
  const setSession = (opened: Session) => {
    session = opened;
  };
  const done = live({ options, loop, trees, left, setSession });
  // A caller that never looks at `done` must not be ended by its rejection.
  done.catch(() => undefined);
  return {
    done,
    drain: (reason) => loop.dispatch({ type: 'drain', reason }),
    [Symbol.asyncDispose]: async () => {
      leave();
      await done.catch(() => undefined);
    },
  };
}

type Life = {
  readonly options: AgentOptions;
  readonly loop: Loop;
  readonly trees: LateStore | null;
  readonly left: Promise<void>;
  readonly setSession: (session: Session) => void;
};

/** From the first connection until the agent left, was refused, or lost whoever started it. */
async function live({ options, loop, trees, left, setSession }: Life): Promise<void> {
  const orphaned = Promise.withResolvers<void>();
  process.once('disconnect', orphaned.resolve);
  const isOver = Promise.race([left, orphaned.promise]);
  const closers: (() => unknown)[] = [() => process.off('disconnect', orphaned.resolve), () => loop.close()];
  try {
    const address = await Promise.race([isOver, options.coordinator]);
    if (address === undefined) return;
    // Loaded only now: the runner's process is on its way, and gRPC costs a tenth of a second of its core.
    const [{ openSession }, { createHeartbeat }] = await Promise.all([import('./rpc/session.ts'), import('./rpc/heartbeat.ts')]);
    const heartbeat = createHeartbeat((message) => session.isBusy() || session.send(message));
    closers.push(heartbeat.stop);
    const session = openSession({
      address,
      tries: options.connectTries ?? DEFAULT_TRIES,
      onConnected: () => loop.dispatch({ type: 'connected' }),
      onMessage: (message) => {
        loop.dispatch({ type: 'received', message });
        if (message.type === 'welcome') heartbeat.start(message.heartbeatIntervalMs);
      },
      onDisconnected: (isFenced) => {
        heartbeat.stop();
        loop.dispatch({ type: 'disconnected', isFenced });
      },
    });
    closers.push(session.close);
    setSession(session);
    await Promise.race([isOver, session.done]);
  } finally {
    await Promise.allSettled(closers.map((close) => close()));
    // After the loop has given every tree back.
    await trees?.[Symbol.asyncDispose]();
  }
}

/** The trees that runs bring along, from the coordinator that the agent serves. */
function keepTrees({ workspaces, coordinator }: AgentOptions): LateStore | null {
  if (workspaces === null || workspaces === undefined) return null;
  const { folder, quotaBytes } = workspaces;
  return createLateStore(async (scope) => {
    const [{ openWorkspaceStore }, { openPackSource }] = await Promise.all([
      import('./workspace/workspace-store.ts'),
      import('./rpc/workspace-client.ts'),
    ]);
    const source = scope.use(openPackSource(await coordinator));
    return scope.use(await openWorkspaceStore({ folder, source, ...(quotaBytes !== null && { quotaBytes }) }));
  });
}

function identify(options: AgentOptions): AgentIdentity {
  return {
    agent: agentId(options.agentId),
    session: randomUUID(),
    slots: options.slots,
    labels: [...new Set([...foundLabels(), ...options.labels])],
    version: options.version ?? '',
    nodeVersion: process.versions.node,
    cacheDir: options.cacheDir,
    stopGraceMs: options.stopGraceMs ?? DEFAULT_STOP_GRACE_MS,
  };
}
