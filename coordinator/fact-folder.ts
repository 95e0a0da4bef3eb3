/**
 * What a coordinator knows, as small files that one process writes while another reads.
 *
 * A file is one fact, made whole before it gets its name, so nothing is locked: `shard-run coordinator revoke` works while the coordinator
 * runs and while it does not.
 */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../core/expected-error.ts';
import { type AgentId, agentId } from '../core/id.ts';

export type Fact = Readonly<Record<string, unknown>>;

/** A record of ours is a kilobyte or two. */
const MAX_FACT_BYTES = 64 * 1024;
/** Keys and digests are for nobody else on the machine. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Facts of some kinds, by name. */
export type FactFolder<Kind extends string> = {
  readonly path: string;
  /** Names of all facts of a kind, in no order. */
  names(kind: Kind): readonly string[];
  /** `null` when there is none. Throws `credential-unusable` when it is there and cannot be read. */
  read(kind: Kind, name: string): Fact | null;
  /** Replaces the fact; it is on the disk when this returns. */
  write(kind: Kind, name: string, fact: Fact): void;
  /** Writes the fact unless there is one already. Returns whether it was written: of several at once, one. */
  claim(kind: Kind, name: string, fact: Fact): boolean;
  remove(kind: Kind, name: string): void;
};

/** Opens the folder, and makes it. Throws `credential-unusable`. */
export function openFactFolder<Kind extends string>(path: string, kinds: readonly Kind[]): FactFolder<Kind> {
  const fileOf = (kind: Kind, name: string): string => join(path, kind, `${name}.json`);
  guard(path, () => {
    for (const kind of kinds) mkdirSync(join(path, kind), { recursive: true, mode: FOLDER_MODE });
  });
  return {
    path,
    names: (kind) =>
      guard(join(path, kind), () =>
        readdirSync(join(path, kind)).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : [])),
      ),
    read: (kind, name) => readFact(fileOf(kind, name)),
    write: (kind, name, fact) => {
      const file = fileOf(kind, name);
      guard(file, () => renameSync(writeBeside(file, fact), file));
    },
    claim: (kind, name, fact) => {
      const file = fileOf(kind, name);
      return guard(file, () => {
        const beside = writeBeside(file, fact);
        try {
          linkSync(beside, file);
          return true;
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
          throw error;
        } finally {
          rmSync(beside, { force: true });
        }
      });
    },
    remove: (kind, name) => guard(path, () => rmSync(fileOf(kind, name), { force: true })),
  };
}

/** Returns the name of an agent's facts: Windows has devices called `con` and `nul`, and file systems fold case, so a prefix and the hex of capitals keep names apart. */
export function factNameOf(agent: AgentId): string {
  return `a-${agent.replaceAll(/[A-Z~]/g, (letter) => `~${letter.charCodeAt(0).toString(16)}`)}`;
}

/** Returns the agent that such a name stands for. */
export function agentOfFactName(name: string): AgentId {
  return agentId(name.slice(2).replaceAll(/~([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
}

function readFact(file: string): Fact | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(file, cause);
  }
  try {
    const fact: unknown = JSON.parse(text.slice(0, MAX_FACT_BYTES));
    if (typeof fact === 'object' && fact !== null && !Array.isArray(fact)) return fact as Fact;
  } catch {
    // Said below.
  }
  throw unusable(file, new Error('it is not what was written'));
}

function writeBeside(file: string, fact: Fact): string {
  const beside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const fd = openSync(beside, 'wx', FILE_MODE);
  try {
    writeSync(fd, JSON.stringify(fact));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  return beside;
}

function guard<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (cause) {
    throw cause instanceof ExpectedError ? cause : unusable(path, cause);
  }
}

function unusable(path: string, cause: unknown): ExpectedError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ExpectedError('credential-unusable', `cannot use "${path}": ${why}`, {
    hint: 'check who owns the folder and whether the disk is full; it belongs to the user that runs the coordinator',
    cause,
  });
}
