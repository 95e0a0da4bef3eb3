/** A real Selenium Grid on loopback: hub and node in one process, with Chromium, and with Internet Explorer where a remote end says it is one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { reservePorts } from '../../../agent/ground/service/port.ts';
import { killStrays } from '../../../agent/process/survivor.ts';
import { sendCommand } from '../../../agent/selenium/remote-end.ts';
import type { GridProgram } from './grid-jar.ts';

export type GridOptions = {
  readonly chromedriver: string;
  /** Address of the remote end behind the slot of Internet Explorer. */
  readonly explorerUrl: string;
  /** A session that is silent for longer is ended by the Grid. */
  readonly sessionTimeoutS: number;
};

type Status = { readonly ready?: boolean; readonly nodes?: readonly { readonly slots: readonly unknown[] }[] };

/** Inherited by the drivers and browsers that it starts, by which they are found. */
const MARK = 'SHARD_RUN_TEST_GRID';
/** It listens after three seconds on an idle machine. */
const START_MS = 90_000;
const LOOK_MS = 100;
/** A virtual machine that lives for seconds is better off with code that is compiled quickly than with code that is quick. */
const JAVA_OPTIONS = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xmx256m'];
/** It neither looks for newer drivers nor tells anybody that it was used. */
const SILENT = { SE_OFFLINE: 'true', SE_AVOID_STATS: 'true' };

export class SeleniumGrid implements AsyncDisposable {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #mark: string;
  #said = '';

  private constructor(url: string, child: ChildProcess, { folder, mark }: { readonly folder: string; readonly mark: string }) {
    this.url = url;
    this.#child = child;
    this.#folder = folder;
    this.#mark = mark;
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (this.#said += text));
  }

  /** Resolves when it has its slots. Throws with what it said when it ends before, or takes too long. */
  static async start({ java, classPath }: GridProgram, options: GridOptions): Promise<SeleniumGrid> {
    const ports = await reservePorts(1);
    const [port = 0] = ports.numbers;
    const folder = mkdtempSync(path.join(tmpdir(), 'selenium-grid-'));
    const mark = randomUUID();
    writeFileSync(path.join(folder, 'grid.toml'), configuration(port, options));
    const args = [...JAVA_OPTIONS, `-Djava.io.tmpdir=${folder}`, '-cp', classPath, 'org.openqa.selenium.grid.Bootstrap'];
    const child = spawn(java, [...args, 'standalone', '--config', path.join(folder, 'grid.toml')], {
      env: { ...process.env, ...SILENT, TMPDIR: folder, [MARK]: mark },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const grid = new SeleniumGrid(`http://127.0.0.1:${port}`, child, { folder, mark });
    try {
      await grid.#untilReady();
    } catch (error) {
      await grid[Symbol.asyncDispose]();
      throw error;
    } finally {
      ports.release();
    }
    return grid;
  }

  /** All that it said, for whoever reads a failure. */
  get said(): string {
    return this.#said;
  }

  async #untilReady(): Promise<void> {
    let end: string | null = null;
    this.#child.once('error', (error) => (end = error.message));
    this.#child.once('exit', (code) => (end = `it exited with code ${code}`));
    for (const begunMs = performance.now(); performance.now() - begunMs < START_MS && end === null; await wait(LOOK_MS)) {
      const status = (await sendCommand(this.url, { method: 'GET', path: '/status' }, START_MS).catch(() => ({}))) as Status;
      if (status.ready === true && status.nodes?.some(({ slots }) => slots.length > 0)) return;
    }
    throw new Error(`no Grid at ${this.url}: ${end ?? 'it was not ready in time'}\n${this.#said}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGKILL');
    killStrays(`${MARK}=${this.#mark}`);
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined) await gone;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** More slots of Chromium than a run of two slots takes: of a session that was lost the Grid finds out late. */
function configuration(port: number, { chromedriver, explorerUrl, sessionTimeoutS }: GridOptions): string {
  const stereotype = (browserName: string): string => JSON.stringify(JSON.stringify({ browserName, platformName: 'linux' }));
  return `[server]
host = "127.0.0.1"
port = ${port}
[node]
detect-drivers = false
session-timeout = ${sessionTimeoutS}
max-sessions = 8
override-max-sessions = true
[[node.driver-configuration]]
display-name = "chrome"
max-sessions = 7
webdriver-executable = ${JSON.stringify(chromedriver)}
stereotype = ${stereotype('chrome')}
[relay]
url = ${JSON.stringify(explorerUrl)}
configs = ["1", ${stereotype('internet explorer')}]
`;
}
