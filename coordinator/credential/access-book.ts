/** The register of who may come in: authorities, tokens, agents. Reads the folder each time, so that what another process wrote counts at once. */
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { fingerprintOf } from '../../core/credential.ts';
import { sha256Hex } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentId } from '../../core/id.ts';
import type { AgentRecord, Known } from '../access/admission.ts';
import {
  AUTHORITY_TTL_MS,
  type Authority,
  type AuthorityPlan,
  isRotationDue,
  planAuthorities,
  planServesFromMs,
} from '../access/rotation.ts';
import { type JoinToken, LONGEST_TOKEN_TTL_MS } from '../access/token.ts';
import { agentOfFactName, type Fact, type FactFolder, factNameOf, openFactFolder } from '../fact-folder.ts';
import { createAuthority, type KeyedCertificate } from './certificate.ts';

/** An authority with its certificate and key. */
export type KeyedAuthority = Authority & KeyedCertificate;

/** An agent as it is listed. */
export type ListedAgent = AgentRecord & { readonly revokedAtMs: number | null };

/**
 * ```text
 * access/authority/<id>.json   certificate, key, when it serves     access/agent/<name>.json     keys, end of the newest certificate
 * access/token/<id>.json       digest, end                          access/revoked/<name>.json   when
 * access/used/<id>.json        the key that used a token up         access/listener/newest.json  where the coordinator listens
 * ```
 */
const KINDS = ['authority', 'token', 'used', 'agent', 'revoked', 'listener'] as const;
type AccessFolder = FactFolder<(typeof KINDS)[number]>;

const TOKEN_ID_BYTES = 6;
const TOKEN_SECRET_BYTES = 32;
/** Tokens that ended longer ago than this are forgotten, so that "expired" can still be told from "wrong" for a while. */
const TOKEN_KEPT_MS = LONGEST_TOKEN_TTL_MS;
const TOKEN_FORM = /^([\da-f]{12})\.[\w-]{43}$/;

/** What a machine needs to know to join, besides a token. */
export type Listener = { readonly address: string; readonly fingerprint: string };

export type AccessBook = {
  /** Where the coordinator listens, or did when it was last there; `null` when it never did. */
  listener(): Listener | null;
  setListener(listener: Listener): void;
  /** Makes the first authority, and a successor of one that ends soon. */
  prepareAuthorities(nowMs: number): Promise<void>;
  /** Makes a successor. `overlapMs`: how long both are trusted; 0 forgets every agent, also those that are in. */
  rotateAuthority(nowMs: number, overlapMs: number): Promise<void>;
  /** Throws `credential-unusable` when there is no valid authority. */
  authorities(nowMs: number): AuthorityPlan<KeyedAuthority>;
  /** Returns the token's text: the only time that it is seen. */
  createToken(token: { readonly nowMs: number; readonly ttlMs: number; readonly isSingleUse: boolean }): string;
  /** The record of a token that somebody shows, and the key that used it up. */
  findToken(text: string): { readonly token: JoinToken | null; readonly usedByKey: string | null; readonly digest: string };
  /** Uses a token up for a key. Returns whether it is this key's now. */
  useToken(token: JoinToken, keyDigest: string): boolean;
  known(agent: AgentId): Known;
  /** The names of all that joined and of all that were revoked. */
  standing(): { readonly joined: ReadonlySet<AgentId>; readonly revoked: ReadonlySet<AgentId> };
  keep(record: AgentRecord): void;
  agents(): readonly ListedAgent[];
  /** Safe to repeat. */
  revoke(agent: AgentId, nowMs: number): void;
  /** Everything about the name is as if it had never been; its old certificates are worthless. */
  forget(agent: AgentId): void;
};

/** Opens the register in the coordinator's state folder. Throws `credential-unusable`. */
export function openAccessBook(stateDir: string): AccessBook {
  const folder = openFactFolder(join(stateDir, 'access'), KINDS);
  const addAuthority = async (nowMs: number, servesFromMs: number): Promise<void> => {
    const made = await createAuthority({ nowMs, ttlMs: AUTHORITY_TTL_MS });
    folder.write('authority', fingerprintOf(made.certificate.raw).slice(-16), {
      createdAtMs: nowMs,
      servesFromMs,
      certificate: made.certificate.toString(),
      key: made.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    });
  };
  return {
    listener: () => {
      const fact = folder.read('listener', 'newest');
      const [address, fingerprint] = [textOf(fact, 'address'), textOf(fact, 'fingerprint')];
      return address === null || fingerprint === null ? null : { address, fingerprint };
    },
    setListener: (listener) => folder.write('listener', 'newest', listener),
    prepareAuthorities: async (nowMs) => {
      const all = readAuthorities(folder);
      if (isRotationDue(all, nowMs)) await addAuthority(nowMs, planServesFromMs(all, nowMs, longestStay(folder, nowMs)));
    },
    rotateAuthority: async (nowMs, overlapMs) => {
      const all = readAuthorities(folder);
      if (overlapMs > 0) return addAuthority(nowMs, planServesFromMs(all, nowMs, Math.max(overlapMs, longestStay(folder, nowMs))));
      await addAuthority(nowMs, nowMs);
      // Whoever is in was let in by a key that somebody else has, too.
      for (const name of folder.names('agent')) folder.remove('agent', name);
    },
    authorities: (nowMs) => {
      const plan = planAuthorities(readAuthorities(folder), nowMs);
      if (plan !== null) return plan;
      throw new ExpectedError('credential-unusable', `there is no valid authority in "${folder.path}"`, {
        hint: 'start the coordinator once with --listen beyond loopback, or with --tls: it makes one',
      });
    },
    createToken: ({ nowMs, ttlMs, isSingleUse }) => {
      forgetOldTokens(folder, nowMs);
      // Hex: a token is written after `--token`, where a word that begins with a dash would be read as an option.
      const id = randomBytes(TOKEN_ID_BYTES).toString('hex');
      const text = `${id}.${randomBytes(TOKEN_SECRET_BYTES).toString('base64url')}`;
      folder.write('token', id, { digest: sha256Hex(text), createdAtMs: nowMs, expiresAtMs: nowMs + ttlMs, isSingleUse });
      return text;
    },
    findToken: (text) => {
      const id = TOKEN_FORM.exec(text)?.[1] ?? null;
      const token = id === null ? null : readToken(folder, id);
      return { token, usedByKey: token === null ? null : textOf(folder.read('used', token.id), 'keyDigest'), digest: sha256Hex(text) };
    },
    useToken: (token, keyDigest) =>
      folder.claim('used', token.id, { keyDigest }) || textOf(folder.read('used', token.id), 'keyDigest') === keyDigest,
    known: (agent) => ({ record: readAgent(folder, agent), isRevoked: folder.read('revoked', factNameOf(agent)) !== null }),
    standing: () => ({
      joined: new Set(folder.names('agent').map(agentOfFactName)),
      revoked: new Set(folder.names('revoked').map(agentOfFactName)),
    }),
    keep: (record) => folder.write('agent', factNameOf(record.agent), record),
    agents: () => listAgents(folder),
    revoke: (agent, nowMs) => folder.write('revoked', factNameOf(agent), { revokedAtMs: nowMs }),
    forget: (agent) => {
      // The record first: what is left when this process dies in between is a name that is refused.
      folder.remove('agent', factNameOf(agent));
      folder.remove('revoked', factNameOf(agent));
    },
  };
}

/** How long the certificates that are out there last, at most. */
function longestStay(folder: AccessFolder, nowMs: number): number {
  return Math.max(0, ...listAgents(folder).map((agent) => agent.expiresAtMs - nowMs));
}

function listAgents(folder: AccessFolder): ListedAgent[] {
  const names = new Set([...folder.names('agent'), ...folder.names('revoked')]);
  return [...names].toSorted().map((name) => {
    const agent = agentOfFactName(name);
    const revoked = folder.read('revoked', name);
    const record = readAgent(folder, agent) ?? { agent, keyDigests: [], joinedAtMs: 0, expiresAtMs: 0 };
    return { ...record, revokedAtMs: revoked === null ? null : numberOf(revoked, 'revokedAtMs') };
  });
}

function readAuthorities(folder: AccessFolder): KeyedAuthority[] {
  return folder.names('authority').flatMap((id) => {
    const fact = folder.read('authority', id);
    if (fact === null) return [];
    try {
      const certificate = new X509Certificate(textOf(fact, 'certificate') ?? '');
      return {
        id,
        createdAtMs: numberOf(fact, 'createdAtMs'),
        servesFromMs: numberOf(fact, 'servesFromMs'),
        expiresAtMs: certificate.validToDate.getTime(),
        certificate,
        key: createPrivateKey(textOf(fact, 'key') ?? ''),
      };
    } catch (cause) {
      throw new ExpectedError('credential-unusable', `the authority "${id}" in "${folder.path}" cannot be read`, {
        hint: 'restore the folder from a copy; without it every agent has to join again',
        cause,
      });
    }
  });
}

function readToken(folder: AccessFolder, id: string): JoinToken | null {
  const fact = folder.read('token', id);
  if (fact === null) return null;
  return {
    id,
    digest: textOf(fact, 'digest') ?? '',
    createdAtMs: numberOf(fact, 'createdAtMs'),
    expiresAtMs: numberOf(fact, 'expiresAtMs'),
    isSingleUse: fact['isSingleUse'] === true,
  };
}

function forgetOldTokens(folder: AccessFolder, nowMs: number): void {
  for (const id of folder.names('token')) {
    const token = readToken(folder, id);
    if (token !== null && nowMs - token.expiresAtMs < TOKEN_KEPT_MS) continue;
    folder.remove('token', id);
    folder.remove('used', id);
  }
}

function readAgent(folder: AccessFolder, agent: AgentId): AgentRecord | null {
  const fact = folder.read('agent', factNameOf(agent));
  if (fact === null) return null;
  const keys = Array.isArray(fact['keyDigests']) ? fact['keyDigests'].filter((key) => typeof key === 'string') : [];
  return { agent, keyDigests: keys, joinedAtMs: numberOf(fact, 'joinedAtMs'), expiresAtMs: numberOf(fact, 'expiresAtMs') };
}

function textOf(fact: Fact | null, key: string): string | null {
  const value = fact?.[key];
  return typeof value === 'string' ? value : null;
}

/** A number that is not there is 0: a time long past, which admits nobody. */
function numberOf(fact: Fact, key: string): number {
  const value = fact[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
