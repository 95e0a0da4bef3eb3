/** Decides who asks and whether he may: the name he asks for, where the request comes from, the credential that he shows, and how often he was wrong. */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostOf, isLoopbackHost } from '../../core/address.ts';
import type { PageAccess, PageRole } from '../api.ts';
import { Refusal } from './refusal.ts';
import type { TokenBook } from './token-book.ts';

/** Whoever asks. */
export type Caller = { readonly name: string; readonly role: PageRole };

export type Gatekeeper = {
  /** Throws 421 for a name that is not ours, 429, and for a request that changes something 403. */
  checkOrigin(request: IncomingMessage): void;
  /** Throws 401. */
  identify(request: IncomingMessage): Caller;
  /** Whether he who asked then may still ask: his token may have been revoked, his session may be over. */
  isKnown(request: IncomingMessage): boolean;
  /** Returns the cookie for a token. Throws 401 and 429. */
  logIn(request: IncomingMessage, token: string): string;
};

/** A person who mistypes needs three; a script that is wrong does not become right. */
const MAX_WRONG = 10;
/** A page asks for a few things a second when somebody types in its search, and a team may come from one address: that of its proxy. */
const MAX_REQUESTS = 6_000;
const WINDOW_MS = 60_000;
/** Addresses that are remembered in one window. */
const MAX_ADDRESSES = 4_096;
const MAX_NAME = 128;

/** `port` is known once it listens: cookies of two servers on one machine must not meet. */
export function createGatekeeper(
  access: PageAccess,
  tokens: TokenBook,
  place: { readonly host: string; readonly port: number },
): Gatekeeper {
  const names = new Set([place.host, ...access.hosts].map((name) => name.toLowerCase()));
  const cookie = `shard-run-${place.port}`;
  const wrong = createCounter(MAX_WRONG);
  const asked = createCounter(MAX_REQUESTS);
  const callerOf = (request: IncomingMessage): Caller | null => ofProxy(access, request) ?? ofToken(tokens, request, cookie);
  return {
    checkOrigin: (request) => {
      const address = request.socket.remoteAddress ?? '';
      if (asked.isOver(address)) throw new Refusal(429, 'too many requests', 'wait a minute');
      asked.count(address);
      const { host = '', origin } = request.headers;
      if (!isOurs(host, names)) {
        throw new Refusal(
          421,
          `this server is not "${host.slice(0, MAX_NAME)}"`,
          'start it with --page-host NAME when a proxy asks by that name',
        );
      }
      if (request.method === 'GET' || request.method === 'HEAD') return;
      // A page of somebody else cannot set the header, nor choose where it says that it comes from.
      if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host || request.headers['x-shard-run'] !== 'page')
        throw new Refusal(403, 'the request does not come from the page itself', 'send Origin, and x-shard-run: page');
    },
    isKnown: (request) => callerOf(request) !== null,
    identify: (request) => {
      const known = callerOf(request);
      if (known !== null) return known;
      throw new Refusal(
        401,
        'a token is needed',
        'open the address that shard-run printed, or ask for one: shard-run coordinator page-token',
      );
    },
    logIn: (request, token) => {
      const address = request.socket.remoteAddress ?? '';
      if (wrong.isOver(address)) throw new Refusal(429, 'too many wrong tokens', 'wait a minute');
      const found = tokens.find(token);
      if (found === null) {
        wrong.count(address);
        throw new Refusal(401, 'the token is not accepted', 'ask for one: shard-run coordinator page-token');
      }
      const secure = access.tls === null ? '' : '; Secure';
      return `${cookie}=${tokens.seal(found)}; Path=/; HttpOnly; SameSite=Strict${secure}`;
    },
  };
}

/** A browser that was tricked into asking this machine asks by the name of the one who tricked it; an address is no name that could be pointed elsewhere. */
function isOurs(host: string, names: ReadonlySet<string>): boolean {
  const name = hostOf(/:\d{1,5}$/.test(host) ? host : `${host}:0`).toLowerCase();
  return names.has(name) || isLoopbackHost(name) || isIP(name) !== 0;
}

function ofProxy({ proxy }: PageAccess, request: IncomingMessage): Caller | null {
  const given = proxy === null ? undefined : request.headers[proxy.header.toLowerCase()];
  if (proxy === null || typeof given !== 'string' || given === '' || given.length > MAX_NAME) return null;
  return { name: given, role: proxy.deployers.includes(given) ? 'deployer' : 'viewer' };
}

function ofToken(tokens: TokenBook, { headers }: IncomingMessage, cookie: string): Caller | null {
  const bearer = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return tokens.find(bearer);
  const pairs = (headers.cookie ?? '').split(/;\s*/);
  const session = pairs.find((pair) => pair.startsWith(`${cookie}=`))?.slice(cookie.length + 1);
  return session === undefined ? null : tokens.open(session);
}

type Counter = { isOver(address: string): boolean; count(address: string): void };

/** A window that begins anew for everybody at once: two numbers an address, forgotten by itself. */
function createCounter(max: number): Counter {
  let counts = new Map<string, number>();
  let endsAtMs = 0;
  const current = (): Map<string, number> => {
    if (performance.now() < endsAtMs && counts.size < MAX_ADDRESSES) return counts;
    endsAtMs = performance.now() + WINDOW_MS;
    counts = new Map();
    return counts;
  };
  return {
    isOver: (address) => (current().get(address) ?? 0) >= max,
    count: (address) => void current().set(address, (counts.get(address) ?? 0) + 1),
  };
}
