/** Turns a service of the configuration, which was checked, into what an agent is asked for. */
import { MAIN_PORT, type Readiness, type Service } from '../../core/service.ts';
import { parseDuration } from '../option/option.ts';
import type { ServiceOptions } from './service-option.ts';

/** A server that is slower than this on a developer's machine says so with `timeout`. */
const READY_MS = 30_000;

export function planService({ name, command, ready, ports, env, per, timeout }: ServiceOptions): Service {
  return {
    name,
    command,
    env: env ?? {},
    ports: ports ?? [MAIN_PORT],
    ready: planReadiness(ready),
    readyTimeoutMs: (timeout === undefined ? null : parseDuration(timeout)) ?? READY_MS,
    per: per ?? 'agent',
  };
}

function planReadiness(ready: ServiceOptions['ready']): Readiness | null {
  if (ready === undefined) return null;
  if ('port' in ready) return { type: 'port', port: ready.port };
  return 'url' in ready ? { type: 'url', url: ready.url } : { type: 'log', pattern: ready.log };
}
