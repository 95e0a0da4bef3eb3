/**
 * Sends each unit to the driver that can run its files.
 *
 * What Vitest lets us gate runs in the gated session. The rest runs in annexes: one beside the gated session for type tests and for pools of
 * the project's own; one for each slot under Vitest 3, where it can be most of a suite, unless a global set-up must not happen twice.
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
  readonly #gated: Driver;
  readonly #annexes: readonly Driver[];

  constructor(suite: OpenSuite, listener: CallListener) {
    this.#suite = suite;
    this.#gated = new GatedSession(suite);
    this.#annexes = suite.isAnnex
      ? [new CallSession(suite, listener)]
      : Array.from({ length: annexCount(suite) }, (_, slot) => new Annex(suite.request, slot));
  }

  async prepare(files: readonly TestFile[]): Promise<void> {
    const others = files.filter((file) => !this.#isGated(file));
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

  async close(): Promise<Closing> {
    const closings = await Promise.all([this.#gated, ...this.#annexes].map((driver) => driver.close()));
    return { errors: closings.flatMap(({ errors }) => errors), notices: closings.flatMap(({ notices }) => notices) };
  }

  #driverOf(files: readonly TestFile[], slot: number): Driver {
    const [file] = files;
    if (file !== undefined && this.#isGated(file)) return this.#gated;
    return this.#annexes[slot % this.#annexes.length] as Driver;
  }

  #isGated(file: TestFile): boolean {
    return !this.#suite.isAnnex && file.kind === 'runtime' && (this.#suite.projects.get(file.project)?.gatePool ?? null) !== null;
  }
}

function annexCount({ framework, vitest, projects, request }: OpenSuite): number {
  const hasGlobalSetup = [vitest.config, ...[...projects.values()].map(({ project }) => project.config)].some(
    (config) => [config.globalSetup ?? []].flat().length > 0,
  );
  return framework.version.major > 3 || hasGlobalSetup ? 1 : request.slots;
}
