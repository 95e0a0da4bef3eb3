/**
 * The answer of `shard-run plan`: how long, what bounds it, how many agents a target needs.
 *
 * The forecast and the bound are the scheduler's own, for the slots that are here. For other numbers of agents the same two limits are
 * applied that bound every schedule: the slots' work divided evenly, and the longest piece that cannot be cut; what the forecast adds to the
 * bound here is assumed to be added there too. Labels are counted as if every further agent had them. Durations are milliseconds on an agent
 * of speed 1, from the ledger; files it does not know are counted, not guessed.
 */
import type { FileHistory } from '../../core/file-history.ts';
import { meanMs } from '../../core/log-stat.ts';
import type { RunEvent } from '../../core/run-event.ts';
import type { TestFile } from '../../core/test-file.ts';
import { weightInWords } from '../../core/weight.ts';
import { formatDuration, formatInterval, plural } from './duration.ts';
import type { Line } from './line.ts';
import { span } from './line.ts';
import { fileName } from './run-view.ts';
import { padStart, visible } from './text.ts';

const LONGEST_FILES = 8;
export type PlannedRun = Extract<RunEvent, { type: 'run-planned' }>;
export type FilePlan = { readonly file: TestFile; readonly totalMs: number; readonly longestPieceMs: number };

export type PlanQuestion = {
  readonly planned: PlannedRun;
  readonly histories: readonly FileHistory[];
  readonly slotsPerAgent: number;
  readonly targetMs: number | null;
};

/** Returns what each file of the manifest is expected to take; files without history are left out. Longest first. */
export function planFiles(files: readonly TestFile[], histories: readonly FileHistory[]): FilePlan[] {
  const known = new Map(histories.map((history) => [history.key, history]));
  const plans = files.flatMap((file) => {
    const history = known.get(file.key);
    return history === undefined ? [] : [planFile(file, history)];
  });
  return plans.sort((a, b) => b.totalMs - a.totalMs);
}

/** Returns the plan as lines. */
export function renderPlan(question: PlanQuestion): Line[] {
  const { planned } = question;
  const plans = planFiles(planned.files, question.histories);
  const workMs = plans.reduce((sum, plan) => sum + plan.totalMs, 0);
  const unknown = planned.files.length - plans.length;
  const cases = planned.expectedCases > 0 ? `, about ${plural(planned.expectedCases, 'case')}` : '';
  const work = plans.length > 0 ? `, ${formatDuration(workMs)} of work` : '';
  const lines: Line[] = [
    [
      span('strong', `${plural(planned.files.length, 'file')}${cases}${work}`),
      span('dim', unknown > 0 ? `  (${plural(unknown, 'file')} not in the ledger yet)` : ''),
    ],
  ];
  lines.push([span('plain', `${plural(planned.slots, 'slot')}: ${forecastText(planned)}, bound ${formatDuration(planned.boundMs)}`)]);
  if (plans.length > 0) lines.push([span('plain', `bounded by ${limitText(plans, planned)}`)]);
  lines.push(...renderLongest(plans), ...renderLabels(plans, planned.files), ...renderWeights(planned));
  if (question.targetMs !== null) lines.push([], renderTarget(plans, question, question.targetMs));
  return lines;
}

function forecastText({ forecast }: PlanQuestion['planned']): string {
  return forecast === null ? 'no forecast, because none of them can run what there is' : `forecast ${formatInterval(forecast)}`;
}

function planFile(file: TestFile, history: FileHistory): FilePlan {
  const fixedMs = meanMs(history.loadMs) + meanMs(history.setupMs) + meanMs(history.hookMs);
  let casesMs = 0;
  let longestCaseMs = 0;
  for (const testCase of history.cases) {
    const expectedMs = testCase.lastOutcome === 'skipped' ? 0 : meanMs(testCase.durationMs);
    casesMs += expectedMs;
    longestCaseMs = Math.max(longestCaseMs, expectedMs);
  }
  const totalMs = fixedMs + casesMs;
  return { file, totalMs, longestPieceMs: file.wholeReason === null && file.bundle === null ? fixedMs + longestCaseMs : totalMs };
}

function limitText(plans: readonly FilePlan[], planned: PlannedRun): string {
  const longest = plans.reduce((most, plan) => (plan.longestPieceMs > most.longestPieceMs ? plan : most));
  const evenMs = plans.reduce((sum, plan) => sum + plan.totalMs, 0) / Math.max(1, planned.slots);
  const heaviest = heaviestSuite(plans, planned);
  if (heaviest !== null && heaviest.ms > Math.max(evenMs, longest.longestPieceMs))
    return `suite ${visible(heaviest.suite)}, of which ${plural(heaviest.atOnce, 'file')} at once is all that the agents bear: more agents would make it shorter`;
  if (longest.longestPieceMs <= evenMs) return 'the work: more slots would make it shorter';
  const piece = longest.longestPieceMs === longest.totalMs ? 'which stays whole' : 'whose longest case cannot be cut';
  return `${visible(fileName(longest.file))}, ${piece} (${formatDuration(longest.longestPieceMs)}): more slots would not help`;
}

/** The suite that would end last by what its files take of the agents. */
function heaviestSuite(plans: readonly FilePlan[], { weights = [] }: PlannedRun): { suite: string; atOnce: number; ms: number } | null {
  const ends = weights.map(({ suite, atOnce }) => {
    const workMs = plans.reduce((sum, plan) => sum + (plan.file.suite === suite ? plan.totalMs : 0), 0);
    return { suite, atOnce, ms: workMs / Math.max(1, atOnce) };
  });
  return ends.toSorted((a, b) => b.ms - a.ms)[0] ?? null;
}

function renderLongest(plans: readonly FilePlan[]): Line[] {
  if (plans.length === 0) return [];
  const rows = plans.slice(0, LONGEST_FILES).map((plan): Line => {
    const whole = plan.file.wholeReason;
    const note =
      whole === null
        ? plan.longestPieceMs < plan.totalMs * 0.9
          ? `may be cut to ${formatDuration(plan.longestPieceMs)}`
          : ''
        : `stays whole: ${visible(whole)}`;
    return [
      span('plain', `  ${padStart(formatDuration(plan.totalMs), 7)}  ${visible(fileName(plan.file))}`),
      span('dim', note === '' ? '' : `  ${note}`),
    ];
  });
  return [[], [span('dim', 'longest files')], ...rows];
}

function renderLabels(plans: readonly FilePlan[], files: readonly TestFile[]): Line[] {
  const groups = new Map<string, { count: number; totalMs: number }>();
  const durations = new Map(plans.map((plan) => [plan.file.key, plan.totalMs]));
  for (const file of files) {
    if (file.labels.length === 0) continue;
    const name = file.labels.toSorted().join(', ');
    const group = groups.get(name) ?? { count: 0, totalMs: 0 };
    group.count += 1;
    group.totalMs += durations.get(file.key) ?? 0;
    groups.set(name, group);
  }
  if (groups.size === 0) return [];
  const rows = [...groups].map(
    ([labels, group]): Line => [
      span('plain', `  ${visible(labels)}: ${plural(group.count, 'file')}`),
      span('dim', `  ${formatDuration(group.totalMs)}`),
    ],
  );
  return [[], [span('dim', 'only on agents with')], ...rows];
}

function renderWeights({ weights = [] }: PlannedRun): Line[] {
  if (weights.length === 0) return [];
  const rows = weights.map(
    ({ suite, weight, atOnce }): Line => [
      span('plain', `  ${visible(suite)}: ${weightInWords(weight)}`),
      span(atOnce === 0 ? 'bad' : 'dim', `  ${atOnce} at once here`),
    ],
  );
  return [[], [span('dim', 'each file takes of its agent')], ...rows];
}

function renderTarget(plans: readonly FilePlan[], question: PlanQuestion, targetMs: number): Line {
  const { planned } = question;
  if (plans.length === 0) return [span('warn', `target ${formatDuration(targetMs)}: unknown until the first run has been learned from`)];
  const slots = planned.targetSlots ?? null;
  const agents = slots === null ? null : Math.ceil(slots / question.slotsPerAgent);
  if (agents === null) return [span('bad', `target ${formatDuration(targetMs)}: out of reach, ${limitText(plans, planned)}`)];
  return [span('good', `target ${formatDuration(targetMs)}: ${plural(agents, 'agent')} of ${plural(question.slotsPerAgent, 'slot')}`)];
}
