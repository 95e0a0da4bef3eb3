/** `shard-run pipeline hook REPOSITORY`: makes a repository of this machine ring when somebody pushes to it. */
import path from 'node:path';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { installPushHook } from '../../pipeline/main.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_HOOK_VERB } from '../option/pipeline-verb-table.ts';
import { pipelinePlace } from '../pipeline/place.ts';
import { printLines } from '../print.ts';
import { span } from '../render/line.ts';
import { visible } from '../render/text.ts';
import { resolveProject } from '../suite.ts';

const DEFAULT_BRANCH = 'main';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PIPELINE_HOOK_VERB, argv);
  const [repository] = operands;
  if (repository === undefined) {
    throw new ExpectedError('usage', 'which repository? none was named', { hint: 'give the one that people push to' });
  }
  const place = pipelinePlace(resolveProject(options.cwd), options.branch ?? DEFAULT_BRANCH);
  const file = await installPushHook(path.resolve(repository), place.bell);
  printLines([[span('good', 'installed  '), span('plain', visible(file))]], options['no-color']);
  return EXIT.green;
}
