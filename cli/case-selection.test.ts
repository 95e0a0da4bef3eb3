import { describe, expect, test } from 'vitest';
import { selectCases } from './case-selection.ts';

describe('cases of a file by name', () => {
  test('are what the run is narrowed to, each once', () => {
    const cases = [{ id: null, titlePath: ['cart', 'adds'] }];
    expect(selectCases(['cart > adds', 'cart > adds'], ['./test/cart.test.ts'], false)).toEqual({
      files: [{ file: 'test/cart.test.ts', cases }],
      isSequence: false,
    });
  });

  test('narrow nothing when none is named', () => {
    expect(selectCases([], ['a', 'b'], true)).toBeNull();
  });

  test.each<[string, readonly string[], boolean]>([
    ['no file', [], false],
    ['two files', ['a', 'b'], false],
    ['the failures of the last run', ['a'], true],
  ])('are refused with %s', (_, files, isFailedOnly) => {
    expect(() => selectCases(['cart'], files, isFailedOnly)).toThrow(expect.objectContaining({ code: 'usage' }));
  });
});
