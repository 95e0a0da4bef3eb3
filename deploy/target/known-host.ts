/** Reads pinned host keys in OpenSSH's known_hosts form, and says whether a key that a host shows is one of them. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** One line. `hosts` is the first field as it stands: patterns with commas, or a hashed name. */
export type KnownHost = { readonly isRevoked: boolean; readonly hosts: string; readonly keyType: string; readonly key: string };

/** What the pinned keys say of a key. `changed`: another key of any type is pinned for this address. */
export type KeyState = 'pinned' | 'unknown' | 'changed' | 'revoked';

/** A key as a host shows it: SSH's own binary form. */
export type HostKey = { readonly keyType: string; readonly blob: Buffer; readonly fingerprint: string };

const SSH_PORT = 22;

/** Returns the lines that pin or revoke a key; comments, blank lines, certificate authorities and what is no line at all are passed over. */
export function parseKnownHosts(text: string): KnownHost[] {
  return text.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/);
    const isRevoked = words[0] === '@revoked';
    const [hosts, keyType, key] = isRevoked ? words.slice(1) : words;
    if (hosts === undefined || keyType === undefined || key === undefined || hosts.startsWith('#') || hosts.startsWith('@')) return [];
    return [{ isRevoked, hosts, keyType, key }];
  });
}

/** Returns the lines that speak of the address, as OpenSSH reads them. */
export function findKnownHosts(lines: readonly KnownHost[], address: string, port: number): KnownHost[] {
  const name = hostField(address, port);
  return lines.filter((line) => matchesHosts(line.hosts, name));
}

/** Judges a key by the lines of its host. */
export function judgeHostKey(lines: readonly KnownHost[], key: HostKey): KeyState {
  const isSame = (line: KnownHost): boolean => line.keyType === key.keyType && line.key === key.blob.toString('base64');
  if (lines.some((line) => line.isRevoked && isSame(line))) return 'revoked';
  const pinned = lines.filter((line) => !line.isRevoked);
  if (pinned.length === 0) return 'unknown';
  return pinned.some(isSame) ? 'pinned' : 'changed';
}

/** Reads the key's own type from its binary form, and computes the fingerprint that `ssh-keygen -l` prints. */
export function readHostKey(blob: Buffer): HostKey {
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0;
  const keyType = blob.subarray(4, 4 + length).toString('latin1');
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return { keyType, blob, fingerprint: `SHA256:${digest}` };
}

/** Returns the line that pins a key, with its line break. */
export function formatKnownHost(address: string, port: number, key: HostKey): string {
  return `${hostField(address, port)} ${key.keyType} ${key.blob.toString('base64')}\n`;
}

/** Returns the text with the key pinned for the address, and with every other key of that address and type taken away. Lines of others stay as they are. */
export function pinHostKey(text: string, place: { readonly address: string; readonly port: number }, key: HostKey): string {
  const name = hostField(place.address, place.port);
  const kept = text.split('\n').filter((line) => {
    const [known] = parseKnownHosts(line);
    return known === undefined || known.isRevoked || known.keyType !== key.keyType || !isOnly(known.hosts, name);
  });
  const body = kept.join('\n');
  return `${body}${body === '' || body.endsWith('\n') ? '' : '\n'}${formatKnownHost(place.address, place.port, key)}`;
}

/** True when the field names this host and no other: a line for several hosts is somebody's own and is not taken apart. */
function isOnly(hosts: string, name: string): boolean {
  return !hosts.includes(',') && !/[*?!]/.test(hosts) && matchesHosts(hosts, name);
}

function hostField(address: string, port: number): string {
  const name = address.toLowerCase();
  return port === SSH_PORT ? name : `[${name}]:${port}`;
}

function matchesHosts(hosts: string, name: string): boolean {
  if (hosts.startsWith('|1|')) return matchesHash(hosts, name);
  const patterns = hosts.toLowerCase().split(',');
  if (patterns.some((pattern) => pattern.startsWith('!') && matchesPattern(pattern.slice(1), name))) return false;
  return patterns.some((pattern) => !pattern.startsWith('!') && matchesPattern(pattern, name));
}

function matchesHash(field: string, name: string): boolean {
  const [, , salt, hash] = field.split('|');
  if (salt === undefined || hash === undefined) return false;
  const expected = Buffer.from(hash, 'base64');
  const computed = createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest();
  return expected.length === computed.length && timingSafeEqual(expected, computed);
}

function matchesPattern(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(name);
}
