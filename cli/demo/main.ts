/** `shard-run demo`: a suite of IMVU's shape on 36 agents of this machine, without history and then with it; then a deploy to a fleet of this machine. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import type { WorkloadFile } from '../../core/workload.ts';
import { createWorkload } from '../../core/workload.ts';
import { detectTerminal } from '../environment.ts';
import { onInterruption } from '../interruption.ts';
import { parseVerb } from '../option/parse.ts';
import { DEMO_VERB } from '../option/verb-table.ts';
import { printLines } from '../print.ts';
import { formatCount, formatDuration, formatPercent } from '../render/duration.ts';
import { span } from '../render/line.ts';
import { openReporters } from '../reporter/open-reporters.ts';
import type { Reporter } from '../reporter/reporter.ts';
import { followRun } from '../run-loop.ts';
import type { AgentPool } from './agent-pool.ts';
import type { DemoRun } from './comparison.ts';
import { measureFiles, renderComparison } from './comparison.ts';
import type { DemoOptions } from './option.ts';
import { busyRatio, readCpuTimes } from './pause.ts';
import type { RunLog, Stage } from './stage.ts';
import { createRunLog, labelsOfAgent, logEvent, makespanOf, openStage } from './stage.ts';

const DEFAULTS = { files: 1_000, cases: 15_000, agents: 36, timeScale: 0.05, seed: 1 } as const;
/** 4.4 machine-hours. */
const IMVU_WORK_MS = 264 * 60_000;
/** Above this share of the cores in use the agents hold each other up. */
const CROWDED_RATIO = 0.7;
const RUNS = ['first run', 'with history'] as const;

/** Returns the exit code: that of the last run, or of the deploy. Throws `usage`, `framework-missing`, `agents-missing`. */
export async function runDemo(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DEMO_VERB, argv);
  const abort = new AbortController();
  using _signals = onInterruption(
    () => abort.abort(),
    () => undefined,
  );
  return await perform(options, abort.signal);
}

async function perform(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const code = await showRuns(options, signal);
  if (options['no-deploy'] || code !== EXIT.green || signal.aborted) return code;
  const { shipRevisions } = await import('./ship.ts');
  const { hosts, watch: watchMs, keep: keepDir, 'no-color': isPlain } = options;
  return shipRevisions({ hosts, watchMs, keepDir, isPlain, signal, say });
}

async function showRuns(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const agents = options.agents ?? DEFAULTS.agents;
  const timeScale = options['time-scale'] ?? DEFAULTS.timeScale;
  const files = createFiles(options, timeScale);
  say(describe(files, agents, timeScale));
  await using stage = await openStage({ files, agents, keepDir: options.keep, signal });
  if (options.keep !== null) say(`The project is in ${stage.projectDir}.`);
  const runs: DemoRun[] = [];
  let code: number = EXIT.interrupted;
  let busiest = 0;
  for (const name of RUNS) {
    if (signal.aborted) return EXIT.interrupted;
    say(`\n${name}: starting ${agents} agents, each a process with Vitest loaded`);
    await using pool = await stage.startAgents();
    if (signal.aborted) return EXIT.interrupted;
    const log = createRunLog();
    const before = readCpuTimes();
    code = await runOnce(stage, { pool, log, isPlain: options['no-color'] });
    busiest = Math.max(busiest, busyRatio(before, readCpuTimes()));
    if (log.summary === null || code === EXIT.interrupted) return code;
    runs.push({ name, makespanMs: makespanOf(log), files: measureFiles(log.settled, files) });
  }
  const slots = Array.from({ length: agents }, (_, number) => ({ labels: new Set(labelsOfAgent(number, agents)), speed: 1 }));
  say(`\n${renderComparison(runs, slots, process.stdout.columns).join('\n')}`);
  if (busiest > CROWDED_RATIO) say(explainCrowding(busiest, agents));
  return code;
}

/** On machines of their own agents do not wait for each other's processor time. */
function explainCrowding(busy: number, agents: number): string {
  const cores = availableParallelism();
  return `\n${agents} agents shared ${cores} cores here, which were ${formatPercent(busy)} busy: that is in our makespans and not in those of the others.\nA larger --time-scale shows the schedule better, fewer --agents too.`;
}

/** Fewer cases are less work: a small demonstration is short. */
function createFiles(options: DemoOptions, timeScale: number): WorkloadFile[] {
  const cases = options.cases ?? DEFAULTS.cases;
  const totalMs = (IMVU_WORK_MS * cases) / DEFAULTS.cases;
  return createWorkload({ seed: options.seed ?? DEFAULTS.seed, files: options.files ?? DEFAULTS.files, cases, totalMs, timeScale });
}

function describe(files: readonly WorkloadFile[], agents: number, timeScale: number): string {
  let cases = 0;
  let workMs = 0;
  for (const file of files) {
    cases += file.cases.length;
    for (const { ms } of file.cases) workMs += ms;
  }
  const size = `${formatCount(files.length)} files, ${formatCount(cases)} cases`;
  return `A suite of IMVU's shape: ${size}, ${formatDuration(workMs / timeScale)} of one machine, here at ${timeScale} of its time on ${agents} agents.`;
}

type RunOnce = { readonly pool: AgentPool; readonly log: RunLog; readonly isPlain: boolean };

async function runOnce(stage: Stage, { pool, log, isPlain }: RunOnce): Promise<number> {
  const terminal = detectTerminal(process.stdout, process.env, isPlain);
  const collector: Reporter = { onEvent: (event) => logEvent(log, event), close: () => [], isForMachines: false };
  const shown = openReporters([{ name: 'default', file: null }], { cwd: stage.projectDir, env: process.env, terminal, targetMs: null });
  return followRun({
    begin: (onEvent) => stage.coordinator.run(stage.request, onEvent),
    cwd: stage.projectDir,
    reporters: [...shown, collector],
    notices: [],
    failure: allAgentsGone(pool),
    kill: (exitCode) => {
      for (const child of pool.processes) child.kill('SIGKILL');
      process.exit(exitCode);
    },
  });
}

/** Rejects when no agent is left: nothing would come any more. */
async function allAgentsGone(pool: AgentPool): Promise<never> {
  const alive = pool.processes.filter((child) => child.exitCode === null && child.signalCode === null);
  await Promise.all(alive.map((child) => once(child, 'exit')));
  throw new ExpectedError('agents-missing', `all agents of the demo ended\n${pool.complaints()}`, {
    hint: 'try fewer: shard-run demo --agents 8',
  });
}

function say(text: string): void {
  printLines(text.split('\n').map((line) => [span('plain', line)]));
}
