/** A project in a temporary folder, and the command line run in it as a user runs it. */
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** What a user types. */
export const LAUNCHER = path.join(ROOT, 'cli/bin.js');
/** A run of a handful of small files takes two seconds on an idle machine. */
const DEADLINE_MS = 60_000;

/** A command that runs meanwhile. */
export type Started = {
  readonly ended: Promise<Ended>;
  /** All that it wrote so far. */
  said(): string;
  kill(signal: NodeJS.Signals): void;
};

const MARK = 'CLI_PROJECT_FOLDER';

export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export class CliProject implements Disposable {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'shard-run-cli-')));

  readonly #deadlineMs: number;

  /** Files by relative path. A dependency on Vitest, and our copy of it, are there unless `bare`. `deadlineMs` is that of each command. */
  constructor(files: Readonly<Record<string, string>>, options: { readonly bare?: boolean; readonly deadlineMs?: number } = {}) {
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
    if (options.bare !== true) {
      mkdirSync(path.join(this.folder, 'node_modules'));
      symlinkSync(path.join(ROOT, 'node_modules/vitest'), path.join(this.folder, 'node_modules/vitest'));
      this.write({ 'package.json': '{ "type": "module", "devDependencies": { "vitest": "*" } }' });
    }
    this.write(files);
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(this.folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  /** Runs `shard-run` with the arguments; CI variables of our own environment are not passed on. `hear` gets what it says on standard error meanwhile. */
  run(args: readonly string[], env: Readonly<Record<string, string>> = {}, hear: (text: string) => void = () => undefined): Promise<Ended> {
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [LAUNCHER, ...args],
        { cwd: this.folder, env: { ...plainEnvironment(env), [MARK]: this.folder }, timeout: this.#deadlineMs, killSignal: 'SIGKILL' },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
          resolve({ code, stdout, stderr });
        },
      );
      child.stderr?.on('data', hear);
    });
  }

  /** Starts `shard-run` and does not wait for it. */
  start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
    const child = this.#spawn(args, env);
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ ...said, code })));
    return { ended, said: () => `${said.stdout}${said.stderr}`, kill: (signal) => void child.kill(signal) };
  }

  /** Starts `shard-run`, waits until its output contains the text, then sends the signals, so many milliseconds apart. */
  interrupt(args: readonly string[], when: { readonly printed: string; readonly signals: readonly NodeJS.Signals[] }): Promise<Ended> {
    const child = this.#spawn(args, {});
    const said = { stdout: '', stderr: '' };
    let isInterrupted = false;
    const hear = (stream: 'stdout' | 'stderr') => (chunk: string) => {
      said[stream] += chunk;
      if (isInterrupted || !said.stdout.includes(when.printed)) return;
      isInterrupted = true;
      for (const signal of when.signals) child.kill(signal);
    };
    child.stdout.setEncoding('utf8').on('data', hear('stdout'));
    child.stderr.setEncoding('utf8').on('data', hear('stderr'));
    return new Promise((resolve) => child.once('close', (code) => resolve({ ...said, code })));
  }

  /** Process ids of everything that still runs for this project, on Linux; children inherit the mark. */
  processesLeft(): string[] {
    return readdirSync('/proc').filter((pid) => /^\d+$/u.test(pid) && environmentOf(pid).includes(`${MARK}=${this.folder}\0`));
  }

  #spawn(args: readonly string[], env: Readonly<Record<string, string>>) {
    return spawn(process.execPath, [LAUNCHER, ...args], {
      cwd: this.folder,
      env: { ...plainEnvironment(env), [MARK]: this.folder },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: this.#deadlineMs,
      killSignal: 'SIGKILL',
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

/** Our own environment without what would make the command line believe that it runs in CI, or in a test. */
export function plainEnvironment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:CI|GITHUB_|VITEST|NODE_ENV|FORCE_COLOR|NO_COLOR|SHARD_RUN)/u.test(name),
  );
  return { ...Object.fromEntries(kept), ...env };
}
