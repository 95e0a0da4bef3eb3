/** Finds shard.config.ts and loads it in a child process: the user's code never runs in this one. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExpectedError } from '../../core/expected-error.ts';
import type { ShardConfig } from './define-config.ts';

const NAMES = ['shard.config.ts', 'shard.config.mts', 'shard.config.js', 'shard.config.mjs'];
/** A configuration that takes longer waits for something that will not come. */
const LOAD_DEADLINE_MS = 20_000;
const STDERR_BYTES = 64 * 1024;

export type LoadedConfig = { readonly file: string; readonly config: ShardConfig };

/** Returns the absolute path of the configuration in the directory; `null` without one. */
export function findConfig(cwd: string): string | null {
  return NAMES.map((name) => path.join(cwd, name)).find((file) => existsSync(file)) ?? null;
}

/** Loads and validates a configuration file. Throws `config-invalid`, naming file, key, value and expected form. */
export async function loadConfig(file: string, cwd: string): Promise<LoadedConfig> {
  const shown = path.relative(cwd, file) || file;
  const [answer, { validateConfig }] = await Promise.all([askChild(file, cwd), import('./validate-config.ts')]);
  if (answer.kind === 'failed') {
    throw new ExpectedError('config-invalid', `${shown} cannot be loaded: ${firstLines(answer.message, file)}`, {
      hint: `node ${shown} shows the error alone`,
    });
  }
  return { file, config: validateConfig(shown, answer.json === null ? null : (JSON.parse(answer.json) as unknown)) };
}

type Answer = { readonly kind: 'loaded'; readonly json: string | null } | { readonly kind: 'failed'; readonly message: string };

function askChild(file: string, cwd: string): Promise<Answer> {
  const script = fileURLToPath(new URL(`./load-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));
  return new Promise((resolve) => {
    const child = fork(script, [file], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
      timeout: LOAD_DEADLINE_MS,
      killSignal: 'SIGKILL',
    });
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      if (stderr.length < STDERR_BYTES) stderr += chunk;
    });
    child.once('message', (message) => {
      resolve(message as Answer);
      child.kill('SIGKILL');
    });
    child.once('error', (error) => resolve({ kind: 'failed', message: error.message }));
    child.once('close', (code, signal) => {
      const end = signal === null ? `it ended the process with code ${code}` : `it was stopped after ${LOAD_DEADLINE_MS / 1000} s`;
      resolve({ kind: 'failed', message: `${stderr.trim() === '' ? '' : `${stderr.trim()}\n`}${end}` });
    });
  });
}

/** The message and the place in the file; Node's own frames say nothing to a user. */
function firstLines(message: string, file: string): string {
  const lines = message.split('\n').filter((line) => !/^\s+at (?!.*file:)/u.test(line) && !line.includes('node:internal'));
  const frames = lines.filter((line) => line.trimStart().startsWith('at '));
  const own = frames.find((line) => line.includes(path.basename(file)));
  const words = lines.filter((line) => !line.trimStart().startsWith('at ') && line.trim() !== '').slice(0, 8);
  return [...words, ...(own === undefined ? [] : [own.trim()])].join('\n');
}
