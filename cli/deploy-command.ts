/** Gives a person's word to the deployer at work, and says whether anybody took it. */
import path from 'node:path';
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import type { HumanCommand } from '../deploy/api.ts';
import { commandDeployer } from '../deploy/main.ts';
import { type FleetChoice, openChosenFleet } from './fleet.ts';
import { printLines } from './print.ts';
import { span } from './render/line.ts';
import { STATE_FOLDER } from './state-folder.ts';
import { resolveProject } from './suite.ts';

type Choice = FleetChoice & { readonly 'no-color': boolean };

/** Sends the command; `done` says what is true once it was taken. Throws `not-found` when no deployer is at work. */
export async function sendToDeployer(choice: Choice, command: HumanCommand, done: string): Promise<number> {
  if (await tellAtOnce(choice, command, done)) return EXIT.green;
  await using opened = await openChosenFleet(choice);
  if (await tellAtOnce({ ...choice, fleet: opened.config.name }, command, done)) return EXIT.green;
  throw new ExpectedError('not-found', `no deployer is at work on ${opened.config.name} on this machine`, {
    hint: 'shard-run deploy status says what is live; shard-run deploy resume goes on with a rollout whose deployer died',
  });
}

/**
 * Sends the command to the deployer that the state folder knows of, and says so; `false` when there is none, or none can be told without the
 * configuration. Whoever stops a rollout neither waits for the configuration to be read nor is refused because it is broken.
 */
export async function tellAtOnce(choice: Choice, command: HumanCommand, done: string): Promise<boolean> {
  const stateDir = path.join(resolveProject(choice.cwd), STATE_FOLDER);
  const isTaken = await commandDeployer({ stateDir, fleet: choice.fleet, command });
  if (isTaken) printLines([[span('good', done)]], choice['no-color']);
  return isTaken;
}
