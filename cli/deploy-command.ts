/** Gives a person's word to the deployer at work, and says whether anybody took it. */
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import type { HumanCommand } from '../deploy/api.ts';
import type { OpenedFleet } from './fleet.ts';
import { printLines } from './print.ts';
import { span } from './render/line.ts';

/** Sends the command; `done` says what is true once it was taken. Throws `not-found` when no deployer is at work. */
export async function sendToDeployer(opened: OpenedFleet, command: HumanCommand, done: string, isPlain: boolean): Promise<number> {
  if (await opened.fleet.command(command)) {
    printLines([[span('good', done)]], isPlain);
    return EXIT.green;
  }
  throw new ExpectedError('not-found', `no deployer is at work on ${opened.config.name} on this machine`, {
    hint: 'shard-run deploy status says what is live; shard-run deploy resume goes on with a rollout whose deployer died',
  });
}
