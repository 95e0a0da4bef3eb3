import { expect, test } from 'vitest';
import { agentId, type CaseId, leaseId } from '../../core/id.ts';
import { fileKey } from '../../core/test-file.ts';
import type { FailedCase, Trial } from '../../pipeline/api.ts';
import type { RanCase } from './run-record.ts';
import { placeTrial, selectTrial } from './trial-selection.ts';

/** `file case`; no case is a file that cannot be loaded. */
function failedCase(text: string, agent = 'one'): FailedCase {
  const [name = '', title] = text.split(' ');
  const titlePath = title === undefined ? [] : [title];
  const file = fileKey('unit', '', name, 'runtime');
  return { id: text as CaseId, file, titlePath, agent: agentId(agent), slot: 0, order: 0, lease: leaseId('l'), atMs: 0, signature: '' };
}

const ran = (texts: readonly string[]): readonly RanCase[] =>
  texts.map((text) => {
    const { id, file, titlePath, lease } = failedCase(text);
    return { id, file, titlePath, lease };
  });

function trial(cases: readonly string[], cell: Trial['cell']): Trial {
  return { id: '1.1', round: 1, tree: { kind: 'prefix', length: 1 }, cell, cases: cases as readonly CaseId[] };
}

const ALONE = { order: 'alone', place: 'other-agent' } as const;
const AS_RUN = { order: 'as-run', place: 'same-agent' } as const;
const shown = ({ files }: ReturnType<typeof selectTrial>): string[] =>
  files.map(({ file, cases }) => `${file.split('|')[2]}: ${cases.map(({ titlePath }) => titlePath?.[0]).join(' ')}`);

test('alone means nothing but what failed, and of that only what is tried', () => {
  const selection = selectTrial(
    trial(['a x', 'b y'], ALONE),
    ['a x', 'b y', 'c z'].map((text) => failedCase(text)),
    () => ran(['d w', 'a x']),
  );
  expect([shown(selection), selection.isSequence]).toEqual([['a: x', 'b: y'], false]);
});

test('as run means in the company that it failed in, in the same order', () => {
  const selection = selectTrial(trial(['a x'], AS_RUN), [failedCase('a x')], () => ran(['d w', 'b y', 'd v', 'a u', 'a x']));
  expect([shown(selection), selection.isSequence]).toEqual([['d: w v', 'b: y', 'a: u x'], true]);
});

test('of long company the last files come along', () => {
  const company = Array.from({ length: 500 }, (_, index) => `f${index} c`);
  const files = shown(selectTrial(trial(['a x'], AS_RUN), [failedCase('a x')], () => ran([...company, 'a x'])));
  expect([files.length < 50, files.at(-2), files.at(-1)]).toEqual([true, 'f499: c', 'a: x']);
});

test('a file that could not be loaded is tried whole', () => {
  const selection = selectTrial(trial(['a', 'a x'], ALONE), [failedCase('a x'), failedCase('a')], () => []);
  expect(shown(selection)).toEqual(['a: ']);
});

test.each([
  ['same-agent', ['one', 'two'], { onlyAgents: ['one', 'two'], notAgents: [] }],
  ['other-agent', ['one'], { onlyAgents: [], notAgents: ['one'] }],
  ['same-agent', [''], { onlyAgents: [], notAgents: [] }],
] as const)('%s of %j', (place, agents, expected) => {
  const failed = agents.map((agent, index) => failedCase(`a ${index}`, agent));
  const cases = failed.map(({ id }) => id);
  expect(placeTrial(trial(cases, { order: 'alone', place }), failed)).toEqual(expected);
});
