import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runId } from '../../../core/id.ts';
import type { Service } from '../../../core/service.ts';
import { suiteSpec } from '../../../test/support/agent-play.ts';
import { isAlive, untilGone } from '../../../test/support/process-watch.ts';
import type { SuiteFailure } from '../../lifecycle/types.ts';
import { type OpenServices, openServices, type ServicesRequest } from './open-services.ts';

const SERVER = path.resolve(import.meta.dirname, '../../../test/fixture/service/server.mjs');
const FOLDER = mkdtempSync(path.join(tmpdir(), 'shard-run-service-'));
const PIDS = path.join(FOLDER, 'pids');

const standing: OpenServices[] = [];
afterEach(async () => {
  for (const services of standing.splice(0)) await services[Symbol.asyncDispose]();
  rmSync(PIDS, { force: true });
});

function service(more: Partial<Service> = {}): Service {
  const command = `"${process.execPath}" "${SERVER}"`;
  return {
    name: 'web',
    command,
    env: {},
    ports: ['main'],
    ready: { type: 'port', port: 'main' },
    readyTimeoutMs: 20_000,
    per: 'agent',
    ...more,
  };
}

function does(what: string, more: Partial<Service> = {}): Service {
  return service({ env: { DOES: what, PIDS }, ...more });
}

type Told = { readonly shaken: string[]; readonly again: Promise<Pick<OpenServices, 'env' | 'slotEnv'>> };

async function open(services: readonly Service[], more: Partial<ServicesRequest> = {}): Promise<OpenServices & Told> {
  const shaken: string[] = [];
  const again = Promise.withResolvers<Pick<OpenServices, 'env' | 'slotEnv'>>();
  const opened = await openServices({
    spec: { ...suiteSpec(), services },
    runId: runId('run'),
    slots: 1,
    cwd: FOLDER,
    signal: new AbortController().signal,
    onShaken: ({ because, words }) => shaken.push(`${because}: ${words}`),
    onStanding: again.resolve,
    onBroken: ({ message }) => shaken.push(message),
    ...more,
  });
  standing.push(opened);
  return { ...opened, shaken, again: again.promise };
}

async function get(env: Readonly<Record<string, string>> | undefined, where = '/', variable = 'SHARD_RUN_PORT_WEB'): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${env?.[variable]}${where}`, { headers: { connection: 'close' } });
  return response.text();
}

function pids(): number[] {
  return readFileSync(PIDS, 'utf8').trim().split('\n').map(Number);
}

describe('services', () => {
  test.each<[string, Partial<Service>]>([
    ['a port', {}],
    ['an address', { ready: { type: 'url', url: 'http://127.0.0.1:{port:main}/' } }],
    ['a line of output', { ready: { type: 'log', pattern: '^listening on \\d+$' } }],
  ])('that show by %s that they are ready can be talked to, and are gone afterwards', async (_name, more) => {
    const { env, ...services } = await open([service(more)]);
    const pid = Number(await get(env));
    expect(isAlive(pid)).toBe(true);
    await services[Symbol.asyncDispose]();
    await untilGone([pid], 5_000);
  });

  test('find who they are, their ports and their databases, one for the agent and one for each slot', async () => {
    const perSlot = service({ name: 'api', ports: ['main', 'admin'], env: { ADMIN: 'at {port:admin}, {port:web}' }, per: 'slot' });
    const { env, slotEnv } = await open([service(), perSlot], { slots: 2 });
    const web = JSON.parse(await get(env, '/env')) as Record<string, string>;
    const apis = await Promise.all(slotEnv.map((slot) => get(slot, '/env', 'SHARD_RUN_PORT_API')));
    const [first, second] = apis.map((text) => JSON.parse(text) as Record<string, string>);
    expect(web).toMatchObject({ ...env, PORT: env['SHARD_RUN_PORT_WEB'], SHARD_RUN_RUN: 'run', SHARD_RUN_SLOTS: '2' });
    expect(web['SHARD_RUN_SLOT']).toBeUndefined();
    expect(first).toMatchObject({ ...env, ...slotEnv[0], PORT: slotEnv[0]?.['SHARD_RUN_PORT_API'], SHARD_RUN_SLOT: '0' });
    expect(second).toMatchObject({
      ...slotEnv[1],
      SHARD_RUN_SLOT: '1',
      ADMIN: `at ${slotEnv[1]?.['SHARD_RUN_PORT_API_ADMIN']}, {port:web}`,
    });
    const databases = [env['SHARD_RUN_SHARED_DATABASE'], ...slotEnv.map((slot) => slot['SHARD_RUN_DATABASE'])];
    expect(new Set(databases).size).toBe(3);
    for (const name of databases) expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/u);
    const ports = [env, ...slotEnv].flatMap((variables) =>
      Object.entries(variables).flatMap(([name, text]) => (name.includes('_PORT_') ? [text] : [])),
    );
    expect(new Set(ports).size).toBe(5);
  });

  test('start in order: the second when the first can be used', async () => {
    const probe = `fetch('http://127.0.0.1:' + process.env.SHARD_RUN_PORT_WEB).then(() => console.log('found it'))`;
    const second = service({
      name: 'second',
      command: `"${process.execPath}" -e "${probe}; setInterval(() => {}, 1000)"`,
      ready: { type: 'log', pattern: 'found it' },
    });
    expect((await open([service(), second])).shaken).toEqual([]);
  });

  test('say what they wrote meanwhile, and nothing of what was before', async () => {
    const { env, question } = await open([service()]);
    await get(env, '/say?early');
    expect((await question(0, 0)).map(({ stack }) => stack.split('\n').at(-1))).toEqual(['early']);
    const sinceMs = performance.now();
    expect(await question(0, sinceMs)).toEqual([]);
    await get(env, '/say?late');
    expect(await question(0, sinceMs)).toMatchObject([{ message: 'meanwhile the service "web" wrote:', stack: 'late' }]);
  });
});

describe('a service that misbehaves', () => {
  test.each<[string, Service, readonly string[]]>([
    ['dies at start', does('die'), ['the service "web" ended with exit code 3 before it was ready', 'no database to be found']],
    ['never listens', does('idle', { readyTimeoutMs: 300 }), ['not ready within 0.3 s: nobody listened on its port "main"']],
    [
      'never answers well',
      service({ ready: { type: 'url', url: 'http://127.0.0.1:{port:main}/missing' }, readyTimeoutMs: 500 }),
      ['/missing was not answered with a status below 400'],
    ],
    ['never says what it should', service({ ready: { type: 'log', pattern: 'up' }, readyTimeoutMs: 500 }), ['matched /up/']],
    ['cannot be started', service({ command: 'no-such-program-anywhere' }), ['the service "web" ended with exit code 127']],
  ])('and %s is named with the reason, and nothing is left of it or of those before it', async (_name, bad, said) => {
    const failure = await open([does('listen', { name: 'first' }), bad]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'service-failed' });
    for (const text of said) expect((failure as Error).message).toContain(text);
    await untilGone(pids(), 5_000);
  });

  test('and floods its log is kept short', async () => {
    const { question } = await open([does('flood')]);
    const [words] = await question(0, 0);
    expect(words?.stack.split('\n').length).toBe(12);
    expect(words?.stack.length).toBeLessThan(20_000);
  });

  test.each(['deaf', 'parent'])('and is %s to a polite end is ended all the same, with its children', async (what) => {
    const services = await open([does(what)]);
    expect(pids().map(isAlive)).not.toContain(false);
    await services[Symbol.asyncDispose]();
    await untilGone(pids(), 5_000);
  });

  test('and cannot have the port that it insists on says so', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as { port: number };
    const failure = await open([service({ env: { PORT: String(port) } })]).catch((error: unknown) => error);
    taken.close();
    expect((failure as Error).message).toContain('EADDRINUSE');
  });

  test('because strangers have its ports is tried on others first', async () => {
    const failure = await open([does('robbed', { ready: { type: 'log', pattern: 'never' } })]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'service-failed' });
    expect((failure as Error).message).toContain('lost its port');
    expect(pids()).toHaveLength(3);
  });

  test('and is not waited for any more is gone', async () => {
    const stop = new AbortController();
    const opening = open([does('idle')], { signal: stop.signal });
    while (!hasPids()) await new Promise((resolve) => setImmediate(resolve));
    stop.abort(new Error('over'));
    await expect(opening).rejects.toThrow('over');
    await untilGone(pids(), 5_000);
  });
});

function hasPids(): boolean {
  try {
    return pids().length > 0;
  } catch {
    return false;
  }
}

describe('a service that dies', () => {
  test('is told with its last words before it is started again with all others', async () => {
    const services = await open([service(), does('listen', { name: 'other' })]);
    const [other = 0] = pids();
    await get(services.env, '/say?farewell');
    await get(services.env, '/die').catch(() => undefined);
    const [words] = await services.question(0, 0);
    expect(services.shaken).toHaveLength(1);
    // By the shell's own word where the shell stays.
    expect(services.shaken[0]).toMatch(/^the service "web" ended with (?:signal SIGKILL|exit code 137): .*farewell/su);
    expect(words?.stack).toContain('farewell');
    const again = await services.again;
    expect(isAlive(other)).toBe(false);
    expect(isAlive(Number(await get(again.env)))).toBe(true);
    expect(again.env['SHARD_RUN_SHARED_DATABASE']).not.toBe(services.env['SHARD_RUN_SHARED_DATABASE']);
    expect(services.shaken).toHaveLength(1);
  });

  test('again and again is given up', async () => {
    const broken = Promise.withResolvers<SuiteFailure>();
    const kill = ({ env }: Pick<OpenServices, 'env'>) => void get(env, '/die').catch(() => undefined);
    const services = await open([service()], { onStanding: kill, onBroken: broken.resolve });
    kill(services);
    const { code, message } = await broken.promise;
    expect(code).toBe('service-failed');
    expect(message).toContain('services died 6 times under the suite');
    expect(services.shaken).toHaveLength(6);
  });
});

test.runIf(process.platform !== 'win32')('services go when whoever started them is killed outright', async () => {
  const entry = path.resolve(import.meta.dirname, 'open-services.ts');
  const spec = JSON.stringify({ env: {}, services: [does('parent'), does('deaf', { name: 'other' })] });
  const source = `import { openServices } from ${JSON.stringify(entry)};
const nothing = () => undefined;
const { signal } = new AbortController();
await openServices({ spec: ${spec}, runId: 'run', slots: 1, cwd: ${JSON.stringify(FOLDER)}, signal, onShaken: nothing, onStanding: nothing, onBroken: nothing });
console.log('standing');`;
  const agent = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => agent.stdout.once('data', resolve));
  const left = pids();
  expect(left.map(isAlive)).toEqual([true, true, true]);
  agent.kill('SIGKILL');
  await untilGone(left, 5_000);
});
