/** Opens the project's ledger for the verbs that only read it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HistoryStore } from '../coordinator/main.ts';
import { ExpectedError } from '../core/expected-error.ts';
import type { CaseId, FileKey } from '../core/id.ts';
import { resolveHistory } from './run-setup.ts';
import { STATE_FOLDER } from './state-folder.ts';
import { resolveProject } from './suite.ts';

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

/** Returns the absolute path of the ledger that a run of this project would use. */
export async function locateLedger(options: { readonly cwd: string | null; readonly history: string | null }): Promise<string> {
  const cwd = resolveProject(options.cwd);
  const { findConfig, loadConfig } = await import('./config/load-config.ts');
  const file = options.history === null ? findConfig(cwd) : null;
  const configured = file === null ? undefined : (await loadConfig(file, cwd)).config.history;
  return resolveHistory(options.history, configured, { configDir: cwd, stateDir: path.join(cwd, STATE_FOLDER) });
}

/** Finds a case by id or by a part of its name; an exact name wins over a part. Throws `not-found`. */
export async function findCase(store: HistoryStore, text: string): Promise<FoundCase> {
  const found = await store.findCases(text, CHOICES_MAX);
  const exact = found.filter((one) => one.id === text || one.name === text || one.name.endsWith(` > ${text}`));
  const [only, second] = exact.length > 0 ? exact : found;
  if (only === undefined)
    throw new ExpectedError('not-found', `no case in the ledger has "${text}" in its name or id`, {
      hint: 'shard-run history lists the runs',
    });
  if (second !== undefined) return { kind: 'several', cases: found };
  return { kind: 'one', id: only.id };
}
