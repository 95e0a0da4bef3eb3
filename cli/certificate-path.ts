/** Finds the certificate that a command line names: a file, a run of this project, or the newest run. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import { STATE_FOLDER } from './state-folder.ts';

/** Returns a file, or a run's folder, of a project. Throws `not-found`. */
export function findCertificate(project: string, wanted: string | undefined): string {
  const runs = path.join(project, STATE_FOLDER, 'runs');
  return wanted === undefined ? findNewest(runs) : findWanted(wanted, runs);
}

/** A path wins over a run's id: what is named is checked, wherever it came from. */
function findWanted(wanted: string, runs: string): string {
  if (existsSync(wanted)) return path.resolve(wanted);
  const folder = path.join(runs, wanted);
  if (!wanted.includes(path.sep) && existsSync(folder)) return folder;
  throw new ExpectedError('not-found', `neither a file nor a run of this project is called "${wanted}"`, {
    hint: 'shard-run history lists the runs',
  });
}

function findNewest(runs: string): string {
  const folders = existsSync(runs) ? readdirSync(runs).map((name) => path.join(runs, name, 'certificate.json')) : [];
  const dated = folders.flatMap((file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat === undefined ? [] : [{ file, atMs: stat.mtimeMs }];
  });
  const newest = dated.sort((a, b) => b.atMs - a.atMs)[0];
  if (newest === undefined)
    throw new ExpectedError('not-found', `no run with a certificate is in ${runs}`, { hint: 'run the tests first: shard-run' });
  return newest.file;
}
