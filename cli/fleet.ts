/** Opens the fleet that a command line names: configuration, state folder, and who is asking. */
import { userInfo } from 'node:os';
import path from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import type { Fleet, FleetConfig, Person } from '../deploy/api.ts';
import { loadFleet } from '../deploy/main.ts';
import { fleetConfig } from './config/fleet-config.ts';
import { loadConfig } from './config/load-config.ts';
import { didYouMean } from './option/nearest.ts';
import { findWantedConfig } from './run-setup.ts';
import { openStateFolder } from './state-folder.ts';
import { resolveProject } from './suite.ts';

export type FleetChoice = { readonly cwd: string | null; readonly config: string | null; readonly fleet: string | null };

export type OpenedFleet = AsyncDisposable & {
  readonly fleet: Fleet;
  readonly config: FleetConfig;
  /** Absolute. */
  readonly project: string;
  /** Names of the suites that a run has to have to prove a revision; empty when the configuration names none. */
  readonly suites: readonly string[];
};

/** Opens the fleet. Throws `usage`, `config-invalid`, or `journal-unwritable`. */
export async function openChosenFleet(choice: FleetChoice): Promise<OpenedFleet> {
  const project = resolveProject(choice.cwd);
  const file = findWantedConfig(choice.config, project);
  if (file === null) throw noFleet(`there is no shard.config.ts in ${project}`);
  // The configuration is read by another process: meanwhile this one reads what deploys.
  const [loaded, { openFleet }] = await Promise.all([loadConfig(file, project), loadFleet()]);
  const fleets = loaded.config.deploy ?? {};
  const name = chooseFleet(choice.fleet, Object.keys(fleets), path.relative(project, file));
  const options = fleets[name];
  if (options === undefined) throw noFleet(`${name} is not in the configuration`);
  const folder = path.dirname(file);
  const config = fleetConfig(name, options, { folder, user: userInfo().username, env: process.env });
  const fleet = openFleet({ config, stateDir: openStateFolder(project).path, folder });
  return {
    fleet,
    config,
    project,
    suites: (loaded.config.suites ?? []).map((suite) => suite.name),
    [Symbol.asyncDispose]: () => fleet[Symbol.asyncDispose](),
  };
}

/** Who asks, and why. Throws `usage` when a reason is needed and none was given. */
export function personOf(options: { readonly by: string | null; readonly reason: string | null }, needsReasonFor: string | null): Person {
  if (options.reason === null && needsReasonFor !== null) {
    throw new ExpectedError('usage', `${needsReasonFor} needs a reason, which the log keeps`, { hint: "add --reason '…'" });
  }
  return { actor: options.by ?? userInfo().username, reason: options.reason ?? '' };
}

function chooseFleet(wanted: string | null, names: readonly string[], file: string): string {
  if (names.length === 0) throw noFleet(`${file} has no fleet`);
  if (wanted === null) {
    const [only] = names;
    if (names.length === 1 && only !== undefined) return only;
    throw new ExpectedError('usage', `${file} has ${names.length} fleets`, { hint: `choose one: --fleet ${names.join(' or --fleet ')}` });
  }
  if (names.includes(wanted)) return wanted;
  const guess = didYouMean(wanted, names);
  throw new ExpectedError('usage', `--fleet cannot be "${wanted}": ${file} has ${names.join(', ')}`, {
    hint: guess === '' ? `choose one of ${names.join(', ')}` : guess,
  });
}

function noFleet(message: string): ExpectedError {
  return new ExpectedError('config-invalid', message, {
    hint: "say where green revisions go: deploy: { production: { hosts: ['web-1'], root: '/srv/app' } }",
  });
}
