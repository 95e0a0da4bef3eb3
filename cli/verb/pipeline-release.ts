/** `shard-run pipeline release`: lets a held pipeline ship again. */
import { personOf } from '../fleet.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_RELEASE_VERB } from '../option/pipeline-verb-table.ts';
import { sendToPipeline } from '../pipeline/command.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(PIPELINE_RELEASE_VERB, argv);
  return await sendToPipeline(options, { type: 'release', ...personOf(options, null) }, 'shipping again');
}
