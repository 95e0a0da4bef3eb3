/** Has Playwright's own blob reporter write down one unit: `playwright merge-reports` then makes one report, the HTML one too, of all units of a run. */
import { join } from 'node:path';
import type {
  BlobReporter,
  PlaywrightError,
  PlaywrightStatus,
  PlaywrightSuite,
  PlaywrightTest,
  ReportedResult,
  ReportedStep,
} from './framework.ts';
import type { OpenSuite } from './open-suite.ts';
import type { TestProcess } from './test-process.ts';

const BLOB_NAME = 'playwright-blob-report.zip';

type Open = { readonly test: PlaywrightTest; readonly result: ReportedResult; readonly steps: Map<string, ReportedStep> };

export class BlobReport {
  readonly #reporter: BlobReporter;
  readonly #known: ReadonlyMap<string, PlaywrightTest>;
  readonly #open = new Map<string, Open>();
  readonly #startedAt = new Date();
  readonly #startedAtMs = performance.now();
  /** Absolute; there once `close` has resolved. */
  readonly path: string;

  private constructor(reporter: BlobReporter, tests: readonly PlaywrightTest[], path: string) {
    this.#reporter = reporter;
    this.#known = new Map(tests.map((test) => [test.id, test]));
    this.path = path;
  }

  /** Begins the report of a unit. `folder` is the unit's own: the reporter clears it. The tests are those that run; their trees are narrowed to them. */
  static async open({ playwright, config }: OpenSuite, tests: readonly PlaywrightTest[], folder: string): Promise<BlobReport> {
    const path = join(folder, BLOB_NAME);
    const reporters = await playwright.runner.runnerReporters.createReporters(config, 'merge', [['blob', { outputFile: path }]]);
    const reporter = reporters.find(({ constructor }) => constructor.name === 'BlobReporter');
    if (reporter === undefined) throw new Error('this version of Playwright has no blob reporter');
    const [first] = tests;
    if (first === undefined) throw new Error('assertion failed: a unit with a report has a test');
    const root = rootOf(first);
    const wanted = new Set(tests);
    playwright.common.suiteUtils.filterTestsRemoveEmptySuites(root, (test) => wanted.has(test));
    reporter.onConfigure(config.config);
    reporter.onBegin(root);
    return new BlobReport(reporter, tests, path);
  }

  /** Follows a worker process until the returned function is called. */
  listen(process: TestProcess): () => void {
    const stops = [
      process.on('testBegin', ({ testId, startWallTime }) => {
        const test = this.#known.get(testId);
        if (test !== undefined) this.#begin(test, new Date(startWallTime), process.indices);
      }),
      process.on('testEnd', ({ testId, duration, ...ended }) => {
        const open = this.#open.get(testId);
        if (open === undefined) return;
        Object.assign(open.result, { duration, status: ended.status, errors: ended.errors, annotations: ended.annotations ?? [] });
        Object.assign(open.test, {
          expectedStatus: ended.expectedStatus,
          annotations: [...(ended.annotations ?? [])],
          timeout: ended.timeout,
        });
        this.#end(open);
      }),
      process.on('stepBegin', ({ testId, stepId, parentStepId, wallTime, ...said }) => {
        const open = this.#open.get(testId);
        if (open === undefined) return;
        const parent = parentStepId === undefined ? undefined : open.steps.get(parentStepId);
        const step: ReportedStep = { ...said, parent, startTime: new Date(wallTime), duration: -1, attachments: [], annotations: [] };
        open.steps.set(stepId, step);
        this.#reporter.onStepBegin(open.test, open.result, step);
      }),
      process.on('stepEnd', ({ testId, stepId, wallTime, error, annotations }) => {
        const open = this.#open.get(testId);
        const step = open?.steps.get(stepId);
        if (open === undefined || step === undefined) return;
        Object.assign(step, { duration: wallTime - step.startTime.getTime(), annotations: annotations ?? [], ...(error && { error }) });
        open.steps.delete(stepId);
        this.#reporter.onStepEnd(open.test, open.result, step);
      }),
      process.on('attach', ({ testId, stepId, name, path, contentType, body }) => {
        const open = this.#open.get(testId);
        if (open === undefined) return;
        const attachment = { name, path, contentType, body: body === undefined ? undefined : Buffer.from(body, 'base64') };
        open.result.attachments.push(attachment);
        if (stepId !== undefined) open.steps.get(stepId)?.attachments.push(attachment);
      }),
      process.on('stdOut', ({ text, buffer }) => this.#reporter.onStdOut(...this.#printed(text, buffer))),
      process.on('stdErr', ({ text, buffer }) => this.#reporter.onStdErr(...this.#printed(text, buffer))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  /** A test that its process did not end: it has the blame, or was not run. */
  gaveUp(test: PlaywrightTest, status: PlaywrightStatus, errors: readonly PlaywrightError[]): void {
    const open = this.#open.get(test.id) ?? this.#begin(test, new Date(), { workerIndex: -1, parallelIndex: -1 });
    Object.assign(open.result, { status, errors: [...errors] });
    this.#end(open);
  }

  /** What belongs to no test. */
  failed(error: PlaywrightError): void {
    this.#reporter.onError(error);
  }

  /** Writes the file. Rejects when it cannot be written. */
  async close(status: 'passed' | 'failed'): Promise<void> {
    await this.#reporter.onEnd({ status, startTime: this.#startedAt, duration: performance.now() - this.#startedAtMs });
  }

  #begin(test: PlaywrightTest, startTime: Date, indices: { readonly workerIndex: number; readonly parallelIndex: number }): Open {
    const result = test._appendTestResult();
    Object.assign(result, { startTime, ...indices });
    const open: Open = { test, result, steps: new Map() };
    this.#open.set(test.id, open);
    this.#reporter.onTestBegin(test, result);
    return open;
  }

  #end({ test, result }: Open): void {
    this.#open.delete(test.id);
    this.#reporter.onTestEnd(test, result);
  }

  #printed(
    text: string | undefined,
    buffer: string | undefined,
  ): [string | Buffer, PlaywrightTest | undefined, ReportedResult | undefined] {
    const [open] = this.#open.values();
    return [text ?? Buffer.from(buffer ?? '', 'base64'), open?.test, open?.result];
  }
}

function rootOf(test: PlaywrightTest): PlaywrightSuite {
  let suite = test.parent;
  while (suite.parent !== undefined) suite = suite.parent;
  return suite;
}
