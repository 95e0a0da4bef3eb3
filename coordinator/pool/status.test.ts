import { expect, test } from 'vitest';
import { HEALTHY } from '../../core/agent-standing.ts';
import { agentId, runId } from '../../core/id.ts';
import { ANYWHERE } from '../../core/selection.ts';
import { createPool, reducePool } from './reduce.ts';
import { poolStatus } from './status.ts';
import type { PoolRun } from './types.ts';

function run(id: string): PoolRun {
  return {
    runId: runId(id),
    weight: 1,
    headStartMs: 0,
    needs: [{ labels: [] }],
    mostSlots: null,
    resources: [],
    placement: ANYWHERE,
    isUrgent: false,
    line: '',
    isSuperseding: false,
  };
}

test('shows who has which agent, and what those wait for who have none', () => {
  const pool = createPool();
  reducePool(pool, { type: 'agent-joined', nowMs: 10, agent: agentId('one'), slots: 4, labels: ['os:linux'] });
  for (const [index, id] of ['first', 'second'].entries()) reducePool(pool, { type: 'run-submitted', nowMs: 20 + index, run: run(id) });
  reducePool(pool, { type: 'run-progress', nowMs: 30, runId: runId('first'), slots: 4, remainingMs: 5_000 });
  const { agents, queue } = poolStatus(pool);
  expect(agents).toEqual([
    { id: 'one', slots: 4, labels: ['os:linux'], holder: 'first', heldSinceMs: 20, isDraining: false, standing: HEALTHY },
  ]);
  expect(queue).toMatchObject([
    { runId: 'first', hasBegun: true, submittedAtMs: 20, agents: 1, slots: 4, deserved: 2, waitsFor: '', forecastMs: 5_000 },
    { runId: 'second', hasBegun: false, submittedAtMs: 21, agents: 0, slots: 0, deserved: 2, forecastMs: 5_000 },
  ]);
  expect(queue[1]?.waitsFor).not.toBe('');
});
