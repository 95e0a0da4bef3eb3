/** Bench `fuzz`: malformed, oversized, replayed and out-of-order messages to a coordinator that serves honest runs meanwhile. */
import { fuzzCoordinator } from '../../test/support/rpc/fuzz.ts';
import type { Bench } from './bench.ts';

const MESSAGES = 1_000_000;

export const FUZZ: Bench = {
  summary: `messages of noisy agents beside honest runs (--messages N, default ${MESSAGES})`,
  run: async ({ extra, seed, log }) => {
    const { sent, streams, refused, honestRuns, faults } = await fuzzCoordinator(
      Number(extra['messages'] ?? MESSAGES),
      `bench/${seed}`,
      log,
    );
    const rows = {
      'messages': sent,
      'streams opened': streams,
      'streams refused': refused,
      'honest runs beside': honestRuns,
      'faults': faults.length,
    };
    return {
      table: [['what', 'count'], ...Object.entries(rows).map(([name, count]) => [name, String(count)])],
      figures: Object.entries(rows).map(([name, value]) => ({
        name,
        unit: 'count',
        value,
        target: name === 'faults' ? '0' : null,
        samples: [value],
      })),
      notes: faults,
    };
  },
};
