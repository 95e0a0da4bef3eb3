/** The fleet's log for ever, hash-chained: who did what, when and why, and what follows from it for every later rollout. */
import type { HostId, ReleaseId, RolloutId } from '../../core/id.ts';
import type { Notice, RolloutOutcome } from '../rollout/types.ts';
import type { Chain } from './chain.ts';
import { openChain, readChain } from './chain.ts';

/** `atMs` is Unix milliseconds by the deployer's clock. */
export type AuditRecord = { readonly atMs: number; readonly rollout: RolloutId | null } & (
  | {
      readonly kind: 'push';
      readonly actor: string;
      readonly reason: string;
      readonly commit: string;
      readonly tree: string;
      readonly release: ReleaseId;
      /** SHA-256 of the certificate; empty when the gate was overridden, and then `reason` says why. */
      readonly certificate: string;
    }
  | { readonly kind: 'resume'; readonly actor: string }
  | { readonly kind: 'human'; readonly actor: string; readonly reason: string; readonly command: string }
  | { readonly kind: 'notice'; readonly notice: Notice }
  /** Written before it runs: whoever finds no end of it does not know whether it happened. */
  | { readonly kind: 'migration-begun'; readonly name: string; readonly isReversible: boolean }
  | { readonly kind: 'migration-failed'; readonly name: string }
  /** It ran, by its own exit code or by a person's word. */
  | { readonly kind: 'migration'; readonly name: string }
  | { readonly kind: 'bad-release'; readonly release: ReleaseId }
  | { readonly kind: 'trust'; readonly actor: string; readonly host: HostId; readonly fingerprint: string }
  /** `head` is the last link of the rollout's own journal: with it nothing in there can be changed unseen. */
  | { readonly kind: 'outcome'; readonly outcome: RolloutOutcome; readonly head: string }
);

/** What the log says of the fleet as a whole. */
export type FleetMemory = {
  /** Names of migrations that ran. */
  readonly migrations: ReadonlySet<string>;
  /** Names of migrations that were begun and of which no end is known. */
  readonly doubtfulMigrations: ReadonlySet<string>;
  /** True when a migration that old code does not survive was begun, and no rollout was deployed since: what is live may be that old code. */
  readonly isCrossed: boolean;
  readonly badReleases: ReadonlySet<ReleaseId>;
  /** The last push without an outcome: a deployer died, or is at work. */
  readonly open: RolloutId | null;
  /** Newest first. */
  readonly pushes: readonly (AuditRecord & { readonly kind: 'push' })[];
  readonly outcomes: ReadonlyMap<RolloutId, RolloutOutcome>;
};

/** The log, open for appending by the one deployer that holds the fleet's lock. */
export interface Audit extends Disposable {
  readonly memory: FleetMemory;
  /** Durable when it returns. Throws `journal-unwritable`. */
  write(record: AuditRecord): void;
}

/** Opens the log, or begins it. Throws `journal-unwritable` or `journal-damaged`. */
export function openAudit(file: string): Audit {
  const { chain, records } = openChain(file);
  return new AuditFile(chain, records as AuditRecord[]);
}

/** Reads the log without a lock; a fleet that was never deployed to has an empty one. Throws `journal-damaged`. */
export function readAudit(file: string): readonly AuditRecord[] {
  try {
    return readChain(file).records as AuditRecord[];
  } catch (error) {
    if ((error as { code?: string }).code === 'not-found') return [];
    throw error;
  }
}

/** Folds the log. */
export function remember(records: readonly AuditRecord[]): FleetMemory {
  const outcomes = new Map(
    records.flatMap((record) => (record.kind === 'outcome' && record.rollout !== null ? [[record.rollout, record.outcome] as const] : [])),
  );
  const pushes = records.filter((record) => record.kind === 'push').toReversed();
  const last = pushes[0]?.rollout ?? null;
  return {
    ...rememberMigrations(records),
    badReleases: new Set(records.flatMap((record) => (record.kind === 'bad-release' ? [record.release] : []))),
    open: last !== null && !outcomes.has(last) ? last : null,
    pushes,
    outcomes,
  };
}

function rememberMigrations(records: readonly AuditRecord[]): Pick<FleetMemory, 'migrations' | 'doubtfulMigrations' | 'isCrossed'> {
  const migrations = new Set<string>();
  const doubtfulMigrations = new Set<string>();
  let isCrossed = false;
  for (const record of records) {
    if (record.kind === 'outcome' && record.outcome.result === 'deployed') isCrossed = false;
    if (record.kind === 'migration-begun') {
      doubtfulMigrations.add(record.name);
      isCrossed ||= !record.isReversible;
    }
    if (record.kind === 'migration' || record.kind === 'migration-failed') doubtfulMigrations.delete(record.name);
    if (record.kind === 'migration') migrations.add(record.name);
  }
  return { migrations, doubtfulMigrations, isCrossed };
}

class AuditFile implements Audit {
  readonly #chain: Chain;
  readonly #records: AuditRecord[];

  constructor(chain: Chain, records: AuditRecord[]) {
    this.#chain = chain;
    this.#records = records;
  }

  get memory(): FleetMemory {
    return remember(this.#records);
  }

  write(record: AuditRecord): void {
    this.#chain.append([record]);
    this.#records.push(record);
  }

  [Symbol.dispose](): void {
    this.#chain[Symbol.dispose]();
  }
}
