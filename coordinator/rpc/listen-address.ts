/** Reads a listen address, and refuses what would be seen beyond this machine. */
import { ExpectedError } from '../../core/expected-error.ts';

export type ListenAddress = { readonly host: string; readonly port: number };

const FORM = /^(?:\[(?<six>[0-9a-f:]+)\]|(?<host>[^:[\]]+)):(?<port>\d{1,5})$/i;
const MAX_PORT = 65_535;

/** Returns host and port of `host:port`. Throws `usage` for another form, `not-loopback` for a host that other machines can reach. */
export function parseListenAddress(listen: string): ListenAddress {
  const parts = FORM.exec(listen)?.groups;
  const host = parts?.['six'] ?? parts?.['host'] ?? '';
  const port = Number(parts?.['port'] ?? Number.NaN);
  if (!(port <= MAX_PORT)) {
    throw new ExpectedError('usage', `cannot listen on "${listen}"; expected host:port`, {
      hint: 'for example 127.0.0.1:7420, or port 0 for any free port',
    });
  }
  if (!isLoopback(host)) {
    throw new ExpectedError('not-loopback', `cannot listen on "${listen}": a listener beyond loopback needs TLS and a credential`, {
      hint: `listen on 127.0.0.1:${port} and let agents reach it through an SSH tunnel`,
    });
  }
  return { host, port };
}

/** Returns the address as it is given to agents. */
export function formatAddress({ host, port }: ListenAddress): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
