/** `shard-run verify [RUN|FILE]`: re-checks a certificate, and the journal beside it, without a coordinator. */
import path from 'node:path';
import { ERROR_TABLE, EXIT } from '../../core/expected-error.ts';
import { findCertificate } from '../certificate-path.ts';
import { parseVerb } from '../option/parse.ts';
import { VERIFY_VERB } from '../option/verb-table.ts';
import { printLines } from '../print.ts';
import { renderVerification } from '../render/verification-view.ts';
import { resolveProject } from '../suite.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(VERIFY_VERB, argv);
  const certificate = findCertificate(resolveProject(options.cwd), operands[0]);
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
