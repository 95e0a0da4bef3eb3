/**
 * The demo's last words: what went out, what was taken back, when and why, read from the fleet's log and in the judge's own words.
 *
 * Nothing here remembers what the demo meant to show: a green revision that was taken back, or a bad one that went out, is told as it happened.
 */
import type { AuditRecord } from '../../deploy/api.ts';
import type { Line, Tone } from '../render/line.ts';
import { span } from '../render/line.ts';

type Push = Extract<AuditRecord, { readonly kind: 'push' }>;
type Told = { readonly push: Push; readonly result: string; readonly words: string; readonly tookMs: number };

const TONES: Readonly<Record<string, Tone>> = { 'deployed': 'good', 'rolled-back': 'bad' };
/** As wide as the time before each push. */
const INDENT = ' '.repeat('23:59:59  '.length);
const COMMIT_CHARACTERS = 12;
/** Pushes that the demo shows, newest last: the first release of the fleet is no part of the story. */
const SHOWN = 2;

/** Returns a line a push and below it the reason. `iso` turns Unix milliseconds into ISO 8601. */
export function renderStory(records: readonly AuditRecord[], iso: (atMs: number) => string): Line[] {
  return tellPushes(records).flatMap(({ push, result, words, tookMs }): Line[] => [
    [
      span('dim', `${iso(push.atMs).slice(11, 19)}  `),
      span(TONES[result] ?? 'warn', result.replace('-', ' ')),
      span('plain', ` after ${Math.round(tookMs / 1000)} s  ${push.commit.slice(0, COMMIT_CHARACTERS)} "${push.reason}"`),
    ],
    [span('plain', INDENT), span('plain', words)],
  ]);
}

/** True when the green revision went out and the bad one was taken back. */
export function isToldAsPlanned(records: readonly AuditRecord[]): boolean {
  const results = tellPushes(records).map(({ result }) => result);
  return results.length === SHOWN && results[0] === 'deployed' && results[1] === 'rolled-back';
}

function tellPushes(records: readonly AuditRecord[]): Told[] {
  const pushes = records
    .filter((record) => record.kind === 'push')
    .slice(1)
    .slice(-SHOWN);
  return pushes.map((push) => {
    const end = records.find((record) => record.kind === 'outcome' && record.rollout === push.rollout);
    const outcome = end?.kind === 'outcome' ? end.outcome : { result: 'no end', words: 'its deployer died' };
    return { push, result: outcome.result, words: outcome.words, tookMs: (end?.atMs ?? push.atMs) - push.atMs };
  });
}
