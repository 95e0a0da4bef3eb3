/** The verb that asks what would be, as the one table that verb-table.ts makes of them all. */
import { duration, integer, word } from './option.ts';
import { cwdOption, historyOption } from './shared-option.ts';
import type { Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

export const SIMULATE_PIPELINE_VERB = {
  name: 'simulate pipeline',
  summary: "simulates this team's pipeline with other numbers of agents, batches or retries, from its own ledger",
  operands: NO_OPERANDS,
  options: {
    ...cwdOption,
    ...historyOption,
    'agents': integer('N', { min: 1, max: 10_000 }, 'how many agents the simulated pool has (default: 36)'),
    'agents-now': integer(
      'N',
      { min: 1, max: 10_000 },
      "how many agents the ledger's runs had, to scale durations by (default: as --agents)",
    ),
    'batch': integer('N', { min: 1, max: 1000 }, 'how many commits a batch has at most (default: 100)'),
    'retries': integer('N', { min: 0, max: 10 }, 'further attempts of a failed case within its run (default: 2)'),
    'commits-per-day': integer(
      'N',
      { min: 1, max: 2000 },
      "how many commits come in a day of ten hours (default: the ledger's runs a day)",
    ),
    'deploy': duration('how long a rollout takes (default: 6m)'),
    'proof': word(
      'KIND',
      ['strict', 'fast'] as const,
      'after a culprit is evicted, run everything again or only what it touched (default: strict)',
    ),
    'days': integer('N', { min: 1, max: 1000 }, 'how many days to simulate (default: 20)'),
    'seed': integer('N', { min: 0, max: 1_000_000_000 }, 'another seed gives other days of the same kind (default: 1)'),
  },
  examples: [
    ['shard-run simulate pipeline', 'as things are'],
    ['shard-run simulate pipeline --agents 72 --agents-now 36', 'with twice the agents'],
    ['shard-run simulate pipeline --batch 1', 'one commit at a time'],
  ],
} as const satisfies Verb;
