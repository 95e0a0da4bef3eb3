/** `shard-run verify [RUN|FILE]`: re-checks a certificate, and the journal beside it, without a coordinator. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ERROR_TABLE, EXIT, ExpectedError } from '../../core/expected-error.ts';
import { parseVerb } from '../option/parse.ts';
import { VERIFY_VERB } from '../option/verb-table.ts';
import { printLines } from '../print.ts';
import { renderVerification } from '../render/verification-view.ts';
import { STATE_FOLDER } from '../state-folder.ts';
import { resolveProject } from '../suite.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(VERIFY_VERB, argv);
  const runs = path.join(resolveProject(options.cwd), STATE_FOLDER, 'runs');
  const wanted = operands[0];
  const certificate = wanted === undefined ? findNewest(runs) : findWanted(wanted, runs);
  const { verifyRun } = await import('../../coordinator/main.ts');
  const verification = verifyRun(certificate);
  printLines(
    renderVerification({
      ...verification,
      certificatePath: path.relative('.', verification.certificatePath) || verification.certificatePath,
    }),
  );
  return verification.findings.length === 0 ? EXIT.green : ERROR_TABLE['certificate-invalid'].exit;
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
