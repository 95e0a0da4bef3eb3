import { expect, test } from 'vitest';
import { ADA, commit, ended, green, type Happening, made, openExample, say, seen } from './example.ts';
import { tellStory } from './story.ts';
import type { PipelineEvent } from './types.ts';

const OPENED: Happening = {
  type: 'opened',
  settings: openExample().state.settings ?? expect.fail('it has settings'),
  green: { commit: 'c0', tree: 't0' },
  live: 'c0',
};

/** The sentences about a commit, or about none. */
function storyOf(id: string, ...events: readonly Happening[]): readonly string[] {
  const journal = [OPENED, ...events].map((event, index) => ({ ...event, nowMs: 1_000 * (index + 1) }) as PipelineEvent);
  return [...tellStory(journal)].filter(({ commits }) => commits.length === 0 || commits.includes(id)).map(({ words }) => words);
}

/** Each in its turn, whatever stands between. */
function expectInOrder(lines: readonly string[], ...parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const at = lines.findIndex((line, index) => index >= from && line.includes(part));
    expect(at, `"${part}" in ${JSON.stringify(lines.slice(from))}`).toBeGreaterThanOrEqual(0);
    from = at;
  }
}

test('a commit is told from its first sight to all hosts: who wrote it, which run proved it, which rollout brought it', () => {
  const lines = storyOf(
    'c1',
    seen(commit('c1')),
    made(1, 1, 'c1'),
    { type: 'run-began', batch: 1, attempt: 1, runId: 'run-7' as never },
    green(1, 1, 'c1'),
    { type: 'deploy-began', batch: 1, attempt: 1, rollout: 'rollout-9' },
    ended(1, 'deployed'),
  );
  expectInOrder(lines, 'c1 by ada', 'run-7', 'certificate digest', 'rollout-9', 'deployed');
});

test.each<[string, Happening]>([
  ['hold', say({ type: 'hold', ...ADA })],
  ['release', say({ type: 'release', ...ADA })],
  ['eviction', say({ type: 'evict', commit: 'c1000', ...ADA })],
  ['override', say({ type: 'override', commit: 'c1000', ...ADA })],
])('a %s stands in the log with the name and the reason of who said it, also after the log was told again', (_, word) => {
  const events = [seen(commit('c1000')), made(1, 1, 'c1000'), word];
  const lines = storyOf('c1000', ...events);
  expect(lines.some((line) => line.includes(ADA.actor) && line.includes(ADA.reason))).toBe(true);
  expect(storyOf('c1000', ...events, { type: 'resumed' }).slice(0, lines.length)).toEqual(lines);
});

test('who readmits a commit stands in the log', () => {
  const lines = storyOf(
    'c1000',
    seen(commit('c1000')),
    made(1, 1, 'c1000'),
    say({ type: 'evict', commit: 'c1000', ...ADA }),
    say({ type: 'readmit', commit: 'c1000', actor: 'eve', reason: 'it was right' }),
  );
  expectInOrder(lines, 'ada', 'eve');
});
