import { createServer, type Server } from 'node:net';
import { describe, expect, test } from 'vitest';
import { isFree, reservePorts } from './port.ts';

function listenOn(port: number, host?: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, ...(host !== undefined && { host }) }, () => resolve(server));
  });
}

describe('reserved ports', () => {
  test('are given to one, until they are released', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => reservePorts(5)));
    const numbers = all.flatMap((ports) => ports.numbers);
    expect(new Set(numbers).size).toBe(200);
    for (const ports of all) ports.release();
  });

  test('may be more than a block has, and are free to bind', async () => {
    const ports = await reservePorts(40);
    expect(new Set(ports.numbers).size).toBe(40);
    const servers = await Promise.all(ports.numbers.map((port) => listenOn(port)));
    for (const server of servers) server.close();
    ports.release();
  });

  test.each(['127.0.0.1', '::', undefined])('are none that a stranger listens on, on %s', async (host) => {
    const { numbers, release } = await reservePorts(1);
    release();
    const [port = 0] = numbers;
    expect(await isFree(port)).toBe(true);
    const stranger = await listenOn(port, host);
    expect(await isFree(port)).toBe(false);
    stranger.close();
  });
});
