/** Gives a person's word to the deployer at work. The state folder is all that it needs: no configuration, which may be broken just then, and no host. */
import { fleetFolder, listFleets } from './control/fleet-folder.ts';
import { awaitTaken, sendCommand } from './control/inbox.ts';
import type { HumanCommand } from './rollout/types.ts';
import { tryTurn } from './turn.ts';

/** Whoever holds the lock takes a command within a tenth of a second; a machine that is short of everything may need some of them. */
const COMMAND_WAIT_MS = 10_000;

export type Word = {
  /** Usually `.shard-run` in the project. */
  readonly stateDir: string;
  /** `null`: the only fleet that was ever deployed to from here. */
  readonly fleet: string | null;
  readonly command: HumanCommand;
};

/** Gives the command to whoever deploys to the fleet; `false` when nobody does, or took it in time, or when it is not clear which fleet is meant. */
export async function commandDeployer({ stateDir, fleet, command }: Word): Promise<boolean> {
  const names = listFleets(stateDir);
  const [only] = names;
  const name = fleet ?? (names.length === 1 ? only : undefined);
  if (name === undefined || !names.includes(name)) return false;
  const folder = fleetFolder(stateDir, name);
  using free = tryTurn(folder, 'a command');
  return free === null && (await awaitTaken(sendCommand(folder.inbox, command), COMMAND_WAIT_MS));
}
