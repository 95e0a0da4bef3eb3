/** What the verbs of access share: the coordinator's register, and the line that a machine joins with. */
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import type { AccessOptions } from '../coordinator/api.ts';
import { type AccessBook, openAccessBook, TOKEN_TTL_MS } from '../coordinator/main.ts';
import { hostOf, isLoopbackHost } from '../core/address.ts';
import { AGENT_ID_FORM } from '../core/credential.ts';
import { ExpectedError } from '../core/expected-error.ts';
import { type AgentId, agentId } from '../core/id.ts';
import type { Log } from './log.ts';
import { STATE_FOLDER } from './state-folder.ts';
import { resolveProject } from './suite.ts';

/** Opens the register of the coordinator of a project. */
export function openProjectBook(cwd: string | null): AccessBook {
  return openAccessBook(projectState(cwd));
}

/** Returns the state folder of the coordinator of a project. */
export function projectState(cwd: string | null): string {
  return path.join(resolveProject(cwd), STATE_FOLDER);
}

/** Makes a token and returns the whole line to type on the machine that is to join. Throws `usage` when no coordinator ever listened with TLS here. */
export function createJoinLine(book: AccessBook, token: { readonly ttlMs?: number; readonly isSingleUse: boolean }): string {
  const listener = book.listener();
  if (listener === null) {
    throw new ExpectedError('usage', 'no coordinator of this project has listened with TLS yet', {
      hint: 'start it first: shard-run coordinator --once --listen 0.0.0.0:7420',
    });
  }
  const text = book.createToken({ nowMs: Date.now(), ttlMs: token.ttlMs ?? TOKEN_TTL_MS, isSingleUse: token.isSingleUse });
  return `shard-run agent join ${listener.address} --token ${text} --fingerprint ${listener.fingerprint}`;
}

/** Returns the line that agents join a listening coordinator with; with TLS it carries a token that several may use. */
export function standingJoinLine(address: string, access: AccessOptions | null, stateDir: string): string {
  if (access === null) return `shard-run agent --coordinator ${address}`;
  return createJoinLine(openAccessBook(stateDir), { isSingleUse: false });
}

/** The options of `shard-run coordinator` that are about TLS. */
export type TlsOptions = {
  readonly 'advertise': string | null;
  readonly 'tls': boolean;
  readonly 'tls-cert': string | null;
  readonly 'tls-key': string | null;
  readonly 'tls-ca': string | null;
};

/** Returns how agents get in; `null` is in the clear, for an address that only this machine can reach. Throws `usage`. */
export function planAccess(listen: string, options: TlsOptions, log: Log): AccessOptions | null {
  const host = hostOf(listen);
  const files = [options['tls-cert'], options['tls-key'], options['tls-ca']].filter((file) => file !== null);
  const [certFile, keyFile, caFile] = files;
  if (files.length % 3 !== 0) {
    throw new ExpectedError('usage', '--tls-cert, --tls-key and --tls-ca go together', {
      hint: 'give all three, or none: then an authority is made',
    });
  }
  if (!options.tls && files.length === 0 && isLoopbackHost(host)) return null;
  const isTeam = certFile !== undefined && keyFile !== undefined && caFile !== undefined;
  return {
    team: isTeam ? { certFile, keyFile, caFile } : null,
    advertisedHost: options.advertise ?? reachableHost(host),
    onRefused: ({ address, agent, reason }) => {
      const who = agent === null ? '' : ` agent "${agent}"`;
      const message = `refused${who} from ${address === '' ? 'an unknown address' : address}: ${reason}`;
      log.say('refused', message, { agent, address, reason }, 'warning');
    },
  };
}

/** Returns the agent that was named. Throws `usage`. */
export function readAgentName(operand: string | undefined): AgentId {
  if (operand !== undefined && AGENT_ID_FORM.test(operand)) return agentId(operand);
  const message = operand === undefined ? 'an agent has to be named' : `"${operand}" is not the name of an agent`;
  throw new ExpectedError('usage', message, { hint: 'shard-run coordinator agents lists them' });
}

/** "Everywhere" is not an address that one can connect to: the first one that other machines can reach is told instead. */
function reachableHost(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return host;
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const found =
    all.find((address) => !address.internal && address.family === 'IPv4') ??
    all.find((address) => !address.internal && !address.address.startsWith('fe80'));
  return found?.address ?? '127.0.0.1';
}
