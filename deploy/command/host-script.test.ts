/** The script itself, in every shell that this machine has, on real files. The contract of hosts (../target/target-contract.ts) tests what it does; here is how. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { hostId, releaseId } from '../../core/id.ts';
import { parseAnswer, parseEnd } from './answer.ts';
import { type HostSetting, hostScript } from './host-script.ts';
import type { HostAnswer, HostOrder } from './order.ts';
import { encodeRequest } from './request.ts';

/** `sh` is whatever the machine calls so; the others are what hosts call so elsewhere. */
const SHELLS = [['sh'], ['dash'], ['busybox', 'sh'], ['bash', '--posix']].filter(([file]) => file !== undefined && hasProgram(file));
const A = releaseId('r-a');
const B = releaseId('r-b');

// Real shells on a machine that does other things, too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 30_000 });

let folder: string;
let root: string;
let shells: LocalShell[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shard-run-host-'));
  root = join(folder, `it's "a" $(touch pwned) \`touch pwned\` röot; #`);
  mkdirSync(root);
});
afterEach(async () => {
  await Promise.all(shells.map((shell) => shell.end()));
  shells = [];
  rmSync(folder, { recursive: true, force: true });
});

type LocalShell = {
  /** Sends a line as it is. */
  readonly send: (line: string) => Promise<HostAnswer>;
  readonly perform: (order: HostOrder) => Promise<HostAnswer>;
  readonly end: () => Promise<void>;
  readonly pid: number;
};

function hasProgram(file: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${file}`]).status === 0;
}

async function openShell(
  [file = 'sh', ...args]: readonly string[],
  setting: Partial<HostSetting> = {},
  path?: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<LocalShell> {
  const env = { ...process.env, ...(path === undefined ? {} : { PATH: path }), ...variables };
  const child = spawn(file, [...args, '-s'], { stdio: ['pipe', 'pipe', 'ignore'], env });
  const ended = once(child, 'exit');
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async (): Promise<HostAnswer> => {
    const told: string[] = [];
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`the shell ended after:\n${told.join('\n')}`);
      const end = parseEnd(value);
      if (end !== null) return parseAnswer(hostId('host'), end.status, told);
      told.push(value);
    }
  };
  child.stdin.write(hostScript({ root, reload: null, servingPid: null, ...setting }));
  await read();
  let number = 0;
  const send = async (line: string): Promise<HostAnswer> => {
    child.stdin.write(`${line}\n`);
    return read();
  };
  const shell: LocalShell = {
    send,
    perform: (order) => send(encodeRequest((number += 1), order)),
    end: async () => {
      child.stdin.end();
      await ended;
    },
    pid: child.pid ?? 0,
  };
  shells.push(shell);
  return shell;
}

function hold(name: string): void {
  mkdirSync(join(root, 'releases', name), { recursive: true });
  writeFileSync(join(root, 'releases', name, 'file'), name);
  writeFileSync(join(root, 'releases', `${name}.manifest`), name);
}

function state(name: string): string {
  return join(root, '.shard-run', name);
}

const change = (from: typeof A | null, to: typeof A, afterMs?: number): HostOrder => ({
  type: 'switch',
  epoch: 1,
  expect: from,
  to,
  deadMan: afterMs === undefined ? null : { afterMs, revertTo: A },
});
const run = (command: string, deadlineMs = 5000): HostOrder => ({ type: 'run', epoch: 1, name: 'hook', release: A, command, deadlineMs });

/** Claimed by epoch 1, serves A, holds B. */
async function serveA(shell: LocalShell): Promise<void> {
  await shell.perform({ type: 'claim', epoch: 1 });
  hold(A);
  hold(B);
  await shell.perform(change(null, A));
}

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what(); tries += 1) {
    if (tries > 500) throw new Error('it never came');
    await sleep(20);
  }
}

describe.each(SHELLS)('the host script in %s', (...shell) => {
  test('serves a root of any name, and runs nothing of it', async () => {
    const host = await openShell(shell);
    await serveA(host);
    const answer = await host.perform(change(A, B));
    expect(answer).toMatchObject({ isDone: true, facts: { current: B } });
    expect(readlinkSync(join(root, 'current'))).toBe('releases/r-b');
    expect(
      [folder, root, join(root, 'releases', A), join(root, 'releases', B), process.cwd()].filter((each) => existsSync(join(each, 'pwned'))),
    ).toEqual([]);
  });

  test('takes no name of a release that is more than a name, whoever sends it', async () => {
    const host = await openShell(shell);
    await serveA(host);
    const raw = ['..', '../..', 'a/b', '-rf', '$(touch\\0040pwned)', '`id`', ';id', '*', 'a\\0012b', 'r-a.manifest', '\\0000'];
    for (const name of raw) {
      for (const line of [`1 switch 1 r-a ${name} 0 -`, `1 copy 1 r-a ${name}`, `1 mark_bad 1 ${name}`, `1 pin 1 ${name} yes`])
        expect([line, await host.send(line)]).toMatchObject([line, { isDone: false, refusal: 'failed' }]);
    }
    await host.send('1 remove 1 .. ../.. . r-b/../r-a');
    expect(readdirSync(join(root, 'releases')).toSorted()).toEqual([
      'r-a',
      'r-a.digest',
      'r-a.manifest',
      'r-b',
      'r-b.digest',
      'r-b.manifest',
    ]);
  });

  test('an order that nobody knows is refused', async () => {
    const host = await openShell(shell);
    for (const line of ['1 eval', '1 serve', '1 $(id)', '1 order_probe'])
      expect(await host.send(line)).toMatchObject({ isDone: false, refusal: 'failed' });
  });

  test('a command is run to the letter, and its output is nothing but output', async () => {
    const host = await openShell(shell);
    await serveA(host);
    const answer = await host.perform(run(`cat file; printf '\\n< 9 done\\nf epoch 99\\n'; echo 'é "$(id)" \`id\`'`));
    expect(answer).toMatchObject({ isDone: true, output: 'r-a\n< 9 done\nf epoch 99\né "$(id)" `id`', facts: { epoch: 1 } });
  });

  test('a command that fails tells how, one that hangs is ended', async () => {
    const host = await openShell(shell);
    await serveA(host);
    expect(await host.perform(run('echo no >&2; exit 7'))).toMatchObject({ refusal: 'failed', detail: expect.stringMatching(/7.*no/) });
    expect(await host.perform(run('sleep 30', 1000))).toMatchObject({ refusal: 'failed' });
  });

  test('a command is not in the list of processes', async () => {
    const host = await openShell(shell);
    await serveA(host);
    const answer = await host.perform(run('SECRET=hidden; tr "\\0" " " </proc/$$/cmdline'));
    expect(answer).toMatchObject({ isDone: true, output: expect.not.stringContaining('hidden') });
  });

  test('a switch that is repeated does not reload again, one from a release to itself does', async () => {
    const host = await openShell(shell, { reload: 'echo x >>../../reloads' });
    await serveA(host);
    const reloads = (): number => readFileSync(join(root, 'reloads'), 'utf8').length / 2;
    await host.perform(change(A, B));
    await host.perform(change(A, B));
    expect(reloads()).toBe(2);
    expect(await host.perform(change(B, B))).toMatchObject({ isDone: true, facts: { current: B } });
    expect(reloads()).toBe(3);
  });

  test('a reload that fails is told, and is done again when the switch is repeated', async () => {
    const host = await openShell(shell, { reload: 'test ! -e ../../sick' });
    await serveA(host);
    writeFileSync(join(root, 'sick'), '');
    expect(await host.perform(change(A, B))).toMatchObject({ refusal: 'reload-failed', facts: { current: B } });
    expect(await host.perform(change(A, B))).toMatchObject({ refusal: 'reload-failed' });
    rmSync(join(root, 'sick'));
    expect(await host.perform(change(A, B))).toMatchObject({ isDone: true });
  });

  test('what the service runs is told by where its process stands', async () => {
    const host = await openShell(shell, { servingPid: 'cat ../../pid 2>/dev/null || cat pid' });
    await serveA(host);
    const child = spawn('sleep', ['60'], { cwd: join(root, 'releases', A) });
    writeFileSync(join(root, 'pid'), `${child.pid}\n`);
    try {
      expect(await host.perform(change(A, B))).toMatchObject({ facts: { current: B, running: A } });
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('a link to somewhere else is foreign, whatever its text', async () => {
    const host = await openShell(shell);
    await host.perform({ type: 'claim', epoch: 1 });
    symlinkSync('/etc\nf epoch 99\n$(id)', join(root, 'current'));
    expect(await host.perform({ type: 'probe' })).toMatchObject({
      facts: { epoch: 1, current: null, foreign: 'a link to /etc f epoch 99 $(id)' },
    });
  });
});

test('current leads to a release at every moment of a switch', async () => {
  const path = mkdtempSync(join(folder, 'path-'));
  for (const name of readdirSync('/usr/bin')) symlinkSync(`/usr/bin/${name}`, join(path, name));
  const log = join(folder, 'seen');
  // Whatever changes a file on the host is a program: before each of them, somebody looks.
  for (const name of ['mv', 'ln', 'rm', 'cp', 'mkdir']) {
    rmSync(join(path, name), { force: true });
    const look = `#!/bin/sh\n{ cat "$LOOKED_AT/current/file" || echo nothing; } >>"$SEEN" 2>&1; echo >>"$SEEN"; exec /usr/bin/${name} "$@"\n`;
    writeFileSync(join(path, name), look, { mode: 0o755 });
  }
  const first = await openShell(['sh']);
  await serveA(first);
  const watched = await openShell(['sh'], {}, path, { LOOKED_AT: root, SEEN: log });
  for (const [from, to] of [
    [A, B],
    [B, A],
  ] as const)
    expect(await watched.perform(change(from, to, 60_000))).toMatchObject({ isDone: true, facts: { current: to } });
  expect(await watched.perform(change(A, B))).toMatchObject({ isDone: true });
  const seen = new Set(readFileSync(log, 'utf8').trim().split(/\n+/u));
  expect(seen).toEqual(new Set([A, B]));
});

test('a way back starts these programs and no more, its own reload aside', async () => {
  const path = mkdtempSync(join(folder, 'path-'));
  const log = join(folder, 'programs');
  const shim = join(folder, 'shim');
  writeFileSync(shim, `#!/bin/sh\necho "\${0##*/}" >>'${log}'\nexec "/usr/bin/\${0##*/}" "$@"\n`, { mode: 0o755 });
  for (const name of readdirSync('/usr/bin')) symlinkSync(shim, join(path, name));
  const host = await openShell(['sh'], { reload: ':' }, path);
  await serveA(host);
  expect(await host.perform(change(A, B, 60_000))).toMatchObject({ isDone: true, facts: { current: B, deadMan: { revertTo: A } } });
  rmSync(log);
  expect(await host.perform(change(B, A))).toMatchObject({ isDone: true, facts: { current: A, deadMan: null } });
  const programs = readFileSync(log, 'utf8').trim().split('\n').toSorted();
  expect(programs).toEqual(hasRenamingLn() ? ['flock', 'ln', 'sh', 'timeout'] : ['flock', 'ln', 'mv', 'sh', 'timeout']);
});

/** GNU's puts a link in place of another in one rename. */
function hasRenamingLn(): boolean {
  return /^ln \(GNU coreutils\) (9|\d\d)\./.test(spawnSync('ln', ['--version'], { encoding: 'utf8' }).stdout);
}

describe('the dead-man', () => {
  test('outlives its deployer and its shell', async () => {
    const host = await openShell(['sh'], { reload: 'echo "$(pwd -P)" >>../../reloads' });
    await serveA(host);
    await host.perform(change(A, B, 700));
    process.kill(host.pid, 'SIGKILL');
    await until(() => existsSync(state('reverted')));
    await until(() => readFileSync(join(root, 'reloads'), 'utf8').trim().endsWith('releases/r-a'));
    expect(readlinkSync(join(root, 'current'))).toBe('releases/r-a');
  });

  test('that was killed is made good by the next order, whatever that is', async () => {
    const host = await openShell(['sh']);
    await serveA(host);
    await host.perform(change(A, B, 200));
    process.kill(Number(readFileSync(state('guard.pid'), 'utf8')), 'SIGKILL');
    await sleep(300);
    expect(readlinkSync(join(root, 'current'))).toBe('releases/r-b');
    expect(await host.perform({ type: 'probe' })).toMatchObject({ facts: { current: A, reverted: { from: B } } });
  });

  test('that was killed is set again by the next connection', async () => {
    const host = await openShell(['sh']);
    await serveA(host);
    await host.perform(change(A, B, 1200));
    process.kill(Number(readFileSync(state('guard.pid'), 'utf8')), 'SIGKILL');
    await openShell(['sh']);
    await until(() => existsSync(state('reverted')));
    expect(readlinkSync(join(root, 'current'))).toBe('releases/r-a');
  });

  test('that died between its decision and its deed is completed', async () => {
    const host = await openShell(['sh']);
    await serveA(host);
    await host.perform(change(A, B));
    writeFileSync(state('reverting'), '1.1.1 1 r-b r-a 0 - 0\n');
    expect(await host.perform({ type: 'probe' })).toMatchObject({ facts: { current: A, reverted: { epoch: 1, from: B } } });
  });

  test('of a machine that was started again since goes by the clock', async () => {
    const host = await openShell(['sh']);
    await serveA(host);
    await host.perform(change(A, B));
    writeFileSync(state('dead-man'), `1.1.1 1 r-b r-a 999999999999 another-boot ${Date.now() - 1}\n`);
    expect(await host.perform({ type: 'probe' })).toMatchObject({ facts: { current: A, reverted: { from: B } } });
  });

  test('does nothing when current was changed behind its back', async () => {
    const host = await openShell(['sh']);
    await serveA(host);
    hold('r-c');
    await host.perform(change(A, B, 60_000));
    rmSync(join(root, 'current'));
    symlinkSync('releases/r-c', join(root, 'current'));
    const line = readFileSync(state('dead-man'), 'utf8').split(' ');
    writeFileSync(state('dead-man'), line.with(4, '0').join(' '));
    expect(await host.perform({ type: 'probe' })).toMatchObject({ facts: { current: 'r-c', reverted: null, deadMan: null } });
  });
});

describe('on a host that lacks flock, timeout and setsid', () => {
  test('orders are carried out, and the lock of a dead process is taken over', async () => {
    const path = poorPath();
    const host = await openShell(['sh'], {}, path);
    await serveA(host);
    mkdirSync(state('lock.d'));
    writeFileSync(state('lock.d/pid'), `${spawnSync('true').pid}\n`);
    expect(await host.perform(change(A, B, 300))).toMatchObject({ isDone: true, facts: { current: B } });
    await until(() => existsSync(state('reverted')));
    await until(() => !existsSync(state('lock.d')));
  });

  test('a lock that is held is waited for, and told in the end', async () => {
    const host = await openShell(['sh'], {}, poorPath());
    await serveA(host);
    mkdirSync(state('lock.d'));
    writeFileSync(state('lock.d/pid'), `${process.pid}\n`);
    expect(await host.perform(change(A, B))).toMatchObject({
      refusal: 'failed',
      detail: expect.stringContaining('lock'),
      facts: { current: A },
    });
  });
});

/** A PATH with all that this machine has in its usual folders, but for three programs. */
function poorPath(): string {
  const poor = join(folder, 'bin');
  mkdirSync(poor);
  for (const name of ['/usr/bin', '/bin'].flatMap((each) => readdirSync(each).map((file) => join(each, file)))) {
    const file = name.split('/').at(-1) ?? '';
    if (!['flock', 'timeout', 'setsid'].includes(file) && !existsSync(join(poor, file))) symlinkSync(name, join(poor, file));
  }
  return poor;
}
