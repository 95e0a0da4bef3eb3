/** Gathers what Playwright wrote down of each unit in one folder, for `playwright merge-reports`. */
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Artifact, artifactFile, PLAYWRIGHT_BLOB_TYPE } from '../../core/artifact.ts';
import type { Reporter } from './reporter.ts';

/** What an earlier run left here: merged with this one, it would be in its report. */
const OWN = /^report-\d+\.zip$/u;

/** `folder` as it was typed; the artifacts' own is relative to `cwd`. */
export function createBlobReporter(folder: string, cwd: string): Reporter {
  const blobs: Artifact[] = [];
  const problems: string[] = [];
  let source = '';
  return {
    isForMachines: true,
    onEvent: (event) => {
      if (event.type === 'run-started') source = path.resolve(cwd, event.artifactFolder ?? '');
      if (event.type === 'file-settled')
        blobs.push(...(event.artifacts ?? []).filter(({ contentType }) => contentType === PLAYWRIGHT_BLOB_TYPE));
      // The bytes of all artifacts have come by then, or an error says which have not.
      if (event.type === 'run-finished') problems.push(...gather(blobs, source, folder));
    },
    close: () => problems,
  };
}

function gather(blobs: readonly Artifact[], source: string, folder: string): readonly string[] {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) if (OWN.test(name)) rmSync(path.join(folder, name));
  } catch (error) {
    return [`the folder "${folder}" cannot be written: ${codeOf(error)}`];
  }
  const lost = blobs.flatMap((blob, index) => copyBlob(blob, source, path.join(folder, `report-${index + 1}.zip`)));
  return lost.length === 0 ? [] : [`${lost.length} of ${blobs.length} blob reports are not in "${folder}": ${lost[0]}`];
}

function copyBlob(blob: Artifact, source: string, target: string): readonly string[] {
  const file = artifactFile(blob);
  if (file === null) return [blob.problem];
  try {
    copyFileSync(path.join(source, file), target);
    return [];
  } catch (error) {
    return [codeOf(error)];
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
