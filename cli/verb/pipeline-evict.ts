/** `shard-run pipeline evict COMMIT`: leaves a commit out of every batch. */
import { personOf } from '../fleet.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_EVICT_VERB } from '../option/pipeline-verb-table.ts';
import { nameCommit, sendToPipeline } from '../pipeline/command.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PIPELINE_EVICT_VERB, argv);
  const person = personOf(options, 'pipeline evict');
  const commit = await nameCommit(options.cwd, operands[0]);
  return await sendToPipeline(
    options,
    { type: 'evict', commit, ...person },
    `${commit.slice(0, 12)} is left out; the others go on without it`,
  );
}
