import { expect, test } from 'vitest';
import { groupHostWords, nameHosts, partHostWords } from './host-group.ts';

test.each([
  ['one host is named', ['a: no answer'], ['a: no answer']],
  ['hosts that say the same are one line', ['a: no answer', 'b: no answer'], ['2 hosts: no answer (a, b)']],
  [
    'sentences that differ in numbers and the own name are the same',
    ['a: no answer of http://a:80', 'b: no answer of http://b:81'],
    ['2 hosts: no answer of http://a:80 (a, b)'],
  ],
  ['other words are another line, in their order', ['b: slow', 'a: full', 'c: slow'], ['2 hosts: slow (b, c)', 'a: full']],
  ['what no host says is left as it is', ['metric "a": bad'], ['metric "a": bad']],
  ['nothing can forge a line', ['a\u001B[2J: x\ny'], ['a␛[2J: x␊y']],
])('%s', (_name, said, expected) => {
  expect(groupHostWords(said.map(partHostWords))).toEqual(expected);
});

test('three names are shown and the others counted', () => {
  expect(nameHosts(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
});
