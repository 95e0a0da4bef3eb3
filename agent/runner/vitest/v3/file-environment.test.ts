import { describe, expect, test } from 'vitest';
import { fileEnvironment } from './file-environment.ts';

/** Written out, the comments would be this file's own. */
const spelled = (text: string): string => text.replaceAll('@v-', '@vitest-').replaceAll('@j-', '@jest-');

describe('the environment of a file', () => {
  test.each([
    ['', { name: 'node', options: null }],
    ['// @v-environment jsdom', { name: 'jsdom', options: null }],
    ['/** @j-environment edge-runtime */', { name: 'edge-runtime', options: null }],
    [
      '// @v-environment jsdom\n// @v-environment-options { "url": "https://example.com/" }',
      { name: 'jsdom', options: { jsdom: { url: 'https://example.com/' } } },
    ],
    ['/* @v-environment happy-dom */\n/* @v-environment-options {"a":1} */', { name: 'happy-dom', options: { happyDOM: { a: 1 } } }],
    ['// @v-environment-options null', { name: 'node', options: null }],
  ])('of %j is %j', (text, expected) => {
    expect(fileEnvironment(spelled(text), 'node')).toEqual(expected);
  });

  test('cannot be known when its options are no JSON', () => {
    expect(() => fileEnvironment(spelled('// @v-environment-options url'), 'node')).toThrow(SyntaxError);
  });
});
