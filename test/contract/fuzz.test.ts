import { expect, test } from 'vitest';
import { fuzzCoordinator } from '../support/rpc/fuzz.ts';

const MESSAGES = 6_000;

test('whatever agents say, the coordinator goes on and the runs of others are as they would be', { timeout: 240_000 }, async () => {
  const result = await fuzzCoordinator(MESSAGES, 'contract', () => undefined);
  expect(result.faults).toEqual([]);
  expect(result.sent).toBeGreaterThanOrEqual(MESSAGES);
  expect(result.refused).toBeGreaterThan(0);
  expect(result.honestRuns).toBeGreaterThan(0);
});
