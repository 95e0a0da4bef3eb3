import { expect, test, vi } from 'vitest';
import { isAlive } from '../test/support/process-watch.ts';
import { runLocalCommand } from './local-command.ts';

const { signal } = new AbortController();
const options = { cwd: '/', env: { SHARD_RELEASE: 'r1' }, deadlineMs: 10_000, signal };

test.each<[string, string, { isDone: boolean; detail: string }]>([
  ['a command sees its environment', 'echo "$SHARD_RELEASE"; pwd', { isDone: true, detail: 'r1\n/' }],
  [
    'a failure says why, with what was printed last',
    'echo "no such table" >&2; exit 3',
    { isDone: false, detail: 'exit 3: no such table' },
  ],
  ['a command that is not there fails', 'no-such-command-here', { isDone: false, detail: expect.stringContaining('exit 127') as string }],
])('%s', async (_name, command, expected) => {
  expect(await runLocalCommand(command, options)).toEqual(expected);
});

test('a command that does not end is ended with everything it started', async () => {
  const { isDone, detail } = await runLocalCommand('sleep 1000 & echo $!; wait', { ...options, deadlineMs: 100 });
  const pid = Number(/\d+$/u.exec(detail)?.[0]);
  expect(isDone).toBe(false);
  expect(pid).toBeGreaterThan(1);
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
});

test('an abort ends it', async () => {
  const ending = new AbortController();
  const running = runLocalCommand('sleep 1000', { ...options, signal: ending.signal });
  ending.abort();
  expect((await running).isDone).toBe(false);
});
