/** Which version of shard-run the agent of a machine runs: what it was upgraded to, and how that went. */
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readJson, writeWhole } from './whole-file.ts';

/** A copy of shard-run on this machine; `entry` is the file that Node.js starts. */
export type AgentVersion = { readonly version: string; readonly entry: string };

/** What became of an upgrade; `problem` is empty when the new version serves. */
export type UpgradeOutcome = { readonly to: AgentVersion; readonly problem: string };

const CHOSEN = 'version.json';
const OUTCOME = 'upgrade-outcome.json';

/**
 * Returns what the agent was upgraded to; `null` for the one that was installed. The choice counts for the installed version that it was made under:
 * whoever installs another one means that one.
 */
export function chosenVersion(stateDir: string, installed: string): AgentVersion | null {
  const choice = readFields(path.join(stateDir, CHOSEN));
  const version = readVersion(choice);
  return version !== null && choice?.['installed'] === installed && existsSync(version.entry) ? version : null;
}

/** `null` goes back to the one that was installed. */
export function chooseVersion(stateDir: string, installed: string, version: AgentVersion | null): void {
  const file = path.join(stateDir, CHOSEN);
  if (version === null) rmSync(file, { force: true });
  else writeWhole(file, JSON.stringify({ ...version, installed }));
}

export function tellOutcome(stateDir: string, outcome: UpgradeOutcome): void {
  writeWhole(path.join(stateDir, OUTCOME), JSON.stringify(outcome));
}

/** Returns what became of the upgrade to this copy, once; `null` while nobody knows. */
export function takeOutcome(stateDir: string, { entry }: AgentVersion): UpgradeOutcome | null {
  const file = path.join(stateDir, OUTCOME);
  const said = readFields(file);
  const to = readVersion(said?.['to']);
  if (to === null || to.entry !== entry) return null;
  rmSync(file, { force: true });
  return { to, problem: String(said?.['problem']) };
}

/** Returns `null` for anything that is not a version. */
export function readVersion(value: unknown): AgentVersion | null {
  const { version, entry } = (value ?? {}) as { readonly version?: unknown; readonly entry?: unknown };
  return typeof version === 'string' && typeof entry === 'string' && path.isAbsolute(entry) ? { version, entry } : null;
}

/** Returns `null` when the file is not there or is no JSON. */
export function readFields(file: string): Readonly<Record<string, unknown>> | null {
  return readJson(file) as Readonly<Record<string, unknown>> | null;
}
