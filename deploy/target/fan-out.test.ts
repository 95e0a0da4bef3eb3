import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { fanOut } from './fan-out.ts';

const SUBJECTS = Array.from({ length: 50 }, (_, index) => index);

describe('a fan-out', () => {
  test('brings results in order and never exceeds its limit', async () => {
    let running = 0;
    let most = 0;
    const results = await fanOut(SUBJECTS, { limit: 7 }, async (subject) => {
      running += 1;
      most = Math.max(most, running);
      for (let turns = subject % 5; turns >= 0; turns -= 1) await turn();
      running -= 1;
      return subject * 2;
    });
    expect(results).toEqual(SUBJECTS.map((subject) => subject * 2));
    expect(most).toBe(7);
  });

  test('waits for what was begun before it tells of a failure', async () => {
    let ended = 0;
    const failing = fanOut(SUBJECTS, { limit: 10 }, async (subject) => {
      await turn();
      ended += 1;
      if (subject === 3) throw new Error('three');
    });
    await expect(failing).rejects.toThrow('three');
    expect(ended).toBe(SUBJECTS.length);
  });

  test('begins nothing more once its signal is aborted', async () => {
    const abort = new AbortController();
    let begun = 0;
    const cut = fanOut(SUBJECTS, { limit: 1, signal: abort.signal }, async (subject) => {
      begun += 1;
      if (subject === 4) abort.abort();
    });
    await expect(cut).rejects.toMatchObject({ name: 'AbortError' });
    expect(begun).toBe(5);
  });
});
