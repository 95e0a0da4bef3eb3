/** `shard-run pipeline override COMMIT`: ships a revision that the gate does not. */
import { personOf } from '../fleet.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_OVERRIDE_VERB } from '../option/pipeline-verb-table.ts';
import { nameCommit, sendToPipeline } from '../pipeline/command.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PIPELINE_OVERRIDE_VERB, argv);
  const person = personOf(options, 'pipeline override');
  const commit = await nameCommit(options.cwd, operands[0]);
  return await sendToPipeline(
    options,
    { type: 'override', commit, ...person },
    `${commit.slice(0, 12)} goes out although the gate does not let it`,
  );
}
