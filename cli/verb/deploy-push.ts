/** `shard-run deploy push [RUN|FILE]`: brings a green revision to a fleet. */
import { proveRevision } from '../deploy-proof.ts';
import { watchRollout } from '../deploy-watch.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_PUSH_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_PUSH_VERB, argv);
  const person = personOf(options, options.override === null ? null : '--override');
  await using opened = await openChosenFleet(options);
  const { project, suites, fleet } = opened;
  const revision = await proveRevision({ project, wanted: operands[0], override: options.override, suites });
  const request = { ...revision, ...person, repository: project, isEmergency: options.emergency, mayWait: !options['no-wait'] };
  return await watchRollout(options['no-color'], (watching) => fleet.push(request, watching));
}
