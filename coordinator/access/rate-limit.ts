/**
 * How often one address may be refused before it is not listened to any more.
 *
 * A token cannot be guessed, so this does not protect it: it protects the coordinator's processor from a loop that asks for certificates,
 * and its log from a machine that was forgotten. Only refusals count, and only strangers are turned away: an agent with a good certificate
 * behind the same gateway is never held up by a bad neighbour. A fixed window forgets on its own and costs two numbers an address.
 *
 * IPv6 hands whole networks to single machines, so there an address is its /64.
 */

/** A person who mistypes needs three; a script that is wrong does not become right. */
export const REFUSALS_PER_WINDOW = 10;
export const WINDOW_MS = 60_000;
/** Addresses that are remembered; beyond that the oldest is forgotten. 4096 are a few hundred kilobytes. */
const MAX_ADDRESSES = 4096;

type Window = { readonly sinceMs: number; readonly count: number };

/** Refusals of the last window by address, in the order in which their windows began. Belongs to whoever holds it. */
export type RefusalCounts = Map<string, Window>;

/** Returns whether the address has used up its refusals. */
export function isLimited(counts: RefusalCounts, address: string, nowMs: number): boolean {
  const window = counts.get(networkOf(address));
  return window !== undefined && nowMs - window.sinceMs < WINDOW_MS && window.count >= REFUSALS_PER_WINDOW;
}

/** Counts one refusal. */
export function countRefusal(counts: RefusalCounts, address: string, nowMs: number): void {
  const key = networkOf(address);
  const window = counts.get(key);
  if (window !== undefined && nowMs - window.sinceMs < WINDOW_MS) {
    counts.set(key, { sinceMs: window.sinceMs, count: window.count + 1 });
    return;
  }
  counts.delete(key);
  const oldest = counts.keys().next().value;
  if (counts.size >= MAX_ADDRESSES && oldest !== undefined) counts.delete(oldest);
  counts.set(key, { sinceMs: nowMs, count: 1 });
}

/** Returns what counts as one address: an IPv4 address, also one written as IPv6, or the first half of an IPv6 address. */
export function networkOf(address: string): string {
  const four = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (four !== undefined) return four;
  if (!address.includes(':')) return address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - groups.length - last.length)).fill('0');
  return [...groups, ...zeros, ...last].slice(0, 4).join(':');
}
