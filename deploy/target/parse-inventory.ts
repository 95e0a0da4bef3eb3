/** Checks the hosts of a fleet and fills in what they share. What passes here is trusted everywhere else. */
import { ExpectedError } from '../../core/expected-error.ts';
import { hostId } from '../../core/id.ts';
import type { FleetConfig, HostConfig } from '../api.ts';
import type { Hop } from './connection-error.ts';
import type { Host } from './target.ts';

/** What hosts have in common. */
export type InventoryDefaults = Pick<FleetConfig, 'name' | 'root' | 'user' | 'port' | 'jump'>;

/** The judge's arrays, the screen and one deployer's connections are made for fleets of hundreds; beyond this, split the fleet. */
const HOSTS_MAX = 5000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
/** A DNS name, IPv4, or IPv6 with or without a zone. Never a leading dash: it would be an option somewhere. */
const ADDRESS = /^[A-Za-z0-9:][A-Za-z0-9._:%-]{0,252}$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9._@+-]{0,63}$/;
const CONTROL = /[\u0000-\u001f\u007f]/;
const STRATUM_CHARACTERS = 64;

/** Returns the hosts in order. Throws `inventory-invalid`, naming the host, the value and the expected form. */
export function parseInventory(hosts: unknown, defaults: InventoryDefaults): Host[] {
  if (!Array.isArray(hosts)) throw invalid(defaults, `its hosts are ${JSON.stringify(hosts)?.slice(0, 80)}`, 'an array of hosts');
  if (hosts.length === 0) throw invalid(defaults, 'it has no hosts', 'at least one host');
  if (hosts.length > HOSTS_MAX) throw invalid(defaults, `it has ${hosts.length} hosts`, `at most ${HOSTS_MAX}`);
  const parsed = hosts.map((host: unknown) => parseHost(typeof host === 'string' ? { name: host } : host, defaults));
  refuseTwins(parsed, defaults);
  return parsed;
}

function parseHost(raw: unknown, defaults: InventoryDefaults): Host {
  if (typeof raw !== 'object' || raw === null)
    throw invalid(defaults, `a host is ${JSON.stringify(raw)}`, 'a name, or an object with a name');
  const host = raw as Partial<Record<keyof HostConfig, unknown>>;
  const text = (key: keyof HostConfig, fallback: string, form: RegExp, expected: string): string => {
    const value = host[key] ?? fallback;
    if (typeof value === 'string' && form.test(value)) return value;
    throw invalid(defaults, `host ${JSON.stringify(host.name)} has the ${key} ${JSON.stringify(value)}`, expected);
  };
  const name = text('name', '', NAME, 'letters, digits, dots and dashes, at most 63');
  const stratum = new RegExp(`^[^${CONTROL.source.slice(1, -1)}]{0,${STRATUM_CHARACTERS}}$`);
  return {
    id: hostId(name),
    address: text('address', name, ADDRESS, 'a DNS name or an IP address'),
    port: parsePort(host.port ?? defaults.port, name, defaults),
    user: text('user', defaults.user, USER, 'the name of an account'),
    group: text('group', '', stratum, `a line of at most ${STRATUM_CHARACTERS} characters`),
    rack: text('rack', '', stratum, `a line of at most ${STRATUM_CHARACTERS} characters`),
    roles: parseTexts(host.roles ?? [], name, defaults),
    root: parseRoot(host.root ?? defaults.root, name, defaults),
    jump: parseTexts(host.jump ?? defaults.jump, name, defaults).map((hop) => parseHop(hop, name, defaults)),
  };
}

function parsePort(value: unknown, name: string, defaults: InventoryDefaults): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw invalid(defaults, `host "${name}" has the port ${JSON.stringify(value)}`, 'a number from 1 to 65535');
}

/** Blanks and quotes are fine in a root; the file system's own root is not, for what is cleaned up there. */
function parseRoot(value: unknown, name: string, defaults: InventoryDefaults): string {
  const root = typeof value === 'string' ? value.replace(/(?<=.)\/+$/, '') : '';
  if (root.startsWith('/') && root.length > 1 && !CONTROL.test(root) && !root.split('/').includes('..')) return root;
  throw invalid(defaults, `host "${name}" has the root ${JSON.stringify(value)}`, 'an absolute path such as /srv/app');
}

function parseTexts(value: unknown, name: string, defaults: InventoryDefaults): string[] {
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
  throw invalid(defaults, `host "${name}" has ${JSON.stringify(value)}`, 'an array of texts');
}

/** `[user@]address[:port]`; an IPv6 address with a port stands in brackets. */
function parseHop(text: string, name: string, defaults: InventoryDefaults): Hop {
  const match = /^(?:([^@]+)@)?(?:\[([^\]]+)\]|([^:]+|[^:]*:[^:]*:.*?))(?::(\d+))?$/.exec(text);
  const user = match?.[1] ?? defaults.user;
  const address = match?.[2] ?? match?.[3] ?? '';
  const port = match?.[4] === undefined ? 22 : Number(match[4]);
  if (USER.test(user) && ADDRESS.test(address) && port > 0 && port < 65_536) return { user, address, port };
  throw invalid(defaults, `host "${name}" has the jump host ${JSON.stringify(text)}`, '[user@]address[:port]');
}

/** Two names for one machine would be switched twice and count twice in every statistic. */
function refuseTwins(hosts: readonly Host[], defaults: InventoryDefaults): void {
  const byName = new Map<string, Host>();
  const byPlace = new Map<string, Host>();
  for (const host of hosts) {
    if (byName.has(host.id)) throw invalid(defaults, `two hosts have the name "${host.id}"`, 'one name a host');
    byName.set(host.id, host);
    const place = JSON.stringify([host.address.toLowerCase(), host.port, host.jump]);
    const twin = byPlace.get(place);
    if (twin !== undefined)
      throw invalid(defaults, `hosts "${twin.id}" and "${host.id}" are both ${host.address}:${host.port}`, 'one address and port a host');
    byPlace.set(place, host);
  }
}

function invalid(defaults: InventoryDefaults, what: string, expected: string): ExpectedError {
  return new ExpectedError('inventory-invalid', `fleet "${defaults.name}": ${what}; expected ${expected}`, {
    hint: 'mend the hosts of the fleet in shard.config.ts, or what its command prints',
  });
}
