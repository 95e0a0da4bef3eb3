import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseId } from '../../core/id.ts';
import type { HostOrder } from './order.ts';
import { shellQuote } from './quote.ts';
import { encodeRequest, refuseOrder } from './request.ts';
import { STATE_SCRIPT } from './script/state.ts';

const SAMPLES = 300;
/** The shell starts two processes a text, to show its bytes; a busy machine takes its time over them. */
const SHELL_MS = 60_000;
/** Everything but NUL, which no shell can hold. */
const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
const nastyText = fc.string({
  unit: fc.constantFrom('\\', '0', '1', '-', '\n', ' ', '\t', "'", '"', '$', '`', '*', 'é', '\r', 'n', 'x'),
  maxLength: 12,
});

function run(command: string): HostOrder {
  return { type: 'run', epoch: 1, name: 'hook', release: null, command, deadlineMs: 1000 };
}

describe('requests', () => {
  test(
    'a host decodes every text to what it was',
    () => {
      const texts = [...fc.sample(anyText, SAMPLES), ...fc.sample(nastyText, SAMPLES), '-', '--', '', '\n', '\\0055', 'a\n\n'];
      const lines = texts.map((text) => encodeRequest(1, run(text)).split(' ').at(-1));
      const program = `${STATE_SCRIPT}\nwhile IFS= read -r line; do decode "$line"; printf '%s' "$value" | od -An -v -tx1 | tr -d ' \\n'; echo; done`;
      const { stdout } = spawnSync('sh', ['-c', program], { input: `${lines.join('\n')}\n`, encoding: 'utf8' });
      const decoded = stdout.split('\n').slice(0, texts.length);
      expect(decoded).toEqual(texts.map((text) => Buffer.from(text).toString('hex')));
    },
    SHELL_MS,
  );

  test('a request is one line of words without anything that a shell could expand', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, nastyText), (text) => {
        expect(encodeRequest(1, run(text))).toMatch(/^1 run 1 - 1 (?:[A-Za-z0-9_./:=@,+~-]|\\0[0-7]{3})+$/);
      }),
    );
  });

  test.each<[string, HostOrder]>([
    ['a release without a name', { type: 'confirm', epoch: 1, current: releaseId('') }],
    ['a release that is a path', { type: 'remove', epoch: 1, releases: [releaseId('r-a'), releaseId('../r-b')] }],
    [
      'a dead-man that reverts to an option',
      { type: 'switch', epoch: 1, expect: null, to: releaseId('r'), deadMan: { afterMs: 1, revertTo: releaseId('-r') } },
    ],
    ['a release that looks like a manifest', { type: 'mark-bad', epoch: 1, release: releaseId('r.manifest') }],
    ['a command with a NUL', run('a\0b')],
    ['a command without end', run('x'.repeat(200_000))],
  ])('%s is refused before it is sent', (_name, order) => {
    expect(refuseOrder(order)).not.toBeNull();
  });
});

describe('a quoted word', () => {
  test('is read back by a shell as it was', () => {
    const texts = fc.sample(anyText, SAMPLES);
    const { stdout } = spawnSync('sh', { input: texts.map((text) => `printf '%s\\0' ${shellQuote(text)}\n`).join(''), encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(texts);
  });
});
