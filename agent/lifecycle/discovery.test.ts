import { expect, test } from 'vitest';
import type { FileKey } from '../../core/id.ts';
import { fileKey, type TestFile } from '../../core/test-file.ts';
import type { Discovery } from '../runner/contract.ts';
import { fitsMessage, withFittingBodies } from './discovery.ts';

function file(number: number): TestFile {
  const path = `src/part/of/a/project/number-${number}.test.ts`;
  const common = { suite: 'vitest', project: '', kind: 'runtime', contentDigest: 'd'.repeat(64), bytes: 1, group: 0 } as const;
  return { key: fileKey('vitest', '', path, 'runtime'), path, ...common, maxPerAgent: null, bundle: null, labels: [], wholeReason: null };
}

function discovery(files: number, cases: number): Discovery {
  const body = { title: 'a case of ordinary length', bodyDigest: 'd'.repeat(22) };
  const bodies = Array.from({ length: files }, (_, number) => ({
    file: `f${number}` as FileKey,
    contentDigest: 'd',
    bodies: Array.from({ length: cases }, () => body),
  }));
  return { files: [], bodies, errors: [], notices: [], unsupported: [] };
}

test('ten thousand files fit, a hundred thousand do not', () => {
  expect(fitsMessage(Array.from({ length: 10_000 }, (_, number) => file(number)))).toBe(true);
  expect(fitsMessage(Array.from({ length: 100_000 }, (_, number) => file(number)))).toBe(false);
});

test('an ordinary project sends all its bodies', () => {
  const whole = discovery(1_000, 15);
  expect(withFittingBodies(whole)).toBe(whole);
});

test('a huge project sends the first bodies, in order', () => {
  const whole = discovery(10_000, 100);
  const { bodies } = withFittingBodies(whole);
  expect(bodies.length).toBeGreaterThan(100);
  expect(bodies).toEqual(whole.bodies.slice(0, bodies.length));
});
