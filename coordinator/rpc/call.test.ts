import { expect, test } from 'vitest';
import { busy, limitCalls } from './call.ts';

test('a limit refuses one call more, and lets one in for each that is over, however it ended', async () => {
  const limit = limitCalls(2, () => busy('two are here'));
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const running = [limit(() => first.promise), limit(() => second.promise)];
  await expect(limit(async () => 'third')).rejects.toMatchObject({ code: 'coordinator-unreachable' });
  first.resolve('first');
  second.reject(new Error('second'));
  expect(await Promise.allSettled(running)).toMatchObject([{ value: 'first' }, { reason: { message: 'second' } }]);
  expect(await Promise.all([limit(async () => 'fourth'), limit(async () => 'fifth')])).toEqual(['fourth', 'fifth']);
});
