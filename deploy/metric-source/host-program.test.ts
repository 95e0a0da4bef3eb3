import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TICK_LOG_BYTES } from './host-awk.ts';
import type { HostLine } from './host-line.ts';
import { parseHostLine } from './host-line.ts';
import type { HostPlan } from './host-program.ts';
import { hostCommand } from './host-program.ts';

// Real shells, in real time.
vi.setConfig({ testTimeout: 30_000 });

const TICK_MS = 150;

let folder: string;
let log: string;
let child: ChildProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sampled host-'));
  log = path.join(folder, `error's "$(touch injected)" \`x\`.log`);
});

afterEach(() => {
  if (child?.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  child = null;
  rmSync(folder, { recursive: true, force: true });
});

function plan(changes: Partial<HostPlan> = {}): HostPlan {
  const logs = [{ path: log, counts: [{ metric: 0, pattern: 'ERROR', hasSignatures: true }] }];
  return { hasProc: false, logs, commands: [], tickMs: TICK_MS, ...changes };
}

type Sampled = { next(): Promise<HostLine>; countUntil(total: number): Promise<number> };

/** Starts the program in a shell of its own; the first line has been read when it returns, so the logs are being followed. */
async function start(host: HostPlan, environment: NodeJS.ProcessEnv = {}): Promise<Sampled> {
  const started = spawn('sh', ['-c', hostCommand(host)], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  child = started;
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<HostLine> => {
    const line = parseHostLine(String((await lines.next()).value));
    if (line === null) throw new Error('the program ended, or wrote a line that is not its own');
    return line;
  };
  await next();
  return {
    next,
    /** Adds lines up until the total is there, and one more, in which nothing may be counted again. */
    async countUntil(total) {
      let sum = 0;
      for (let lines = 0; lines < 20 && sum < total; lines++) sum += (await next()).counts.get(0) ?? 0;
      return sum + ((await next()).counts.get(0) ?? 0);
    },
  };
}

/** Every awk of this machine; the one called `awk` at least. */
const AWKS = ['mawk', 'gawk', 'original-awk', 'busybox'].filter((name) => existsSync(`/usr/bin/${name}`) || existsSync(`/bin/${name}`));

describe('a log is followed', () => {
  test('from where it ends when sampling starts, each line once, whole lines only', async () => {
    writeFileSync(log, 'ERROR before\n'.repeat(3));
    const host = await start(plan());
    appendFileSync(log, 'ERROR 1\nfine\nERROR 2\nERR');
    expect(await host.countUntil(2)).toBe(2);
    appendFileSync(log, 'OR 3\n');
    expect(await host.countUntil(1)).toBe(1);
  });

  test('through a rotation: the rest of the old file and the new one count', async () => {
    writeFileSync(log, '');
    const host = await start(plan());
    appendFileSync(log, 'ERROR 1\n');
    expect(await host.countUntil(1)).toBe(1);
    appendFileSync(log, 'ERROR 2\nERROR 3\n');
    renameSync(log, `${log}.1`);
    appendFileSync(`${log}.1`, 'ERROR 4\n');
    writeFileSync(log, 'ERROR 5\n');
    expect(await host.countUntil(4)).toBe(4);
  });

  test('through a rotation that leaves no file for a while', async () => {
    writeFileSync(log, 'x\n');
    const host = await start(plan());
    renameSync(log, `${log}.1`);
    expect((await host.next()).counts.get(0)).toBe(0);
    expect((await host.next()).counts.get(0)).toBe(0);
    writeFileSync(log, 'ERROR 1\n');
    expect(await host.countUntil(1)).toBe(1);
  });

  test('through a truncation, from the start of the file again', async () => {
    writeFileSync(log, 'x\n'.repeat(1000));
    const host = await start(plan());
    truncateSync(log, 0);
    await host.next();
    appendFileSync(log, 'ERROR 1\nERROR 2\n');
    expect(await host.countUntil(2)).toBe(2);
  });

  test('through a truncation after which it grew beyond where it was, within one tick', async () => {
    writeFileSync(log, '');
    const host = await start(plan());
    appendFileSync(log, 'an ordinary line\n');
    appendFileSync(log, 'ERROR 1\n');
    expect(await host.countUntil(1)).toBe(1);
    writeFileSync(log, 'ERROR of the new file\n'.repeat(10));
    expect(await host.countUntil(10)).toBe(10);
  });

  test('through the hole that a writer without append leaves behind a truncation', async () => {
    writeFileSync(log, '');
    const host = await start(plan());
    const line = `${'padding '.repeat(20)}\nERROR 1\n`;
    appendFileSync(log, line);
    expect(await host.countUntil(1)).toBe(1);
    truncateSync(log, 0);
    await host.next();
    truncateSync(log, line.length);
    appendFileSync(log, 'ERROR 2\n');
    expect(await host.countUntil(1)).toBe(1);
  });

  test('up to a limit in a flood, which is said', async () => {
    writeFileSync(log, '');
    const host = await start(plan({ tickMs: 500 }));
    const lines = Math.ceil((TICK_LOG_BYTES * 1.5) / 100);
    appendFileSync(log, `ERROR ${'x'.repeat(93)}\n`.repeat(lines));
    let line = await host.next();
    for (let tries = 0; tries < 5 && line.counts.get(0) === 0; tries++) line = await host.next();
    expect(line.problems.map(({ kind }) => kind)).toEqual(['flood0']);
    expect(line.counts.get(0)).toBe(Math.floor(TICK_LOG_BYTES / 100));
    appendFileSync(log, 'a line that is not counted\nERROR\n');
    expect(await host.countUntil(1)).toBe(1);
  });

  test('also when it is not there yet: it is empty until it is, which is said', async () => {
    const host = await start(plan());
    const before = await host.next();
    expect([before.counts.get(0), before.problems.map(({ kind }) => kind)]).toEqual([0, ['log0']]);
    writeFileSync(log, 'ERROR 1\n');
    expect(await host.countUntil(1)).toBe(1);
  });

  test('but not when its folder is not there: nothing is told, and what is found there later is old', async () => {
    const missing = path.join(folder, 'missing');
    const logs = [{ path: path.join(missing, 'error.log'), counts: [{ metric: 0, pattern: 'ERROR', hasSignatures: false }] }];
    const host = await start(plan({ logs }));
    const before = await host.next();
    expect([before.counts.has(0), before.problems.map(({ kind }) => kind)]).toEqual([false, ['folder0']]);
    mkdirSync(path.join(folder, 'made'));
    writeFileSync(path.join(folder, 'made', 'error.log'), 'ERROR old\n');
    renameSync(path.join(folder, 'made'), missing);
    let line = await host.next();
    for (let tries = 0; tries < 5 && !line.counts.has(0); tries++) line = await host.next();
    expect(line.counts.get(0)).toBe(0);
    appendFileSync(path.join(missing, 'error.log'), 'ERROR 1\n');
    expect(await host.countUntil(1)).toBe(1);
  });

  test('but not when it is a folder', async () => {
    mkdirSync(log);
    const line = await (await start(plan())).next();
    expect([line.counts.has(0), line.problems.length]).toEqual([false, 1]);
  });

  test('by several metrics in one pass, each with its own pattern', async () => {
    writeFileSync(log, '');
    const counts = ['ERROR', '^F', "it's"].map((pattern, metric) => ({ metric, pattern, hasSignatures: false }));
    const host = await start(plan({ logs: [{ path: log, counts }] }));
    appendFileSync(log, "FATAL ERROR\nF\nit's ok\n");
    let line = await host.next();
    for (let tries = 0; tries < 5 && line.counts.get(0) === 0; tries++) line = await host.next();
    expect([...line.counts.values()]).toEqual([1, 2, 1]);
    expect(line.shapes).toEqual([]);
  });

  test('and nothing of its name is run', async () => {
    writeFileSync(log, '');
    const host = await start(plan());
    await host.next();
    expect(existsSync(path.join(folder, 'injected'))).toBe(false);
  });

  test('with kinds of matching lines, numbers aside, and how often each came', async () => {
    writeFileSync(log, '');
    const host = await start(plan());
    appendFileSync(log, 'ERROR in cart 17\nERROR\tin pool 3\nERROR in cart 18\nfine 1\n');
    let line = await host.next();
    for (let tries = 0; tries < 5 && line.shapes.length === 0; tries++) line = await host.next();
    expect(line.shapes).toEqual([
      { metric: 0, count: 2, text: 'ERROR in cart 17' },
      { metric: 0, count: 1, text: 'ERROR in pool 3' },
    ]);
  });
});

describe.each(AWKS)('with %s as the awk of the host', (name) => {
  test('lines, kinds, rotation and answers are told alike', async () => {
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    const real = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    symlinkSync(real, path.join(bin, 'awk'));
    writeFileSync(log, '');
    const commands = [{ metric: 1, command: 'echo 42' }];
    const host = await start(plan({ hasProc: true, commands, tickMs: 300 }), { PATH: `${bin}:${process.env['PATH']}` });
    appendFileSync(log, 'ERROR 1\n');
    renameSync(log, `${log}.1`);
    writeFileSync(log, 'ERROR 2\nother\nERROR');
    let line = await host.next();
    for (let tries = 0; tries < 5 && line.counts.get(0) === 0; tries++) line = await host.next();
    expect(line.counts.get(0)).toBe(2);
    expect(line.answers.get(1)).toBe('42');
    expect(line.gauges.load).toBeGreaterThanOrEqual(0);
    expect(line.gauges.cpu).toBeGreaterThanOrEqual(0);
    expect(line.gauges.memory).toBeGreaterThan(0);
  });
});

describe('commands', () => {
  test.each([
    ['a number', 'echo 3.5', '3.5'],
    ['the first line only', 'echo 1; echo 2', '1'],
    ['nothing', 'true', undefined],
    ['a flood', 'yes 7', '7'],
    ['a flood without a line', 'head -c 100000 /dev/zero | tr "\\\\0" 1', '1'.repeat(64)],
    ['an answer, then a hang', 'echo 5; sleep 60', undefined],
    ['a hang', 'sleep 60', undefined],
    ['a child that keeps the output open', 'sleep 60 & echo 6', undefined],
    ['quotes', `echo "it's" | wc -c`, '5'],
    ['a failure', 'exit 3', undefined],
  ])('that give %s are bounded', async (_, command, answer) => {
    const host = await start(plan({ logs: [], commands: [{ metric: 4, command }], tickMs: 300 }));
    let line = await host.next();
    // A machine that is busy answers after the deadline now and then; what never answers never does.
    for (let tries = 0; tries < 5 && answer !== undefined && !line.answers.has(4); tries++) line = await host.next();
    expect(line.answers.get(4)?.trim()).toBe(answer);
  });

  test('that hang do not hold each other up', async () => {
    const commands = [
      { metric: 0, command: 'sleep 60' },
      { metric: 1, command: 'echo 1' },
    ];
    const host = await start(plan({ logs: [], commands, tickMs: 300 }));
    let line = await host.next();
    for (let tries = 0; tries < 5 && line.answers.size === 0; tries++) line = await host.next();
    expect([...line.answers]).toEqual([[1, '1']]);
  });
});
