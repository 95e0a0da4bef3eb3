/** `shard-run pipeline log [COMMIT]`: who, what, when and why. */
import { EXIT } from '../../core/expected-error.ts';
import { readPipeline, tellStory } from '../../pipeline/main.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_LOG_VERB } from '../option/pipeline-verb-table.ts';
import { nameCommit } from '../pipeline/command.ts';
import { findPipeline } from '../pipeline/place.ts';
import { printLines } from '../print.ts';
import { type PipelineNoticeSeen, renderPipelineLog } from '../render/pipeline-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

const DEFAULT_LINES = 50;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(PIPELINE_LOG_VERB, argv);
  const place = findPipeline(options);
  const commit = operands[0] === undefined ? null : await nameCommit(options.cwd, operands[0]);
  const limit = options.limit ?? DEFAULT_LINES;
  const lines: (PipelineNoticeSeen & { readonly atMs: number })[] = [];
  for (const line of tellStory(readPipeline(place.folder)?.events() ?? [])) {
    if (commit !== null && !line.commits.includes(commit)) continue;
    lines.push(line);
    if (lines.length > limit) lines.shift();
  }
  printLines(renderPipelineLog(lines, isoTime), options['no-color']);
  return EXIT.green;
}
