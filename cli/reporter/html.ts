/** Writes the page of a run as one file that opens without a server. */
import path from 'node:path';
import { createRunExport } from '../../dashboard/main.ts';
import type { Reporter } from './reporter.ts';
import { openFileSink } from './sink.ts';

const DEFAULT_FILE = 'shard-run.html';

/** `file` as it was typed; the folder of the run's files is relative to `cwd`. Throws `usage` when the file cannot be written. */
export function createHtmlReporter(file: string | null, cwd: string): Reporter {
  const sink = openFileSink(file ?? DEFAULT_FILE);
  const run = createRunExport('');
  let artifactFolder = '';
  return {
    isForMachines: true,
    onEvent: (event) => {
      if (event.type === 'run-started' && event.artifactFolder !== undefined) artifactFolder = path.resolve(cwd, event.artifactFolder);
      run.see(event);
    },
    close: () => {
      try {
        sink.write(run.html({ artifactFolder, histories: [], madeAtMs: Date.now() }));
      } catch (error) {
        return [error instanceof Error ? error.message : String(error), ...sink.close()];
      }
      return sink.close();
    },
  };
}
