/** The real server of the page over a simulated run and sample values, for tests and benches of what a browser makes of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '../../core/run-event.ts';
import type { DeployAction, PageAccess, PageSources, Page as ServedPage } from '../../dashboard/api.ts';
import { startPage } from '../../dashboard/main.ts';
import type { RunLine } from '../../dashboard/view/types.ts';
import { sampleCaseHistory, sampleDeploy, sampleFlakes, samplePipeline, samplePool } from './page-value.ts';
import { renameRun } from './simulated-wall.ts';

/** One pixel: pictures are to be shown, not to be looked at. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export type PageGround = AsyncDisposable & {
  readonly served: ServedPage;
  /** What was asked of the fleet, in order. */
  readonly actions: readonly { readonly fleet: string; readonly action: DeployAction }[];
};

export type PageGroundOptions = {
  /** Past runs by id. */
  readonly runs: Readonly<Record<string, readonly RunEvent[]>>;
  readonly agents?: number;
  readonly hosts?: number;
  /** Zero takes any free port. */
  readonly port?: number;
  /** In place of the sample values; what is left out is a sample. */
  readonly sources?: Partial<PageSources>;
  /** In place of nobody but who has a token, without TLS. */
  readonly access?: Partial<Pick<PageAccess, 'proxy' | 'hosts'>>;
  /** Where tokens are kept, for a server that is started again; a folder that is removed at the end by default. */
  readonly folder?: string;
};

/** Serves the built page. */
export async function servePage(options: PageGroundOptions): Promise<PageGround> {
  const { runs: given, agents, hosts, sources, access, port = 0, folder: kept } = options;
  const runs = Object.fromEntries(Object.entries(given).map(([name, events]) => [name, renameRun(events, name)]));
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'shard-run-page-'));
  const pixel = join(folder, 'pixel.png');
  writeFileSync(pixel, PIXEL);
  const actions: { readonly fleet: string; readonly action: DeployAction }[] = [];
  const served = await startPage({
    listen: `127.0.0.1:${port}`,
    access: { tls: null, folder, proxy: null, hosts: [], ...access },
    version: '0.1.0',
    onAction: () => {},
    sources: {
      runs: async () => Object.entries(runs).map(([runId, events]) => lineOf(runId, events)),
      pastRun: (runId) => (runs[runId] === undefined ? null : { branch: 'main', version: '1', events: runs[runId] }),
      caseHistory: async (id) => sampleCaseHistory(id, 'shop › a basket holds three', Date.now()),
      artifact: async () => ({ path: pixel, bytes: PIXEL.length }),
      pool: () => samplePool(Date.now(), agents),
      pipeline: () => samplePipeline(Date.now()),
      flakes: async () => sampleFlakes(Date.now()),
      fleets: () => ['web', 'chat'],
      deploy: async (fleet) => ({ ...sampleDeploy(Date.now(), hosts), fleet }),
      command: async (fleet, action) => {
        actions.push({ fleet, action });
        return true;
      },
      ...sources,
    },
  });
  return {
    served,
    actions,
    [Symbol.asyncDispose]: async () => {
      await served[Symbol.asyncDispose]();
      if (kept === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function lineOf(runId: string, events: readonly RunEvent[]): RunLine {
  const last = events.at(-1);
  const summary = last?.type === 'run-finished' ? last.summary : null;
  return {
    runId,
    commit: summary?.revision.commit ?? '',
    isDirty: false,
    branch: 'main',
    startedAtMs: summary?.startedAtMs ?? 0,
    state: summary === null ? 'running' : 'finished',
    verdict: summary?.verdict ?? null,
    wallMs: summary?.wallMs ?? null,
    boundMs: summary?.boundMs ?? null,
    cases: summary?.totals.cases ?? 0,
    failed: summary?.totals.failed ?? 0,
    flaky: summary?.totals.flaky ?? 0,
  };
}
