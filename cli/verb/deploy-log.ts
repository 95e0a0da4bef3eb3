/** `shard-run deploy log [ROLLOUT]`: who deployed what, when and why. Reading it checks its chain. */
import { EXIT } from '../../core/expected-error.ts';
import { rolloutId } from '../../core/id.ts';
import { openChosenFleet } from '../fleet.ts';
import { DEPLOY_LOG_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderAuditList, renderAuditStory } from '../render/audit-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

const DEFAULT_ROWS = 20;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_LOG_VERB, argv);
  await using opened = await openChosenFleet(options);
  const records = opened.fleet.log();
  const [wanted] = operands;
  printLines(
    wanted === undefined
      ? renderAuditList(records, options.limit ?? DEFAULT_ROWS, isoTime)
      : renderAuditStory(records, rolloutId(wanted), isoTime),
    options['no-color'],
  );
  return EXIT.green;
}
