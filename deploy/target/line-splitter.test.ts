import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitLines } from './line-splitter.ts';

function split(chunks: readonly Buffer[], maxBytes = 1000): string[] {
  const lines: string[] = [];
  const take = splitLines((line) => lines.push(line), { maxBytes });
  for (const chunk of chunks) take(chunk);
  return lines;
}

describe('lines', () => {
  test('are the same however the bytes come in', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', ' ') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (written, size) => {
        const bytes = Buffer.from(`${written}\n`);
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        );
        expect(split(chunks)).toEqual(`${written}\n`.split('\n').slice(0, -1));
      }),
    );
  });

  test('that have no end cost no more than the limit', () => {
    const chunks = Array.from({ length: 100 }, () => Buffer.alloc(100, 'x'));
    expect(split([...chunks, Buffer.from('\nnext\n')], 250)).toEqual(['x'.repeat(250), 'next']);
  });
});
