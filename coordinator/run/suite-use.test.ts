import { describe, expect, test } from 'vitest';
import { agentId } from '../../core/id.ts';
import type { FromAgent } from '../../core/session-message.ts';
import { PLAIN_SUITE } from '../../core/suite-spec.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';
import { DEFAULT_SETTINGS, RUN, toTestFile } from './model-project.ts';
import { createRun, reduce } from './reduce.ts';
import type { RunInput, RunSettings } from './types.ts';

function suite(name: string, labels: readonly string[]): RunSettings['suites'][number] {
  return { ...PLAIN_SUITE, suite: name, cwd: '/project', configFile: null, filters: [], projects: [], labels };
}

const SUITES = [suite('unit', []), suite('ie', ['browser:ie'])];
const CORES = 2;
const AGENTS: Readonly<Record<string, readonly string[]>> = { linux: ['os:linux'], windows: ['os:win32', 'browser:ie'] };

/** What agents are asked about suites, as `windows: open ie`. */
class Talk {
  readonly #state = createRun();
  readonly errors: RunError[] = [];
  #nowMs = 1_000;

  input(input: RunInput extends infer One ? (One extends RunInput ? Omit<One, 'nowMs'> : never) : never): string[] {
    this.#nowMs += 1;
    return reduce(this.#state, { ...input, nowMs: this.#nowMs } as RunInput).flatMap((effect) => {
      if (effect.type === 'emit' && effect.event.type === 'error') this.errors.push(effect.event.error);
      if (effect.type !== 'send') return [];
      const { message } = effect;
      const name = 'spec' in message ? message.spec.suite : 'suite' in message ? message.suite : '';
      return [`${effect.agent}: ${message.type.replace('-suite', '').replace('grant-lease', 'run')} ${name}`];
    });
  }

  say(agent: string, message: FromAgent): string[] {
    return this.input({ type: 'from-agent', agent: agentId(agent), message });
  }

  join(agent: string): string[] {
    const labels = AGENTS[agent] ?? [];
    const machine = { session: agent, slots: 1, labels, speed: null, version: '', nodeVersion: '', cpus: CORES, memoryBytes: 2 ** 31 };
    return this.say(agent, { type: 'register', agent: agentId(agent), ...machine });
  }

  opened(agent: string, name: string): string[] {
    return this.say(agent, { type: 'suite-opened', runId: RUN, suite: name, framework: '', frameworkVersion: '', notices: [] });
  }

  discovered(agent: string, files: readonly TestFile[]): string[] {
    const name = files[0]?.suite ?? '';
    return this.say(agent, {
      type: 'suite-discovered',
      runId: RUN,
      suite: name,
      files,
      bodies: [],
      errors: [],
      notices: [],
      unsupported: [],
    });
  }

  ready(agent: string, name: string): string[] {
    return this.say(agent, { type: 'suite-ready', runId: RUN, suite: name });
  }

  failed(agent: string, name: string): string[] {
    const message = 'the server did not start';
    return this.say(agent, { type: 'suite-failed', runId: RUN, suite: name, code: 'service-failed', message, hint: '' });
  }

  static begin(agents: readonly string[], more: Partial<RunSettings> = {}): { readonly talk: Talk; readonly asked: readonly string[] } {
    const talk = new Talk();
    const settings = { ...DEFAULT_SETTINGS, suites: SUITES, expectAgents: agents.length, ...more };
    talk.input({ type: 'start', runId: RUN, revision: { commit: '', tree: '', isDirty: false }, settings });
    talk.input({ type: 'known-digests', digests: {} });
    return { talk, asked: agents.flatMap((agent) => talk.join(agent)) };
  }
}

function file(name: string, path: string): TestFile {
  return { ...toTestFile({ path, cases: [] }), key: fileKey(name, '', path, 'runtime'), suite: name };
}

describe('a suite', () => {
  test('is opened where its labels are, and nowhere else', () => {
    expect(Talk.begin(['linux', 'windows']).asked).toEqual(['linux: open unit', 'windows: open unit', 'windows: open ie']);
  });

  test('whose labels nobody has is opened everywhere, so that its files can be named', () => {
    expect(Talk.begin(['linux']).asked).toEqual(['linux: open unit', 'linux: open ie']);
  });

  test('is opened where one unit of it can be borne, and nowhere else', () => {
    const heavy = { unit: { cpuMilli: 1_000 * CORES, memoryMb: 2_048 }, ie: { cpuMilli: 1_000 * CORES + 1, memoryMb: 0 } };
    const large = { session: 'large', slots: 1, labels: ['browser:ie'], speed: null, version: '', nodeVersion: '', cpus: CORES + 1 };
    const { talk, asked } = Talk.begin(['linux', 'windows'], { weights: heavy, expectAgents: 3 });
    expect([...asked, ...talk.say('large', { type: 'register', agent: agentId('large'), ...large })]).toEqual([
      'linux: open unit',
      'windows: open unit',
      'large: open unit',
      'large: open ie',
    ]);
  });

  test('that no agent bears is named before anything runs, with what it takes and the most that there is', () => {
    const { talk } = Talk.begin(['linux', 'windows'], { weights: { ie: { cpuMilli: 64_000, memoryMb: 0 } } });
    for (const [agent, name] of [
      ['linux', 'unit'],
      ['windows', 'ie'],
    ] as const)
      talk.opened(agent, name);
    talk.discovered('linux', [file('unit', 'a')]);
    talk.discovered('windows', [{ ...file('ie', 'c'), labels: ['browser:ie'] }]);
    talk.input({ type: 'history-loaded', histories: [] });
    expect(talk.errors).toEqual([expect.objectContaining({ kind: 'agent', message: expect.stringMatching(/64 cores.*2 cores/u) })]);
  });

  test('does not keep an agent from work that has nothing to do with it', () => {
    const { talk } = Talk.begin(['linux', 'windows']);
    talk.opened('linux', 'unit');
    talk.opened('windows', 'ie');
    talk.discovered('linux', [file('unit', 'a'), file('unit', 'b')]);
    const prepared = talk.discovered('windows', [file('ie', 'c')]);
    expect(prepared).toEqual(['linux: prepare unit', 'windows: prepare ie']);
    talk.input({ type: 'history-loaded', histories: [] });
    expect(talk.say('linux', { type: 'suite-ready', runId: RUN, suite: 'unit' })).toContain('linux: run unit');
    expect(talk.opened('windows', 'unit')).toEqual(['windows: prepare unit']);
  });

  test('is closed where the manifest shows that no file of it can run', () => {
    const rules = [{ pattern: '.', labels: ['os:linux'] }];
    const { talk } = Talk.begin(['linux', 'windows'], { suites: [suite('unit', [])], labelRules: rules });
    talk.opened('linux', 'unit');
    talk.opened('windows', 'unit');
    expect(talk.discovered('linux', [file('unit', 'a')])).toEqual(['windows: close unit', 'linux: prepare unit']);
  });

  test('is not opened on an agent that comes when it is known that it can run nothing of it', () => {
    const { talk } = Talk.begin(['windows'], { labelRules: [{ pattern: '^a', labels: ['os:win32'] }] });
    talk.opened('windows', 'unit');
    talk.opened('windows', 'ie');
    talk.discovered('windows', [file('unit', 'a')]);
    talk.discovered('windows', [file('ie', 'c')]);
    expect(talk.join('linux')).toEqual([]);
  });

  test('is opened elsewhere when the only agent with its labels is lost before it was discovered', () => {
    const { talk } = Talk.begin(['linux', 'windows']);
    talk.opened('linux', 'unit');
    expect(talk.input({ type: 'agent-lost', agent: agentId('windows'), reason: 'gone' })).toEqual(['linux: open ie']);
  });

  test('that is ready does not wait for another on the same agent', () => {
    const { talk } = Talk.begin(['windows']);
    talk.opened('windows', 'unit');
    talk.opened('windows', 'ie');
    talk.discovered('windows', [file('unit', 'a')]);
    talk.discovered('windows', [file('ie', 'c')]);
    talk.input({ type: 'history-loaded', histories: [] });
    expect(talk.ready('windows', 'unit')).toEqual(['windows: run unit']);
    expect(talk.ready('windows', 'ie')).toEqual(['windows: run ie']);
  });

  test('that fails on an agent runs on the others, and the agent runs the other suites', () => {
    const { talk } = Talk.begin(['linux', 'windows'], { suites: [suite('unit', []), suite('web', [])] });
    for (const agent of ['linux', 'windows']) for (const name of ['unit', 'web']) talk.opened(agent, name);
    talk.discovered('linux', [file('unit', 'a'), file('unit', 'b')]);
    talk.discovered('linux', [file('web', 'c'), file('web', 'd')]);
    talk.input({ type: 'history-loaded', histories: [] });
    talk.failed('windows', 'web');
    const runs = [...talk.ready('windows', 'unit'), ...talk.ready('linux', 'web')].filter((line) => line.includes('run '));
    expect(new Set(runs)).toEqual(new Set(['windows: run unit', 'linux: run web']));
  });

  test('that no agent can get ready ends the run with its reason, also when another has begun', () => {
    const { talk } = Talk.begin(['linux'], { suites: [suite('unit', []), suite('web', [])] });
    for (const name of ['unit', 'web']) talk.opened('linux', name);
    talk.discovered('linux', [file('unit', 'a')]);
    talk.discovered('linux', [file('web', 'c')]);
    talk.input({ type: 'history-loaded', histories: [] });
    talk.ready('linux', 'unit');
    expect(talk.failed('linux', 'web')).toEqual(expect.arrayContaining(['linux: close unit']));
    expect(talk.errors).toEqual([expect.objectContaining({ code: 'service-failed', message: 'the server did not start' })]);
  });
});
