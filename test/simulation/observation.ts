/** What honest eyes saw: the only outcomes that a run may accept, and the only collections that can show a lie. */
import type { CaseId, FileKey, LeaseId } from '../../core/id.ts';
import type { TestOutcome } from '../../core/outcome.ts';

export type Observations = {
  readonly sawStart: (lease: LeaseId, id: CaseId) => void;
  /** A case really ran (or was skipped by its author) under a lease, and ended so. */
  readonly sawOutcome: (lease: LeaseId, id: CaseId, outcome: TestOutcome) => void;
  readonly hasOutcome: (lease: LeaseId, id: CaseId, outcome: TestOutcome) => boolean;
  /** A case began under a lease and its end was never seen: its process died, or it hangs. */
  readonly isUnended: (lease: LeaseId, id: CaseId) => boolean;
  /** A file's whole collection was reported, as it is, by this lease. */
  readonly sawCollection: (lease: LeaseId, file: FileKey) => void;
  readonly hasCollection: (lease: LeaseId, file: FileKey) => boolean;
  /** A case left a file with this digest under a lease. */
  readonly leftFile: (lease: LeaseId, id: CaseId, digest: string) => void;
  readonly hasLeft: (lease: LeaseId, id: CaseId, digest: string) => boolean;
  /** An agent began to bring it to the coordinator. */
  readonly broughtFile: (file: string) => void;
  readonly isBrought: (file: string) => boolean;
  /** Units of dead processes that their next ones delivered, and that the coordinator took. */
  delivered: number;
  /** How often cases began. */
  readonly starts: () => number;
};

export function createObservations(): Observations {
  const started = new Set<string>();
  const ended = new Set<string>();
  const outcomes = new Set<string>();
  const collections = new Set<string>();
  const left = new Set<string>();
  const brought = new Set<string>();
  let starts = 0;
  return {
    delivered: 0,
    starts: () => starts,
    sawStart: (lease, id) => {
      starts += 1;
      started.add(`${lease} ${id}`);
    },
    sawOutcome: (lease, id, outcome) => {
      ended.add(`${lease} ${id}`);
      outcomes.add(`${lease} ${id} ${outcome}`);
    },
    hasOutcome: (lease, id, outcome) => outcomes.has(`${lease} ${id} ${outcome}`),
    isUnended: (lease, id) => started.has(`${lease} ${id}`) && !ended.has(`${lease} ${id}`),
    sawCollection: (lease, file) => {
      collections.add(`${lease} ${file}`);
    },
    hasCollection: (lease, file) => collections.has(`${lease} ${file}`),
    leftFile: (lease, id, digest) => {
      left.add(`${lease} ${id} ${digest}`);
    },
    hasLeft: (lease, id, digest) => left.has(`${lease} ${id} ${digest}`),
    broughtFile: (file) => {
      brought.add(file);
    },
    isBrought: (file) => brought.has(file),
  };
}
