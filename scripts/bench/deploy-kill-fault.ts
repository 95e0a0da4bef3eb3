/** What may be wrong after a deployer was killed: a journal that lacks something, a `status` that is not so. Each in words; none is what is wanted. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isoTime } from '../../cli/reporter/iso-time.ts';
import { readChain } from '../../deploy/journal/chain.ts';
import { reduce } from '../../deploy/rollout/reduce.ts';
import { openRollout, type RolloutState } from '../../deploy/rollout/state.ts';
import type { RolloutEvent } from '../../deploy/rollout/types.ts';
import { type DeployGround, servedBy } from './deploy-ground.ts';

/** The newest rollout as its journal has it; null when it died before its first event. Throws when a line is not what was written. */
export function foldJournal(ground: DeployGround): RolloutState | null {
  const rollout = ground.audit().findLast((record) => record.kind === 'push')?.rollout;
  const file = ground.journal(rollout ?? '');
  if (!existsSync(file)) return null;
  let state = openRollout();
  for (const event of readChain<RolloutEvent>(file).records) state = reduce(state, event).state;
  return state;
}

/** What a host did by our order, the journal has to know: it is written before anything is ordered. */
export function findJournalFaults(ground: DeployGround, state: RolloutState | null, next: string | null): string[] {
  if (next === null) return [];
  const switched = ground.fleet.hosts.filter(({ folder }) =>
    readFileSync(path.join(folder, '.shard-run', 'log'), 'utf8').includes(` ${next}\n`),
  );
  const isKnown = state !== null && (state.switchedStages > 0 || state.takeBack !== null || state.isCommitted);
  return switched.length > 0 && !isKnown ? ['a host was switched by an order that no journal has'] : [];
}

/** What `status` says against the links themselves. A host that did not answer is named as such: that is no word on what it serves. */
export async function findStatusFaults(ground: DeployGround): Promise<string[]> {
  const { code, stdout, stderr } = await ground.run(['status', '--json']);
  if (stdout === '') return [`status ended with ${code}: ${stderr}`];
  const status = JSON.parse(stdout) as { readonly hosts: readonly HostStatus[] };
  const told = new Map(status.hosts.map((each) => [each.host.id, each]));
  return ground.fleet.hosts.flatMap((host) => {
    const answer = told.get(host.name);
    const serves = servedBy(host)?.release ?? null;
    if (answer === undefined) return [`status leaves out ${host.name}`];
    if (answer.facts === null) return answer.problem === null ? [`status knows nothing of ${host.name} and does not say why`] : [];
    return answer.facts.current === serves ? [] : [`status says ${answer.facts.current} of ${host.name}, which serves ${serves}`];
  });
}

type HostStatus = {
  readonly host: { readonly id: string };
  readonly facts: { readonly current: string | null } | null;
  readonly problem: string | null;
};

/** Whole lines of the fleet's log and of its rollouts' journals, by file: what is in there now may never go. */
export type Written = ReadonlyMap<string, string>;

export function readWritten(ground: DeployGround): Written {
  const rollouts = new Set(ground.audit().flatMap(({ rollout }) => rollout ?? []));
  const files = [ground.log, ...[...rollouts].map((rollout) => ground.journal(rollout))].filter((file) => existsSync(file));
  return new Map(files.map((file) => [file, wholeLines(readFileSync(file, 'utf8'))]));
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

/** Whoever goes on appends: what stood there before is the beginning of what stands there now. */
export function findLostEntries(before: Written): string[] {
  const lost = [...before].filter(([file, text]) => !existsSync(file) || !readFileSync(file, 'utf8').startsWith(text));
  return lost.map(([file]) => `${path.basename(file)} lost entries`);
}

/** What the killed push told is in the log: each line of its screen begins with the second of the notice that it shows. */
export function findUnwrittenNotices(ground: DeployGround, stdout: string): string[] {
  const left = ground.audit().flatMap((record) => (record.kind === 'notice' ? [isoTime(record.atMs).slice(11, 19)] : []));
  const told = [...stdout.matchAll(/^(\d\d:\d\d:\d\d) {2}/gm)].map(([, time = '']) => time);
  return told.flatMap((time) => {
    const index = left.lastIndexOf(time);
    if (index < 0) return [`a notice of ${time} was told and is not in the log`];
    left.splice(index, 1);
    return [];
  });
}
