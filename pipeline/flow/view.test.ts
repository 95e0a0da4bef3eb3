import { expect, test } from 'vitest';
import { fileKey } from '../../core/test-file.ts';
import { ADA, commit, ended, failed, green, type Happening, made, openExample, say, seen } from './example.ts';
import { describeCommit, pipelineView, waitsFor } from './view.ts';

const SEEN = seen(commit('c1000'));
const PROVEN: readonly Happening[] = [SEEN, made(1, 1, 'c1000'), green(1, 1, 'c1000')];

/** Where each commit is said to be, and a part of what is said to hold it. */
test.each<[string, readonly Happening[], boolean, string]>([
  ['that waits behind a batch', [SEEN, made(1, 1, 'c1000'), seen(commit('c2000'))], false, 'batch 1'],
  ['that is tested', [SEEN, made(1, 1, 'c1000')], false, 'the run of batch 1'],
  ['one of whose cases failed', [SEEN, made(1, 1, 'c1000'), failed(1, 1, fileKey('s', '', 'a', 'runtime'))], false, '1 failed case'],
  ['that is on its way', PROVEN, false, 'hosts'],
  ['whose rollout is held', [...PROVEN, { type: 'deploy-held', batch: 1, attempt: 1, words: 'ada, sale' }], false, 'ada, sale'],
  ['that is green under a hold', [say({ type: 'hold', ...ADA }), ...PROVEN], false, ADA.reason],
  ['that is evicted', [SEEN, made(1, 1, 'c1000'), say({ type: 'evict', commit: 'c1000', ...ADA })], false, ADA.reason],
  ['that was taken back', [...PROVEN, ended(1, 'rolled-back')], false, 'shard-run pipeline release'],
  ['that is live', [...PROVEN, ended(1, 'deployed')], true, 'yes'],
])('a commit %s says whether it is live and what holds it', (_, events, isLive, part) => {
  const { state, tell } = openExample();
  tell(...events);
  const newest = state.commits.at(-1)?.commit.id ?? expect.fail('no commit');
  expect(describeCommit(state, newest)).toMatchObject({ isLive, answer: expect.stringContaining(part) });
});

test('a commit that nobody knows, or that its beginning does not tell from others, has no answer', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c1000'), commit('c1001')));
  expect([describeCommit(state, 'c100'), describeCommit(state, 'd'), describeCommit(state, '')]).toEqual([null, null, null]);
  expect(describeCommit(state, 'c1001')?.id).toBe('c1001');
});

test('what is believed of a failure is shown with its number before anything is decided', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c1000'), commit('c2000')), made(1, 1, 'c2000'), failed(1, 1, fileKey('s', '', 'a', 'runtime')));
  const [batch] = pipelineView(state, 0).batches;
  const suspects = batch?.suspects ?? [];
  expect(suspects.some(({ words }) => words.includes('c1000'))).toBe(true);
  expect(suspects.reduce((sum, { probability }) => sum + probability, 0)).toBeGreaterThan(0.9);
});

test('a pipeline without anything to do waits for a commit', () => {
  expect(waitsFor(openExample().state)).toBe('a commit');
});
