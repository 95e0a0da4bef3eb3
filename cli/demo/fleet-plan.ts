/**
 * What the demo's fleet is told in shard.config.js: who is a host, what is measured, how long each stage takes.
 *
 * Stages are short, so that nobody waits for minutes. The chance of a false alarm is the price: a watch may only promise what its draw can prove. Eight
 * canaries against eleven others in two racks can be drawn in some ten thousand ways, so a chance of one in a hundred a stage is honest with room for
 * several looks; one in three thousand, the default for hundreds of hosts, would have none. What keeps harmless releases alive all the same
 * are the smallest effects that matter: here they are large.
 */
import type { LocalFleet } from '../../deploy/api.ts';
import type { FleetOptions } from '../config/fleet-option.ts';

/**
 * Of all hosts. Canaries and those of the wave are half of them; placebos are never more than what is left when the wave is drawn, and as many as
 * that allows: the more hosts are compared, the surer the judge.
 */
const SHARES = { canary: 1 / 3, placebo: 0.45, canaryAndWave: 0.5, holdBack: 0.2 } as const;
/** Of the canaries' watch. */
const TIMES = { extended: 1.4, wave: 0.6, full: 0.8, baseline: 0.8 } as const;
/** Below a host's root, which is each host's own where hosts share the machine's file system. */
export const ERROR_LOG = 'shared/log/error.log';
const ALPHA = 0.01;
/** Canaries have some twenty errors by themselves in one watch: thirty more are chance once in millions of demonstrations. */
const ERRORS_TOO_MANY = 30;
const TICK_MS = 1_000;
/** Long enough for a deployer that is slow for a moment on a busy machine, short enough to be seen when it is killed. */
const DEAD_MAN_MS = 30_000;

/** Returns the configuration of the shop; the fleet is called `local`. */
export function shopConfig(fleet: LocalFleet, watchMs: number): { readonly deploy: { readonly local: FleetOptions } } {
  const [first] = fleet.hosts;
  const url = `http://{address}:${first === undefined ? '' : new URL(first.httpUrl).port}`;
  return {
    deploy: {
      local: {
        hosts: fleet.hosts.map(({ name, address, port, user, group, rack, root }) => ({ name, address, port, user, group, rack, root })),
        root: first?.root ?? '',
        ssh: { identities: [fleet.identity], agent: false, knownHosts: fleet.knownHosts },
        reload: fleet.reload,
        servingPid: fleet.servingPid,
        proof: { url: `${url}/`, header: 'x-release' },
        metrics: [
          {
            name: 'errors',
            unit: '/s',
            source: { type: 'log', path: ERROR_LOG, pattern: 'error', signatures: true },
            smallestEffect: 1,
            smallestExcess: ERRORS_TOO_MANY,
          },
          { name: 'latency', source: { type: 'http', url: `${url}/`, field: 'latency' }, unit: 'ms', smallestEffect: 1 },
          {
            name: 'cpu',
            source: { type: 'http', url: `${url}/metrics.json`, field: 'json', path: 'busyPercent' },
            unit: '%',
            smallestEffect: 0.2,
          },
        ],
        rollout: rolloutOptions(watchMs),
      },
    },
  };
}

function rolloutOptions(watchMs: number): NonNullable<FleetOptions['rollout']> {
  const part = (share: number): string => `${Math.round(watchMs * share)}ms`;
  return {
    canary: { ratio: SHARES.canary, watch: part(1), extend: part(TIMES.extended) },
    placeboRatio: SHARES.placebo,
    wave: { ratio: SHARES.canaryAndWave, watch: part(TIMES.wave) },
    full: { holdBackRatio: SHARES.holdBack, watch: part(TIMES.full) },
    baseline: part(TIMES.baseline),
    tick: `${TICK_MS}ms`,
    alpha: { canary: ALPHA, wave: ALPHA, full: ALPHA },
    deadMan: `${DEAD_MAN_MS}ms`,
    // A demonstration goes on where a person would be asked.
    inconclusive: 'promote',
  };
}
