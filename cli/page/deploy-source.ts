/** What the page shows of fleets and passes on to them. */

import type { DeployView, PageSources } from '../../dashboard/api.ts';
import { commandDeployer, type FleetPicture, type FleetWatcher, listFleets, loadPicture } from '../../deploy/main.ts';
import { wordsOfRecord } from '../render/audit-view.ts';

export type FleetPlace = { readonly stateDir: string; readonly cwd: string | null; readonly config: string | null };

/** Reads the fleets that were deployed to from a state folder, and gives a person's word to the deployer that is at work there. */
export function deploySources({ stateDir }: FleetPlace): Pick<PageSources, 'fleets' | 'deploy' | 'command'> {
  const watchers = new Map<string, FleetWatcher>();
  return {
    fleets: () => listFleets(stateDir),
    deploy: async (fleet) => {
      const watcher = watchers.get(fleet) ?? (await loadPicture()).watchFleet(stateDir, fleet);
      watchers.set(fleet, watcher);
      return deployView(fleet, watcher.look(Date.now()), Date.now());
    },
    command: (fleet, { action, actor, reason }) => commandDeployer({ stateDir, fleet, command: { type: action, actor, reason } }),
  };
}

function deployView(fleet: string, { rollout, view, hosts, metrics, records }: FleetPicture, atMs: number): DeployView {
  const held = view?.isHeld ?? false;
  return {
    kind: 'deploy',
    atMs,
    fleet,
    rollout,
    release: view?.release ?? null,
    previous: view?.previous ?? null,
    step: view?.step ?? 'idle',
    stage: view?.stage ?? null,
    isHeld: held,
    waitsFor: view?.waitsFor ?? '',
    outcome: view?.outcome ?? null,
    stages: (view?.stages ?? []).map(({ stage, condition, hosts: drawn, serving, lastLook }) => ({
      stage,
      condition,
      hosts: drawn,
      serving,
      words: lastLook?.words ?? '',
    })),
    hosts,
    metrics,
    log: records.map((record) => ({ atMs: record.atMs, who: 'actor' in record ? record.actor : '', words: wordsOfRecord(record) })),
  };
}
