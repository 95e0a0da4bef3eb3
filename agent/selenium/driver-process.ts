/** Starts a driver of this machine on a port of its own and ends it with everything that it started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ExpectedError } from '../../core/expected-error.ts';
import type { BrowserName } from '../../core/webdriver.ts';
import { killStrays, killTree } from '../process/survivor.ts';
import { installHint } from './program.ts';
import { RemoteEndError, sendCommand } from './remote-end.ts';

/** A driver that answers. */
export type DriverProcess = {
  readonly url: string;
  /** Settles when the process is gone, with how it went. */
  readonly gone: Promise<string>;
  /** Ends it now, and the browser, which would outlive its driver: what it started on Linux, elsewhere the process that is named. */
  kill(browserPid: number | null): void;
};

export type DriverOptions = {
  readonly browser: BrowserName;
  readonly program: string;
  /** Where driver and browser keep their temporary files; whoever owns it removes it. */
  readonly folder: string;
};

/** Inherited by everything that a driver starts, by which it is found. */
const DRIVER_VARIABLE = 'SHARD_RUN_DRIVER';
/** A driver listens after 50 ms on an idle machine; on a busy one the process waits for its core first. */
const START_DEADLINE_MS = 30_000;
const POLL_MS = 25;
const STATUS_DEADLINE_MS = 2_000;
/** Between finding a free port and listening on it somebody else may take it. */
const PORT_TRIES = 3;
const MAX_LAST_WORDS = 2_000;

/** Throws `browser-unusable`. */
export async function startDriver(options: DriverOptions): Promise<DriverProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOn(await freePort(), options);
    } catch (cause) {
      if (tries < PORT_TRIES) continue;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ExpectedError('browser-unusable', `the driver "${options.program}" could not be started: ${why}`, {
        hint: installHint(options.browser),
        cause,
      });
    }
  }
}

async function startOn(port: number, { browser, program, folder }: DriverOptions): Promise<DriverProcess> {
  const mark = randomUUID();
  const child = spawn(program, argumentsFor(browser, port), {
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder, [DRIVER_VARIABLE]: mark },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const gone = goneOf(child);
  const url = `http://127.0.0.1:${port}`;
  const ready = new AbortController();
  try {
    const death = await Promise.race([gone, untilReady(url, ready.signal)]);
    if (death !== null) throw new Error(death);
  } catch (error) {
    end(child, mark);
    throw error;
  } finally {
    ready.abort();
  }
  const kill = (browserPid: number | null): void => {
    end(child, mark);
    if (browserPid !== null) signal(browserPid);
  };
  return { url, gone, kill };
}

function argumentsFor(browser: BrowserName, port: number): readonly string[] {
  switch (browser) {
    case 'chrome':
      return [`--port=${port}`];
    case 'firefox':
      // Its second port is 9222 for every driver unless one is drawn; without system access nobody can clean what other origins left.
      return [`--port=${port}`, '--websocket-port=0', '--allow-system-access'];
    case 'internet explorer':
      return [`/port=${port}`];
  }
}

function goneOf(child: ChildProcess): Promise<string> {
  let lastWords = '';
  const hear = (chunk: Buffer): void => {
    lastWords = (lastWords + chunk.toString()).slice(-MAX_LAST_WORDS);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, sent) =>
      resolve(`it ${sent === null ? `exited with code ${code}` : `was killed by ${sent}`}: ${lastWords.trim()}`),
    );
  });
}

/** Resolves with `null` when the driver answers. Rejects when it is too late. */
async function untilReady(url: string, signal: AbortSignal): Promise<null> {
  for (const begunMs = performance.now(); performance.now() - begunMs < START_DEADLINE_MS && !signal.aborted; ) {
    try {
      await sendCommand(url, { method: 'GET', path: '/status' }, STATUS_DEADLINE_MS);
      return null;
    } catch (error) {
      if (error instanceof RemoteEndError && error.failure === 'refused') throw error;
    }
    await wait(POLL_MS);
  }
  throw new Error(`it did not answer within ${START_DEADLINE_MS / 1_000} s`);
}

function end(child: ChildProcess, mark: string): void {
  if (child.pid === undefined) return;
  // Windows has no groups and no death signals: what the driver started would stay.
  if (process.platform !== 'win32') child.kill('SIGKILL');
  else if (child.exitCode === null) killTree(child.pid);
  // A browser that was still starting when its session was given up has told nobody its process; one that was left is gone.
  killStrays(`${DRIVER_VARIABLE}=${mark}`);
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went with its driver.
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
