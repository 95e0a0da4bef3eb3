/** Says what went wrong between us and a host: in words, with the next step, and without anything secret. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { HostKey, KeyState } from './known-host.ts';

/** One hop of the way to a host. */
export type Hop = { readonly address: string; readonly port: number; readonly user: string };

/** What is named in messages: the host's name, and which hop when it is not the host itself. */
export type Subject = { readonly name: string; readonly hop: Hop };

/** A host that gave no answer. `reason` is in words. */
export function unreachable(subject: Subject, reason: string, cause?: unknown): ExpectedError {
  return new ExpectedError('host-unreachable', `${describe(subject)} cannot be reached: ${reason}`, {
    hint: `try it by hand: ssh ${subject.hop.port === 22 ? '' : `-p ${subject.hop.port} `}${subject.hop.user}@${subject.hop.address}`,
    cause,
  });
}

/** A host key that may not be used, whatever it is. */
export function refusedKey(subject: Subject, state: Exclude<KeyState, 'pinned'>, key: HostKey): ExpectedError {
  const shown = `${describe(subject)} shows the ${key.keyType} key ${key.fingerprint}`;
  const hint = `compare it with the host's own (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then: shard-run deploy hosts trust ${subject.name}`;
  if (state === 'unknown') return new ExpectedError('host-key-unknown', `${shown}, and none is pinned for it`, { hint });
  if (state === 'revoked')
    return new ExpectedError('host-key-changed', `${shown}, which is marked as revoked`, { hint: 'do not use this host' });
  return new ExpectedError(
    'host-key-changed',
    `${shown}, and another one is pinned: the host was set up again, or somebody is in between`,
    { hint },
  );
}

/** Reads an error of the SSH library. */
export function explainConnection(subject: Subject, error: unknown): ExpectedError {
  if (error instanceof ExpectedError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (levelOf(error) === 'client-authentication') return refusedLogin(subject, error);
  return unreachable(subject, plainReason(message, codeOf(error)), error);
}

/** `cause` of the error: why the SSH agent's keys were not among those that were tried. */
function refusedLogin(subject: Subject, error: unknown): ExpectedError {
  const agent =
    error instanceof Error && error.cause instanceof Error ? `, and the SSH agent could not be asked: ${error.cause.message}` : '';
  return new ExpectedError('host-login-refused', `${describe(subject)} accepts none of the keys for user "${subject.hop.user}"${agent}`, {
    hint:
      agent === ''
        ? `put the public key into ~${subject.hop.user}/.ssh/authorized_keys there, or name another in access.identities`
        : 'start the agent, or name a key in access.identities',
  });
}

/** True when the other side cut a handshake off, as a busy `sshd` does: worth another try. */
export function isCutOff(error: unknown): boolean {
  const message = error instanceof Error ? error.message : String(error);
  return codeOf(error) === 'ECONNRESET' || codeOf(error) === 'EPIPE' || /before handshake|closed by the host/i.test(message);
}

function describe({ name, hop }: Subject): string {
  return `host ${name} (${hop.address}:${hop.port})`;
}

function plainReason(message: string, code: string | undefined): string {
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens there';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its name cannot be resolved';
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return 'there is no way to it';
    default:
      return message;
  }
}

/** At which step the SSH library failed, in its word. */
export function levelOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'level' in error ? String(error.level) : undefined;
}

function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}
