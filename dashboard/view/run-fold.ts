/**
 * A run as the server keeps it: the rows of its view, and for each row the event that changed it last.
 *
 * Whoever watches a run asks one question again and again: what became different since I knew so many of its events? It is asked ten times a second
 * for everybody at once, by a viewer that was too slow, by one that was cut off for a minute, and by one whose coordinator died meanwhile. One mark
 * a row answers them all, for any number of events and without keeping messages: what is sent again is the rows as they are now, so that a viewer
 * that missed much gets little. A run's events are decided by its journal and come again when it goes on after a restart, so the number means the
 * same then; a running check over them tells when it does not, and the viewer gets the whole view. See docs/design/0018-page.md.
 */
import type { FileKey } from '../../core/id.ts';
import { emptyRunView } from './apply-change.ts';
import type { AgentRow, FailureRow, RunChange, RunHead, RunView, UnitBlock } from './types.ts';

/** A row and the number of the event that changed it last. */
export type Marked<Row> = { row: Row; changedAt: number };

/** A unit under way, and what the rows of the view do not say. */
export type OpenUnit = { readonly lease: string; readonly agent: string; readonly slot: number; readonly files: readonly FileKey[] };

/** Updated in place by `foldRun`; read by `viewOf` and `changesAfter`. */
export type RunFold = {
  head: RunHead;
  readonly headChangedAt: Map<keyof RunHead, number>;
  readonly agents: Map<string, Marked<AgentRow>>;
  readonly units: Map<string, Marked<UnitBlock>>;
  readonly failures: Map<string, Marked<FailureRow>>;
  /** Events that were folded. */
  sequence: number;
  /** The running check after each event; see `checkAt`. */
  checks: Uint32Array;
  readonly files: Map<FileKey, { readonly name: string; readonly suite: string }>;
  readonly open: Map<string, OpenUnit>;
  /** By agent and slot: one that begins a unit has ended the one before, also where nobody said so. */
  readonly slotLease: Map<string, string>;
  /** How many units of a file have to be handed out again. */
  readonly movedUnits: Map<FileKey, number>;
  readonly settled: Set<FileKey>;
  readonly logs: LogFold;
};

/** What running cases printed. */
export type LogFold = {
  /** By agent, file and title path. */
  readonly running: Map<string, string>;
  /** By file, then by lease and title path: of attempts that failed. */
  readonly kept: Map<FileKey, Map<string, string>>;
};

/** A run of a million cases has about three million events; beyond this nobody resumes and everybody gets the whole. */
const MAX_CHECKS = 8 * 1024 * 1024;
const FIRST_CHECKS = 1024;

/** Returns the fold of a run of which nothing is known yet. `branch` is empty when there is none. */
export function emptyRunFold(runId: string, branch: string): RunFold {
  const { kind: _kind, agents: _agents, units: _units, failures: _failures, ...head } = emptyRunView(runId, branch);
  return {
    head,
    headChangedAt: new Map(),
    agents: new Map(),
    units: new Map(),
    failures: new Map(),
    sequence: 0,
    checks: new Uint32Array(FIRST_CHECKS),
    files: new Map(),
    open: new Map(),
    slotLease: new Map(),
    movedUnits: new Map(),
    settled: new Set(),
    logs: { running: new Map(), kept: new Map() },
  };
}

/** Returns the view as it is now, a value of its own. */
export function viewOf(fold: RunFold): RunView {
  return { kind: 'run', ...fold.head, agents: rowsOf(fold.agents), units: rowsOf(fold.units), failures: rowsOf(fold.failures) };
}

/** Returns what is different from the view after so many events, rows as they are now; empty when nothing is. */
export function changesAfter(fold: RunFold, sequence: number): RunChange[] {
  if (sequence >= fold.sequence) return [];
  const changes: RunChange[] = [];
  const head = headAfter(fold, sequence);
  if (head !== null) changes.push({ type: 'head', head });
  for (const { row, changedAt } of fold.agents.values()) if (changedAt > sequence) changes.push({ type: 'agent', agent: row });
  for (const { row, changedAt } of fold.units.values()) if (changedAt > sequence) changes.push({ type: 'unit', unit: row });
  for (const { row, changedAt } of fold.failures.values()) if (changedAt > sequence) changes.push({ type: 'failure', failure: row });
  return changes;
}

/** Returns the check over the first so many events; `null` when nobody knows it. Two runs of events with one check are the same. */
export function checkAt(fold: RunFold, sequence: number): number | null {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > fold.sequence || sequence > MAX_CHECKS) return null;
  return sequence === 0 ? 0 : (fold.checks[sequence - 1] ?? null);
}

/** Counts one more event, known by the text. */
export function countEvent(fold: RunFold, text: string): void {
  const before = checkAt(fold, fold.sequence) ?? 0;
  fold.sequence += 1;
  if (fold.sequence > MAX_CHECKS) return;
  if (fold.sequence > fold.checks.length) {
    const grown = new Uint32Array(fold.checks.length * 2);
    grown.set(fold.checks);
    fold.checks = grown;
  }
  fold.checks[fold.sequence - 1] = mix(before, text);
}

/** Replaces parts of the head. */
export function setHead(fold: RunFold, head: Partial<RunHead>): void {
  fold.head = { ...fold.head, ...head };
  for (const name of Object.keys(head)) fold.headChangedAt.set(name as keyof RunHead, fold.sequence);
}

/** Replaces a row, or appends it. */
export function setRow<Row>(rows: Map<string, Marked<Row>>, key: string, row: Row, sequence: number): void {
  const known = rows.get(key);
  if (known === undefined) {
    rows.set(key, { row, changedAt: sequence });
    return;
  }
  known.row = row;
  known.changedAt = sequence;
}

function headAfter(fold: RunFold, sequence: number): Partial<RunHead> | null {
  const changed = [...fold.headChangedAt].filter(([, changedAt]) => changedAt > sequence);
  return changed.length === 0 ? null : Object.fromEntries(changed.map(([name]) => [name, fold.head[name]]));
}

function rowsOf<Row>(rows: ReadonlyMap<string, Marked<Row>>): Row[] {
  return Array.from(rows.values(), ({ row }) => row);
}

/** FNV-1a over UTF-16 units: it has to tell two pasts of one run apart, not to withstand anybody. */
function mix(before: number, text: string): number {
  let hash = before ^ 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
