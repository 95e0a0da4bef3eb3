import { expect, test, vi } from 'vitest';
import { verifyRun } from '../../coordinator/main.ts';
import { PoolPlay } from '../support/rpc/pool-play.ts';

// A run waits ten seconds for a file that does not come.
vi.setConfig({ testTimeout: 60_000 });

test('a run that waits for what its units left has given its agents to the next one', async () => {
  await using play = await PoolPlay.open();
  play.join({ id: 'only', project: { 'a.test.ts': ['one'] }, leaving: new Set(['one']) });
  const first = await play.submit({ branch: 'first' });
  let isOver = false;
  const ended = play.summary(first).finally(() => (isOver = true));
  const second = await play.submit({ branch: 'second' });
  await play.until(second, (event) => event.type === 'case-started');
  expect(isOver).toBe(false);
  const summary = await ended;
  expect(summary).toMatchObject({ verdict: 'green', errors: [{ code: 'artifact-missing' }] });
  expect(verifyRun(summary.certificatePath ?? '').findings).toEqual([]);
});
