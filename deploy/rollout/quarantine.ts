/**
 * Hosts that cannot go with the others.
 *
 * A host that does not answer is `out`: named, asked again, and when it comes back it is brought up to date and switched with the last stage, never in
 * between. A host that fails by itself is `faulty`: it goes back to the previous release and stays there. Neither stops the rollout; too many that fail in
 * one stage are the release's fault, and too few that are left are no quorum. Before its stage's switch a drawn host is replaced by another of its stratum.
 */
import { createRandom } from '../../core/random.ts';
import { notify } from './effect.ts';
import { CATCH_UP_MS } from './limit.ts';
import { type HostState, planOf, type RolloutState, stageOf } from './state.ts';
import { requestTakeBack } from './take-back.ts';

/** The host gave no answer, often enough. */
export function markOut(state: RolloutState, host: HostState, reason: string): void {
  host.facts = null;
  host.retryAtMs = state.nowMs + CATCH_UP_MS;
  if (host.standing === 'out' || host.standing === 'faulty') return;
  substitute(state, host);
  host.standing = 'out';
  host.reason = reason;
  notify(state, 'host', `${host.place.id} is quarantined: ${reason}`, [host.place.id]);
}

/** The host answers again: it is brought up to date, but takes part in no comparison any more. */
export function markBack(state: RolloutState, host: HostState): void {
  if (host.standing !== 'out') return;
  host.standing = 'late';
  host.tries = 0;
  notify(state, 'host', `${host.place.id} is back and is switched with the last hosts`, [host.place.id]);
}

/** The host failed by itself. `isBlamed`: it is one of those that the release may lose in a stage. */
export function markFaulty(state: RolloutState, host: HostState, reason: string, isBlamed: boolean): void {
  if (host.standing === 'faulty') return;
  substitute(state, host);
  host.standing = 'faulty';
  host.reason = reason;
  host.tries = 0;
  notify(state, 'host', `${host.place.id} is quarantined: ${reason}`, [host.place.id]);
  if (!isBlamed || state.isCommitted) return;
  state.stageFaults += 1;
  const { stageFailures } = planOf(state).settings;
  if (state.stageFaults <= stageFailures) return;
  const words = `${state.stageFaults} hosts of one stage failed, ${stageFailures} may; the last, ${host.place.id}: ${reason}`;
  requestTakeBack(state, { words, isBlamed: true, isRestart: false, isForced: false });
}

/** Nothing more is asked of the host in this rollout. */
export function abandonHost(state: RolloutState, host: HostState, reason: string): void {
  if (host.isAbandoned) return;
  substitute(state, host);
  host.isAbandoned = true;
  host.reason = reason;
  notify(state, 'host', `${host.place.id} is left alone: ${reason}`, [host.place.id]);
}

/** Draws a control of the same stratum in the place of a host that failed before its stage was switched. */
function substitute(state: RolloutState, host: HostState): void {
  const stage = stageOf(state);
  const isDrawn = host.standing === 'in' && host.stage === stage && (stage === 'canary' || stage === 'wave');
  if (!isDrawn || state.switchedStages > state.stageIndex || host.isAbandoned) return;
  const { group, rack } = host.place;
  const pool = [...state.hosts.values()].filter((other) => {
    const isFree = other.standing === 'in' && !other.isAbandoned && other.stage === 'full' && other.placebos.length === 0;
    return isFree && other.place.group === group && other.place.rack === rack;
  });
  const chosen = pool[createRandom(`${planOf(state).seed}/substitute/${host.place.id}`).below(pool.length)];
  if (chosen === undefined) return;
  chosen.stage = stage;
  chosen.isSubstitute = true;
  notify(state, 'host', `${chosen.place.id} takes the place of ${host.place.id} in the draw`, [chosen.place.id]);
}
