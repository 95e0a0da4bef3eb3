import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { renderCompletion } from './completion-script.ts';
import { VERBS } from './verb-table.ts';

/** What bash offers after these words; the last one is under the cursor. */
function complete(...words: readonly string[]): string[] {
  const script = `${renderCompletion('bash', VERBS)}
COMP_WORDS=(shard-run "$@"); COMP_CWORD=$#
_shard_run; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8', cwd: '/' })
    .split('\n')
    .filter((line) => line !== '');
}

test.each<[string[], string[]]>([
  [['pl'], ['plan']],
  [['dep'], ['deploy']],
  [['deploy', 'ro'], ['rollback']],
  [['deploy', 'hosts', 'tr'], ['trust']],
  [['deploy', 'hosts', 'trust', '--fing'], ['--fingerprint']],
  [['deploy', 'push', '--em'], ['--emergency']],
  [['plan', '--targ'], ['--target']],
  [['--repor'], ['--reporter']],
  [['completion', 'f'], ['fish']],
  [['--reporter', 'jun'], ['junit']],
])('bash completes %j to %j', (words, expected) => {
  expect(complete(...words)).toEqual(expected);
});

test('bash offers the verbs of a group', () => {
  expect(complete('deploy', '')).toEqual(expect.arrayContaining(['push', 'plan', 'status', 'rollback', 'hold']));
});

test.each(['zsh', 'fish'] as const)('the script of %s names every verb by its last word', (shell) => {
  const script = renderCompletion(shell, VERBS);
  for (const verb of VERBS.filter(({ name }) => name !== '')) expect(script).toContain(verb.name.split(' ').at(-1));
});
