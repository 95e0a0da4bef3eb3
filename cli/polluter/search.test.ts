import { expect, test } from 'vitest';
import { fileKey } from '../../core/test-file.ts';
import type { Predecessor } from './predecessor.ts';
import { searchPolluter } from './search.ts';

const predecessors = Array.from({ length: 12 }, (_, index): Predecessor => {
  return { file: fileKey('unit', '', `f${index}.test.ts`, 'runtime'), case: null, name: `f${index}` };
});
const namesOf = (before: readonly Predecessor[]): string => before.map(({ name }) => name).join(' ');

/** Counts experiments, and how many went on at once. */
function observe(fails: (names: string, running: number) => boolean) {
  const seen = { count: 0, running: 0, most: 0 };
  const run = async (before: readonly Predecessor[]): Promise<boolean> => {
    seen.count += 1;
    seen.running += 1;
    seen.most = Math.max(seen.most, seen.running);
    const { running } = seen;
    await Promise.resolve();
    seen.running -= 1;
    return fails(namesOf(before), running);
  };
  const search = (slots: number) => searchPolluter(run, { predecessors, slots, tell: () => undefined });
  return { seen, search };
}

test.each([1, 4, 40])('with %i slots the polluter is found and proven', async (slots) => {
  const { seen, search } = observe((names) => names.split(' ').includes('f7'));
  const verdict = await search(slots);
  expect(verdict).toMatchObject({ kind: 'found', polluters: [{ name: 'f7' }], failures: 3, tries: 3 });
  expect(seen.most).toBeLessThanOrEqual(slots);
});

test.each([
  ['fails alone', () => true, 'fails-alone'],
  ['never fails again', () => false, 'passes-after-all'],
])('a case that %s has no polluter', async (_, fails, kind) => {
  expect(await observe(fails).search(4)).toEqual({ kind });
});

test('what holds only because experiments disturb each other is searched for again one at a time', async () => {
  const { seen, search } = observe((names, running) => names.split(' ').includes('f3') || (names !== '' && running > 3));
  expect(await search(8)).toMatchObject({ kind: 'found', polluters: [{ name: 'f3' }] });
  expect(seen.most).toBeGreaterThan(3);
});
