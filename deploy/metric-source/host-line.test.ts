import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHostLine, parseNumber } from './host-line.ts';

describe('parseHostLine', () => {
  test('reads every kind of field', () => {
    const line = parseHostLine('1\tticks=2\t!log0=does not exist\tload=0.5\tcpu=12.25\tmemory=40\tc3= 7\tn1=4\ts1=3:a=b: c');
    expect(line).toEqual({
      ticks: 2,
      gauges: { load: 0.5, cpu: 12.25, memory: 40 },
      counts: new Map([[1, 4]]),
      answers: new Map([[3, ' 7']]),
      shapes: [{ metric: 1, count: 3, text: 'a=b: c' }],
      problems: [{ kind: 'log0', words: 'does not exist' }],
    });
  });

  test.each(['', 'Welcome to web-1!', '2\tload=1', 'bash: warning'])('"%s" is not a line of ours', (text) => {
    expect(parseHostLine(text)).toBeNull();
  });

  test('never throws, whatever a host writes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseHostLine(`1\t${text}`) !== null));
  });
});

test.each([
  ['3', 3],
  [' -2.5e3 ', -2500],
  ['.5', 0.5],
  ['', Number.NaN],
  ['NaN', Number.NaN],
  ['Infinity', Number.NaN],
  ['1e999', Number.NaN],
  ['0x10', Number.NaN],
  ['12 ms', Number.NaN],
  ['1,5', Number.NaN],
])('parseNumber takes "%s" for %d', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});
