/** Wires an agent: its runners first, for their start is what everything else hides behind, then its session with the coordinator. */
import { randomUUID } from 'node:crypto';
import { hostOf, isLoopbackHost } from '../core/address.ts';
import { ExpectedError } from '../core/expected-error.ts';
import { agentId } from '../core/id.ts';
import type { FromAgent } from '../core/session-message.ts';
import type { Agent, AgentOptions } from './api.ts';
import { layGround } from './ground/lay-ground.ts';
import { layTreeFirst } from './ground/lay-tree.ts';
import type { IdentityHolder } from './identity/renewal.ts';
import type { Way } from './identity/way.ts';
import type { AgentIdentity } from './lifecycle/types.ts';
import { createLoop, type Loop } from './loop.ts';
import { foundLabels, readMachine } from './process/machine.ts';
import type { Session } from './rpc/session.ts';
import type { ReportSpool } from './spool/report-spool.ts';
import { createLateStore, type LateStore } from './workspace/late-store.ts';
import type { WorkspaceStoreOptions } from './workspace/workspace-store.ts';

export { type HealthEndpoint, serveHealth } from './health.ts';
export { type Identity, loadIdentity } from './identity/identity.ts';
export { type JoinOptions, joinCoordinator } from './identity/join.ts';
export { channelOf, findWay, type Way } from './identity/way.ts';
export { findBrowserLabels } from './process/browser.ts';
export { askClock, type ClockAnswer } from './rpc/clock.ts';
export { lookAtGrid } from './selenium/grid.ts';

/** About fifteen seconds: a coordinator that is being started answers by then. */
const DEFAULT_TRIES = 12;
/** A runner gives its own workers two seconds. */
const DEFAULT_STOP_GRACE_MS = 5_000;

/**
 * Starts an agent in this process.
 *
 * Returns at once, with the prewarmed runner already starting. Whatever fails after that rejects `done`, with an `ExpectedError` where a
 * user or a network can cause it: `protocol-version`, `coordinator-unreachable`, `usage` for an id that is taken, `not-loopback` and
 * `credential-unusable` for an agent without an identity, `access-refused` for one that is not admitted.
 */
export function startAgent(options: AgentOptions): Agent {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>();
  let session: Session | null = null;
  const send = (message: FromAgent) => session?.send(message);
  const { promise: way, resolve: find } = Promise.withResolvers<Way>();
  const identity = identify(options);
  const trees = keepTrees(options, way, (root, changes) => loop.dispatch({ type: 'folder-changed', root, changes }));
  const loop: Loop = createLoop({
    identity,
    runnerEntry: options.runnerEntry ?? null,
    layGround: layTreeFirst(trees, layGround),
    way,
    send,
    onNote: options.onNote ?? (() => undefined),
    onLeave: leave,
  });
  if (options.prewarm !== null) loop.dispatch({ type: 'prewarm', request: options.prewarm });
  const setSession = (opened: Session) => {
    session = opened;
  };
  let isServing = false;
  const setServing = (is: boolean) => {
    isServing = is;
  };
  const done = live({ options, identity, loop, trees, left, find, setSession, setServing }).finally(() => setServing(false));
  // A caller that never looks at `done` must not be ended by its rejection.
  done.catch(() => undefined);
  return {
    done,
    isServing: () => isServing,
    drain: (reason) => loop.dispatch({ type: 'drain', reason }),
    [Symbol.asyncDispose]: async () => {
      leave();
      await done.catch(() => undefined);
    },
  };
}

type Life = {
  readonly options: AgentOptions;
  readonly identity: AgentIdentity;
  readonly loop: Loop;
  readonly trees: LateStore | null;
  readonly left: Promise<void>;
  /** Told once, before the session is opened. */
  readonly find: (way: Way) => void;
  readonly setSession: (session: Session) => void;
  readonly setServing: (isServing: boolean) => void;
};

/** From the first connection until the agent left, was refused, or lost whoever started it. */
async function live(life: Life): Promise<void> {
  const { options, loop, trees, left, find, setSession, setServing } = life;
  const orphaned = Promise.withResolvers<void>();
  process.once('disconnect', orphaned.resolve);
  const isOver = Promise.race([left, orphaned.promise]);
  const closers: (() => unknown)[] = [() => process.off('disconnect', orphaned.resolve), () => loop.close()];
  try {
    const address = await Promise.race([isOver, options.coordinator]);
    if (address === undefined) return;
    const holder = await openIdentity(options, address);
    closers.push(() => holder?.stop());
    const way: Way = { address, identity: () => holder?.current() ?? null };
    find(way);
    const spool = await openSpool(options, address);
    closers.push(() => spool?.[Symbol.dispose]());
    if (spool !== null && !(await useSpool(spool, life, way, isOver))) return;
    // Loaded only now: the runner's process is on its way, and gRPC costs a tenth of a second of its core.
    const [{ openSession }, { createHeartbeat }] = await Promise.all([import('./rpc/session.ts'), import('./rpc/heartbeat.ts')]);
    const heartbeat = createHeartbeat(options.slots, (message) => {
      if (message.usableSlots < options.slots) loop.dispatch({ type: 'memory-short' });
      if (!session.isBusy()) session.send(message);
    });
    closers.push(heartbeat.stop);
    const session = openSession({
      way,
      tries: options.connectTries ?? DEFAULT_TRIES,
      onConnected: () => loop.dispatch({ type: 'connected' }),
      onMessage: (message) => {
        loop.dispatch({ type: 'received', message });
        if (message.type !== 'welcome') return;
        setServing(true);
        heartbeat.start(message.heartbeatIntervalMs);
      },
      onDisconnected: (isFenced) => {
        setServing(false);
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

/** A machine without a disk for reports keeps them in memory, as one of which another process has the disk. */
async function openSpool({ spoolDir, onNotice }: AgentOptions, coordinator: string): Promise<ReportSpool | null> {
  if (spoolDir === null || spoolDir === undefined) return null;
  try {
    const { openReportSpool } = await import('./spool/report-spool.ts');
    return openReportSpool({ folder: spoolDir, coordinator });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    onNotice?.(`reports wait in memory while the coordinator is away, for ${spoolDir} cannot be used: ${why}`);
    return null;
  }
}

/** Delivers what a dead process left, then gives the spool to the loop. Answers false when it is over before. */
async function useSpool(spool: ReportSpool, { options, identity, loop }: Life, way: Way, isOver: Promise<unknown>): Promise<boolean> {
  const notice = options.onNotice ?? (() => undefined);
  if (spool.estate !== null) {
    const { deliverEstate } = await import('./spool/deliver.ts');
    const delivered = await deliverEstate({ spool, estate: spool.estate, way, identity, isOver });
    if (delivered === null) return false;
    if (delivered.taken + delivered.refused > 0)
      notice(`of the process before this one the coordinator took ${delivered.taken} finished units, and refused ${delivered.refused}`);
  }
  loop.useSpool(spool, notice);
  return true;
}

/** The trees that runs bring along, from the coordinator that the agent serves. */
function keepTrees(
  { workspaces }: AgentOptions,
  way: Promise<Way>,
  onChanged: NonNullable<WorkspaceStoreOptions['onChanged']>,
): LateStore | null {
  if (workspaces === null || workspaces === undefined) return null;
  const { folder, quotaBytes } = workspaces;
  return createLateStore(async (scope) => {
    const [{ openWorkspaceStore }, { openPackSource }] = await Promise.all([
      import('./workspace/workspace-store.ts'),
      import('./rpc/workspace-client.ts'),
    ]);
    const source = scope.use(openPackSource(await way));
    return scope.use(await openWorkspaceStore({ folder, source, onChanged, ...(quotaBytes !== null && { quotaBytes }) }));
  });
}

/** Returns who this agent is to the coordinator; `null` is nobody in particular, which is enough on one machine. */
async function openIdentity({ agentId: id, identityDir }: AgentOptions, address: string): Promise<IdentityHolder | null> {
  if (identityDir === undefined) {
    if (isLoopbackHost(hostOf(address))) return null;
    throw new ExpectedError('not-loopback', `the coordinator at ${address} is on another machine, and this agent has not joined it`, {
      hint: `shard-run agent join ${address} with the token and the fingerprint that the coordinator printed`,
    });
  }
  const [{ loadIdentity }, { holdIdentity }] = await Promise.all([import('./identity/identity.ts'), import('./identity/renewal.ts')]);
  const identity = loadIdentity(identityDir);
  if (identity === null || identity.agent !== id || identity.coordinator !== address) {
    const found = identity === null ? 'nobody' : `"${identity.agent}" at ${identity.coordinator}`;
    throw new ExpectedError('credential-unusable', `the identity in "${identityDir}" is of ${found}, not of "${id}" at ${address}`, {
      hint: 'shard-run agent join makes one',
    });
  }
  return holdIdentity(identityDir, identity);
}

function identify(options: AgentOptions): AgentIdentity {
  return {
    agent: agentId(options.agentId),
    session: randomUUID(),
    slots: options.slots,
    labels: [...new Set([...foundLabels(), ...options.labels])],
    version: options.version ?? '',
    nodeVersion: process.versions.node,
    ...readMachine(),
    cacheDir: options.cacheDir,
    stopGraceMs: options.stopGraceMs ?? DEFAULT_STOP_GRACE_MS,
  };
}
