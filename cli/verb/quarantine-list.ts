/** `shard-run quarantine list`: what decides nothing now, whose it is, and until when. */
import { EXIT } from '../../core/expected-error.ts';
import { activeQuarantines, type QuarantineRow } from '../../core/ledger-row.ts';
import { displayName } from '../../core/test-case.ts';
import { openFlakeLedger } from '../ledger.ts';
import { QUARANTINE_LIST_VERB } from '../option/flake-verb-table.ts';
import { parseVerb } from '../option/parse.ts';
import { printLines } from '../print.ts';
import { type QuarantineLine, renderQuarantines } from '../render/flake-view.ts';
import { isoTime } from '../reporter/iso-time.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(QUARANTINE_LIST_VERB, argv);
  await using opened = await openFlakeLedger(options);
  const { ledger } = opened;
  const rows = await ledger.listQuarantines();
  const active = new Set(activeQuarantines(rows, Date.now()));
  const newest = [...new Map(rows.map((row) => [row.case, row])).values()];
  const shown = options.all ? newest : [...active];
  const lines = await Promise.all(
    shown.map(async (row): Promise<QuarantineLine> => {
      const [fact] = await ledger.caseFacts(row.case, 1);
      return { ...row, name: fact === undefined ? row.case : displayName(fact.record.titlePath), state: stateOf(row, active) };
    }),
  );
  printLines(renderQuarantines(lines, isoTime));
  return EXIT.green;
}

function stateOf(row: QuarantineRow, active: ReadonlySet<QuarantineRow>): QuarantineLine['state'] {
  if (active.has(row)) return 'active';
  return row.kind === 'lifted' ? 'lifted' : 'ended';
}
