/** Who may look at the page, as small files that one process writes while another reads: a token a file, never its text, and the key that seals sessions. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { PageRole, PageToken } from '../api.ts';

/** A day at work; then the token is shown again. */
const SESSION_MS = 12 * 60 * 60_000;
const TOKEN_BYTES = 32;
/** A team; more is a script. */
const MAX_TOKENS = 1_000;
const ID = /^[\da-f]{12}$/;
/** The token that whoever starts a server gets in the address that it prints. */
const STANDING = 'standing';

export type TokenBook = {
  /** Makes a token and returns its text, which nobody can have again. Throws `usage` when there are too many. */
  create(name: string, role: PageRole): string;
  list(): readonly PageToken[];
  /** Refuses a token, and every session that began with it, from now on. Returns whether there was one. */
  revoke(id: string): boolean;
  /** The text of the token of whoever started the server; the same after a restart. */
  standing(): string;
  /** Whose token it is; `null` for one that is none. */
  find(text: string): PageToken | null;
  /** Returns what a browser keeps in place of the token: good for half a day, and as long as the token is. */
  seal(token: PageToken): string;
  /** Whose session it is; `null` when it is over, or none. */
  open(session: string): PageToken | null;
};

/** Opens the folder, and makes it. Throws `credential-unusable`. */
export function openTokenBook(folder: string): TokenBook {
  guard(folder, () => mkdirSync(path.join(folder, 'token'), { recursive: true, mode: 0o700 }));
  const key = guard(folder, () => readOrMake(path.join(folder, 'key'), () => randomBytes(TOKEN_BYTES).toString('base64url')));
  const fileOf = (id: string): string => path.join(folder, 'token', `${id}.json`);
  const read = (id: string): (PageToken & { readonly digest: string }) | null =>
    ID.test(id) && existsSync(fileOf(id)) ? JSON.parse(readFileSync(fileOf(id), 'utf8')) : null;
  const names = (): string[] => readdirSync(path.join(folder, 'token')).filter((name) => name.endsWith('.json'));
  const create = (name: string, role: PageRole): string => {
    if (names().length >= MAX_TOKENS) throw new ExpectedError('usage', `there are ${MAX_TOKENS} tokens already`, { hint: 'revoke some' });
    // Hex: it is written after `page revoke`, where a word that begins with a dash would be read as an option.
    const id = randomBytes(6).toString('hex');
    const text = `${id}.${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    write(fileOf(id), JSON.stringify({ id, name, role, createdAtMs: Date.now(), digest: digestOf(text) }));
    return text;
  };
  const find = (text: string): PageToken | null => {
    const token = read(text.split('.', 1)[0] ?? '');
    return token !== null && isSame(token.digest, digestOf(text)) ? withoutDigest(token) : null;
  };
  const seal = (id: string, endsAtMs: number): string => createHmac('sha256', key).update(`${id} ${endsAtMs}`).digest('base64url');
  return {
    create,
    list: () =>
      names()
        .flatMap((name) => read(name.slice(0, -'.json'.length)) ?? [])
        .map(withoutDigest),
    revoke: (id) => {
      const isThere = read(id) !== null;
      if (isThere) rmSync(fileOf(id), { force: true });
      return isThere;
    },
    standing: () => {
      const file = path.join(folder, STANDING);
      const known = existsSync(file) ? readFileSync(file, 'utf8') : '';
      if (find(known) !== null) return known;
      const text = create(STANDING, 'deployer');
      write(file, text);
      return text;
    },
    find,
    seal: ({ id }) => {
      const endsAtMs = Date.now() + SESSION_MS;
      return `${id}.${endsAtMs}.${seal(id, endsAtMs)}`;
    },
    open: (session) => {
      const [id = '', ends = '', mark = ''] = session.split('.');
      if (!/^\d{13}$/.test(ends) || Number(ends) <= Date.now() || !isSame(mark, seal(id, Number(ends)))) return null;
      const token = read(id);
      return token === null ? null : withoutDigest(token);
    },
  };
}

function withoutDigest({ id, name, role, createdAtMs }: PageToken): PageToken {
  return { id, name, role, createdAtMs };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isSame(left: string, right: string): boolean {
  const [one, two] = [Buffer.from(left), Buffer.from(right)];
  return one.length === two.length && timingSafeEqual(one, two);
}

function readOrMake(file: string, make: () => string): string {
  if (!existsSync(file)) write(file, make());
  return readFileSync(file, 'utf8');
}

/** Whole or not at all, and for nobody else on the machine. */
function write(file: string, text: string): void {
  const beside = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(beside, text, { mode: 0o600 });
  renameSync(beside, file);
}

function guard<Value>(folder: string, use: () => Value): Value {
  try {
    return use();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('credential-unusable', `the tokens of the page cannot be kept in "${folder}": ${why}`, {
      hint: 'make the folder writable for the user that runs shard-run',
      cause,
    });
  }
}
