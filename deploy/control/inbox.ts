/** How a person's word reaches the deployer that runs: a file a command, in a folder that only the user can write, taken within a tenth of a second. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HumanCommand } from '../rollout/types.ts';

const POLL_MS = 50;
/** More than people type; what lies there beyond it is not theirs. */
const COMMANDS_MAX = 100;

/** A command as it lies in the inbox. */
export type Letter = { readonly file: string; readonly command: HumanCommand };

/** Leaves a command for the deployer and returns its file, which is gone once the deployer has written the command down. */
export function sendCommand(inbox: string, command: HumanCommand): string {
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  const name = `${String(Date.now()).padStart(15, '0')}-${randomBytes(6).toString('hex')}.json`;
  const hidden = path.join(inbox, `.${name}`);
  writeFileSync(hidden, JSON.stringify(command), { mode: 0o600 });
  renameSync(hidden, path.join(inbox, name));
  return path.join(inbox, name);
}

/** Waits until the deployer took the command; `false` when nobody did in time, and the command is taken back. */
export async function awaitTaken(file: string, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (existsSync(file)) {
    if (Date.now() > deadline) {
      rmSync(file, { force: true });
      return false;
    }
    await sleep(POLL_MS);
  }
  return true;
}

/** Returns what lies in the inbox, oldest first. A letter that is no command is thrown away. */
export function readInbox(inbox: string): readonly Letter[] {
  if (!existsSync(inbox)) return [];
  const names = readdirSync(inbox).filter((name) => !name.startsWith('.'));
  return names
    .sort()
    .slice(0, COMMANDS_MAX)
    .flatMap((name) => {
      const file = path.join(inbox, name);
      const command = parseCommand(file);
      if (command === null) rmSync(file, { force: true });
      return command === null ? [] : [{ file, command }];
    });
}

/** Takes a letter away, once its command is in the journal. */
export function acknowledge(letter: Letter): void {
  rmSync(letter.file, { force: true });
}

/** Calls `onLetter` for every command until the signal is aborted. `onLetter` acknowledges. */
export async function watchInbox(inbox: string, onLetter: (letter: Letter) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const letter of readInbox(inbox)) onLetter(letter);
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

const TYPES: readonly string[] = ['hold', 'release', 'promote', 'roll-back'] satisfies HumanCommand['type'][];

function parseCommand(file: string): HumanCommand | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<HumanCommand>;
    const isCommand = TYPES.includes(value.type ?? '') && typeof value.actor === 'string' && typeof value.reason === 'string';
    return isCommand ? (value as HumanCommand) : null;
  } catch {
    return null;
  }
}
