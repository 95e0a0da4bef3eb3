/** The runner's life: opened once, prepared once, any number of units, closed once. */
import { resolve } from 'node:path';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease } from '../../../core/unit.ts';
import { hasOrphans } from '../../process/survivor.ts';
import type { KeeperProcess } from '../../selenium/keeper-process.ts';
import type { Discovery, FrameworkInfo, RunnerClosing, RunnerStay, SuiteRequest } from '../contract.ts';
import type { Runner, RunnerUnit } from '../serve-runner.ts';
import { isElsewhere, keepSessions, type Loss } from './browser-session.ts';
import { CallListener } from './call-session.ts';
import { closeInstance } from './close-vitest.ts';
import { discoverFiles } from './discover.ts';
import type { Closing } from './driver.ts';
import { FileRouter } from './file-router.ts';
import { type OpenSuite, openSuite } from './open-suite.ts';
import { type Changes, forgetChanges } from './reopen.ts';
import { parseSettings } from './setting.ts';
import { describeStay, type StayAnswer } from './stay.ts';

export class ResidentRunner implements Runner {
  #suite: Promise<OpenSuite> | null = null;
  #prepared: Promise<FileRouter> | null = null;
  #router: FileRouter | null = null;
  #files = new Map<string, TestFile>();
  readonly #listener = new CallListener();
  readonly #running = new Map<LeaseId, RunnerUnit>();
  #keeper: KeeperProcess | null = null;
  /** By the clock of the files. */
  #openedAtMs = 0;
  #hasStayed = false;
  /** True when this machine has not the suite's browser. */
  #isElsewhere = false;

  async open(suite: SuiteRequest): Promise<FrameworkInfo> {
    this.#openedAtMs = Date.now();
    this.#suite = this.#openWithBrowser(suite);
    return describe(await this.#suite);
  }

  async reopen(changes: Changes): Promise<FrameworkInfo> {
    const suite = await this.#opened();
    const since = this.#openedAtMs;
    this.#openedAtMs = Date.now();
    await forgetChanges(suite, changes, since);
    const { env, slotEnv } = changes;
    Object.assign(process.env, env);
    const request = { ...suite.request, env, slotEnv };
    this.#suite = Promise.resolve({ ...suite, request });
    return describe(suite);
  }

  async discover(knownDigests: Readonly<Record<string, string>>): Promise<Discovery> {
    return discoverFiles(await this.#opened(), knownDigests);
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    this.#prepared = this.#prepareRouter(files);
    await this.#prepared;
  }

  async run(unit: RunnerUnit): Promise<void> {
    const { lease } = unit;
    if (this.#isElsewhere) return refuseUnit(unit);
    this.#running.set(lease.id, unit);
    try {
      const router = await (this.#prepared ?? Promise.reject(new Error('it was not prepared')));
      const files = this.#filesOf(lease);
      if (files.length !== lease.unit.files.length) throw new Error('the unit names files that are not in the manifest');
      await router.run({ ...unit, files });
    } finally {
      this.#running.delete(lease.id);
    }
  }

  expect(lease: Lease, slot: number): void {
    this.#router?.expect(this.#filesOf(lease), slot);
  }

  cancel(leaseId: LeaseId, reason: 'cancelled' | 'timed-out'): void {
    this.#router?.cancel(leaseId, reason);
  }

  async close(stayIn: string | null): Promise<RunnerClosing> {
    const suite = (await this.#suite?.catch(() => null)) ?? null;
    const answer = suite === null || stayIn === null ? null : describeStay(suite, stayIn);
    const stay = answer !== null && 'stay' in answer ? answer.stay : null;
    const end = (await this.#router?.close(stay !== null)) ?? { errors: [], notices: [] };
    await this.#keeper?.close();
    const because = stay === null ? reasonOf(answer) : this.#whyNotNow(end);
    if (suite !== null && stay !== null && because === undefined) return { ...end, stay: this.#endRun(suite, stay) };
    // The end of a run closes its instance unless that was to stay.
    const isLeft = suite !== null && (stay !== null || (this.#router === null && this.#hasStayed));
    const closed = isLeft ? await closeInstance(suite) : { errors: [], notices: [] };
    const closing = { errors: [...end.errors, ...closed.errors], notices: [...end.notices, ...closed.notices] };
    return { ...closing, ...(because !== undefined && { leavesBecause: because }) };
  }

  /** What a run that is over says against its instance; `undefined` when nothing. */
  #whyNotNow({ errors }: Closing): string | undefined {
    if (errors.length > 0) return 'its run ended with an error';
    return this.#router?.roughness ?? (hasOrphans() ? 'its tests left processes running' : undefined);
  }

  /** Nothing of the run is left but what Vitest has loaded. */
  #endRun({ attachments }: OpenSuite, stay: RunnerStay): RunnerStay {
    this.#prepared = null;
    this.#router = null;
    this.#files = new Map();
    this.#hasStayed = true;
    attachments.empty();
    return stay;
  }

  async #openWithBrowser(suite: SuiteRequest): Promise<OpenSuite> {
    const { webdriver } = parseSettings(suite.settings);
    this.#isElsewhere = webdriver !== null && isElsewhere(webdriver);
    // An annex inherits the address of the keeper with the environment of its runner.
    const isKept = webdriver !== null && !this.#isElsewhere && !('isAnnex' in suite);
    if (isKept) this.#keeper = await keepSessions(webdriver, (loss) => this.#lose(loss));
    return openSuite(suite, this.#listener);
  }

  async #prepareRouter(files: readonly TestFile[]): Promise<FileRouter> {
    this.#files = new Map(files.map((file) => [file.key, file]));
    const router = new FileRouter(await this.#opened(), this.#listener);
    this.#router = router;
    try {
      await router.prepare(files);
      return router;
    } catch (cause) {
      const [message, stack = ''] = cause instanceof Error ? [cause.message, cause.stack] : [String(cause)];
      throw new ExpectedError('framework-config-broken', `vitest could not begin its run: ${message}`, { hint: stack, cause });
    }
  }

  /**
   * What a test drives is gone, by no fault of the test: its unit ends as one that was cancelled without anybody's asking, so the coordinator
   * has it run again. Slices of one file may run at once; then the slot tells which of them it was.
   */
  #lose({ borrower, message }: Loss): void {
    const ofFile = [...this.#running.values()].filter(({ lease }) =>
      this.#filesOf(lease).some(({ path }) => resolve(path) === resolve(borrower.file)),
    );
    const found = ofFile.find(({ slot }) => slot === borrower.poolId - 1) ?? ofFile[0];
    if (found === undefined) return;
    found.emit({ type: 'log', file: null, caseIndex: null, stream: 'stderr', text: `${message}; the unit runs again\n` });
    this.#router?.cancel(found.lease.id, 'cancelled');
  }

  async #opened(): Promise<OpenSuite> {
    if (this.#suite === null) throw new Error('assertion failed: the runner was not opened');
    return this.#suite;
  }

  #filesOf(lease: Lease): readonly TestFile[] {
    return lease.unit.files.flatMap((key) => this.#files.get(key) ?? []);
  }
}

function reasonOf(answer: StayAnswer | null): string | undefined {
  return answer !== null && 'because' in answer ? answer.because : undefined;
}

function describe({ framework, notices }: OpenSuite): FrameworkInfo {
  return { name: 'vitest', version: framework.version.text, notices };
}

/** A unit that no label should have brought here, or one of its labels is a lie: it says nothing about its tests. */
function refuseUnit({ emit }: RunnerUnit): void {
  const text = 'the browser of this suite is not installed on this machine; the unit runs again\n';
  emit({ type: 'unit-started' });
  emit({ type: 'log', file: null, caseIndex: null, stream: 'stderr', text });
  emit({ type: 'unit-ended', end: { kind: 'cancelled' }, wallMs: 0 });
}
