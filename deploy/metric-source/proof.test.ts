import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hostId } from '../../core/id.ts';
import type { Host } from '../target/target.ts';
import type { Drift } from './proof.ts';
import { askService, watchServing } from './proof.ts';

const INTERVAL_MS = 20;
let server: Server;
let url: string;
let stop: AbortController;
/** What each host's service answers; `null` breaks the connection. */
let serving: Record<string, string | null>;
let expected: Record<string, string[]>;

beforeEach(async () => {
  serving = {};
  expected = {};
  stop = new AbortController();
  server = createServer((request, response) => {
    const serves = serving[(request.url ?? '/').slice(1)];
    if (serves === null || serves === undefined) return request.socket.destroy();
    return response.writeHead(200, serves === '' ? {} : { 'x-release': serves }).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://{address}:${(server.address() as AddressInfo).port}/{host}`;
});

afterEach(() => {
  stop.abort();
  server.closeAllConnections();
  server.close();
});

async function readRounds(count: number, onRound: (round: number) => void = () => {}): Promise<(readonly Drift[])[]> {
  const hosts = Object.keys(serving).map((name): Host => {
    return { id: hostId(name), address: '127.0.0.1', port: 22, user: '', roles: [], root: '/', jump: [], group: '', rack: '' };
  });
  const rounds: (readonly Drift[])[] = [];
  const options = { ask: askService({ url, header: 'X-Release' }), hosts: () => hosts, intervalMs: INTERVAL_MS, signal: stop.signal };
  for await (const drifts of watchServing({ ...options, expected: (host) => expected[host] ?? [] })) {
    rounds.push(drifts);
    onRound(rounds.length);
    if (rounds.length === count) break;
  }
  return rounds;
}

test('hosts that serve another release are told, those that serve any name of theirs are not', async () => {
  serving = { a: 'r2', b: 'r1', c: '', d: 'abc123' };
  expected = { a: ['r2'], b: ['r2'], c: ['r2'], d: ['r2', 'abc123'] };
  const drifts = (await readRounds(2)).at(-1);
  expect(drifts).toEqual([
    { host: 'b', serves: 'r1' },
    { host: 'c', serves: '' },
  ]);
});

test('one answer of the old release during a reload is no drift', async () => {
  serving = { a: 'r1' };
  expected = { a: ['r2'] };
  const rounds = await readRounds(4, () => {
    serving['a'] = 'r2';
  });
  expect(rounds).toEqual([[], [], [], []]);
});

test('silence is no drift, and a host that may serve anything is not asked', async () => {
  serving = { a: null, b: 'whatever' };
  expected = { a: ['r2'], b: [] };
  expect(await readRounds(3)).toEqual([[], [], []]);
});

test('a drift ends when the host serves what it should', async () => {
  serving = { a: 'r1' };
  expected = { a: ['r2'] };
  const rounds = await readRounds(4, (round) => {
    if (round === 2) expected['a'] = ['r1'];
  });
  expect(rounds.map((drifts) => drifts.length)).toEqual([0, 1, 0, 0]);
});
