/** The identity that joining left on this machine: one file, replaced whole, so that key and certificate always belong together. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AGENT_ID_FORM } from '../../core/credential.ts';
import { ExpectedError } from '../../core/expected-error.ts';

/** Who this agent is to one coordinator. */
export type Identity = {
  readonly agent: string;
  /** `host:port`. */
  readonly coordinator: string;
  /** PEM, as the three below. */
  readonly key: string;
  readonly certificate: string;
  /** Whom it trusts to be the coordinator. */
  readonly authorities: readonly string[];
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
};

const FILE = 'identity.json';
const PENDING_KEY = 'pending-key.pem';
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Returns the identity in the folder, `null` when none was ever made. Throws `credential-unusable`. */
export function loadIdentity(stateDir: string): Identity | null {
  const file = join(stateDir, FILE);
  const text = readText(file);
  if (text === null) return null;
  const identity = parseIdentity(text);
  if (identity !== null) return identity;
  throw unusable(file, 'it is not what was written', undefined);
}

/** Writes the identity; it is on the disk when this returns. Throws `credential-unusable`. */
export function saveIdentity(stateDir: string, identity: Identity): void {
  writeWhole(stateDir, FILE, JSON.stringify(identity));
  rmSync(join(stateDir, PENDING_KEY), { force: true });
}

/** Returns the key (PEM) that an earlier try to join left: a token that was used up for it is good for it alone. */
export function loadPendingKey(stateDir: string): string | null {
  return readText(join(stateDir, PENDING_KEY));
}

/** Keeps a key before it is shown to anybody. Throws `credential-unusable`. */
export function savePendingKey(stateDir: string, key: string): void {
  writeWhole(stateDir, PENDING_KEY, key);
}

function parseIdentity(text: string): Identity | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof found !== 'object' || found === null) return null;
  const { agent, coordinator, key, certificate, authorities, issuedAtMs, expiresAtMs } = found as Record<string, unknown>;
  if (typeof agent !== 'string' || !AGENT_ID_FORM.test(agent) || typeof coordinator !== 'string') return null;
  if (typeof key !== 'string' || typeof certificate !== 'string' || !Array.isArray(authorities)) return null;
  if (typeof issuedAtMs !== 'number' || typeof expiresAtMs !== 'number') return null;
  const roots = authorities.filter((one) => typeof one === 'string');
  return { agent, coordinator, key, certificate, authorities: roots, issuedAtMs, expiresAtMs };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw unusable(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function writeWhole(stateDir: string, name: string, text: string): void {
  const file = join(stateDir, name);
  const beside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(stateDir, { recursive: true, mode: FOLDER_MODE });
    const fd = openSync(beside, 'wx', FILE_MODE);
    try {
      writeSync(fd, text);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(beside, file);
  } catch (cause) {
    rmSync(beside, { force: true });
    throw unusable(file, cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unusable(file: string, why: string, cause: unknown): ExpectedError {
  return new ExpectedError('credential-unusable', `cannot use "${file}": ${why}`, {
    hint: 'it belongs to the user that runs the agent; shard-run agent join makes a new one',
    cause,
  });
}
