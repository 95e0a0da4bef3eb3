/** The page's server with nothing to show but the runs that it follows, and agents where there are any. */
import type { Page, PageSources } from '../../dashboard/api.ts';
import { startPage } from '../../dashboard/main.ts';

/** Serves it on loopback; tokens lie in the folder. */
export function openRunPage(folder: string, pool: PageSources['pool'] = null): Promise<Page> {
  return startPage({
    listen: '127.0.0.1:0',
    access: { tls: null, folder, proxy: null, hosts: [] },
    version: 'bench',
    onAction: () => undefined,
    sources: {
      runs: async () => [],
      pastRun: () => null,
      caseHistory: async () => null,
      artifact: async () => null,
      pool,
      pipeline: null,
      flakes: null,
      fleets: () => [],
      deploy: async () => Promise.reject(new Error('there is no fleet')),
      command: async () => false,
    },
  });
}
