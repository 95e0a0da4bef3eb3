/** Drives a real resident runner over its IPC channel, on a copy of a fixture project with a chosen version of its framework. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { RUNNER_ENTRY } from '../../agent/process/entry.ts';
import { GROUP_VARIABLE, killSurvivors } from '../../agent/process/survivor.ts';
import type { Discovery, RunnerArtifact, RunnerEvent, RunnerRequest, SuiteRequest } from '../../agent/runner/contract.ts';
import { type FileKey, leaseId, unitId } from '../../core/id.ts';
import type { TestOutcome } from '../../core/outcome.ts';
import type { RunnerName } from '../../core/suite-spec.ts';
import type { CollectedCase } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError, Slice, UnitEnd, UnitEvent } from '../../core/unit.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What each framework's fixture projects have installed: the framework by the name that they import, and what else they need. */
const INSTALLED = {
  vitest: ['vitest', 'typescript'],
  playwright: ['@playwright/test'],
} as const;

/** What hangs is to be told before the test's own time is over; after a failure Playwright starts a new process. */
const UNIT_TIMEOUT_MS: Readonly<Record<RunnerName, number>> = { vitest: 25_000, playwright: 100_000, command: 25_000 };

/** Copies a fixture to a directory with spaces and non-ASCII letters in its path; `framework` is a package of our own `node_modules`. */
export function layProject(
  fixture: string,
  framework: string,
  runner: keyof typeof INSTALLED = 'vitest',
): { readonly cwd: string; remove(): void } {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'runner-')));
  const cwd = join(base, 'prøjekt dïr ✓');
  cpSync(join(ROOT, 'test/fixture', runner, fixture), cwd, { recursive: true });
  const [name, ...others] = INSTALLED[runner];
  for (const [link, target] of [[name, framework], ...others.map((other) => [other, other])] as const) {
    const path = join(cwd, 'node_modules', link ?? '');
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', target ?? ''), path, 'junction');
  }
  return { cwd, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** Our own test runner's traces, and a CI's, would change what the copy under test does. */
export function cleanEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(CI|CONTINUOUS_INTEGRATION|GITHUB_ACTIONS|GITLAB_CI|TEST|NODE_ENV|VITEST.*)$/.test(name),
    ),
  );
}

export type UnitOutcome = {
  readonly events: readonly UnitEvent[];
  readonly end: UnitEnd;
  /** File key, title path and ordinal, as JSON, to outcome. */
  readonly outcomes: ReadonlyMap<string, TestOutcome>;
  readonly errors: readonly RunError[];
};

/** A started runner. `close` ends it; killing is for tests that failed. */
export class RunnerSession implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #answers = new Map<number, (event: RunnerEvent) => void>();
  readonly #units = new Map<string, (event: UnitEvent) => void>();
  readonly exited: Promise<number | null>;
  /** Files that units left, in the order they were told. */
  readonly artifacts: RunnerArtifact[] = [];
  stdout = '';
  #requests = 0;
  #leases = 0;

  readonly #runner: RunnerName;
  readonly #mark = randomUUID();

  /** `entry` is the runner's module. */
  constructor({ runner = 'vitest', entry = RUNNER_ENTRY[runner] }: { readonly runner?: RunnerName; readonly entry?: string } = {}) {
    this.#runner = runner;
    const env = { ...cleanEnv(), [GROUP_VARIABLE]: this.#mark };
    this.#process = fork(entry, [], { serialization: 'advanced', env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.#process.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.#process.stderr?.resume();
    this.#process.on('message', (event: RunnerEvent) => {
      if (event.type === 'unit') this.#units.get(event.leaseId)?.(event.event);
      else if (event.type === 'artifact') this.artifacts.push(event);
      else this.#answers.get(event.requestId)?.(event);
    });
    this.exited = new Promise((resolve) => this.#process.once('exit', resolve));
  }

  get pid(): number {
    return this.#process.pid as number;
  }

  open(cwd: string, options: Partial<SuiteRequest> = {}): Promise<RunnerEvent> {
    const cacheDir = join(cwd, '.cache');
    const suite: SuiteRequest = {
      suite: this.#runner,
      cwd,
      configFile: null,
      filters: [],
      projects: [],
      runner: this.#runner,
      env: {},
      settings: {},
      slotEnv: [],
      isCi: false,
      slots: 2,
      isAlone: true,
      cacheDir,
      ...options,
    };
    return this.#ask((requestId) => ({ type: 'open', requestId, suite }));
  }

  async discover(): Promise<Discovery> {
    const answer = await this.#ask((requestId) => ({ type: 'discover', requestId, knownDigests: {} }));
    if (answer.type !== 'discovered') throw new Error(JSON.stringify(answer));
    return answer.discovery;
  }

  prepare(files: readonly TestFile[]): Promise<RunnerEvent> {
    return this.#ask((requestId) => ({ type: 'prepare', requestId, files }));
  }

  /** Opens a runner again that stayed. */
  reopen(changes: Pick<Extract<RunnerRequest, { readonly type: 'reopen' }>, 'root' | 'edited' | 'forgetsAll'>): Promise<RunnerEvent> {
    return this.#ask((requestId) => ({ type: 'reopen', requestId, env: {}, slotEnv: [], ...changes }));
  }

  /** `stayIn` is the folder for whose next run the process may stay. */
  async close(stayIn?: string): Promise<Extract<RunnerEvent, { readonly type: 'closed' }>> {
    const answer = await this.#ask((requestId) => ({ type: 'close', requestId, ...(stayIn !== undefined && { stayIn }) }));
    if (answer.type !== 'closed') throw new Error(JSON.stringify(answer));
    return answer;
  }

  /** Opens, discovers and prepares; the usual beginning. */
  async begin(cwd: string, options: Partial<SuiteRequest> = {}): Promise<Discovery> {
    const opened = await this.open(cwd, options);
    if (opened.type !== 'opened') throw new Error(JSON.stringify(opened));
    const discovery = await this.discover();
    const ready = await this.prepare(discovery.files);
    if (ready.type !== 'ready') throw new Error(JSON.stringify(ready));
    return discovery;
  }

  /** Runs one unit; `onEvent` may cancel it. */
  run(
    files: readonly FileKey[],
    options: {
      readonly slice?: Slice;
      readonly slot?: number;
      readonly timeoutMs?: number;
      readonly onEvent?: (event: UnitEvent, cancel: () => void) => void;
    } = {},
  ): Promise<UnitOutcome> {
    this.#leases += 1;
    const id = leaseId(`lease-${this.#leases}`);
    const lease = {
      id,
      unit: { id: unitId(`unit-${this.#leases}`), files, slice: options.slice ?? null },
      attempt: 1,
      timeoutMs: options.timeoutMs ?? UNIT_TIMEOUT_MS[this.#runner],
    };
    const { promise, resolve } = Promise.withResolvers<UnitOutcome>();
    const events: UnitEvent[] = [];
    this.#units.set(id, (event) => {
      events.push(event);
      options.onEvent?.(event, () => this.#send({ type: 'cancel-unit', leaseId: id, reason: 'cancelled' }));
      if (event.type === 'unit-ended') resolve(foldUnit(events, event.end));
    });
    this.#send({ type: 'run-unit', lease, slot: options.slot ?? 0 });
    return promise;
  }

  /** Runs every file, bundles together, in order of groups, two at a time where caps allow. */
  async runAll(files: readonly TestFile[]): Promise<UnitOutcome[]> {
    const outcomes: UnitOutcome[] = [];
    for (const group of [...new Set(files.map((file) => file.group))].toSorted((a, b) => a - b)) {
      const units = [
        ...Map.groupBy(
          files.filter((file) => file.group === group),
          (file) => file.bundle ?? file.key,
        ).values(),
      ];
      const slots = Math.min(2, ...units.flat().map((file) => file.maxPerAgent ?? 2));
      const next = async (slot: number): Promise<void> => {
        for (let unit = units.shift(); unit !== undefined; unit = units.shift())
          outcomes.push(
            await this.run(
              unit.map((file) => file.key),
              { slot },
            ),
          );
      };
      await Promise.all(Array.from({ length: slots }, (_, slot) => next(slot)));
    }
    return outcomes;
  }

  /** As an agent does it: a runner that is killed cannot end the servers that it started. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.exited;
    killSurvivors(this.pid, this.#mark);
  }

  #send(request: RunnerRequest): void {
    this.#process.send(request);
  }

  #ask(request: (requestId: number) => RunnerRequest): Promise<RunnerEvent> {
    this.#requests += 1;
    const { promise, resolve } = Promise.withResolvers<RunnerEvent>();
    this.#answers.set(this.#requests, resolve);
    this.#send(request(this.#requests));
    return promise;
  }
}

function foldUnit(events: readonly UnitEvent[], end: UnitEnd): UnitOutcome {
  const collected = new Map<FileKey, readonly CollectedCase[]>();
  const outcomes = new Map<string, TestOutcome>();
  const errors: RunError[] = [];
  for (const event of events) {
    if (event.type === 'collected') collected.set(event.file, event.cases);
    if (event.type === 'error') errors.push(event.error);
    if (event.type !== 'case-ended') continue;
    const ended = collected.get(event.file)?.[event.caseIndex];
    if (ended !== undefined) outcomes.set(JSON.stringify([event.file, ended.titlePath, ended.ordinal]), event.result.outcome);
  }
  return { events, end, outcomes, errors };
}

type JsonReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string }[];
  }[];
};

/** Returns what `vitest run` itself says: sorted lines `path|title > path|outcome`. */
export async function vitestOutcomes(cwd: string): Promise<readonly string[]> {
  const report = join(cwd, 'vitest-report.json');
  const cli = join(cwd, 'node_modules/vitest/vitest.mjs');
  // A red suite exits with 1, which is no news here: the report says which cases.
  await promisify(execFile)(process.execPath, [cli, 'run', '--reporter=json', `--outputFile=${report}`], { cwd, env: cleanEnv() }).catch(
    () => null,
  );
  if (!existsSync(report)) throw new Error(`vitest wrote no report in ${cwd}`);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as JsonReport;
  const outcome = (status: string): TestOutcome => (status === 'passed' || status === 'failed' ? status : 'skipped');
  const lines = testResults.flatMap((file) => {
    const path = relative(cwd, file.name).replaceAll('\\', '/');
    // For type tests Vitest puts the file's own name in front of the titles.
    return file.assertionResults.map(
      ({ ancestorTitles, title, status }) =>
        `${path}|${[...ancestorTitles.filter((one) => one !== path), title].join(' > ')}|${outcome(status)}`,
    );
  });
  return lines.toSorted();
}

/** Returns the same lines of what the runner said. */
export function runnerOutcomes(units: readonly UnitOutcome[]): readonly string[] {
  const lines = units.flatMap(({ outcomes }) =>
    [...outcomes].map(([key, outcome]) => {
      const [file, titlePath] = JSON.parse(key) as [string, string[], number];
      return `${file.split('|')[2]}|${titlePath.join(' > ')}|${outcome}`;
    }),
  );
  return lines.toSorted();
}
