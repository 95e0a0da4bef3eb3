/** Everything one lease tells: translates tests, attempts and output into unit events, and closes the books when it ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactName } from '../../../core/artifact.ts';
import { sha256Hex } from '../../../core/digest.ts';
import type { CollectedCase } from '../../../core/test-case.ts';
import { caseId } from '../../../core/test-case.ts';
import type { TestFile } from '../../../core/test-file.ts';
import type { Lease, RunError, UnitEnd, UnitEvent } from '../../../core/unit.ts';
import type { ArtifactFile } from '../contract.ts';
import { LogBudget } from '../log-budget.ts';
import { type Attempt, caseResult } from './attempt.ts';
import type { Attachment, Chunk, PlaywrightError, PlaywrightTest } from './framework.ts';
import { readError } from './test-error.ts';
import { titlesOf } from './test-tree.ts';

export type UnitReportOptions = {
  readonly lease: Lease;
  readonly file: TestFile;
  readonly cwd: string;
  /** Where attachments that are no files are written to: a place that Playwright clears when its next run begins. */
  readonly attachmentDir: string;
  /** The configuration's `quiet`. */
  readonly isQuiet: boolean;
  readonly emit: (event: UnitEvent) => void;
  readonly leave: (artifact: ArtifactFile) => void;
};

/** The framework's own notes to its reports begin so. */
const INTERNAL = '_';
/** With an extension it is no longer than any name of an artifact may be. */
const MAX_NAME_CHARACTERS = 240;

export class UnitReport {
  readonly #options: UnitReportOptions;
  readonly #logs: LogBudget;
  readonly #beganAtMs = performance.now();
  readonly #indexById = new Map<string, number>();
  readonly #settled = new Set<string>();
  readonly #started = new Set<string>();
  #tests: readonly PlaywrightTest[] = [];
  #isOpen = true;
  #loadMs = 0;
  #setupMs = 0;
  #testMs = 0;

  constructor(options: UnitReportOptions) {
    this.#options = options;
    this.#logs = new LogBudget({ emit: (event) => this.#emit(event), silent: options.isQuiet });
    this.#emit({ type: 'unit-started' });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Returns the tests that this unit runs. */
  collected(tests: readonly PlaywrightTest[]): readonly PlaywrightTest[] {
    const { file, lease } = this.#options;
    const ordinals = new Map<string, number>();
    const named = lease.unit.slice === null ? null : new Set(lease.unit.slice.titlePaths.map((path) => JSON.stringify(path)));
    const cases = tests.map((test, index): CollectedCase => {
      const titlePath = titlesOf(test);
      const name = JSON.stringify(titlePath);
      const ordinal = ordinals.get(name) ?? 0;
      ordinals.set(name, ordinal + 1);
      this.#indexById.set(test.id, index);
      const isSelected = named === null || named.has(name) === (lease.unit.slice?.kind === 'only');
      return { id: caseId(file.key, titlePath, ordinal), titlePath, ordinal, mode: modeOf(test), isSelected };
    });
    this.#emit({ type: 'collected', file: file.key, cases });
    this.#tests = tests.filter((_, index) => cases[index]?.isSelected);
    return this.#tests;
  }

  started(test: PlaywrightTest): void {
    const caseIndex = this.#indexById.get(test.id);
    if (caseIndex === undefined || this.#started.has(test.id)) return;
    this.#started.add(test.id);
    this.#emit({ type: 'case-started', file: this.#options.file.key, caseIndex });
  }

  /** All attempts of the test are made: says what it came to, once. */
  settle(test: PlaywrightTest, attempts: readonly Attempt[]): void {
    const caseIndex = this.#indexById.get(test.id);
    if (caseIndex === undefined || this.#settled.has(test.id) || attempts.length === 0) return;
    this.#settled.add(test.id);
    const result = caseResult(attempts);
    this.#testMs += result.durationMs;
    if (result.outcome !== 'skipped') this.started(test);
    this.#emit({ type: 'case-ended', file: this.#options.file.key, caseIndex, result });
  }

  printed(stream: 'stdout' | 'stderr', chunk: Chunk, test: PlaywrightTest | null): void {
    const text = chunk.text ?? Buffer.from(chunk.buffer ?? '', 'base64').toString();
    const caseIndex = test === null ? null : (this.#indexById.get(test.id) ?? null);
    this.#logs.add({ type: 'log', file: this.#options.file.key, caseIndex, stream, text });
  }

  attached(test: PlaywrightTest | null, attachment: Attachment): void {
    if (attachment.name.startsWith(INTERNAL) || !this.#isOpen) return;
    const path = attachment.path ?? this.#write(attachment);
    const caseIndex = test === null ? null : (this.#indexById.get(test.id) ?? null);
    const contentType = attachment.contentType || 'application/octet-stream';
    const name = artifactName(attachment.name.slice(0, MAX_NAME_CHARACTERS) || 'attachment', contentType);
    this.#options.leave({ file: this.#options.file.key, caseIndex, name, contentType, path });
  }

  /** A file of the whole unit. */
  left(artifact: Pick<ArtifactFile, 'name' | 'contentType' | 'path'>): void {
    if (this.#isOpen) this.#options.leave({ file: this.#options.file.key, caseIndex: null, ...artifact });
  }

  failed(kind: RunError['kind'], error: PlaywrightError): void {
    const detail = readError(error, this.#options.cwd);
    this.#emit({ type: 'error', error: { kind, file: this.#options.file.path, message: detail.message, detail } });
  }

  /** Says why tests were not run, in their unit's output. */
  note(text: string): void {
    this.#logs.add({ type: 'log', file: this.#options.file.key, caseIndex: null, stream: 'stderr', text: `[shard-run] ${text}\n` });
  }

  spent(what: 'load' | 'setup', ms: number): void {
    if (what === 'load') this.#loadMs += ms;
    else this.#setupMs += ms;
  }

  /** The title of a case that has begun and not ended; `null` when none has. */
  runningTitle(): string | null {
    const running = this.#tests.find(({ id }) => this.#started.has(id) && !this.#settled.has(id));
    return running === undefined ? null : titlesOf(running).join(' > ');
  }

  end(end: UnitEnd): void {
    if (!this.#isOpen) return;
    const wallMs = performance.now() - this.#beganAtMs;
    const timing = { loadMs: this.#loadMs, setupMs: this.#setupMs, testMs: this.#testMs };
    this.#emit({ type: 'file-ended', file: this.#options.file.key, timing });
    this.#logs.finish();
    this.#emit({ type: 'unit-ended', end, wallMs });
    this.#isOpen = false;
  }

  /** What a test attached as bytes has no file yet. */
  #write({ body }: Attachment): string {
    const bytes = Buffer.from(body ?? '', 'base64');
    mkdirSync(this.#options.attachmentDir, { recursive: true });
    const path = join(this.#options.attachmentDir, sha256Hex(bytes));
    writeFileSync(path, bytes);
    return path;
  }

  #emit(event: UnitEvent): void {
    if (this.#isOpen) this.#options.emit(event);
  }
}

function modeOf(test: PlaywrightTest): CollectedCase['mode'] {
  return test.expectedStatus === 'skipped' ? 'skip' : 'run';
}
