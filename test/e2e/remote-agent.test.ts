import { readdirSync, readFileSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

const SUITE = `import { expect, test } from 'vitest';
test('adds', () => { expect(1 + 1).toBe(2); });\n`;

/** An address of this machine that is not loopback: what is sent to it stays here, but whoever listens there can be reached from elsewhere. */
const OWN_ADDRESS = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find((address) => !address.internal && address.family === 'IPv4')?.address;

/** NOT TESTED on a machine without a network: there is no address beyond loopback to listen on. */
test.runIf(OWN_ADDRESS !== undefined)(
  'an agent that joins over a real network address runs a project green, and comes back without flags',
  async () => {
    using project = new CliProject({ 'src/a.test.ts': SUITE, 'src/b.test.ts': SUITE });
    const state = project.path('agent-state');
    const place = ['--state', state, '--cache', project.path('cache'), '--slots', '1'];

    const first = startCoordinator(project, `${OWN_ADDRESS}:0`);
    const line = await first.line;
    const [address = '', , token = '', , fingerprint = ''] = line.split(' ');
    const agent = project.run(['agent', 'join', address, '--fingerprint', fingerprint, '--id', 'build-1', ...place], {
      SHARD_RUN_JOIN_TOKEN: token,
    });
    const ended = await first.ended;
    expect([ended.code, ended.stdout]).toEqual([0, expect.stringContaining('2 passed')]);
    expect(await agent).toMatchObject({ code: 0 });
    expect((await project.run(['coordinator', 'agents'])).stdout).toMatch(/^build-1 +may come in /mu);

    const second = startCoordinator(project, address);
    await second.line;
    const again = project.run(['agent', ...place]);
    expect((await second.ended).code).toBe(0);
    expect(await again).toMatchObject({ code: 0 });

    await project.run(['coordinator', 'revoke', 'build-1']);
    const third = startCoordinator(project, address, ['--wait', '25s']);
    await third.line;
    const refused = await project.run(['agent', ...place]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('the agent was revoked')]);
    const unserved = await third.ended;
    expect(unserved.code).toBe(3);
    expect(unserved.stderr).toContain(`refused agent "build-1" from ${OWN_ADDRESS}: the agent was revoked`);

    const secrets = [token, JSON.parse(readFileSync(path.join(state, 'identity.json'), 'utf8')).key as string];
    const written = filesBelow(project.path('.shard-run')).map((file) => readFileSync(file, 'utf8'));
    for (const secret of secrets) expect(written.filter((text) => text.includes(secret))).toEqual([]);
    for (const said of [ended, await agent, await again, refused, unserved]) {
      for (const secret of secrets) expect(said.stdout + said.stderr.replace(line, '')).not.toContain(secret);
    }
    const access = [...filesBelow(project.path('.shard-run/access')), path.join(state, 'identity.json')];
    if (process.platform !== 'win32') for (const file of access) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
  },
  // Eleven processes one after the other, each of which loads all of the command line; a browser is tried three times, too.
  240_000,
);

/** `line`: what it tells machines to type, from the address on. */
function startCoordinator(project: CliProject, listen: string, more: readonly string[] = ['--wait', '40s']) {
  const said = Promise.withResolvers<string>();
  let heard = '';
  const ended = project.run(['coordinator', '--once', '--listen', listen, ...more], {}, (text) => {
    heard += text;
    const line = /agent join (.+)\n/u.exec(heard)?.[1];
    if (line !== undefined) said.resolve(line);
  });
  void ended.then(({ stderr }) => said.reject(new Error(`the coordinator ended: ${stderr}`)));
  said.promise.catch(() => undefined);
  return { line: said.promise, ended };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
