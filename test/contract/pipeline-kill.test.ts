import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { readPipeline, tellStory } from '../../pipeline/main.ts';

const CHILD = path.join(import.meta.dirname, '../support/pipeline-process.ts');
const KILLS = 6;
/** Calls of ports between two starts; a small number, so that few lives are long enough to end. */
const CALLS = 9;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pipeline-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([1, 2])(
  'a pipeline that is killed again and again between journal, deed and answer ends where it would have, seed %i',
  (seed) => {
    const random = createRandom(`kill/${seed}`);
    for (let number = 0; number < KILLS; number++) {
      const side = random.next() < 0.5 ? 'before' : 'after';
      const { status, signal, stderr } = spawnSync(process.execPath, [CHILD, folder, String(1 + random.below(CALLS)), side], {
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      if (status === 0) break;
      expect(signal).toBe('SIGKILL');
    }
    execFileSync(process.execPath, [CHILD, folder, '0']);
    const reading = readPipeline(path.join(folder, 'pipeline'));
    const commits = reading?.view(0).commits ?? [];
    expect(commits.map(({ id, stage }) => `${id} ${stage}`)).toEqual(
      Array.from({ length: 9 }, (_, index) => `c${index + 1} ${index === 4 ? 'evicted' : 'live'}`),
    );
    expect(reading?.describe('c5')).toMatchObject({ isLive: false });
    const deeds = readFileSync(path.join(folder, 'world'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { name: string }).name);
    expect(deeds.length).toBe(new Set(deeds).size);
    const runs = deeds.filter((name) => name.startsWith('run ')).map((name) => name.split(' ').slice(2).join(' '));
    expect(runs.length, 'no tree is run twice').toBe(new Set(runs).size);
    const story = [...tellStory(reading?.events() ?? [])].filter(({ kind }) => kind !== 'fact');
    const told = readFileSync(path.join(folder, 'told'), 'utf8');
    expect(story.length).toBeGreaterThan(0);
    expect(story.map(({ words }) => words).filter((words) => !told.includes(JSON.stringify(words)))).toEqual([]);
  },
);
