/** A host session whose host is this machine: for tests of what runs on hosts, with the real shell and the real rsync. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { hostId } from '../../core/id.ts';
import type { ExecResult, HostSession } from '../target/target.ts';

export type LocalSession = HostSession & {
  /** Bytes that commands took from their standard input, together. */
  readonly sentBytes: () => number;
};

/** Opens a session on a folder. `shell` stands in for the host's `sh`, with its arguments; `path` for its PATH. */
export function openLocalSession(root: string, shell: readonly string[] = ['sh'], path = process.env['PATH']): LocalSession {
  const host = { id: hostId('here'), group: '', rack: '', address: '127.0.0.1', port: 22, user: '', roles: [], root, jump: [] };
  let sent = 0;
  const run = async (command: string, stdin: Readable | Uint8Array, signal: AbortSignal): Promise<ExecResult> => {
    const [file = 'sh', ...args] = shell;
    const child = spawn(file, [...args, '-c', command], { signal, env: { ...process.env, PATH: path }, stdio: 'pipe' });
    const ended = once(child, 'close');
    const source = stdin instanceof Readable ? stdin : Readable.from(stdin.length === 0 ? [] : [Buffer.from(stdin)]);
    source.on('data', (chunk: Buffer) => (sent += chunk.length));
    // A command that needs none of its input leaves it.
    const fed = pipeline(source, child.stdin).catch(() => undefined);
    const [stdout, stderr, [code]] = await Promise.all([buffer(child.stdout), text(child.stderr), ended, fed]);
    return { code: typeof code === 'number' ? code : 1, stdout, stderr };
  };
  return {
    host,
    sentBytes: () => sent,
    perform: () => Promise.reject(new Error('a local session carries no orders out')),
    exec: (command, { stdin, signal }) => run(command, stdin ?? new Uint8Array(), signal),
    async *lines(command, signal) {
      const child = spawn(shell[0] ?? 'sh', ['-c', command], { signal, stdio: ['ignore', 'pipe', 'ignore'] });
      child.once('error', () => undefined);
      yield* createInterface({ input: child.stdout });
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
