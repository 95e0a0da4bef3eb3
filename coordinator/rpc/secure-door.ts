/** Opens a port that other machines can reach: TLS, joining, and a watch over who may stay. */
import { Server, type ServerOptions } from '@grpc/grpc-js';
import { formatAddress } from '../../core/address.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentId } from '../../core/id.ts';
import { JOIN_SERVICE } from '../../proto/join-service.ts';
import { CERTIFICATE_TTL_MS } from '../access/rotation.ts';
import type { AccessOptions } from '../api.ts';
import { openAccessBook } from '../credential/access-book.ts';
import { createKeeper, type Keeper } from '../credential/keeper.ts';
import { type Shown, showIdentity } from '../credential/server-identity.ts';
import { createJoinService } from './join-service.ts';
import type { ListenAddress } from './listen-address.ts';
import { listenSecurely, type SecureListener } from './secure-listener.ts';

/** Who may come in, and where the register of them is kept. */
export type AccessSettings = AccessOptions & { readonly stateDir: string };

/** How often it is looked whether there is another certificate to show: a rotation counts within a second. */
const REFRESH_MS = 1_000;

/** A port that is ready to listen: services are added to `server` first. */
export type SecureDoor = {
  readonly server: Server;
  /** What agents pin. */
  readonly fingerprint: () => string;
  readonly agentOf: (peer: string) => AgentId | null;
  readonly leavers: Keeper['leavers'];
  /** Returns the port. Rejects as the socket does. */
  listen(address: ListenAddress): Promise<number>;
  /** Takes no more connections; resolves when the last one is over. */
  close(): Promise<void>;
};

/** Prepares the port. Throws `credential-unusable`. */
export async function openSecureDoor(settings: AccessSettings, serverOptions: ServerOptions): Promise<SecureDoor> {
  const book = openAccessBook(settings.stateDir);
  await book.prepareAuthorities(Date.now());
  const keeper = createKeeper(book, settings.onRefused);
  const server = new Server({ ...serverOptions, interceptors: [keeper.interceptor] });
  let shown: Shown = await showIdentity(book, settings.team, null);
  const certificateTtlMs = settings.certificateTtlMs ?? CERTIFICATE_TTL_MS;
  const service = createJoinService({ book, keeper, certificateTtlMs, authorities: () => shown.authorities });
  server.addService(JOIN_SERVICE as never, service as never);
  let address = '';
  let listener: SecureListener | null = null;
  const refresh = async (): Promise<void> => {
    await book.prepareAuthorities(Date.now());
    const next = await showIdentity(book, settings.team, shown);
    if (next === shown) return;
    listener?.setIdentity(next);
    shown = next;
    if (address !== '') book.setListener({ address, fingerprint: shown.fingerprint });
  };
  const timer = setInterval(() => void refresh().catch(ignoreUnusable), REFRESH_MS);
  timer.unref();
  return {
    server,
    fingerprint: () => shown.fingerprint,
    agentOf: keeper.agentOf,
    leavers: keeper.leavers,
    listen: async ({ host, port }) => {
      const { meet: onConnection, meetBroken: onBroken } = keeper;
      listener = await listenSecurely({ host, port, server, identity: shown, onConnection, onBroken });
      address = formatAddress(settings.advertisedHost ?? host, listener.port);
      book.setListener({ address, fingerprint: shown.fingerprint });
      return listener.port;
    },
    close: async () => {
      clearInterval(timer);
      await listener?.close();
    },
  };
}

/** What is shown goes on until files are there again that can be used: a team replaces its certificate in two steps. */
function ignoreUnusable(error: unknown): void {
  if (!(error instanceof ExpectedError)) throw error;
}
