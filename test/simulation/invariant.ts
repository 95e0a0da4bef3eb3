/**
 * What must be true of every run, whatever went wrong: each check compares what the coordinator said with what really happened.
 *
 * A violation is a sentence. An empty list is a run that kept every promise of docs/operating/simulator.md.
 */

import type { FileFacts } from '../../coordinator/history/store.ts';
import type { Effect, RunInput, RunSettings } from '../../coordinator/run/types.ts';
import type { CaseRecord } from '../../core/case-record.ts';
import type { AgentId, CaseId, FileKey, LeaseId } from '../../core/id.ts';
import type { RunSummary } from '../../core/run-event.ts';
import type { HostRecord } from './coordinator-host.ts';
import type { FaultPlan } from './fault-plan.ts';
import type { Observations } from './observation.ts';
import type { TrueFile, Truth } from './truth.ts';

export type Evidence = {
  readonly truth: Truth;
  readonly plan: FaultPlan;
  readonly settings: RunSettings;
  readonly record: HostRecord;
  readonly observations: Observations;
};

/** Returns what is wrong with a run that ended. */
export function findViolations(evidence: Evidence): string[] {
  const { summary } = evidence.record;
  if (summary === null) return [`the run never reached a verdict, after ${evidence.record.inputs.length} inputs`];
  const facts = evidence.record.facts;
  return [
    ...(evidence.record.finishes === 1 ? [] : [`the run finished ${evidence.record.finishes} times`]),
    ...checkGreen(evidence, summary),
    ...checkFacts(evidence, facts),
    ...checkOnce(facts),
    ...checkArtifacts(evidence, facts),
    ...checkEvents(evidence.record),
    ...checkWeights(evidence),
    ...checkTotals(evidence, summary),
    ...checkVerdict(evidence, summary),
    ...(evidence.plan.isShared ? checkReleases(evidence.record) : []),
  ];
}

/** A run of a pool lets go of each agent once, says nothing to it afterwards, and has none any more when it is over. */
function checkReleases({ inputs, effects }: HostRecord): string[] {
  const here = new Set<AgentId>();
  const violations: string[] = [];
  for (const [index, input] of inputs.entries()) {
    if (input.type === 'from-agent' && input.message.type === 'register') here.add(input.agent);
    if (input.type === 'agent-lost') here.delete(input.agent);
    for (const effect of JSON.parse(effects[index] ?? '[]') as readonly Effect[]) {
      if (effect.type === 'send' && !here.has(effect.agent))
        violations.push(`${effect.message.type} was said to ${effect.agent}, who was gone`);
      if (effect.type === 'finish' && here.size > 0) violations.push(`the run was over and had ${[...here].join(', ')}`);
      if (effect.type !== 'release-agents') continue;
      for (const agent of effect.agents) if (!here.delete(agent)) violations.push(`${agent} was let go of and was not there`);
    }
  }
  return violations;
}

/** A false green: the one thing that must never happen. */
function checkGreen(evidence: Evidence, summary: RunSummary): string[] {
  if (summary.verdict !== 'green') return [];
  const accepted = new Map(evidence.record.facts.map((facts) => [facts.file.key, facts]));
  const shown = findShownFiles(evidence);
  return evidence.truth.files.flatMap((file) => {
    if (file.collection === 'broken') return [`false green: ${file.file.path} cannot be collected`];
    const facts = accepted.get(file.file.key);
    if (facts === undefined) return [`false green: ${file.file.path} has no facts`];
    return checkGreenFile(evidence, { file, facts, isShown: shown.has(file.file.key) });
  });
}

/**
 * Files whose whole collection was reported and acknowledged: from then on a case that is missing is known to be. What comes under a lease that
 * has moved, or of a file that somebody else settled meanwhile, is refused, and proves nothing to anybody.
 */
function findShownFiles({ record, observations }: Evidence): Set<FileKey> {
  const shown = new Set<FileKey>();
  for (const [index, input] of record.inputs.entries()) {
    if (input.type !== 'from-agent' || input.message.type !== 'unit-report') continue;
    const { lease, events } = input.message;
    for (const { event } of events) {
      if (event.type !== 'collected' || !observations.hasCollection(lease, event.file)) continue;
      if (!isRefused(record.effects[index] ?? '[]', lease)) shown.add(event.file);
    }
  }
  return shown;
}

function isRefused(effects: string, lease: LeaseId): boolean {
  return (JSON.parse(effects) as readonly Effect[]).some(
    (effect) => effect.type === 'send' && effect.message.type === 'report-ack' && effect.message.lease === lease && effect.message.isFenced,
  );
}

type GreenFile = { readonly file: TrueFile; readonly facts: FileFacts; readonly isShown: boolean };

function checkGreenFile(evidence: Evidence, { file, facts, isShown }: GreenFile): string[] {
  const records = new Map<CaseId, CaseRecord>(facts.cases.map((record) => [record.id, record]));
  return file.cases.flatMap((testCase) => {
    const record = records.get(testCase.id);
    const name = `${file.file.path} > ${testCase.titlePath.join(' > ')} #${testCase.ordinal}`;
    if (record === undefined) return isShown ? [`false green: ${name} has no record`] : [];
    if (record.outcome === 'failed' || record.outcome === 'missing') return [`false green: ${name} is ${record.outcome}`];
    if (testCase.mode !== 'run' && record.outcome === 'skipped') return [];
    if (record.outcome === 'skipped') return [`false green: ${name} was skipped`];
    if (record.isFlaky && evidence.settings.flakyPolicy === 'fail' && testCase.temper !== 'retried')
      return [`false green: ${name} is flaky`];
    const isProven = record.attempts.some(
      (attempt) => attempt.outcome === record.outcome && evidence.observations.hasOutcome(attempt.lease, record.id, record.outcome),
    );
    return isProven ? [] : [`false green: ${name} was never seen to be ${record.outcome}`];
  });
}

/** Every fact that says something of a test was seen by honest eyes. */
function checkFacts(evidence: Evidence, facts: readonly FileFacts[]): string[] {
  return facts.flatMap((file) =>
    file.cases.flatMap((record) =>
      record.attempts.flatMap((attempt) => {
        if (attempt.outcome === 'agent-lost' || attempt.outcome === 'timed-out' || attempt.outcome === 'cancelled') return [];
        if (evidence.observations.hasOutcome(attempt.lease, record.id, attempt.outcome)) return [];
        if (attempt.outcome === 'failed' && evidence.observations.isUnended(attempt.lease, record.id)) return [];
        return [`forged fact: ${file.file.path} > ${record.titlePath.join(' > ')} ${attempt.outcome} under ${attempt.lease}`];
      }),
    ),
  );
}

/** A file stands with the attempt that left it, once, and is on its way to the coordinator or lost for a reason. */
function checkArtifacts({ observations }: Evidence, facts: readonly FileFacts[]): string[] {
  return facts.flatMap((file) =>
    file.cases.flatMap(({ id, titlePath, attempts }) =>
      attempts.flatMap(({ lease, artifacts = [] }) => {
        const where = `${file.file.path} > ${titlePath.join(' > ')} under ${lease}`;
        if (artifacts.length > 1) return [`${artifacts.length} files of ${where}, which left one`];
        return artifacts.flatMap(({ digest, problem }) => {
          if (digest === null) return problem === '' ? [`a file of ${where} is lost without a reason`] : [];
          if (!observations.hasLeft(lease, id, digest)) return [`a file of ${where} that it never left`];
          return observations.isBrought(digest) ? [] : [`a file of ${where} is named and nobody brings it`];
        });
      }),
    ),
  );
}

/** Nothing is counted twice. */
function checkOnce(facts: readonly FileFacts[]): string[] {
  const files = new Set<string>();
  return facts.flatMap((file) => {
    const isRepeated = files.has(file.file.key);
    files.add(file.file.key);
    const ids = new Set(file.cases.map((record) => record.id));
    return [
      ...(isRepeated ? [`counted twice: facts of ${file.file.path}`] : []),
      ...(ids.size === file.cases.length ? [] : [`counted twice: a case of ${file.file.path}`]),
      ...file.cases.flatMap((record) => {
        const leases = new Set(record.attempts.map((attempt) => attempt.lease));
        return leases.size === record.attempts.length ? [] : [`counted twice: an attempt of ${record.titlePath.join(' > ')}`];
      }),
    ];
  });
}

/** Watchers are told of each file once, and what the ledger holds. */
function checkEvents(record: HostRecord): string[] {
  const settled = record.events.flatMap((event) => (event.type === 'file-settled' ? [event] : []));
  const keys = new Set(settled.map((event) => event.file.key));
  const known = new Map(record.facts.map((facts) => [facts.file.key, facts.cases.length]));
  return [
    ...(keys.size === settled.length ? [] : ['a file was settled twice']),
    ...settled.flatMap((event) =>
      known.get(event.file.key) === event.cases.length ? [] : [`${event.file.path} was settled with other cases than its facts`],
    ),
  ];
}

/** Where each unit takes all cores of its agent, no second slot of it is given one before the first has let go of its own. */
function checkWeights({ plan, record }: Evidence): string[] {
  if (!plan.isHeavy) return [];
  const out = new Map<string, Map<LeaseId, number>>();
  const drop = (lease: LeaseId): void => out.forEach((leases) => leases.delete(lease));
  return record.inputs.flatMap((input, index) => {
    if (input.type === 'from-agent' && input.message.type === 'lease-returned' && !input.message.wasStarted) drop(input.message.lease);
    return (JSON.parse(record.effects[index] ?? '[]') as readonly Effect[]).flatMap((effect) => {
      if (effect.type === 'emit' && effect.event.type === 'agent-lost') out.delete(effect.event.agent);
      if (effect.type === 'emit' && effect.event.type === 'unit-ended') drop(effect.event.lease);
      if (effect.type !== 'send') return [];
      const { agent, message } = effect;
      if (message.type === 'cancel-lease' || (message.type === 'report-ack' && message.isFenced)) drop(message.lease);
      if (message.type !== 'grant-lease') return [];
      const leases = out.get(agent) ?? new Map<LeaseId, number>();
      out.set(agent, leases.set(message.lease.id, message.slot));
      return new Set(leases.values()).size > 1 ? [`too heavy: ${[...leases.keys()].join(' and ')} at once on ${agent}`] : [];
    });
  });
}

/** Counts are those of the settled files; cases that history expected of a file that was never collected are missing besides. */
function checkTotals(evidence: Evidence, summary: RunSummary): string[] {
  const { totals, verdict } = summary;
  const records = evidence.record.events.flatMap((event) => (event.type === 'file-settled' ? event.cases : []));
  const count = (outcome: CaseRecord['outcome']) => records.filter((record) => record.outcome === outcome).length;
  const unseen = totals.cases - records.length;
  const expected = {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    missing: count('missing') + unseen,
    flaky: records.filter((record) => record.isFlaky).length,
  };
  return [
    ...(unseen < 0 || (unseen > 0 && verdict === 'green')
      ? [`totals: cases is ${totals.cases}, the settled files hold ${records.length}`]
      : []),
    ...Object.entries(expected).flatMap(([name, value]) => {
      const said = totals[name as keyof typeof expected];
      return said === value ? [] : [`totals: ${name} is ${said}, the settled files hold ${value}`];
    }),
  ];
}

const EXIT_CODES = { green: [0], red: [1], incomplete: [3, 130] } as const;

/** No false red either, and a run without trouble is green. */
function checkVerdict(evidence: Evidence, summary: RunSummary): string[] {
  const { verdict, exitCode, reasons } = summary;
  const exitCodes: readonly number[] = EXIT_CODES[verdict];
  const isInterrupted = evidence.plan.interruptAtMs !== null;
  const hasFailed = evidence.record.facts.some((file) => file.cases.some((record) => record.outcome === 'failed' || record.isFlaky));
  return [
    ...(exitCodes.includes(exitCode) || (isInterrupted && exitCode === 130) ? [] : [`verdict ${verdict} with exit code ${exitCode}`]),
    ...((verdict === 'green') === (reasons.length === 0) ? [] : [`verdict ${verdict} with reasons ${JSON.stringify(reasons)}`]),
    ...(verdict === 'red' && !hasFailed && summary.errors.length === 0 ? ['false red: nothing failed'] : []),
    ...(verdict !== 'green' && isHarmless(evidence) ? [`not green without trouble: ${verdict}, ${reasons.join('; ')}`] : []),
  ];
}

/** Whether nothing in the plan excuses another verdict than green: machines and networks may fail as long as one honest agent stays. */
function isHarmless(evidence: Evidence): boolean {
  const { plan } = evidence;
  const trouble = plan.trouble;
  const isProjectSound =
    !trouble.failing &&
    !trouble.flaky &&
    !trouble.orderDependent &&
    !trouble.crashing &&
    !trouble.hanging &&
    !trouble.broken &&
    !trouble.empty;
  const isCallerPatient = plan.interruptAtMs === null && plan.bail === null;
  const isTruthful = plan.agents.every((agent) => agent.lieRatio === 0 && !agent.impersonates) && plan.overtakeRatio === 0;
  return isProjectSound && isCallerPatient && isTruthful && plan.agents.every((agent) => isSteady(agent));
}

function isSteady(agent: FaultPlan['agents'][number]): boolean {
  return (
    agent.diesAtMs === null && agent.drainsAtMs === null && agent.exitRatio === 0 && agent.cuts.length === 0 && agent.freezes.length === 0
  );
}

/** Feeds a run's inputs, as a journal would give them back, to fresh decisions; every effect must be the same, byte for byte. */
export function findReplayDifference(record: HostRecord, reduce: (input: RunInput) => readonly Effect[]): string[] {
  for (const [index, input] of record.inputs.entries()) {
    const effects = JSON.stringify(reduce(readBack(input)));
    if (effects !== record.effects[index]) return [`replay differs at input ${index} (${input.type})`];
  }
  return [];
}

/** A journal is text. Only the settings' map has no text of its own. */
function readBack(input: RunInput): RunInput {
  const copy = JSON.parse(JSON.stringify(input)) as RunInput;
  return copy.type === 'start' && input.type === 'start' ? { ...copy, settings: { ...copy.settings, only: input.settings.only } } : copy;
}
