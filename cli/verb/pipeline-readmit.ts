/** `shard-run pipeline readmit COMMIT`: takes a commit in again. */
import { personOf } from '../fleet.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_READMIT_VERB } from '../option/pipeline-verb-table.ts';
import { nameCommit, sendToPipeline } from '../pipeline/command.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PIPELINE_READMIT_VERB, argv);
  const person = personOf(options, 'pipeline readmit');
  const commit = await nameCommit(options.cwd, operands[0]);
  return await sendToPipeline(options, { type: 'readmit', commit, ...person }, `${commit.slice(0, 12)} is in the next batch`);
}
