/** Chooses addresses of 127.0.0.0/8 that nobody listens on, so that several fleets stand on one machine. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

export type Place = { readonly address: string; readonly sshPort: number; readonly httpPort: number };

/** Hosts of one fleet: three octets would give more, and no machine carries them. */
export const HOSTS_MAX = 1000;
const PER_SUBNET = 200;
const SSH_PORT = 2222;
const HTTP_PORT = 8080;
/** A collision has a chance of one in thousands: more tries mean that the addresses cannot be had at all. */
const TRIES = 5;

/** Returns one place a host. Where only 127.0.0.1 exists, as on macOS, hosts differ in their ports. */
export async function choosePlaces(count: number): Promise<Place[]> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const second = randomInt(16, 250);
    const third = randomInt(0, 250);
    const places = Array.from({ length: count }, (_, index) => {
      const address = `127.${second}.${(third + Math.floor(index / PER_SUBNET)) % 256}.${1 + (index % PER_SUBNET)}`;
      return { address, sshPort: SSH_PORT, httpPort: HTTP_PORT };
    });
    const probes = [places[0], places.at(-1)].filter((place) => place !== undefined);
    if ((await Promise.all(probes.map((place) => canListen(place.address, place.sshPort)))).every(Boolean)) return places;
  }
  const base = randomInt(20_000, 40_000);
  return Array.from({ length: count }, (_, index) => ({ address: '127.0.0.1', sshPort: base + 2 * index, httpPort: base + 2 * index + 1 }));
}

async function canListen(address: string, port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, address);
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
