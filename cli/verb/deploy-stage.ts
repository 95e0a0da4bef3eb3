/** `shard-run deploy stage [COMMIT]`: brings a revision's bytes to the hosts while it is still tested. */
import { EXIT } from '../../core/expected-error.ts';
import { proveRevision } from '../deploy-proof.ts';
import { openChosenFleet, personOf } from '../fleet.ts';
import { DEPLOY_STAGE_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { formatBytes, renderStaged } from '../render/fleet-view.ts';

const DEADLINE_MS = 30 * 60_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_STAGE_VERB, argv);
  await using opened = await openChosenFleet(options);
  // Nothing is switched, so that nothing has to be proven yet.
  const revision = await proveRevision({ project: opened.project, wanted: undefined, override: operands[0] ?? 'HEAD', suites: [] });
  const request = {
    ...revision,
    ...personOf({ by: null, reason: null }, null),
    repository: opened.project,
    isEmergency: false,
    mayWait: false,
  };
  const staged = await opened.fleet.stage(request, AbortSignal.timeout(DEADLINE_MS));
  const bytes = staged.reduce((sum, host) => sum + host.sentBytes, 0);
  printLines(renderStaged(staged, `${revision.commit.slice(0, 12)} is there and proven, ${formatBytes(bytes)} sent`), options['no-color']);
  return staged.every((host) => host.problem === null) ? EXIT.green : EXIT.incomplete;
}
