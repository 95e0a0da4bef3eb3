/**
 * `host:port`, as it is typed and printed.
 *
 * An IPv6 host has brackets, so that its colons are not the one before the port. Loopback is decided by the text alone: a name that happens
 * to resolve to loopback today is treated as another machine, for it may be one tomorrow.
 */

/** Returns the host of `host:port`, without the brackets of an IPv6 address. */
export function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':')).replaceAll(/^\[|\]$/g, '');
}

/** Returns the port of `host:port`; NaN when there is none. */
export function portOf(address: string): number {
  return Number(address.slice(address.lastIndexOf(':') + 1) || Number.NaN);
}

/** Returns `host:port`, with brackets around an IPv6 host. */
export function formatAddress(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Returns whether only this machine can reach the host. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
