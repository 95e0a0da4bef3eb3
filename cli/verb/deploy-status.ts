/** `shard-run deploy status`: what every host serves, by its own account. */
import { EXIT } from '../../core/expected-error.ts';
import { openChosenFleet } from '../fleet.ts';
import { DEPLOY_STATUS_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderFleetStatus } from '../render/fleet-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

const ASK_DEADLINE_MS = 30_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEPLOY_STATUS_VERB, argv);
  await using opened = await openChosenFleet(options);
  const status = await opened.fleet.status(AbortSignal.timeout(ASK_DEADLINE_MS));
  if (options.json) process.stdout.write(`${JSON.stringify(status, null, 2)}\n`);
  else printLines(renderFleetStatus(status, isoTime), options['no-color']);
  return status.hosts.every((host) => host.facts !== null) ? EXIT.green : EXIT.incomplete;
}
