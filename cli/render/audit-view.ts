/**
 * The fleet's log as a person reads it: one line a rollout, or one rollout from its first word to its last.
 *
 * Whoever reads the log wants to know who, what, when and why, and how it ended. A rollout without an end says so: its deployer is at work or died.
 */
import { formatMoment } from './duration.ts';
import type { Line, Tone } from './line.ts';
import { span } from './line.ts';
import type { Cell } from './table.ts';
import { renderTable } from './table.ts';
import { visible } from './text.ts';

/** A record of the log, as far as it is shown. */
export type AuditSeen = { readonly atMs: number; readonly rollout: string | null } & (
  | {
      readonly kind: 'push';
      readonly actor: string;
      readonly reason: string;
      readonly commit: string;
      readonly release: string;
      readonly certificate: string;
    }
  | { readonly kind: 'resume'; readonly actor: string }
  | { readonly kind: 'human'; readonly actor: string; readonly reason: string; readonly command: string }
  | { readonly kind: 'notice'; readonly notice: { readonly words: string } }
  | { readonly kind: 'migration' | 'migration-begun' | 'migration-failed'; readonly name: string }
  | { readonly kind: 'bad-release'; readonly release: string }
  | { readonly kind: 'trust'; readonly actor: string; readonly host: string; readonly fingerprint: string }
  | { readonly kind: 'outcome'; readonly outcome: { readonly result: string; readonly words: string } }
);

type Iso = (atMs: number) => string;

const TONES: Readonly<Record<string, Tone>> = { 'deployed': 'good', 'rolled-back': 'bad' };

/** Returns the newest rollouts, newest first. */
export function renderAuditList(records: readonly AuditSeen[], limit: number, iso: Iso): Line[] {
  const pushes = records.filter((record) => record.kind === 'push').toReversed();
  if (pushes.length === 0) return [[span('plain', 'nothing was ever deployed to this fleet')]];
  const outcomes = new Map(
    records.flatMap((record) => (record.kind === 'outcome' ? [[record.rollout, record.outcome.result] as const] : [])),
  );
  const rows = pushes.slice(0, limit).map((push): Cell[] => {
    const result = outcomes.get(push.rollout) ?? 'no end';
    return [
      { text: push.rollout ?? '' },
      { text: formatMoment(iso(push.atMs)) },
      { text: result.replace('-', ' '), tone: TONES[result] ?? 'warn' },
      { text: push.commit.slice(0, 12) },
      { text: push.actor },
      { text: push.certificate === '' && push.reason !== '' ? `no certificate: ${push.reason}` : push.reason },
    ];
  });
  return renderTable(['rollout', 'started (UTC)', 'end', 'commit', 'who', 'why'], rows);
}

/** Returns everything the log says of one rollout, in order. */
export function renderAuditStory(records: readonly AuditSeen[], rollout: string, iso: Iso): Line[] {
  const own = records.filter((record) => record.rollout === rollout);
  if (own.length === 0) return [[span('warn', `the log has no rollout ${visible(rollout)}: shard-run deploy log lists them`)]];
  return own.map((record) => [span('dim', `${formatMoment(iso(record.atMs))}  `), span(toneOf(record), visible(wordsOfRecord(record)))]);
}

function toneOf(record: AuditSeen): Tone {
  if (record.kind === 'outcome') return TONES[record.outcome.result] ?? 'warn';
  return record.kind === 'human' ? 'accent' : 'plain';
}

/** Returns what a record says, in one sentence. */
export function wordsOfRecord(record: AuditSeen): string {
  switch (record.kind) {
    case 'push': {
      const proof = record.certificate === '' ? 'without a certificate' : `proven by certificate ${record.certificate.slice(0, 12)}`;
      return `${record.actor} pushed ${record.commit.slice(0, 12)} as ${record.release}, ${proof}${because(record.reason)}`;
    }
    case 'resume':
      return `${record.actor} went on with it`;
    case 'human':
      return `${record.actor}: ${record.command}${because(record.reason)}`;
    case 'notice':
      return record.notice.words;
    case 'migration-begun':
      return `migration ${record.name} begins`;
    case 'migration-failed':
      return `migration ${record.name} failed`;
    case 'migration':
      return `migration ${record.name} ran`;
    case 'bad-release':
      return `${record.release} is bad and is never chosen again`;
    case 'trust':
      return `${record.actor} pinned ${record.fingerprint} for ${record.host}`;
    case 'outcome':
      return `${record.outcome.result.replace('-', ' ')}: ${record.outcome.words}`;
    default:
      return record satisfies never;
  }
}

function because(reason: string): string {
  return reason === '' ? '' : `: ${reason}`;
}
