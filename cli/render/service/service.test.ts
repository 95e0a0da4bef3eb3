import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { renderContainerfile, renderKubernetes } from './container.ts';
import { renderLaunchdPlist } from './launchd-plist.ts';
import type { ServiceSpec } from './service-spec.ts';
import { renderSystemdUnit } from './systemd-unit.ts';
import { renderWindowsScript } from './windows-logon.ts';

const PLAIN: ServiceSpec = { node: process.execPath, entry: '/opt/shard-run/cli/bin.js', args: ['--slots', '4', '--label', 'browser:ie'] };
const ROUGH: ServiceSpec = {
  node: process.execPath,
  entry: `/opt/it's "50%" <b> & $HOME/b\\in.js`,
  args: ['--label', 'a:100%n$PATH', '--label', 'tail\\', '--label', 'two\nlines', '--label', '\u2019; exit #'],
};

const SYSTEMD_ANALYZE = '/usr/bin/systemd-analyze';

describe('a systemd unit', () => {
  /** NOT TESTED where there is no systemd. */
  test.runIf(existsSync(SYSTEMD_ANALYZE)).for([
    ['plain', PLAIN],
    ['rough', { ...ROUGH, entry: PLAIN.entry }],
  ] as const)('is one to systemd: %s', ([, spec]) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-unit-'));
    const file = path.join(folder, 'shard-run-agent.service');
    writeFileSync(file, renderSystemdUnit(spec));
    try {
      // What it does not understand it says, and goes on.
      const said = execFileSync('/bin/sh', ['-c', '"$0" verify --man=no "$1" 2>&1', SYSTEMD_ANALYZE, file], {
        encoding: 'utf8',
        timeout: 30_000,
      });
      expect(said.split('\n').filter((line) => line.includes('shard-run-agent'))).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('says each argument as it is, after quotes, specifiers, variables and lines are undone', () => {
    const command = /^ExecStart=(.*)$/mu.exec(renderSystemdUnit(ROUGH))?.[1] ?? '';
    const parts = [...command.matchAll(/"((?:\\.|[^"\\])*)"/gu)].map(([, quoted = '']) =>
      quoted
        .replaceAll('%%', '%')
        .replaceAll('$$', '$')
        .replaceAll(/\\(.)/gu, (_, mark: string) => (mark === 'n' ? '\n' : mark)),
    );
    expect(parts).toEqual([ROUGH.node, ROUGH.entry, 'agent', ...ROUGH.args]);
    expect(command.replaceAll('%%', '').replaceAll('$$', '')).not.toMatch(/[%$]/u);
  });

  test('starts again but after what is final', () => {
    expect(renderSystemdUnit(PLAIN)).toMatch(/^Restart=always$[\s\S]*^RestartPreventExitStatus=2 130$/mu);
  });
});

/** The strings of a property list, in order; throws where it is not well-formed. */
function stringsOf(plist: string): string[] {
  const strings: string[] = [];
  const parser = new SaxesParser();
  let text = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', () => {
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'string') strings.push(text);
  });
  parser.write(plist).close();
  return strings;
}

describe('a property list', () => {
  test.for([
    ['plain', PLAIN],
    ['rough', ROUGH],
  ] as const)('is well-formed and says each argument as it is: %s', ([, spec]) => {
    const strings = stringsOf(renderLaunchdPlist(spec));
    expect(strings).toEqual([
      'shard-run.agent',
      '/bin/sh',
      '-c',
      expect.any(String),
      'sh',
      spec.node,
      spec.entry,
      'agent',
      ...spec.args,
      'Aqua',
    ]);
  });

  /** What stands before the agent, and what is run in its place. */
  const keep = (script: string): string[] => [...stringsOf(renderLaunchdPlist(PLAIN)).slice(2, 5), process.execPath, '-e', script];

  test.runIf(existsSync('/bin/sh')).for([
    [0, 1],
    [1, 1],
    [3, 1],
    [2, 0],
    [130, 0],
  ])('says that an agent which ended with %s is to be started again by its own %s', ([code, expected]) => {
    const { status } = spawnSync('/bin/sh', keep(`process.exit(${code})`), { timeout: 30_000 });
    expect(status).toBe(expected);
  });

  test.runIf(existsSync('/bin/sh'))('lets the agent finish when the service is stopped, and waits for it', async () => {
    const script = `
      const alive = setInterval(() => undefined, 1_000);
      process.on('SIGTERM', () => setImmediate(() => { console.log('finished'); clearInterval(alive); process.exitCode = 130; }));
      console.log('here');`;
    const kept = spawn('/bin/sh', keep(script), { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(kept, 'close');
    let said = '';
    kept.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (said === '') kept.kill('SIGTERM');
      said += text;
    });
    expect([await ended, said]).toEqual([[0, null], 'here\nfinished\n']);
  });
});

describe('a script for Windows', () => {
  test('quotes so that nothing in it is code', () => {
    const line =
      /^\$action = .*$/mu.exec(renderWindowsScript({ ...ROUGH, args: ['--label', 'tail\\ ', '--label', "\u2019; exit '#"] }))?.[0] ?? '';
    // What is left without the quoted parts is only ours.
    const code = line.replaceAll(/'(?:''|\u2019\u2019|[^'\u2019])*'/gu, 'Q');
    expect(code.trim()).toBe('$action = New-ScheduledTaskAction -Execute Q -Argument Q');
    expect(line).toContain('"tail\\ "');
  });

  test('starts at logon with a desktop, not as a service', () => {
    expect(renderWindowsScript(PLAIN)).toMatch(/-AtLogOn[\s\S]*-LogonType Interactive/u);
  });
});

describe('for a cluster', () => {
  const fingerprint = `sha256:${'a'.repeat(64)}`;
  type Pod = {
    readonly containers: readonly [
      {
        readonly args: string[];
        readonly env: { readonly name: string }[];
        readonly readinessProbe: { readonly exec: { readonly command: string[] } };
      },
    ];
  };
  const podOf = (json: string): Pod => {
    const list = JSON.parse(json) as { readonly items: readonly [{ readonly spec: { readonly template: { readonly spec: Pod } } }] };
    return list.items[0].spec.template.spec;
  };

  test('slots and name come from the pod, and the token from a file', () => {
    const [agent] = podOf(renderKubernetes({ image: 'i', coordinator: 'ci:7420', fingerprint, labels: ['a:"b"'] })).containers;
    expect(agent.env.map(({ name }) => name)).toEqual(['POD_NAME', 'SLOTS']);
    expect(agent.args).toEqual(expect.arrayContaining(['$(POD_NAME)', '$(SLOTS)', '--token-file', 'a:"b"']));
    expect(agent.args).not.toContain('--token');
  });

  test('the probe is a program that ends by what the endpoint says', () => {
    const [agent] = podOf(renderKubernetes({ image: 'i', coordinator: 'ci:7420', fingerprint, labels: [] })).containers;
    const [, ...args] = agent.readinessProbe.exec.command;
    // Nobody listens on the port here.
    expect(() => execFileSync(process.execPath, args, { stdio: 'ignore', timeout: 20_000 })).toThrow(
      expect.objectContaining({ status: 1 }),
    );
  });

  test('an image has the version that rendered it', () => {
    expect(renderContainerfile('1.2.3')).toContain('shard-run@1.2.3');
  });
});
