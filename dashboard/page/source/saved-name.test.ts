import { expect, test } from 'vitest';
import { savedName } from './saved-name.ts';

const digest = '3f0c12ab'.repeat(8);

test.each([
  ['trace.zip', 'trace-3f0c12ab.zip'],
  ['what the user saw (1).PNG', 'what-the-user-saw-1--3f0c12ab.png'],
  ['--output.log', 'output-3f0c12ab.log'],
  ['über/../etc', 'ber-etc-3f0c12ab'],
  ['.zip', 'file-3f0c12ab.zip'],
  ['', 'file-3f0c12ab'],
])('%j is saved as a word that a shell takes as it is', (name, expected) => {
  expect(savedName({ name, digest })).toBe(expected);
});
