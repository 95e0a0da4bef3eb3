/** The web service of one host: what it answers, what it writes to its logs, and the load that it is under. */
import { appendFileSync, mkdirSync, readFileSync, readlinkSync, renameSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import type { Random } from '../../core/random.ts';
import type { Behaviour } from './behaviour.ts';
import { GOOD_BEHAVIOUR, readBehaviour } from './behaviour.ts';
import type { FleetHost } from './fleet-state.ts';

export type HostService = {
  /** A moment of load: makes and logs the requests of `elapsedMs`. */
  readonly advance: (elapsedMs: number) => void;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
};

type Reply = { readonly status: number; readonly latencyMs: number; readonly error: string | null };

/** A log longer than this is renamed to `.1` and begun again. */
const LOG_BYTES = 4 * 1024 * 1024;
/** Looking which release runs reads two small files: no need at every request. */
const LOOK_MS = 500;
const USUAL_LATENCY_MS = 20;
const USUAL_BUSY_PERCENT = 30;
const ERRORS = [
  'Connection to db-%d lost in cart.php:214',
  'Undefined index "user" in profile.php:%d',
  'Timeout after %d ms in search.php:19',
];

/** `requestRate` is requests a second of the made-up load; requests over HTTP come on top. */
export function createHostService(host: FleetHost, requestRate: number, random: Random): HostService {
  const log = join(host.folder, 'shared', 'log');
  const traffic = requestRate * random.lognormal(1, 0.3);
  const slowness = random.lognormal(1, 0.12);
  let release: string | null = null;
  let behaviour: Behaviour = GOOD_BEHAVIOUR;
  let lookedMs = -LOOK_MS;
  let owed = 0;
  const counts = { requests: 0, errors: 0, latencyMs: 0 };

  const look = (): void => {
    if (performance.now() - lookedMs < LOOK_MS) return;
    lookedMs = performance.now();
    release = readRunning(host);
    behaviour = release === null ? { ...GOOD_BEHAVIOUR, isSilent: true } : readBehaviour(join(host.folder, 'releases', release));
  };
  const handle = (): Reply => {
    const reply = makeReply(behaviour, slowness, random);
    counts.requests += 1;
    counts.errors += reply.error === null ? 0 : 1;
    counts.latencyMs += reply.latencyMs;
    return reply;
  };

  return {
    advance(elapsedMs) {
      look();
      if (behaviour.isSilent) return;
      owed += (traffic * elapsedMs) / 1000;
      const replies = Array.from({ length: Math.floor(owed) }, handle);
      owed -= replies.length;
      writeLogs(log, replies);
    },
    answer(request, response) {
      look();
      if (behaviour.isSilent) return;
      if (request.url === '/metrics.json') return sendJson(response, { ...counts, release, busyPercent: busyPercent(behaviour, random) });
      if (request.url === '/health') return send(response, behaviour.isHealthy ? 200 : 503, release);
      const reply = handle();
      writeLogs(log, [reply]);
      setTimeout(() => send(response, reply.status, release), reply.latencyMs);
    },
  };
}

/** The release in whose folder the service's process stands: what it was started in, whatever `current` says by now. */
function readRunning(host: FleetHost): string | null {
  try {
    const pid = readFileSync(join(host.home, 'service', 'pid'), 'utf8').trim();
    return basename(readlinkSync(`/proc/${pid}/cwd`));
  } catch {
    return null;
  }
}

function makeReply(behaviour: Behaviour, slowness: number, random: Random): Reply {
  const latencyMs = USUAL_LATENCY_MS * slowness * behaviour.latencyFactor * random.lognormal(1, 0.2);
  if (behaviour.signature !== '' && random.next() < behaviour.signatureRatio) return { status: 500, latencyMs, error: behaviour.signature };
  if (random.next() >= behaviour.errorRatio) return { status: 200, latencyMs, error: null };
  return { status: 500, latencyMs, error: (ERRORS[random.below(ERRORS.length)] ?? '').replace('%d', String(random.below(1000))) };
}

function busyPercent(behaviour: Behaviour, random: Random): number {
  return Math.min(100, Math.max(0, random.normal(USUAL_BUSY_PERCENT * behaviour.cpuFactor, 2.5)));
}

function writeLogs(folder: string, replies: readonly Reply[]): void {
  if (replies.length === 0) return;
  const at = new Date().toISOString();
  const access = replies.map((reply) => `${at} GET / ${reply.status} ${reply.latencyMs.toFixed(1)}\n`).join('');
  const errors = replies.flatMap((reply) => (reply.error === null ? [] : [`${at} [error] ${reply.error}\n`])).join('');
  append(join(folder, 'access.log'), access);
  if (errors !== '') append(join(folder, 'error.log'), errors);
}

function append(path: string, text: string): void {
  try {
    appendFileSync(path, text);
    if (statSync(path).size > LOG_BYTES) renameSync(path, `${path}.1`);
  } catch {
    // The host's disk is full or its folder is gone: a service goes on without its log.
    mkdirSync(dirname(path), { recursive: true });
  }
}

function send(response: ServerResponse, status: number, release: string | null): void {
  response.writeHead(status, { 'x-release': release ?? '' }).end(`${status}\n`);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(value)}\n`);
}
