/** `shard-run quarantine CASE`: keeps a flaky case from deciding verdicts, by name and for a time. */
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { LONGEST_QUARANTINE_MS } from '../../core/ledger-row.ts';
import { barQuarantine } from '../../pipeline/api.ts';
import { PAST_RUNS, pastOutcomes, withCase } from '../flake-case.ts';
import { openFlakeLedger } from '../ledger.ts';
import { QUARANTINE_VERB } from '../option/flake-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { span } from '../render/line.ts';
import { isoTime } from '../reporter/iso-time.ts';

const DAY_MS = 86_400_000;
const DEFAULT_MS = 14 * DAY_MS;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(QUARANTINE_VERB, argv);
  const owner = needed('owner', options.owner);
  const reason = needed('reason', options.reason);
  const lengthMs = options.for ?? DEFAULT_MS;
  if (lengthMs > LONGEST_QUARANTINE_MS)
    throw new ExpectedError('usage', '--for cannot be more than 90d: a quarantine ends by itself', {
      hint: 'place it again when it has ended',
    });
  await using opened = await openFlakeLedger(options);
  const { ledger } = opened;
  return await withCase(ledger, 'quarantine', operands[0], async (id) => {
    const facts = await ledger.caseFacts(id, PAST_RUNS);
    const barred = barQuarantine(pastOutcomes(facts.toReversed()));
    if (barred !== null)
      throw new ExpectedError('quarantine-barred', `"${operands[0]}" cannot be quarantined: ${barred}`, {
        hint: `shard-run why ${id} shows its last runs`,
      });
    const atMs = Date.now();
    await ledger.recordQuarantine({ case: id, kind: 'placed', atMs, untilMs: atMs + lengthMs, owner, reason, proofRuns: 0 });
    printLines([
      [span('good', `in quarantine until ${isoTime(atMs + lengthMs).slice(0, 10)}; it goes on running, and is named in every report`)],
    ]);
    return EXIT.green;
  });
}

function needed(name: string, value: string | null): string {
  if (value !== null && value.trim() !== '') return value;
  throw new ExpectedError('usage', `quarantine needs --${name}`, {
    hint: "shard-run quarantine CASE --owner NAME --reason 'why' --for 14d",
  });
}
