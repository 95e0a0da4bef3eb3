import { expect, test } from 'vitest';
import { judgeWatch } from '../analysis/judge.ts';
import { sampleWatch } from '../analysis/sample-fleet.ts';
import { openJudge } from './judge.ts';

test('the thread gives the looks that the same code gives here, byte for byte', async () => {
  const { design, baseline, ticks } = sampleWatch({ seed: 'thread', effect: { errors: 2 } });
  const told = ticks.map((tick) => ({
    ...tick,
    hosts: tick.hosts.map((host, at) => (at % 7 === 0 ? { ...host, signatures: [{ fingerprint: 'x', count: 1, sample: 'x' }] } : host)),
  }));
  const judge = openJudge(design, baseline);
  const looks = await Promise.all(told.map((tick) => judge.look(tick)));
  judge.close();
  expect(JSON.stringify(looks.filter((look) => look !== null))).toBe(JSON.stringify(judgeWatch(design, baseline, told)));
});

test('a closed judge answers null to what was asked and to what is asked', async () => {
  const { design, baseline, ticks } = sampleWatch({ seed: 'closed' });
  const judge = openJudge(design, baseline);
  const [tick] = ticks;
  if (tick === undefined) throw new Error('the watch has no tick');
  const asked = judge.look(tick);
  judge.close();
  judge.close();
  expect([await asked, await judge.look(tick)]).toEqual([null, null]);
});

test('a thread that dies rejects what was asked and what is asked', async () => {
  const { design, ticks } = sampleWatch({ seed: 'dead' });
  // Two arms for a hundred hosts: the watch cannot even be opened.
  const judge = openJudge({ ...design, arms: ['canary', 'control'] }, []);
  const [tick] = ticks;
  if (tick === undefined) throw new Error('the watch has no tick');
  await expect(judge.look(tick)).rejects.toThrow();
  await expect(judge.look(tick)).rejects.toThrow();
  judge.close();
});
