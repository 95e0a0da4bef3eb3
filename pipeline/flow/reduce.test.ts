import { expect, test } from 'vitest';
import { ADA, asked, commit, ended, green, made, openExample, say, seen, stages } from './example.ts';
import { reducePipeline, wakeAtMs } from './reduce.ts';

test('the next batch is tested while the one before is on its way to the hosts, and commits in between wait', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c1')), made(1, 1, 'c1'), seen(commit('c2')));
  expect(stages(state)).toBe('c1 testing, c2 waiting');
  const effects = tell(green(1, 1, 'c1'));
  expect(asked(effects, 'deploy')).toMatchObject([{ batch: 1, actor: 'pipeline' }]);
  expect(asked(effects, 'make-candidate')).toMatchObject([{ batch: 2, tip: 'c2', commits: ['c2'] }]);
  tell(made(2, 1, 'c2'), ended(1, 'deployed'));
  expect(stages(state)).toBe('c1 live, c2 testing');
});

test('a newer green replaces one that waits for the hosts, and brings its commits along', () => {
  const { state, tell } = openExample();
  tell(
    seen(commit('c1')),
    made(1, 1, 'c1'),
    seen(commit('c2')),
    green(1, 1, 'c1'),
    made(2, 1, 'c2'),
    seen(commit('c3')),
    green(2, 1, 'c2'),
  );
  tell(made(3, 1, 'c3'), green(3, 1, 'c3'));
  expect(asked(tell(ended(1, 'deployed')), 'deploy')).toMatchObject([{ batch: 3 }]);
  tell(ended(3, 'deployed'));
  expect(stages(state)).toBe('c1 live, c2 live, c3 live');
});

test('a late answer finds nobody, and what was asked is asked again after a restart', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c1')), made(1, 1, 'c1'), { type: 'run-lost', batch: 1, attempt: 1, words: 'it died' });
  expect(asked(tell({ type: 'resumed' }), 'make-candidate')).toMatchObject([{ batch: 1, attempt: 2 }]);
  tell(green(1, 1, 'c1'));
  expect(stages(state)).toBe('c1 testing');
});

test('a run that is lost again and again holds the batch for a while, and blames no commit', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c1')));
  for (let attempt = 1; attempt <= 3; attempt++) tell(made(1, attempt, 'c1'), { type: 'run-lost', batch: 1, attempt, words: 'it died' });
  expect(stages(state)).toBe('c1 held');
  const atMs = wakeAtMs(state);
  expect(atMs).not.toBe(null);
  reducePipeline(state, { type: 'tick', nowMs: atMs ?? 0 });
  expect(stages(state)).toBe('c1 batched');
});

test('a tree that is proven already needs no run', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c1')), made(1, 1, 'c1'), green(1, 1, 'c1'), ended(1, 'deployed'), seen(commit('c2'), commit('c3', 'c2')));
  const effects = tell({ type: 'candidate-made', batch: 2, attempt: 1, candidate: { commit: 'c3', tree: 'tc1' } });
  expect(asked(effects, 'start-run')).toEqual([]);
  expect(stages(state)).toBe('c1 live, c2 live, c3 live');
});

test('a commit that was evicted and taken back on the branch leaves nothing behind: the branch is the candidate again', () => {
  const { tell } = openExample();
  tell(seen(commit('c100'), commit('c200')));
  tell(made(1, 1, 'c200'));
  expect(asked(tell(say({ type: 'evict', commit: 'c100', ...ADA })), 'make-candidate')).toMatchObject([
    { tip: null, commits: ['c200'], evicted: ['c100'] },
  ]);
  tell(made(1, 2, 'made'), green(1, 2, 'made'), ended(1, 'deployed'));
  const effects = tell(seen(commit('c300', 'c100')));
  expect(asked(effects, 'make-candidate')).toMatchObject([{ tip: 'c300', commits: [], evicted: [] }]);
});

test('what a rewritten branch lost leaves the batch, and a lost commit that is green already stops shipping', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c100'), commit('c200')), made(1, 1, 'c200'));
  const effects = tell({ type: 'branch-seen', tip: 'c300', commits: [commit('c300')], isRewritten: true, gone: ['c200'] });
  expect(asked(effects, 'stop-run')).toMatchObject([{ batch: 1, attempt: 1 }]);
  expect(asked(effects, 'make-candidate')).toMatchObject([{ commits: ['c100'] }]);
  tell(made(1, 2, 'c100'), green(1, 2, 'c100'));
  expect(state.hold).toBe(null);
  tell({ type: 'branch-seen', tip: 'c400', commits: [commit('c400')], isRewritten: true, gone: ['c100', 'c300'] });
  expect(state.hold).not.toBe(null);
});

test('commits of a release that was taken back wait for a person, and later ones go on without them', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c100')), made(1, 1, 'c100'), green(1, 1, 'c100'), seen(commit('c200')), made(2, 1, 'c200'));
  const effects = tell(ended(1, 'rolled-back'));
  expect(stages(state)).toBe('c100 rolled-back, c200 batched');
  expect(asked(effects, 'stop-run')).toMatchObject([{ batch: 2 }]);
  expect(asked(effects, 'make-candidate')).toMatchObject([{ tip: null, base: { commit: 'c0' }, commits: ['c200'], evicted: ['c100'] }]);
});

test('an override ships what nothing proved, by name and reason, and does not move the green ref', () => {
  const { state, tell } = openExample();
  tell(seen(commit('c100')), made(1, 1, 'c100'));
  const effects = tell(say({ type: 'override', commit: 'c100', ...ADA }));
  expect(asked(effects, 'deploy')).toMatchObject([{ batch: 1, proof: null, ...ADA }]);
  expect(asked(effects, 'move-green')).toEqual([]);
  expect(state.green.commit).toBe('c0');
});

test('a pipeline knows from its own verdicts whether nearly all failures are chance', () => {
  const { state, tell } = openExample();
  state.mercy = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`case ${index}`, [1]]));
  tell(seen(commit('c100'), commit('c200'), commit('c300')), made(1, 1, 'c300'));
  expect(state.batches.at(-1)?.run?.inquiry.isMostlyChance).toBe(true);
  for (const id of ['c100', 'c200']) tell(say({ type: 'evict', commit: id, ...ADA }));
  tell(made(1, 3, 'made'));
  expect(state.batches.at(-1)?.run?.inquiry.isMostlyChance).toBe(true);
  state.mercy = { 'case 0': [1] };
  tell(green(1, 3, 'made'), seen(commit('c400')), made(2, 1, 'c400'));
  expect(state.batches.at(-1)?.run?.inquiry.isMostlyChance).toBe(false);
});

test('a hold stops what ships and not what is tested, until it is released', () => {
  const { tell } = openExample();
  tell(say({ type: 'hold', ...ADA }), seen(commit('c1')), made(1, 1, 'c1'));
  expect(asked(tell(green(1, 1, 'c1')), 'deploy')).toEqual([]);
  expect(asked(tell(say({ type: 'release', ...ADA })), 'deploy')).toMatchObject([{ batch: 1 }]);
});

test('bytes are on their way to the hosts as soon as there is a candidate, while it is tested', () => {
  const { tell } = openExample();
  const effects = tell(seen(commit('c1')), made(1, 1, 'c1'));
  expect(asked(effects, 'stage')).toMatchObject([{ batch: 1, candidate: { commit: 'c1' } }]);
  expect(asked(effects, 'deploy')).toEqual([]);
});
