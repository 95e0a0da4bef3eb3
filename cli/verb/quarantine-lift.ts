/** `shard-run quarantine lift CASE`: lets a case decide again, and counts anew until its fix is proven. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { activeQuarantines } from '../../core/ledger-row.ts';
import { fixProofRuns } from '../../pipeline/api.ts';
import { withCase } from '../flake-case.ts';
import { openFlakeLedger } from '../ledger.ts';
import { QUARANTINE_LIFT_VERB } from '../option/flake-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { formatCount } from '../render/duration.ts';
import { span } from '../render/line.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(QUARANTINE_LIFT_VERB, argv);
  const { reason } = options;
  if (reason === null || reason.trim() === '')
    throw new ExpectedError('usage', 'quarantine lift needs --reason', { hint: "shard-run quarantine lift CASE --reason 'what was done'" });
  await using opened = await openFlakeLedger(options);
  const { ledger } = opened;
  return await withCase(ledger, 'quarantine lift', operands[0], async (id) => {
    const atMs = Date.now();
    const held = activeQuarantines(await ledger.listQuarantines(), atMs).find((row) => row.case === id);
    if (held === undefined)
      throw new ExpectedError('not-found', `"${operands[0]}" is not in quarantine`, { hint: 'shard-run quarantine list says what is' });
    const tally = (await ledger.flakeFacts(atMs)).tallies.find((one) => one.id === id);
    const needed = tally === undefined ? Number.POSITIVE_INFINITY : fixProofRuns({ runs: tally.runs, failures: tally.falseFailures });
    const proofRuns = Number.isFinite(needed) ? needed : 0;
    await ledger.recordQuarantine({ case: id, kind: 'lifted', atMs, untilMs: atMs, owner: options.owner ?? held.owner, reason, proofRuns });
    await ledger.beginSegment(id);
    const proof = proofRuns === 0 ? '' : `; ${formatCount(proofRuns)} clean runs prove the fix`;
    printLines([[span('good', `it decides again, and is counted anew${proof}`)]]);
    return EXIT.green;
  });
}
