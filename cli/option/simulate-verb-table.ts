/** The verb that asks what would be, as the one table that verb-table.ts makes of them all. */
import { duration, integer, text, word } from './option.ts';
import type { Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

export const SIMULATE_PIPELINE_VERB = {
  name: 'simulate pipeline',
  summary: "what this team's pipeline would do with other agents, batches or retries, from its own ledger",
  operands: NO_OPERANDS,
  options: {
    cwd: text('DIR', "the project's directory, instead of the current one", 'directory'),
    history: text('URL', 'the ledger: a path of an SQLite file (default: .shard-run/history.db)', 'file'),
    'agents': integer('N', { min: 1, max: 10_000 }, 'agents of the simulated pool (default: 36)'),
    'agents-now': integer('N', { min: 1, max: 10_000 }, "agents that the ledger's runs had (default: as many): durations scale by it"),
    'batch': integer('N', { min: 1, max: 1000 }, 'commits in one batch at most (default: 100)'),
    'retries': integer('N', { min: 0, max: 10 }, 'attempts of a failed case within its run (default: 2)'),
    'commits-per-day': integer('N', { min: 1, max: 2000 }, "commits in a day of ten hours (default: the ledger's runs a day)"),
    'deploy': duration('how long a rollout takes (default: 6m)'),
    'proof': word(
      'KIND',
      ['strict', 'fast'] as const,
      'what is left after a culprit is run whole again, or only what it touched (default: strict)',
    ),
    'days': integer('N', { min: 1, max: 1000 }, 'days to simulate (default: 20)'),
    'seed': integer('N', { min: 0, max: 1_000_000_000 }, 'other days of the same kind (default: 1)'),
  },
  examples: [
    ['shard-run simulate pipeline', 'as it is'],
    ['shard-run simulate pipeline --agents 72 --agents-now 36', 'with twice the agents'],
    ['shard-run simulate pipeline --batch 1', 'one commit at a time'],
  ],
} as const satisfies Verb;
