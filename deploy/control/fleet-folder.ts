/** Where a fleet's state lies: one folder a fleet, so that two fleets of one project never wait for each other. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { RolloutId } from '../../core/id.ts';

export type FleetFolder = {
  readonly path: string;
  /** The fleet's log for ever: who, what, when, why. */
  readonly audit: string;
  readonly lock: string;
  /** Commands of people for the deployer that runs now. */
  readonly inbox: string;
  /** The push that waits for the one under way. */
  readonly waiting: string;
  readonly releases: string;
  readonly rollouts: string;
};

const NAME = /^[A-Za-z0-9][\w.-]{0,63}$/u;

/** Returns the paths of a fleet below the state folder. Throws `config-invalid` for a name that is no folder's name. */
export function fleetFolder(stateDir: string, fleet: string): FleetFolder {
  if (!NAME.test(fleet)) {
    throw new ExpectedError('config-invalid', `a fleet cannot be called ${JSON.stringify(fleet)}`, {
      hint: 'a name has letters, digits, ".", "_" and "-", at most 64, and begins with a letter or a digit',
    });
  }
  const folder = path.join(stateDir, 'deploy', fleet);
  return {
    path: folder,
    audit: path.join(folder, 'audit'),
    lock: path.join(folder, 'lock.db'),
    inbox: path.join(folder, 'inbox'),
    waiting: path.join(folder, 'waiting.json'),
    // Every tool that looks for tests or sources passes over a folder of this name; copies of the project's own tests lie in here.
    releases: path.join(folder, 'node_modules', '.releases'),
    rollouts: path.join(folder, 'rollouts'),
  };
}

/** Returns the names of the fleets that were ever deployed to from here. */
export function listFleets(stateDir: string): readonly string[] {
  const folder = path.join(stateDir, 'deploy');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));
}

/** The files of one rollout: what was decided, and what was measured. */
export function rolloutFiles(folder: FleetFolder, id: RolloutId): { readonly journal: string; readonly ticks: string } {
  return { journal: path.join(folder.rollouts, id, 'journal'), ticks: path.join(folder.rollouts, id, 'ticks') };
}
