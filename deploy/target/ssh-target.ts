/** Reaches hosts over SSH: one connection a host and one a jump host, whatever asks for it, opened when it is first needed. */
import { readFile } from 'node:fs/promises';
import PQueue from 'p-queue';
import type { HostId } from '../../core/id.ts';
import type { AccessConfig } from '../api.ts';
import type { HostSetting } from '../command/host-script.ts';
import { type Connection, createConnection } from './connection.ts';
import type { Hop, Subject } from './connection-error.ts';
import { type HandshakeSetting, scanKey } from './handshake.ts';
import { type Credential, loadCredentials } from './identity.ts';
import { findKnownHosts, type HostKey, judgeHostKey, type KeyState, parseKnownHosts } from './known-host.ts';
import { HANDSHAKES } from './limit.ts';
import { createSshSession } from './ssh-session.ts';
import type { Host, HostSession, Target } from './target.ts';

/** A fleet's configuration is one. */
export type SshTargetOptions = {
  readonly access: AccessConfig;
  readonly reload: string | null;
  readonly servingPid: string | null;
  /** Where the passphrase's variable and `SSH_AUTH_SOCK` are read. Default: this process's. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Default `HANDSHAKES`. */
  readonly handshakes?: number;
};

/** What a host shows as its key, and what is pinned says of it. */
export type ShownKey = { readonly key: HostKey; readonly state: KeyState };

export type SshTarget = Target & {
  /** Shows the host's key without logging in; through its jump hosts, whose keys are checked. Throws an `ExpectedError`. */
  scanHostKey(host: Host, signal: AbortSignal): Promise<ShownKey>;
};

/**
 * Opens a target. Nothing is read and no host is asked before the first call; a private key that cannot be used is told by that call
 * (`identity-unusable`).
 */
export function openSshTarget(options: SshTargetOptions): SshTarget {
  let credentials: Promise<readonly Credential[]> | null = null;
  const setting = async (): Promise<HandshakeSetting> => {
    credentials ??= loadCredentials(options.access, options.environment ?? process.env);
    return readSetting(options, await credentials);
  };
  const gate = new PQueue({ concurrency: options.handshakes ?? HANDSHAKES });
  const jumps = new Map<string, Connection>();
  const sessions = new Map<string, { readonly session: HostSession; readonly connection: Connection }>();
  const hostSetting: Omit<HostSetting, 'root'> = { reload: options.reload, servingPid: options.servingPid };

  /** Shared by all hosts behind the same way: a jump host sees one connection, not one a host. */
  const jumpFor = (host: Host, hops: readonly Hop[]): Connection | null => {
    const hop = hops.at(-1);
    if (hop === undefined) return null;
    const key = JSON.stringify(hops);
    const known = jumps.get(key);
    if (known !== undefined) return known;
    const subject: Subject = { name: `${host.id}'s jump host`, hop };
    const made = createConnection({ subject, via: jumpFor(host, hops.slice(0, -1)), setting, gate });
    jumps.set(key, made);
    return made;
  };
  const open = (host: Host): { readonly session: HostSession; readonly connection: Connection } => {
    const subject: Subject = { name: host.id, hop: { address: host.address, port: host.port, user: host.user } };
    const connection = createConnection({ subject, via: jumpFor(host, host.jump), setting, gate });
    return { session: createSshSession(host, connection, hostSetting), connection };
  };

  return {
    session(host) {
      const key = JSON.stringify([host.id, host.address, host.port, host.user, host.root, host.jump]);
      const known = sessions.get(key) ?? open(host);
      sessions.set(key, known);
      return known.session;
    },
    connected(): HostId[] {
      return [...sessions.values()].filter(({ connection }) => connection.isUp()).map(({ session }) => session.host.id);
    },
    async scanHostKey(host, signal) {
      const via = jumpFor(host, host.jump);
      const known = await readKnownHosts(options.access.knownHosts);
      const subject: Subject = { name: host.id, hop: { address: host.address, port: host.port, user: host.user } };
      const through = via === null ? null : await via.client(signal);
      const key = await gate.add(() => scanKey(subject, through, known), { signal });
      return { key, state: judgeHostKey(findKnownHosts(known, host.address, host.port), key) };
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...sessions.values()].map(({ session }) => session[Symbol.asyncDispose]()));
      for (const jump of jumps.values()) jump.close();
    },
  };
}

async function readSetting(options: SshTargetOptions, credentials: readonly Credential[]): Promise<HandshakeSetting> {
  const socket = (options.environment ?? process.env)['SSH_AUTH_SOCK'] ?? null;
  return {
    credentials,
    knownHosts: await readKnownHosts(options.access.knownHosts),
    forwardedAgent: options.access.forwardAgent ? socket : null,
  };
}

/** A missing file pins nothing: every host is then refused with its fingerprint. */
async function readKnownHosts(path: string): Promise<ReturnType<typeof parseKnownHosts>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return parseKnownHosts(text);
}
