/**
 * Sends each unit to the driver that can run its files.
 *
 * What Vitest lets us gate runs in the gated session. The rest runs in annexes, one unit each at a time: pools of the project's own in the first;
 * type tests in as many as there are compiler runs, for a slot that waits for another's compiler is idle; under Vitest 3, where it can be most of
 * a suite, all of it in one for each slot. Where a global set-up must not happen twice there is one.
 */
import type { LeaseId } from '../../../core/id.ts';
import type { TestFile } from '../../../core/test-file.ts';
import { Annex } from './annex.ts';
import type { CallListener } from './call-session.ts';
import { CallSession } from './call-session.ts';
import type { CancelReason, Closing, Driver, UnitRequest } from './driver.ts';
import { GatedSession } from './gated-session.ts';
import type { OpenSuite } from './open-suite.ts';

export class FileRouter implements Driver {
  readonly #suite: OpenSuite;
  readonly #gated: GatedSession;
  /** Made when the files are known. */
  #annexes: readonly Driver[] = [];
  /** Bundles of type tests: each has an annex, as far as there are slots. */
  #compilerRuns: readonly (string | null)[] = [];
  readonly #listener: CallListener;

  constructor(suite: OpenSuite, listener: CallListener) {
    this.#suite = suite;
    this.#gated = new GatedSession(suite);
    this.#listener = listener;
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    const others = files.filter((file) => !this.#isGated(file));
    this.#compilerRuns = [...new Set(others.flatMap(({ kind, bundle }) => (kind === 'typecheck' ? [bundle] : [])))];
    this.#annexes = this.#suite.isAnnex
      ? [new CallSession(this.#suite, this.#listener)]
      : Array.from({ length: annexCount(this.#suite, this.#compilerRuns.length) }, (_, slot) => new Annex(this.#suite.request, slot));
    // The annexes begin first: they load their own Vitest while this one starts its run.
    const annexes = this.#annexes.map((annex) => annex.prepare(others));
    await this.#gated.prepare(files.filter((file) => this.#isGated(file)));
    await Promise.all(annexes);
  }

  run(unit: UnitRequest): Promise<void> {
    return this.#driverOf(unit.files, unit.slot).run(unit);
  }

  expect(files: readonly TestFile[], slot: number): void {
    this.#driverOf(files, slot).expect(files, slot);
  }

  cancel(leaseId: LeaseId, reason: CancelReason): void {
    for (const driver of [this.#gated, ...this.#annexes]) driver.cancel(leaseId, reason);
  }

  /** Why its instance of Vitest had better not stay, a clause; `null` while nothing speaks against it. */
  get roughness(): string | null {
    return this.#gated.roughness;
  }

  async close(stays: boolean): Promise<Closing> {
    const closings = await Promise.all([this.#gated, ...this.#annexes].map((driver) => driver.close(stays)));
    return { errors: closings.flatMap(({ errors }) => errors), notices: closings.flatMap(({ notices }) => notices) };
  }

  #driverOf(files: readonly TestFile[], slot: number): Driver {
    const [file] = files;
    if (file !== undefined && this.#isGated(file)) return this.#gated;
    const place = this.#suite.framework.version.major <= 3 ? slot : Math.max(0, this.#compilerRuns.indexOf(file?.bundle ?? null));
    return this.#annexes[place % this.#annexes.length] as Driver;
  }

  #isGated(file: TestFile): boolean {
    return !this.#suite.isAnnex && file.kind === 'runtime' && (this.#suite.projects.get(file.project)?.gatePool ?? null) !== null;
  }
}

function annexCount(suite: OpenSuite, compilerRuns: number): number {
  const { framework, request } = suite;
  if (hasGlobalSetup(suite)) return 1;
  if (framework.version.major <= 3) return request.slots;
  return Math.max(1, Math.min(request.slots, compilerRuns));
}

function hasGlobalSetup({ vitest, projects }: OpenSuite): boolean {
  const configs = [vitest.config, ...[...projects.values()].map(({ project }) => project.config)];
  return configs.some(({ globalSetup }) => [globalSetup ?? []].flat().length > 0);
}
