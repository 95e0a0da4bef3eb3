/** Writes annotations and the step's summary when the run is over: a command must start a line, and other reporters leave lines open. */
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { ANNOTATIONS_MAX, githubCase, githubError, githubSummary } from '../render/github-report.ts';
import { emptyRunView, foldRunView } from '../render/run-view.ts';
import type { Reporter } from './reporter.ts';
import type { Sink } from './sink.ts';

export type GithubPlace = {
  /** Absolute directory of the project. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
};

export function createGithubReporter(sink: Sink, place: GithubPlace): Reporter {
  const view = emptyRunView();
  const prefix = repositoryPrefix(place);
  const problems: string[] = [];
  const kept: string[] = [];
  let count = 0;
  const annotate = (text: string): void => {
    count += 1;
    if (count <= ANNOTATIONS_MAX) kept.push(text);
  };
  return {
    isForMachines: true,
    onEvent: (event) => {
      foldRunView(view, event);
      if (event.type === 'error') annotate(githubError(event.error, prefix));
      if (event.type === 'file-settled') {
        for (const record of event.cases) {
          if (record.outcome === 'failed' || record.outcome === 'missing' || record.isFlaky)
            annotate(githubCase(event.file, record, prefix));
        }
      }
      if (event.type !== 'run-finished') return;
      sink.write(kept.join(''));
      if (count > ANNOTATIONS_MAX) sink.write(`::error title=shard-run::${count - ANNOTATIONS_MAX} more problems are not annotated\n`);
      problems.push(...appendSummary(place.env['GITHUB_STEP_SUMMARY'], githubSummary(view)));
    },
    close: () => [...problems, ...sink.close()],
  };
}

/** The path from the repository to the project, because GitHub knows only the repository. */
function repositoryPrefix(place: GithubPlace): string {
  const root = place.env['GITHUB_WORKSPACE'];
  const relative = root === undefined ? '' : path.relative(root, place.cwd).split(path.sep).join('/');
  return relative === '' || relative.startsWith('..') ? '' : `${relative}/`;
}

function appendSummary(file: string | undefined, text: string): string[] {
  if (file === undefined || file === '') return [];
  try {
    appendFileSync(file, text);
    return [];
  } catch (error) {
    return [`GITHUB_STEP_SUMMARY "${file}" cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`];
  }
}
