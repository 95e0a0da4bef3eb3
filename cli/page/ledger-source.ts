/** What the page asks about runs that are over: the ledger, the journals and the files of a project's state folder. */
import { existsSync } from 'node:fs';
import { findArtifact, type HistoryStore, openHistory, openPastRun } from '../../coordinator/main.ts';
import type { CaseFact, RunRow } from '../../core/ledger-row.ts';
import { displayName } from '../../core/test-case.ts';
import type { CaseHistory, PageSources, RunLine } from '../../dashboard/api.ts';
import { attemptRow } from '../../dashboard/main.ts';
import { leaseReasonText } from '../render/lease-reason.ts';
import { readableFile } from '../render/ledger-view.ts';

/** What a test left behind is felt by the next few, not by the hundredth. */
const PREDECESSORS = 5;

export type LedgerPlace = {
  /** Folder of journals and files. */
  readonly stateDir: string;
  /** Path of the ledger. */
  readonly history: string;
};

export type LedgerSources = Pick<PageSources, 'runs' | 'pastRun' | 'caseHistory' | 'artifact'> &
  AsyncDisposable & {
    /** The ledger; `null` while there is none yet. Throws what opening it throws. */
    store(): Promise<HistoryStore | null>;
  };

/** Reads what runs left in a state folder. Opens nothing before it is asked. */
export function ledgerSources({ stateDir, history }: LedgerPlace): LedgerSources {
  let opening: Promise<HistoryStore> | null = null;
  const store = async (): Promise<HistoryStore | null> => {
    // The first run of a project makes it.
    if (opening === null && !existsSync(history)) return null;
    opening ??= openHistory(history);
    return opening;
  };
  return {
    store,
    runs: async (limit) => ((await (await store())?.listRuns(limit)) ?? []).map(runLine),
    pastRun: (id) => {
      const past = openPastRun(stateDir, id);
      return past === null ? null : { branch: '', ...past };
    },
    artifact: async (id, digest) => findArtifact(stateDir, id, digest),
    caseHistory: async (id, limit) => {
      const ledger = await store();
      const facts = (await ledger?.caseFacts(id as CaseFact['record']['id'], limit)) ?? [];
      return ledger === null || facts.length === 0 ? null : tellCase(ledger, facts);
    },
    [Symbol.asyncDispose]: async () => {
      const opened = await opening?.catch(() => null);
      await opened?.[Symbol.asyncDispose]();
    },
  };
}

function runLine({ runId, revision, startedAtMs, wallMs, boundMs, verdict, cases, failed, flaky }: RunRow): RunLine {
  const { commit, isDirty } = revision;
  // One that has no verdict is over all the same, unless somebody follows it.
  return { runId, commit, isDirty, branch: '', startedAtMs, state: 'finished', verdict, wallMs, boundMs, cases, failed, flaky };
}

async function tellCase(store: HistoryStore, facts: readonly CaseFact[]): Promise<CaseHistory> {
  const [newest] = facts;
  const runs: CaseHistory['runs'][number][] = [];
  for (const fact of facts) {
    const { runId, runStartedAtMs, commit, record, reasons } = fact;
    runs.push({
      runId,
      startedAtMs: runStartedAtMs,
      commit,
      outcome: record.outcome,
      isFlaky: record.isFlaky,
      attempts: record.attempts.map((attempt) => attemptRow(attempt, '')),
      reasons: record.attempts.flatMap(({ lease, agent }) => {
        const reason = reasons?.get(lease);
        return reason === undefined ? [] : leaseReasonText(reason, agent);
      }),
      before: await namesBefore(store, fact),
    });
  }
  const { id, file, titlePath } = (newest as CaseFact).record;
  return { id, name: `${readableFile(file)} > ${displayName(titlePath)}`, runs };
}

/** What ran on the slot before the last attempt, nearest first. */
async function namesBefore(store: HistoryStore, { runId, record, isSummary }: CaseFact): Promise<readonly string[]> {
  const last = record.attempts.at(-1);
  if (store.slotPredecessors === undefined || isSummary === true || last === undefined) return [];
  const { agent, slot, order } = last;
  return (await store.slotPredecessors({ runId, agent, slot, order }, PREDECESSORS)).map(({ name }) => name);
}
