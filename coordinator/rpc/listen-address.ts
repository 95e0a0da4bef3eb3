/** Reads a listen address, and refuses what would be seen beyond this machine. */
import { isLoopbackHost } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';

export type ListenAddress = { readonly host: string; readonly port: number };

const FORM = /^(?:\[(?<six>[0-9a-f:]+)\]|(?<host>[^:[\]]+)):(?<port>\d{1,5})$/i;
const MAX_PORT = 65_535;

/**
 * Returns host and port of `host:port`. Throws `usage` for another form, and without TLS `not-loopback` for a host that other machines can
 * reach.
 */
export function parseListenAddress(listen: string, isSecure: boolean): ListenAddress {
  const parts = FORM.exec(listen)?.groups;
  const host = parts?.['six'] ?? parts?.['host'] ?? '';
  const port = Number(parts?.['port'] ?? Number.NaN);
  if (!(port <= MAX_PORT)) {
    throw new ExpectedError('usage', `cannot listen on "${listen}"; expected host:port`, {
      hint: 'for example 127.0.0.1:7420, or port 0 for any free port',
    });
  }
  if (!isSecure && !isLoopbackHost(host)) {
    throw new ExpectedError('not-loopback', `cannot listen on "${listen}": a listener beyond loopback needs TLS and a credential`, {
      hint: 'shard-run coordinator --listen makes both; docs/guide/build-machines.md says how agents join',
    });
  }
  return { host, port };
}
