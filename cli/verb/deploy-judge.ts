/** `shard-run deploy judge [ROLLOUT]`: judges recorded watches again, and says whether the verdicts come out the same. */
import { EXIT } from '../../core/expected-error.ts';
import { rolloutId } from '../../core/id.ts';
import { openChosenFleet } from '../fleet.ts';
import { DEPLOY_JUDGE_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderReplay } from '../render/judge-view.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(DEPLOY_JUDGE_VERB, argv);
  await using opened = await openChosenFleet(options);
  const [wanted] = operands;
  const replays = opened.fleet.replay(wanted === undefined ? null : rolloutId(wanted));
  printLines(renderReplay(replays), options['no-color']);
  return replays.every((replay) => replay.isSame) ? EXIT.green : EXIT.red;
}
