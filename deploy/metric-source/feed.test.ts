import { expect, test } from 'vitest';
import { createVoice } from './feed.ts';

test('many hosts with the same words are one line, others are named, and each kind is said once a host', () => {
  const lines: string[] = [];
  const { say, flush } = createVoice((words) => lines.push(words));
  for (let round = 0; round < 2; round += 1) {
    for (let number = 1; number <= 5; number += 1) say('log0', `web-${number}`, 'the log is not there');
    say('stream', 'web-1', 'sampling was\ninterrupted');
    say('plan', '', 'the pattern is no pattern');
    flush();
  }
  expect(lines).toEqual([
    '5 hosts (web-1, web-2, web-3, …): the log is not there',
    'web-1: sampling was interrupted',
    'the pattern is no pattern',
  ]);
});
