/** `shard-run deploy doctor`: what would stop a deploy. */
import { EXIT } from '../../core/expected-error.ts';
import { openChosenFleet } from '../fleet.ts';
import { DEPLOY_DOCTOR_VERB } from '../option/deploy-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { renderFindings } from '../render/doctor-view.ts';

const ASK_DEADLINE_MS = 60_000;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEPLOY_DOCTOR_VERB, argv);
  await using opened = await openChosenFleet(options);
  const findings = await opened.fleet.check(AbortSignal.timeout(ASK_DEADLINE_MS));
  printLines(
    renderFindings(
      findings.map(({ subject, isFine, words, hint }) => ({ state: isFine ? 'good' : 'bad', subject, text: words, next: hint })),
    ),
    options['no-color'],
  );
  return findings.every((finding) => finding.isFine) ? EXIT.green : EXIT.usage;
}
