/**
 * Watching a stage: what the judge's looks mean for the rollout.
 *
 * The watch begins in the instant of the switch, before any host has answered it, so that no tick of a switched host is ever taken for its baseline. A fail
 * takes the fleet back at once. The canary's watch ends after its regular time unless the judge is near its boundary or could see nothing so far; then it goes
 * on up to the extended time. A judge that says nothing in time has said `inconclusive`: silence is no pass.
 */
import type { Look } from '../analysis/types.ts';
import { designWatch, longestWatchMs, watchMs } from './draw-arm.ts';
import { notify } from './effect.ts';
import { MAX_LOOKS_KEPT, NEAR_BOUNDARY_P, WATCH_GRACE_MS } from './limit.ts';
import { markFaulty } from './quarantine.ts';
import { planOf, type RolloutState } from './state.ts';
import { requestTakeBack } from './take-back.ts';
import type { RolloutEvent, StageName } from './types.ts';

/** Begins to watch a stage that is switched with the effects that follow. */
export function startWatch(state: RolloutState, stage: Exclude<StageName, 'hold-back'>): void {
  const { settings, metrics } = planOf(state);
  // Of a first release the others serve nothing: whatever it does differs from nothing.
  const isBlind = metrics.length === 0 || state.previous === null;
  const deadlineMs = state.nowMs + longestWatchMs(settings, stage) + (isBlind ? 0 : WATCH_GRACE_MS);
  state.watch = { stage, startedAtMs: state.nowMs, deadlineMs, isBlind, verdict: 'undecided', words: '' };
  if (!isBlind) state.effects.push({ type: 'start-watch', stage, design: designWatch(state, stage) });
}

export function applyLook(state: RolloutState, { stage, look }: Extract<RolloutEvent, { readonly type: 'looked' }>): void {
  const { watch } = state;
  if (watch === null || watch.stage !== stage || watch.verdict !== 'undecided') return;
  keepLook(state, stage, look);
  for (const finding of look.hosts) blameHost(state, finding.host, finding.detail);
  if (state.watch === null) return;
  if (concludes(state, look)) conclude(state, 'pass', look.words.replace(/^undecided/u, 'nothing near the boundary'));
  else if (look.verdict !== 'undecided') conclude(state, look.verdict, look.words);
}

/** Ends watches whose time is over without a word. */
export function expireWatch(state: RolloutState): void {
  const { watch } = state;
  if (watch === null || watch.verdict !== 'undecided') return;
  if (watch.isBlind) {
    const { settings } = planOf(state);
    if (watch.stage !== 'hold-back' && state.nowMs >= watch.startedAtMs + watchMs(settings, watch.stage))
      conclude(state, 'pass', `${blindness(state)}: only health and what hosts serve were watched`);
  } else if (state.nowMs >= watch.deadlineMs) conclude(state, 'inconclusive', 'the judge gave no verdict in time');
}

/** Why nobody looks. */
function blindness(state: RolloutState): string {
  return state.previous === null ? 'there is no earlier release to compare with' : 'no metrics';
}

/** True when an undecided canary watch may end here: its time is over, and what was seen is far from a regression. */
function concludes(state: RolloutState, look: Look): boolean {
  const { watch } = state;
  if (watch === null || watch.stage !== 'canary' || look.verdict !== 'undecided' || look.sinceMs < planOf(state).settings.canaryMs)
    return false;
  return look.p >= NEAR_BOUNDARY_P && (look.lack ?? null) === null && look.metrics.some(({ detectable }) => detectable !== null);
}

function conclude(state: RolloutState, verdict: 'pass' | 'fail' | 'inconclusive', words: string): void {
  const { watch } = state;
  if (watch === null) return;
  watch.verdict = verdict;
  watch.words = words;
  notify(state, 'verdict', words.startsWith(verdict) ? `${watch.stage}: ${words}` : `${watch.stage}: ${verdict}: ${words}`);
  if (verdict === 'fail') return requestTakeBack(state, { words, isBlamed: true, isRestart: false, isForced: false });
  if (verdict === 'inconclusive') applyInconclusive(state, words);
}

function applyInconclusive(state: RolloutState, words: string): void {
  const { watch } = state;
  const { inconclusive } = planOf(state).settings;
  if (inconclusive === 'roll-back') {
    return requestTakeBack(state, { words: `inconclusive: ${words}`, isBlamed: false, isRestart: false, isForced: false });
  }
  if (inconclusive === 'promote') {
    if (watch !== null) watch.verdict = 'pass';
    return;
  }
  // A human who holds already will be told; the hold that asks for a decision is the stronger one.
  state.hold = { kind: 'inconclusive', words, sinceMs: state.nowMs };
}

function blameHost(state: RolloutState, id: Look['hosts'][number]['host'], detail: string): void {
  const host = state.hosts.get(id);
  if (host === undefined || host.standing !== 'in' || state.takeBack !== null) return;
  const isSwitched = host.facts?.current === planOf(state).release.id;
  markFaulty(state, host, detail, isSwitched);
}

function keepLook(state: RolloutState, stage: StageName, { number, sinceMs, verdict, p, words }: Look): void {
  state.looks.push({ stage, number, sinceMs, verdict, p, words });
  if (state.looks.length > MAX_LOOKS_KEPT) state.looks.shift();
}
