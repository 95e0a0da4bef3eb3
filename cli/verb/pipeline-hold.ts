/** `shard-run pipeline hold`: holds what the pipeline would ship. */
import { personOf } from '../fleet.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_HOLD_VERB } from '../option/pipeline-verb-table.ts';
import { sendToPipeline } from '../pipeline/command.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(PIPELINE_HOLD_VERB, argv);
  return await sendToPipeline(options, { type: 'hold', ...personOf(options, null) }, 'nothing more is shipped until somebody releases it');
}
