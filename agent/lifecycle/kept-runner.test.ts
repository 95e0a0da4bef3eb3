import { describe, expect, test } from 'vitest';
import type { RunId } from '../../core/id.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { TreeChange, TreeId } from '../../core/workspace.ts';
import { AgentPlay, suiteSpec } from '../../test/support/agent-play.ts';
import { KEPT_LIMIT } from './kept-runner.ts';

const WORKSPACE = { ref: { tree: 'a'.repeat(40) as TreeId, project: '', lineage: 'l' }, setup: 'none' } as const;

const edited = (path: string): TreeChange => ({ path, kind: 'edited' });
const notes = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('note '));
const deeds = (lines: readonly string[]): string[] => lines.filter((line) => !/^(note|send) /.test(line));

/** An agent whose runs stand in folders of trees. */
class Keeping {
  readonly play = new AgentPlay();
  #run = 0;
  #grounds = 0;

  constructor() {
    this.play.connect();
  }

  /** Opens the suite for a new run, in a folder of which so much changed; returns what the agent does when the folder is there. */
  open({ suite = 'a', root = '/tree/1', changes = [], spec = {} }: Wanted = {}): string[] {
    this.#run += 1;
    const own = { SHARD_RUN_RUN: `run-${this.#run}` };
    this.#grounds += 1;
    this.play.hear({
      type: 'open-suite',
      runId: this.#runId(),
      spec: { ...suiteSpec(suite), ...spec, workspace: WORKSPACE },
      isCi: false,
      isAlone: false,
    });
    const switched = this.play.happen({ type: 'folder-changed', root, changes });
    const laid = { cwd: root, configFile: null, root, env: own, slotEnv: [own] };
    return [...switched, ...this.play.happen({ type: 'ground-laid', ground: this.#grounds, laid })];
  }

  /** The run is closed by the coordinator, and its runner stays. */
  close(runner: number, suite = 'a', memoryBytes = 1): string[] {
    this.play.answer(runner, 'opened');
    this.play.hear({ type: 'close-suite', runId: this.#runId(), suite });
    const lines = this.play.stay(runner, { memoryBytes });
    return [...lines, ...this.play.happen({ type: 'ground-cleared', ground: this.#grounds })];
  }

  #runId(): RunId {
    return `run-${this.#run}` as RunId;
  }
}

type Wanted = {
  readonly suite?: string;
  readonly root?: string;
  readonly changes?: readonly TreeChange[] | null;
  readonly spec?: Partial<SuiteSpec>;
};

function keptOne(): Keeping {
  const keeping = new Keeping();
  keeping.open();
  keeping.close(1);
  return keeping;
}

describe('a runner that stays after its run', () => {
  test('leaves its folder to others, and serves the next run of its suite there', () => {
    const keeping = new Keeping();
    expect(deeds(keeping.open())).toEqual(['spawn 1', 'tell 1 open']);
    expect(keeping.close(1)).toContain('clear 1');
    expect(deeds(keeping.open({ changes: [edited('src/a.ts')] }))).toEqual(['tell 1 reopen']);
    expect(keeping.play.answer(1, 'opened')).toContain('send suite-opened');
    expect(deeds(keeping.close(1))).toEqual(['clear 2']);
  });

  test('is told of all that changed since it was opened, whoever had the folder meanwhile', () => {
    const keeping = keptOne();
    keeping.play.happen({ type: 'folder-changed', root: '/tree/1', changes: [{ path: 'b.ts', kind: 'came' }] });
    keeping.play.happen({ type: 'folder-changed', root: '/tree/2', changes: [edited('c.ts')] });
    keeping.open({ changes: [edited('b.ts'), edited('a.ts')] });
    const requests = keeping.play.effects.flatMap((effect) => (effect.type === 'tell-runner' ? [effect.request] : []));
    expect(requests.at(-1)).toMatchObject({
      type: 'reopen',
      root: '/tree/1',
      edited: ['b.ts', 'a.ts'],
      forgetsAll: true,
      slotEnv: [{ SHARD_RUN_RUN: 'run-2' }],
    });
  });

  test('draws the next run of its suite to its folder', () => {
    const keeping = keptOne();
    keeping.open();
    const preferred = keeping.play.effects.flatMap((effect) => (effect.type === 'lay-ground' ? [effect.preferredRoot] : []));
    expect(preferred).toEqual([null, '/tree/1']);
  });

  test('that cannot be opened again makes room for a new one', () => {
    const keeping = keptOne();
    keeping.open();
    expect(deeds(keeping.play.answer(1, 'failed'))).toEqual(['kill 1']);
    expect(deeds(keeping.play.exit(1))).toEqual(['spawn 2', 'tell 2 open']);
  });

  test('that does not answer makes room for a new one', () => {
    const keeping = keptOne();
    keeping.open();
    expect(deeds(keeping.play.pass(60_000))).toEqual(['kill 1']);
    expect(deeds(keeping.play.exit(1))).toEqual(['spawn 2', 'tell 2 open']);
  });

  test('that dies in between is missed by nobody', () => {
    const keeping = keptOne();
    expect(keeping.play.exit(1)).toEqual([]);
    expect(deeds(keeping.open())).toEqual(['spawn 2', 'tell 2 open']);
  });
});

describe('a kept runner is given up', () => {
  test.for<readonly [string, Wanted]>([
    ['the configuration changed', { changes: [edited('vitest.config.ts')] }],
    ['nobody knows what changed', { changes: null }],
    ['the suite has another environment', { spec: { env: { A: '2' } } }],
    ['the suite has other settings', { spec: { settings: { repeats: 2 } } }],
    ['the suite has other filters', { spec: { filters: ['b'] } }],
    ['the suite has other projects', { spec: { projects: ['b'] } }],
  ])('when %s, and says so', ([, wanted]) => {
    const lines = keptOne().open(wanted);
    expect(deeds(lines)).toEqual(['tell 1 close', 'spawn 2', 'tell 2 open']);
    expect(notes(lines)).toEqual([expect.stringContaining('is given up')]);
  });

  test.for<readonly [string, (keeping: Keeping) => string[]]>([
    ['memory is short', ({ play }) => play.happen({ type: 'memory-short' })],
    ['its folder is removed', ({ play }) => play.happen({ type: 'folder-changed', root: '/tree/1', changes: null })],
    ['the agent drains', ({ play }) => play.happen({ type: 'drain', reason: 'r' })],
    ['nobody came back', ({ play }) => play.pass(KEPT_LIMIT.forMs)],
  ])('when %s, and killed if it does not go', ([, happen]) => {
    const keeping = keptOne();
    expect(deeds(happen(keeping))).toEqual(['tell 1 close']);
    expect(deeds(keeping.play.pass(60_000))).toEqual(['kill 1']);
    keeping.play.exit(1);
    expect(deeds(keeping.play.pass(KEPT_LIMIT.forMs * 2))).toEqual([]);
  });

  test('and its agent leaves only after it', () => {
    const keeping = keptOne();
    expect(keeping.play.happen({ type: 'drain', reason: 'r' })).not.toContain('leave');
    expect(keeping.play.exit(1)).toEqual(['leave']);
  });

  test('when there are too many, the longest unused first', () => {
    const keeping = new Keeping();
    const lines: string[] = [];
    for (let number = 1; number <= KEPT_LIMIT.runners + 1; number += 1) {
      keeping.open({ suite: `s${number}`, root: `/tree/${number}` });
      lines.push(...keeping.close(number, `s${number}`));
    }
    expect(lines.filter((line) => line.endsWith(' close'))).toEqual(['tell 1 close']);
  });

  test('when all together take too much memory, the longest unused first', () => {
    const keeping = new Keeping();
    const half = keeping.play.state.identity.memoryBytes * KEPT_LIMIT.memoryRatio * 0.6;
    const lines: string[] = [];
    for (const number of [1, 2]) {
      keeping.open({ suite: `s${number}`, root: `/tree/${number}` });
      lines.push(...keeping.close(number, `s${number}`, half));
    }
    expect(lines.filter((line) => line.endsWith(' close'))).toEqual(['tell 1 close']);
  });
});
