import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hostId } from '../../core/id.ts';
import type { HostTick, Tick } from '../analysis/types.ts';
import type { MetricConfig, MetricSourceConfig } from '../api.ts';
import { openLocalSession } from '../release/local-session.ts';
import type { Host, Target } from '../target/target.ts';
import { openSampler } from './sampler.ts';

// Real shells and sockets, in real time.
vi.setConfig({ testTimeout: 30_000 });

const TICK_MS = 400;
/** Ticks until something has to have happened. */
const PATIENCE = 40;

let folder: string;
let stop: AbortController;
let server: Server | null = null;
let problems: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fleet '));
  stop = new AbortController();
  problems = [];
});

afterEach(() => {
  stop.abort();
  server?.closeAllConnections();
  server?.close();
  server = null;
  rmSync(folder, { recursive: true, force: true });
});

function host(name: string, address = '127.0.0.1'): Host {
  return { id: hostId(name), address, port: 22, user: 'deploy', roles: [], root: folder, jump: [], group: 'web', rack: 'a' };
}

/** Every host is this machine; `isCut` hosts give no connection. */
function localTarget(isCut: (name: string) => boolean = () => false): Target {
  return {
    session: (each) => {
      const session = openLocalSession(folder);
      const lines = (command: string, signal: AbortSignal) => {
        if (isCut(each.id)) throw new Error('the connection was refused');
        return session.lines(command, signal);
      };
      return { ...session, host: each, lines };
    },
    connected: () => [],
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

function metric(name: string, source: MetricSourceConfig, kind: 'gauge' | 'count' = 'count'): MetricConfig {
  return { name, kind, unit: '', worse: 'higher', smallestEffect: 0.1, smallestExcess: 0, source };
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const created = createServer(answer);
  server = created;
  await new Promise<void>((resolve) => created.listen(0, resolve));
  return `http://{address}:${(created.address() as AddressInfo).port}`;
}

type Fleet = { readonly metrics: readonly MetricConfig[]; readonly hosts?: () => readonly Host[]; readonly target?: Target };

/** Reads ticks until one satisfies; returns all of them. */
async function readUntil(fleet: Fleet, isEnough: (ticks: readonly Tick[]) => boolean): Promise<Tick[]> {
  const ticks: Tick[] = [];
  const hosts = fleet.hosts ?? (() => [host('web-1')]);
  const options = { target: fleet.target ?? localTarget(), metrics: fleet.metrics, hosts, tickMs: TICK_MS, signal: stop.signal };
  for await (const tick of openSampler(options, (words) => problems.push(words))) {
    ticks.push(tick);
    if (isEnough(ticks) || ticks.length >= PATIENCE) break;
  }
  return ticks;
}

function linesOf(ticks: readonly Tick[], name = 'web-1'): HostTick[] {
  return ticks.flatMap((tick) => tick.hosts.filter((each) => each.host === name));
}

describe('hosts that tell themselves', () => {
  test('are sampled once a tick: /proc, logs and commands in one line, with kinds of log lines', async () => {
    const log = path.join(folder, 'error.log');
    writeFileSync(log, '');
    const metrics = [
      metric('load', { type: 'proc', field: 'load' }, 'gauge'),
      metric('errors', { type: 'log', path: 'error.log', pattern: 'ERROR', signatures: true }),
      metric('queue', { type: 'command', command: 'echo 7' }, 'gauge'),
    ];
    let isWritten = false;
    const ticks = await readUntil({ metrics }, (all) => {
      if (!isWritten && linesOf(all).length > 0)
        appendFileSync(log, 'ERROR in cart 17, password=hunter2\nERROR in cart 18, password=hunter2\n');
      isWritten ||= linesOf(all).length > 0;
      return linesOf(all).some(({ values }) => (values[1] ?? 0) > 0);
    });
    const last = linesOf(ticks).at(-1);
    expect(last?.values[0]).toBeGreaterThanOrEqual(0);
    expect(last?.values.slice(1)).toEqual([2, 7]);
    expect(last?.signatures.map(({ count }) => count)).toEqual([2]);
    expect(JSON.stringify(last?.signatures)).not.toContain('hunter2');
    expect(problems).toEqual([]);
  });

  test('are silent while they cannot be reached, and the ticks come all the same', async () => {
    const target = localTarget((name) => name === 'web-2');
    const metrics = [metric('load', { type: 'proc', field: 'load' }, 'gauge')];
    const hosts = () => [host('web-1'), host('web-2')];
    const ticks = await readUntil({ metrics, target, hosts }, (all) => linesOf(all).length >= 3);
    expect(linesOf(ticks, 'web-2')).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('web-2');
  });

  test('are sampled again when the connection comes back', async () => {
    let tries = 0;
    const target = localTarget(() => ++tries === 1);
    const metrics = [metric('load', { type: 'proc', field: 'load' }, 'gauge')];
    const ticks = await readUntil({ metrics, target }, (all) => linesOf(all).length > 0);
    expect(linesOf(ticks)).toHaveLength(1);
  });

  test('join and leave', async () => {
    let fleet = [host('web-1')];
    const metrics = [metric('load', { type: 'proc', field: 'load' }, 'gauge')];
    const ticks = await readUntil({ metrics, hosts: () => fleet }, (all) => {
      if (linesOf(all).length > 0) fleet = [host('web-2')];
      return linesOf(all, 'web-2').length > 0;
    });
    expect(ticks.at(-1)?.hosts.map((each) => each.host)).toEqual(['web-2']);
  });

  test.each([
    ['rubbish', 'echo many', false],
    ['NaN', 'echo NaN', false],
    ['a negative counter', 'echo -3', true],
    ['nothing', 'true', false],
  ])('whose command prints %s tell nothing, and it is said once', async (_, command, isCounter) => {
    const metrics = [metric('queue "depth"', { type: 'command', command, isCounter })];
    const ticks = await readUntil({ metrics }, (all) => linesOf(all).length >= 3);
    expect(linesOf(ticks).map(({ values }) => values)).toEqual([[Number.NaN], [Number.NaN], [Number.NaN]]);
    expect(problems).toHaveLength(1);
  });

  test('are not asked for a pattern that no awk understands: the metric says so', async () => {
    const metrics = [
      metric('errors', { type: 'log', path: 'x.log', pattern: '(' }),
      metric('load', { type: 'proc', field: 'load' }, 'gauge'),
    ];
    const ticks = await readUntil({ metrics }, (all) => linesOf(all).length > 0);
    expect(linesOf(ticks)[0]?.values[0]).toBeNaN();
    expect(problems).toHaveLength(1);
  });

  test('count each line once when one comes late', async () => {
    // Lines of a host that holds one back and then tells two in a row, and three.
    const told = ['1\tn0=1', '1\tn0=2\n1\tn0=3', '1\tn0=4\n1\tn0=5\n1\tn0=6'];
    let ticked: (() => void) | null = null;
    const session = { ...openLocalSession(folder), host: host('web-1') };
    const target: Target = {
      ...localTarget(),
      session: () => ({
        ...session,
        async *lines() {
          for (const text of told) {
            yield* text.split('\n');
            await new Promise<void>((resolve) => (ticked = resolve));
          }
          await new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
        },
      }),
    };
    const metrics = [metric('errors', { type: 'log', path: 'x', pattern: 'x' })];
    const ticks = await readUntil({ metrics, target }, (all) => {
      if (all.length % 2 === 0) ticked?.();
      return all.length >= 9;
    });
    expect(linesOf(ticks).map(({ values }) => values[0])).toEqual([1, 2, 3, 5, 6]);
  });
});

describe('services that are asked by HTTP', () => {
  test('give latency and numbers of their JSON from one request a tick', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests++;
      response.end(JSON.stringify({ pool: { busy: 3 }, errors: requests * 10 }));
    });
    const metrics = [
      metric('latency', { type: 'http', url, field: 'latency' }, 'gauge'),
      metric('busy', { type: 'http', url, field: 'json', path: 'pool.busy' }, 'gauge'),
      metric('errors', { type: 'http', url, field: 'json', path: 'errors', isCounter: true }),
    ];
    const isCounted = ({ values }: HostTick): boolean => !Number.isNaN(values[2]);
    const ticks = await readUntil({ metrics }, (all) => linesOf(all).filter(isCounted).length >= 2);
    expect(linesOf(ticks)[0]?.values[2]).toBeNaN();
    for (const { values } of linesOf(ticks).filter(isCounted)) expect(values.slice(1)).toEqual([3, 10]);
    for (const { values } of linesOf(ticks)) expect(values[0]).toBeGreaterThan(0);
    expect(requests).toBeLessThanOrEqual(ticks.length + 1);
  });

  test('are silent when they do not answer, and the others are not held up', async () => {
    const url = await serve((request, response) => (request.url === '/web-2' ? undefined : response.end('{}')));
    const metrics = [metric('latency', { type: 'http', url: `${url}/{host}`, field: 'latency' }, 'gauge')];
    const hosts = () => [host('web-1'), host('web-2'), host('web-3', '::1')];
    const ticks = await readUntil({ metrics, hosts }, (all) => linesOf(all).length >= 3);
    expect(linesOf(ticks, 'web-2')).toEqual([]);
    expect(linesOf(ticks, 'web-3').length).toBeGreaterThan(1);
    expect(problems.filter((words) => words.startsWith('web-2'))).toHaveLength(1);
  });

  test.each([
    ['no JSON', 200, 'busy'],
    ['an error', 500, '{"busy":1}'],
    ['another field', 200, '{"idle":1}'],
    ['text', 200, '{"busy":"much"}'],
    ['a negative counter', 200, '{"busy":-1}'],
  ])('that answer with %s tell nothing, and it is said once, without the path', async (_, status, body) => {
    const url = await serve((_request, response) => response.writeHead(status).end(body));
    const metrics = [metric('pool load', { type: 'http', url: `${url}/secret-path`, field: 'json', path: 'busy', isCounter: true })];
    const ticks = await readUntil({ metrics }, (all) => linesOf(all).length >= 2);
    for (const { values } of linesOf(ticks)) expect(values).toEqual([Number.NaN]);
    // A busy machine may also miss the deadline of a probe, which is another problem and does not name the metric.
    expect(problems.filter((words) => words.includes('"pool load"'))).toHaveLength(1);
    expect(problems.join()).not.toContain('secret-path');
  });
});

/** Answers as Prometheus does, from a clock of scrapes that the test moves. */
async function servePrometheus(scrape: () => { readonly atSeconds: number; readonly value: number }): Promise<string> {
  const url = await serve((request, response) => {
    const query = new URL(request.url ?? '/', 'http://x').searchParams.get('query') ?? '';
    const { atSeconds, value } = scrape();
    const number = query.startsWith('timestamp(') ? atSeconds : value;
    const result = [{ metric: { instance: '127.0.0.1:9100' }, value: [Date.now() / 1000, String(number)] }];
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
  });
  return url.replace('{address}', '127.0.0.1');
}

describe('a Prometheus server', () => {
  test('gives a host its series, and a scrape counts once however often it is read', async () => {
    let reads = 0;
    // Two questions a tick, and a scrape every third tick that adds five.
    const url = await servePrometheus(() => {
      const scrapes = Math.floor(Math.floor(reads++ / 2) / 3);
      return { atSeconds: 1000 + scrapes * 15, value: scrapes * 5 };
    });
    const metrics = [metric('errors', { type: 'prometheus', url, query: 'errors_total', label: 'instance', isCounter: true })];
    const ticks = await readUntil({ metrics }, (all) => linesOf(all).filter(({ values }) => values[0] === 5).length >= 2);
    const told = linesOf(ticks).map(({ values }) => values[0]);
    expect(told.filter((value) => !Number.isNaN(value))).toEqual([5, 5]);
    expect(told.length).toBeGreaterThanOrEqual(6);
  });

  test('that refuses or is not there is said once, and the ticks come', async () => {
    const url = (
      await serve((_request, response) => response.writeHead(400).end('{"status":"error","errorType":"bad_data","error":"parse error"}'))
    ).replace('{address}', 'user:hunter2@127.0.0.1');
    const metrics = [metric('errors', { type: 'prometheus', url, query: 'errors[', label: 'instance' })];
    const ticks = await readUntil({ metrics }, (all) => all.length >= 3 && problems.length > 0);
    expect(linesOf(ticks)).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain('hunter2');
  });
});

test('the stream ends with its signal, and ticks are a tick apart', async () => {
  const ticks = await readUntil({ metrics: [metric('load', { type: 'proc', field: 'load' }, 'gauge')], hosts: () => [] }, (all) => {
    if (all.length === 4) stop.abort();
    return false;
  });
  expect(ticks).toHaveLength(4);
  const span = (ticks[3]?.atMs ?? 0) - (ticks[0]?.atMs ?? 0);
  expect(span).toBeGreaterThanOrEqual(3 * TICK_MS - 20);
});
