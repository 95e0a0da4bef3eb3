/** What the page shows of a coordinator: its agents, its queue, and the runs of all repositories that it served. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Coordinator, PoolCoordinator, PoolReport } from '../../coordinator/api.ts';
import type { PageSources, PoolView } from '../../dashboard/api.ts';
import { HISTORY_FILE } from '../state-folder.ts';
import { type LedgerSources, ledgerSources } from './ledger-source.ts';

type AgentCell = PoolView['agents'][number];

/** Returns the pool of a shared coordinator; empty while it is not there yet. */
export function sharedPool(coordinatorOf: () => PoolCoordinator | null): NonNullable<PageSources['pool']> {
  return () => {
    const coordinator = coordinatorOf();
    if (coordinator === null) return { kind: 'pool', atMs: Date.now(), agents: [], queue: [] };
    const { agents, queue } = coordinator.pool();
    const loads = loadsOf(coordinator);
    return {
      kind: 'pool',
      atMs: Date.now(),
      agents: agents.map(({ id, slots, labels, version, speed, holder, isDraining, heldSinceMs, standing }) => {
        const state = holder === null ? ('idle' as const) : ('busy' as const);
        const agent = { id, slots, labels, version, speed, runId: holder, sinceMs: heldSinceMs, words: '', standing };
        return { ...agent, state: isDraining ? 'draining' : state, ...loadCell(loads.get(id)) };
      }),
      queue: queue.map(lineOf),
    };
  };
}

/** Returns the agents of a coordinator of one run. */
export function ownPool(coordinator: Coordinator): NonNullable<PageSources['pool']> {
  return () => {
    const loads = loadsOf(coordinator);
    const agents = coordinator.agents().map(
      ({ id, slots, labels, version, speed, sickness }): AgentCell => ({
        id,
        slots,
        labels,
        version,
        state: sickness === null ? 'busy' : 'sick',
        words: sickness ?? '',
        runId: null,
        speed,
        sinceMs: null,
        ...loadCell(loads.get(id)),
      }),
    );
    return { kind: 'pool', atMs: Date.now(), agents, queue: [] };
  };
}

type Gauges = ReturnType<Coordinator['gauges']>;
type Load = Gauges['agents'][number]['load'];

function loadsOf(coordinator: { gauges(): Gauges }): ReadonlyMap<string, Load> {
  return new Map(coordinator.gauges().agents.map(({ id, load }) => [id, load]));
}

function loadCell(load: Load | undefined): Pick<AgentCell, 'load' | 'memoryFreeRatio'> {
  if (load === undefined || load === null) return { load: null, memoryFreeRatio: null };
  const { loadRatio, availableMemoryBytes, totalMemoryBytes } = load;
  return { load: loadRatio, memoryFreeRatio: totalMemoryBytes > 0 ? availableMemoryBytes / totalMemoryBytes : null };
}

function lineOf(entry: PoolReport['queue'][number]): PoolView['queue'][number] {
  const { runId, hasBegun, branch, isMain, weight, submittedAtMs, agents, slots, deserved, waitsFor, forecastMs } = entry;
  const state = hasBegun ? 'running' : 'waiting';
  return { runId, branch, isMain, state, weight, submittedAtMs, agents, slots, deserved, waitsFor, forecastMs };
}

/** Reads what runs of all repositories left at a shared coordinator; `history` is one ledger for all, `null` one for each. */
export function projectSources(stateDir: string, history: string | null): LedgerSources {
  const opened = new Map<string, LedgerSources>();
  const all = (): readonly LedgerSources[] => {
    const folder = path.join(stateDir, 'project');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      if (opened.has(name)) continue;
      const place = path.join(folder, name);
      opened.set(name, ledgerSources({ stateDir: place, history: history ?? path.join(place, HISTORY_FILE) }));
    }
    return [...opened.values()];
  };
  const first = async <Value>(ask: (sources: LedgerSources) => Promise<Value | null>): Promise<Value | null> => {
    for (const sources of all()) {
      const value = await ask(sources);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    store: () => first((sources) => sources.store()),
    runs: async (limit) => {
      // One ledger for all is asked once.
      const ledgers = history === null ? all() : all().slice(0, 1);
      const lists = await Promise.all(ledgers.map((sources) => sources.runs(limit)));
      return lists
        .flat()
        .toSorted((a, b) => b.startedAtMs - a.startedAtMs)
        .slice(0, limit);
    },
    pastRun: (id) =>
      all()
        .map((sources) => sources.pastRun(id))
        .find((past) => past !== null) ?? null,
    artifact: (id, digest) => first((sources) => sources.artifact(id, digest)),
    caseHistory: (id, limit) => first((sources) => sources.caseHistory(id, limit)),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...opened.values()].map((sources) => sources[Symbol.asyncDispose]()));
    },
  };
}
