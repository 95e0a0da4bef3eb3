/** `shard-run pipeline status`: every commit from waiting to live. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { readPipeline } from '../../pipeline/main.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_STATUS_VERB } from '../option/pipeline-verb-table.ts';
import { readIdleStatus } from '../pipeline/idle-status.ts';
import { findPipeline } from '../pipeline/place.ts';
import { printLines } from '../print.ts';
import { renderPipelineStatus } from '../render/pipeline-view.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(PIPELINE_STATUS_VERB, argv);
  const { folder, branch } = findPipeline(options);
  const reading = readPipeline(folder);
  if (reading === null) {
    throw new ExpectedError('not-found', `the pipeline of "${branch}" has not begun yet`, {
      hint: 'wait until it has looked at the branch',
    });
  }
  const view = { ...reading.view(Date.now()), idle: readIdleStatus(folder) };
  if (options.json) process.stdout.write(`${JSON.stringify(view, null, 2)}\n`);
  else printLines(renderPipelineStatus(view, view.atMs), options['no-color']);
  return EXIT.green;
}
