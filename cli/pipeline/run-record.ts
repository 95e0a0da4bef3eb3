/** Folds the events of a batch's run: what failed for the first time, on which slot, and what ran there before it. */
import { failureSignature } from '../../core/failure-signature.ts';
import { type AgentId, agentId, type CaseId, type FileKey, type LeaseId, leaseId } from '../../core/id.ts';
import type { RunEvent } from '../../core/run-event.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { RunError } from '../../core/unit.ts';
import type { FailedCase } from '../../pipeline/api.ts';

/** A batch, the next one, and what is left of the ones before. */
const KEPT_RECORDS = 4;

/** A case as it ran: its place among the others of its slot is its place in the list. */
export type RanCase = { readonly id: CaseId; readonly file: FileKey; readonly titlePath: readonly string[]; readonly lease: LeaseId };
/** What a slot ran, in order. */
export type SlotRecord = readonly RanCase[];

type CaseEnded = Extract<RunEvent, { readonly type: 'case-ended' }>;

/** One run, as far as it was seen. */
export class RunRecord {
  readonly #slots = new Map<string, RanCase[]>();
  readonly #attempted = new Set<CaseId>();
  readonly #ordinals = new Map<string, number>();
  readonly #files = new Map<FileKey, TestFile>();
  readonly #uncollected = new Set<string>();
  readonly #failed = new Map<CaseId, FailedCase>();
  readonly #quarantined: ReadonlySet<CaseId>;

  /** `quarantined` cases decide nothing: their failures are nobody's to explain. */
  constructor(quarantined: ReadonlySet<CaseId> = new Set()) {
    this.#quarantined = quarantined;
  }

  /** Returns the case whose first attempt failed by this event, or a file that could not be collected; else `null`. */
  observe(event: RunEvent): FailedCase | null {
    switch (event.type) {
      case 'run-planned':
        for (const file of event.files) this.#files.set(file.key, file);
        return null;
      case 'case-ended':
        return this.#observeCase(event);
      case 'error':
        return isTestsDoing(event.error) ? this.#observeFile(event.error.file, event) : null;
      default:
        return null;
    }
  }

  /** What ran on the slot of a failed case before it, oldest first, and the case itself. */
  before({ agent, slot, order }: Pick<FailedCase, 'agent' | 'slot' | 'order'>): SlotRecord {
    return this.#slots.get(slotName(agent, slot))?.slice(0, order + 1) ?? [];
  }

  /** First attempts that failed. */
  failures(): readonly FailedCase[] {
    return [...this.#failed.values()];
  }

  /** The file of the manifest; `undefined` before it is fixed. */
  fileOf(key: FileKey): TestFile | undefined {
    return this.#files.get(key);
  }

  #observeCase(event: CaseEnded): FailedCase | null {
    const { agent, slot, file, titlePath, lease } = event;
    const id = caseId(file, titlePath, this.#ordinalOf(event));
    const ran = this.#slots.get(slotName(agent, slot)) ?? [];
    this.#slots.set(slotName(agent, slot), ran);
    const order = ran.push({ id, file, titlePath, lease }) - 1;
    if (event.outcome !== 'passed' && event.outcome !== 'failed') return null;
    const isFirst = !this.#attempted.has(id);
    this.#attempted.add(id);
    if (!isFirst || event.outcome === 'passed' || this.#quarantined.has(id)) return null;
    const failed = {
      id,
      file,
      titlePath,
      agent,
      slot,
      order,
      lease,
      atMs: event.atMs,
      signature: failureSignature(event.errors[0]?.message ?? ''),
    };
    this.#failed.set(id, failed);
    return failed;
  }

  /** Two cases of a file may have the same titles; within a lease they come in the file's order. */
  #ordinalOf({ lease, file, titlePath }: CaseEnded): number {
    const name = JSON.stringify([lease, file, titlePath]);
    const ordinal = this.#ordinals.get(name) ?? 0;
    this.#ordinals.set(name, ordinal + 1);
    return ordinal;
  }

  /** The run names the file by its path and no agent: it fails in the same way everywhere, as a case without a title. */
  #observeFile(path: string, event: Extract<RunEvent, { readonly type: 'error' }>): FailedCase | null {
    if (this.#uncollected.has(path)) return null;
    this.#uncollected.add(path);
    const file = [...this.#files.values()].find((each) => each.path === path)?.key ?? (path as FileKey);
    const id = caseId(file, [], 0);
    const signature = failureSignature(event.error.message);
    const failed = { id, file, titlePath: [], agent: agentId(''), slot: 0, order: 0, lease: leaseId(''), atMs: event.atMs, signature };
    this.#failed.set(id, failed);
    return failed;
  }
}

/** The newest runs: trials ask of one of them what ran on a slot before a case. */
export class RunRecords {
  readonly #records: RunRecord[] = [];

  add(record: RunRecord): void {
    this.#records.unshift(record);
    this.#records.length = Math.min(this.#records.length, KEPT_RECORDS);
  }

  /** Empty for a failure of a run that nobody here saw. */
  before(failed: FailedCase): SlotRecord {
    for (const record of this.#records) {
      const ran = record.before(failed);
      const last = ran.at(-1);
      if (last?.id === failed.id && last.lease === failed.lease) return ran;
    }
    return [];
  }
}

function slotName(agent: AgentId, slot: number): string {
  return `${agent} ${slot}`;
}

/** A file that cannot be loaded, or breaks outside of its cases. An agent's or a workspace's error says nothing of a test. */
function isTestsDoing(error: RunError): error is RunError & { readonly file: string } {
  return (error.kind === 'collection' || error.kind === 'runner') && error.file !== null;
}
