import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostId } from '../../core/id.ts';
import { parseAnswer, parseEnd } from './answer.ts';

const HOST = hostId('host');
const DIGEST = 'a'.repeat(64);
const SOUND = ['f epoch 7', 'f current r-a', 'f clock 1700000000000', 'f free 5', 'f running -'];

describe('an answer', () => {
  test('is read with its facts, its output and its end', () => {
    const lines = [
      ...SOUND,
      `f release r-a ${DIGEST} pinned`,
      'f release r-b - bad',
      'f dead-man 7 r-a r-b 2500',
      'f reverted 6 r-c 99',
      'o one',
      'o ',
      'o two',
    ];
    expect(parseAnswer(HOST, 'done', lines)).toEqual({
      host: HOST,
      isDone: true,
      output: 'one\n\ntwo',
      facts: {
        epoch: 7,
        current: 'r-a',
        foreign: null,
        releases: [
          { id: 'r-a', digest: DIGEST, isBad: false, isPinned: true },
          { id: 'r-b', digest: null, isBad: true, isPinned: false },
        ],
        deadMan: { epoch: 7, from: 'r-a', revertTo: 'r-b', deadlineMs: 1_700_000_002_500, leftMs: 2500 },
        reverted: { epoch: 6, from: 'r-c', atMs: 99 },
        running: null,
        clockMs: 1_700_000_000_000,
        freeBytes: 5,
      },
    });
  });

  test.each([
    ['the epoch is missing', SOUND.slice(1)],
    ['the epoch is no number', ['f epoch NaN', ...SOUND.slice(1)]],
    ['current is no name', ['f epoch 7', 'f current a/b', ...SOUND.slice(2)]],
    ['nothing is there', []],
  ])('is a refusal when %s', (_name, lines) => {
    expect(parseAnswer(HOST, 'done', lines)).toMatchObject({ isDone: false, refusal: 'failed', facts: null });
  });

  test('of rubbish never throws and never makes up a state', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `f ${text}`),
          ),
        ),
        fc.string(),
        (lines, status) => {
          expect(parseAnswer(HOST, status, lines).isDone).toBe(false);
        },
      ),
    );
  });

  test.each([
    ['< 12 done', { number: 12, status: 'done' }],
    ['< 0 ready', { number: 0, status: 'ready' }],
    ['o < 12 done', null],
    ['< x done', null],
    ['< 12 done ', null],
  ])('ends with %j', (line, end) => {
    expect(parseEnd(line)).toEqual(end);
  });
});
