/** Reads private keys and the SSH agent's place: what a connection proves itself with. No key and no passphrase ever stands in a message. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import ssh2 from 'ssh2';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AccessConfig } from '../api.ts';

/** Something to try, in order. `name` is for messages. */
export type Credential =
  | { readonly type: 'publickey'; readonly name: string; readonly key: ssh2.ParsedKey }
  | { readonly type: 'agent'; readonly name: string; readonly socket: string };

/** In the order in which OpenSSH tries them. */
const DEFAULT_IDENTITIES = ['id_ed25519', 'id_ecdsa', 'id_rsa'];
/** What servers of this decade accept; DSA was taken out of OpenSSH. */
const KEY_TYPES = /^(?:ssh-ed25519|ecdsa-sha2-nistp(?:256|384|521)|ssh-rsa)$/;

/** Loads every credential of a fleet. Throws `identity-unusable`, naming the file or the variable, before any host is asked. */
export async function loadCredentials(access: AccessConfig, environment: NodeJS.ProcessEnv): Promise<Credential[]> {
  const agentSocket = environment['SSH_AUTH_SOCK'] ?? '';
  const agent: Credential[] = access.useAgent && agentSocket !== '' ? [{ type: 'agent', name: 'the SSH agent', socket: agentSocket }] : [];
  const paths = access.identities.length > 0 ? access.identities.map(expandHome) : defaultIdentities();
  const passphrase = access.passphraseVariable === null ? undefined : environment[access.passphraseVariable];
  const keys = await Promise.all(paths.map((path) => loadKey(path, passphrase, access.passphraseVariable)));
  const all = [...agent, ...keys];
  if (all.length > 0) return all;
  throw unusable(
    access.useAgent ? 'there is no SSH agent at SSH_AUTH_SOCK and no private key' : 'there is no private key in ~/.ssh',
    'name one in access.identities of shard.config.ts',
  );
}

function defaultIdentities(): string[] {
  return DEFAULT_IDENTITIES.map((name) => join(homedir(), '.ssh', name)).filter((path) => existsSync(path));
}

function expandHome(path: string): string {
  return path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
}

async function loadKey(path: string, passphrase: string | undefined, variable: string | null): Promise<Credential> {
  const text = await readFile(path).catch((cause: unknown) => {
    throw unusable(`the private key "${path}" cannot be read`, 'name an existing file in access.identities of shard.config.ts', cause);
  });
  const parsed = parsePrivateKey(text, passphrase);
  if (parsed instanceof Error) throw explainKey(path, parsed, variable, passphrase !== undefined);
  if (!parsed.isPrivateKey()) throw unusable(`"${path}" is a public key`, `name the private one: ${path.replace(/\.pub$/, '')}`);
  if (!KEY_TYPES.test(parsed.type))
    throw unusable(`the private key "${path}" is of type ${parsed.type}, which is not supported`, 'make one: ssh-keygen -t ed25519');
  return { type: 'publickey', name: path, key: parsed };
}

function parsePrivateKey(text: Buffer, passphrase: string | undefined): ssh2.ParsedKey | Error {
  try {
    const parsed: ssh2.ParsedKey | readonly ssh2.ParsedKey[] | Error = ssh2.utils.parseKey(text, passphrase);
    if (parsed instanceof Error) return parsed;
    const first = Array.isArray(parsed) ? (parsed as readonly ssh2.ParsedKey[])[0] : (parsed as ssh2.ParsedKey);
    return first ?? new Error('no key in the file');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The library tells an encrypted key from a wrong passphrase and from rubbish only by its words. */
function explainKey(path: string, error: Error, variable: string | null, hasPassphrase: boolean): ExpectedError {
  const isEncrypted = /encrypted|passphrase|decrypt|integrity/i.test(error.message);
  if (!isEncrypted) return unusable(`"${path}" is no private key that can be understood`, 'make one: ssh-keygen -t ed25519', error);
  if (variable === null)
    return unusable(
      `the private key "${path}" is encrypted`,
      'put its passphrase into an environment variable, and the name of that into access.passphraseVariable',
    );
  if (!hasPassphrase)
    return unusable(`the private key "${path}" is encrypted, and ${variable} is not set`, `set ${variable}, or use an SSH agent`);
  return unusable(`the passphrase in ${variable} does not open the private key "${path}"`, `set ${variable} to the passphrase of that key`);
}

function unusable(message: string, hint: string, cause?: unknown): ExpectedError {
  return new ExpectedError('identity-unusable', message, { hint, cause });
}
