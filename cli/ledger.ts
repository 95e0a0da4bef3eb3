/** Opens the project's ledger for the verbs that only read it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CaseLedger, HistoryStore } from '../coordinator/main.ts';
import { ExpectedError } from '../core/expected-error.ts';
import type { CaseId, FileKey } from '../core/id.ts';
import { agentStateDir } from './agent-place.ts';
import { resolveHistory } from './run-setup.ts';
import { STATE_FOLDER } from './state-folder.ts';
import { resolveProject } from './suite.ts';
import { lineageOf } from './workspace/repository.ts';

const GIT_DEADLINE_MS = 10_000;
/** More matches than this are not read by anybody. */
const CHOICES_MAX = 20;

export type FoundCase =
  | { readonly kind: 'one'; readonly id: CaseId }
  | { readonly kind: 'several'; readonly cases: readonly { readonly id: CaseId; readonly file: FileKey; readonly name: string }[] };

/** Opens the ledger. Throws `not-found` when there is none, and what the store throws for a damaged or newer one. */
export async function openLedger(options: { readonly cwd: string | null; readonly history: string | null }): Promise<HistoryStore> {
  const history = await locateLedger(options);
  if (!existsSync(history))
    throw new ExpectedError('not-found', `no run was recorded yet: ${history} does not exist`, { hint: 'run the tests first: shard-run' });
  const { openHistory } = await import('../coordinator/main.ts');
  return openHistory(history);
}

/** Opens the ledger for figures and words of flaky cases: a coordinator's, where one is named. Throws `usage`, and what opening either throws. */
export async function openFlakeLedger(options: {
  readonly cwd: string | null;
  readonly history: string | null;
  readonly on: string | null;
}): Promise<AsyncDisposable & { readonly ledger: CaseLedger }> {
  if (options.on === null) {
    const store = await openLedger(options);
    return { ledger: store, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  }
  if (options.history !== null)
    throw new ExpectedError('usage', '--on and --history exclude each other: a coordinator has a ledger of its own', {
      hint: 'leave one of them out',
    });
  const [{ findWay }, { connect }, { remoteLedger }] = await Promise.all([
    import('../agent/main.ts'),
    import('./remote/rpc/run-client.ts'),
    import('./remote/rpc/ledger-client.ts'),
  ]);
  const lineage = await lineageOf(resolveProject(options.cwd), AbortSignal.timeout(GIT_DEADLINE_MS));
  const client = connect(await findWay(options.on, agentStateDir(null, process.env)));
  return { ledger: remoteLedger(client, lineage), [Symbol.asyncDispose]: async () => client.close() };
}

/** Returns the absolute path of the ledger that a run of this project would use. */
export async function locateLedger(options: { readonly cwd: string | null; readonly history: string | null }): Promise<string> {
  const cwd = resolveProject(options.cwd);
  const { findConfig, loadConfig } = await import('./config/load-config.ts');
  const file = options.history === null ? findConfig(cwd) : null;
  const configured = file === null ? undefined : (await loadConfig(file, cwd)).config.history;
  return resolveHistory(options.history, configured, { configDir: cwd, stateDir: path.join(cwd, STATE_FOLDER) });
}

/** Finds a case by id or by a part of its name; an exact name wins over a part. Throws `not-found`. */
export async function findCase(ledger: Pick<CaseLedger, 'findCases'>, text: string): Promise<FoundCase> {
  const found = await ledger.findCases(text, CHOICES_MAX);
  const exact = found.filter((one) => one.id === text || one.name === text || one.name.endsWith(` > ${text}`));
  const [only, second] = exact.length > 0 ? exact : found;
  if (only === undefined)
    throw new ExpectedError('not-found', `no case in the ledger has "${text}" in its name or id`, {
      hint: 'shard-run history lists the runs',
    });
  if (second !== undefined) return { kind: 'several', cases: found };
  return { kind: 'one', id: only.id };
}
