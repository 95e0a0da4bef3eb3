/** How a person's word reaches the pipeline that runs: a file a command, in a folder that only the user can write. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PipelineCommand } from '../flow/types.ts';

const POLL_MS = 50;
/** More than people type; what lies there beyond it is not theirs. */
const COMMANDS_MAX = 100;
/** Words of a person, and a commit; what is longer is none. */
const LETTER_BYTES = 16 * 1024;

/** Leaves a command and waits until the pipeline has written it down; `false` when nobody did in time, and the command is taken back. */
export async function sendCommand(inbox: string, command: PipelineCommand, timeoutMs: number): Promise<boolean> {
  mkdirSync(inbox, { recursive: true, mode: 0o700 });
  const name = `${String(Date.now()).padStart(15, '0')}-${randomBytes(6).toString('hex')}.json`;
  const hidden = path.join(inbox, `.${name}`);
  const file = path.join(inbox, name);
  writeFileSync(hidden, JSON.stringify(command), { mode: 0o600 });
  renameSync(hidden, file);
  for (const deadline = Date.now() + timeoutMs; existsSync(file); await sleep(POLL_MS)) {
    if (Date.now() <= deadline) continue;
    rmSync(file, { force: true });
    return false;
  }
  return true;
}

/** Calls `onCommand` for what lies in the inbox, oldest first, until the signal is aborted. A letter goes once `onCommand` returned: then it is written down. */
export async function watchInbox(inbox: string, onCommand: (command: PipelineCommand) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    for (const file of listLetters(inbox)) {
      const command = parseCommand(file);
      if (command !== null) onCommand(command);
      rmSync(file, { force: true });
    }
    await sleep(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

function listLetters(inbox: string): readonly string[] {
  if (!existsSync(inbox)) return [];
  const names = readdirSync(inbox).filter((name) => !name.startsWith('.'));
  return names
    .sort()
    .slice(0, COMMANDS_MAX)
    .map((name) => path.join(inbox, name));
}

const PLAIN: readonly string[] = ['hold', 'release'] satisfies PipelineCommand['type'][];
const OF_COMMIT: readonly string[] = ['override', 'evict', 'readmit'] satisfies PipelineCommand['type'][];

/** A letter that is no command is thrown away. */
function parseCommand(file: string): PipelineCommand | null {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length > LETTER_BYTES) return null;
    const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const { type, actor, reason, commit } = value;
    if (typeof type !== 'string' || typeof actor !== 'string' || typeof reason !== 'string') return null;
    const isWhole = PLAIN.includes(type) || (OF_COMMIT.includes(type) && typeof commit === 'string');
    return isWhole ? (value as PipelineCommand) : null;
  } catch {
    return null;
  }
}
