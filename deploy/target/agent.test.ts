/** Keys that only a real `ssh-agent` holds, against a real `sshd`. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hostId } from '../../core/id.ts';
import type { AccessConfig } from '../api.ts';
import type { Fleet } from '../local-fleet/fleet.ts';
import { startFleet } from '../local-fleet/fleet.ts';
import { makeKey } from '../local-fleet/host-folder.ts';
import { findProgram } from '../local-fleet/require.ts';
import { openSshTarget } from './ssh-target.ts';
import type { ExecResult } from './target.ts';

// Real processes on a machine that does other things, too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
/** An agent that has no socket by then does not start. */
const START_MS = 60_000;
const POLL_MS = 20;

type Agent = Disposable & { readonly socket: string };

let folder: string;
let fleet: Fleet;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shard-run-agent-'));
  fleet = await startFleet({ count: 1, directory: join(folder, 'fleet'), hasService: false });
});
afterAll(async () => {
  await fleet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts an agent that holds the key. */
async function startAgent(name: string, key: string): Promise<Agent> {
  const socket = join(folder, name);
  const agent: ChildProcess = spawn(program('ssh-agent'), ['-D', '-a', socket], { stdio: 'ignore' });
  for (const endMs = performance.now() + START_MS; !existsSync(socket); ) {
    if (performance.now() > endMs || agent.exitCode !== null) throw new Error('ssh-agent does not start');
    await sleep(POLL_MS);
  }
  execFileSync(program('ssh-add'), ['-q', key], { env: { SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
  return { socket, [Symbol.dispose]: () => void agent.kill() };
}

function program(name: string): string {
  const found = findProgram(name);
  if (found === null) throw new Error(`${name} is not installed: it comes with openssh-client`);
  return found;
}

/** A key that opens no host stands beside the agent, so that no key of the user who runs this is tried. */
async function strangersKey(): Promise<string> {
  const key = join(folder, 'stranger');
  if (!existsSync(key)) await makeKey(key);
  return key;
}

async function exec(command: string, socket: string, overrides: Partial<AccessConfig> = {}): Promise<ExecResult> {
  const [place] = fleet.hosts;
  if (place === undefined) throw new Error('the fleet has no host');
  const { name, address, port, user, root, group, rack } = place;
  const access: AccessConfig = {
    identities: [await strangersKey()],
    useAgent: true,
    passphraseVariable: null,
    knownHosts: fleet.knownHosts,
    forwardAgent: false,
    ...overrides,
  };
  await using target = openSshTarget({ access, reload: null, servingPid: null, environment: { SSH_AUTH_SOCK: socket } });
  const session = target.session({ id: hostId(name), address, port, user, root, group, rack, roles: [], jump: [] });
  return await session.exec(command, { signal: AbortSignal.timeout(START_MS) });
}

const SAY_AGENT = 'if [ -n "$SSH_AUTH_SOCK" ]; then ssh-add -l >/dev/null && echo offered; else echo none; fi';

test('a key that only the agent holds opens the host', async () => {
  using agent = await startAgent('holds', fleet.identity);
  expect((await exec('echo in', agent.socket)).stdout.toString()).toBe('in\n');
});

test('the agent is not offered to hosts, unless it is asked for', async () => {
  using agent = await startAgent('offered', fleet.identity);
  const byDefault = await exec(SAY_AGENT, agent.socket);
  const asked = await exec(SAY_AGENT, agent.socket, { forwardAgent: true });
  expect([byDefault.stdout.toString(), asked.stdout.toString()]).toEqual(['none\n', 'offered\n']);
});

test('with an agent that may not be used, its key opens nothing', async () => {
  using agent = await startAgent('unused', fleet.identity);
  await expect(exec('echo in', agent.socket, { useAgent: false })).rejects.toMatchObject({ code: 'host-login-refused' });
});

test.each([
  ['holds another key', async () => startAgent('other', await strangersKey())],
  ['is gone', async () => ({ socket: join(folder, 'nobody'), [Symbol.dispose]: () => undefined })],
])('an agent that %s is passed over for the next key', async (_name, start) => {
  using agent = await start();
  await expect(exec('echo in', agent.socket)).rejects.toMatchObject({ code: 'host-login-refused' });
  const opened = await exec('echo in', agent.socket, { identities: [fleet.identity] });
  expect(opened.stdout.toString()).toBe('in\n');
});
