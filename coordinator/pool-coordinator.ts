/** Wires a shared coordinator: one door for agents and for whoever has runs, the trees, and the desk that keeps the runs. */
import { join } from 'node:path';
import type { AgentId } from '../core/id.ts';
import type { PoolCoordinator, PoolOptions } from './api.ts';
import { PoolDesk } from './pool-desk.ts';
import { artifactService } from './rpc/artifact-service.ts';
import { type Door, openDoor } from './rpc/door.ts';
import { ledgerService } from './rpc/ledger-service.ts';
import { runService } from './rpc/run-service.ts';
import { type Traffic, workspaceService } from './rpc/workspace-service.ts';
import { openPackStore } from './workspace/pack-store.ts';

/** Starts it; see `startPool`. */
export async function openPool(options: PoolOptions): Promise<PoolCoordinator> {
  await using opened = new AsyncDisposableStack();
  const packs = opened.use(await openPackStore({ folder: join(options.stateDir, 'tree') }));
  const traffic: Traffic = { receivedBytes: 0, sentBytes: 0 };
  const desk: PoolDesk = new PoolDesk(options, {
    registerOf: (agent: AgentId) => door?.registerOf(agent),
    send: (agent, message) => door?.send(agent, message),
    setPaused: (isPaused) => door?.setPaused(isPaused),
  });
  // Nobody is heard before the past was decided: what an agent reports of a run that is not there yet would be refused, and its work lost.
  let door: Door | null = null;
  const guests = await desk.restore();
  door = await openDoor({
    listen: options.listen,
    access: options.access === undefined ? null : { ...options.access, stateDir: options.stateDir },
    version: options.version,
    onMessage: (agent, message) => desk.hear(agent, message),
    onLost: (agent, reason) => desk.lose(agent, reason),
    services: (opening) => [
      workspaceService(packs, traffic),
      runService({ desk, packs, traffic, mainBranch: options.mainBranch }),
      ledgerService({ open: (lineage) => desk.openLedger(lineage) }),
      artifactService({
        hasSession: (agent, session) => opening.hasSession(agent, session),
        storeOf: (run) => desk.find(run)?.artifacts ?? null,
      }),
    ],
  }).catch(async (error: unknown) => {
    await desk.abandon();
    throw error;
  });
  // In the order of opening, closed the other way round: runs end while their agents can still be told, then the streams, then the trees.
  door.expect(guests);
  opened.use(door);
  opened.use(desk);
  const { address } = door;
  const scope = opened.move();
  const gauges = () => {
    const waitingRuns = desk.list().filter(({ state }) => state === 'waiting').length;
    return { ...traffic, waitingRuns, agents: door.gauges() };
  };
  return {
    address,
    gauges,
    pool: () => desk.report(),
    refuseMore: () => desk.refuseMore(),
    suspend: async () => {
      await desk.abandon();
      await scope.disposeAsync();
    },
    [Symbol.asyncDispose]: () => scope.disposeAsync(),
  };
}
