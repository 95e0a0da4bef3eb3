import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differingPaths, parseStagingAnswer, type StagingAnswer } from './staging-answer.ts';

const DIGEST = 'a1'.repeat(32);

const CASES: readonly [stdout: string, expected: StagingAnswer][] = [
  [`proven ${DIGEST}\n`, { type: 'proven', digest: DIGEST, created: [] }],
  [`Welcome!\ncreated .env\ncreated a b\nproven ${DIGEST}\n`, { type: 'proven', digest: DIGEST, created: ['.env', 'a b'] }],
  ['absent\n', { type: 'absent' }],
  ['fenced 7\n', { type: 'fenced', detail: '7' }],
  [
    'full rsync: write failed\nNo space left on device (28)\n',
    { type: 'full', detail: 'rsync: write failed; No space left on device (28)' },
  ],
  ['differs\n./a\t644\tx\n', { type: 'differs', listing: './a\t644\tx\n' }],
  ['proven abc\n', { type: 'mute', detail: 'proven abc' }],
  ['', { type: 'mute', detail: '' }],
];

test.each(CASES)('%j', (stdout, expected) => {
  expect(parseStagingAnswer(stdout, '')).toEqual(expected);
});

test('a host that prints anything at all is never believed to have proven another digest than it printed', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (stdout, stderr) => {
      const answer = parseStagingAnswer(stdout, stderr);
      expect(answer.type).not.toBe('proven');
      if ('detail' in answer) expect(answer.detail.length).toBeLessThan(600);
    }),
  );
});

test('paths that differ are named once, whichever side has them', () => {
  expect(differingPaths('./a\t644\t1\n./b\t644\t1\n./c\tlink\tx\n', './a\t644\t1\n./b\t755\t1\n./d\tdirectory\t755\n')).toEqual([
    'b',
    'c',
    'd',
  ]);
});
