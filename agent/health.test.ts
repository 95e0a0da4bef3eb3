import { expect, test } from 'vitest';
import { serveHealth } from './health.ts';

test('health is live while it answers, ready while a coordinator has the agent, and nothing else', async () => {
  let isServing = false;
  await using health = await serveHealth('127.0.0.1:0', { isServing: () => isServing });
  const ask = async (path: string, method = 'GET') => (await fetch(`http://${health.address}${path}`, { method })).status;
  expect([await ask('/live'), await ask('/ready'), await ask('/'), await ask('/live', 'POST')]).toEqual([200, 503, 404, 404]);
  isServing = true;
  expect(await ask('/ready')).toBe(200);
  await expect(serveHealth(health.address, { isServing: () => true })).rejects.toMatchObject({ code: 'port-in-use' });
});

test('health is not answered beyond loopback', async () => {
  await expect(serveHealth('0.0.0.0:0', { isServing: () => true })).rejects.toMatchObject({ code: 'not-loopback' });
});
