/** Finds the verb, imports that verb alone, and turns what it throws into a message and an exit code. */
import { EXIT, ExpectedError } from '../core/expected-error.ts';
import { startEarly } from './early-start.ts';

type VerbModule = { main(argv: readonly string[]): Promise<number> };

const VERB_MODULES: Readonly<Record<string, () => Promise<VerbModule>>> = {
  run: () => import('./verb/run.ts'),
  plan: () => import('./verb/plan.ts'),
  coordinator: () => import('./verb/coordinator.ts'),
  'coordinator token': () => import('./verb/coordinator-token.ts'),
  'coordinator agents': () => import('./verb/coordinator-agents.ts'),
  'coordinator revoke': () => import('./verb/coordinator-revoke.ts'),
  'coordinator forget': () => import('./verb/coordinator-forget.ts'),
  'coordinator rotate': () => import('./verb/coordinator-rotate.ts'),
  'coordinator page-token': () => import('./verb/coordinator-page-token.ts'),
  agent: () => import('./verb/agent.ts'),
  'agent join': () => import('./verb/agent-join.ts'),
  'agent install': () => import('./verb/agent-install.ts'),
  'agent upgrade': () => import('./verb/agent-upgrade.ts'),
  verify: () => import('./verb/verify.ts'),
  why: () => import('./verb/why.ts'),
  history: () => import('./verb/history.ts'),
  page: () => import('./verb/page.ts'),
  flakes: () => import('./verb/flakes.ts'),
  'flakes show': () => import('./verb/flakes-show.ts'),
  'flakes polluter': () => import('./verb/flakes-polluter.ts'),
  quarantine: () => import('./verb/quarantine.ts'),
  'quarantine list': () => import('./verb/quarantine-list.ts'),
  'quarantine lift': () => import('./verb/quarantine-lift.ts'),
  report: () => import('./verb/report.ts'),
  'deploy push': () => import('./verb/deploy-push.ts'),
  'deploy plan': () => import('./verb/deploy-plan.ts'),
  'deploy stage': () => import('./verb/deploy-stage.ts'),
  'deploy pin': () => import('./verb/deploy-pin.ts'),
  'deploy status': () => import('./verb/deploy-status.ts'),
  'deploy rollback': () => import('./verb/deploy-rollback.ts'),
  'deploy hold': () => import('./verb/deploy-hold.ts'),
  'deploy release': () => import('./verb/deploy-release.ts'),
  'deploy resume': () => import('./verb/deploy-resume.ts'),
  'deploy log': () => import('./verb/deploy-log.ts'),
  'deploy hosts': () => import('./verb/deploy-hosts.ts'),
  'deploy hosts trust': () => import('./verb/deploy-trust.ts'),
  'deploy judge': () => import('./verb/deploy-judge.ts'),
  'deploy doctor': () => import('./verb/deploy-doctor.ts'),
  deploy: () => loadGroup('deploy'),
  pipeline: () => import('./verb/pipeline.ts'),
  'pipeline status': () => import('./verb/pipeline-status.ts'),
  'pipeline log': () => import('./verb/pipeline-log.ts'),
  'pipeline hold': () => import('./verb/pipeline-hold.ts'),
  'pipeline release': () => import('./verb/pipeline-release.ts'),
  'pipeline override': () => import('./verb/pipeline-override.ts'),
  'pipeline evict': () => import('./verb/pipeline-evict.ts'),
  'pipeline readmit': () => import('./verb/pipeline-readmit.ts'),
  'pipeline hook': () => import('./verb/pipeline-hook.ts'),
  simulate: () => loadGroup('simulate'),
  'simulate pipeline': () => import('./verb/simulate-pipeline.ts'),
  doctor: () => import('./verb/doctor.ts'),
  demo: () => import('./verb/demo.ts'),
  completion: () => import('./verb/completion.ts'),
};

const VERB_WORDS_MAX = 3;

async function loadGroup(name: string): Promise<VerbModule> {
  const { explainGroup } = await import('./verb/group.ts');
  return { main: async (argv) => explainGroup(name, argv) };
}

/** Runs the command line and returns its exit code. Never throws: what went wrong was printed. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const { name, verbArgv } = findVerb(argv);
  try {
    if (isHelpWanted(verbArgv)) return await printHelp(name);
    if (argv[0] === '--version' || argv[0] === '-v') return await printVersion();
    const load = VERB_MODULES[name] ?? (() => import('./verb/run.ts'));
    return await (await load()).main(verbArgv);
  } catch (error) {
    return reportError(error);
  }
}

/** Runs the command line and exits: open handles (a lost connection, an idle runner) must not keep a shell waiting. */
export async function main(argv: readonly string[]): Promise<never> {
  const { name, verbArgv } = findVerb(argv);
  if (name === 'run') startEarly(verbArgv);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe);
  const code = await runCommandLine(argv);
  await Promise.all([process.stdout, process.stderr].map(flush));
  process.exit(code);
}

/** The longest name wins: `deploy hosts trust` before `deploy hosts` before `deploy`. */
function findVerb(argv: readonly string[]): { readonly name: string; readonly verbArgv: readonly string[] } {
  for (let words = VERB_WORDS_MAX; words > 0; words--) {
    const name = argv.slice(0, words).join(' ');
    if (argv.length >= words && Object.hasOwn(VERB_MODULES, name)) return { name, verbArgv: argv.slice(words) };
  }
  return { name: 'run', verbArgv: argv };
}

function isHelpWanted(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const own = end === -1 ? argv : argv.slice(0, end);
  return own.includes('--help') || own.includes('-h');
}

async function printHelp(name: string): Promise<number> {
  const [{ renderGroupHelp, renderHelp }, { VERB_GROUPS, VERBS }] = await Promise.all([
    import('./option/help.ts'),
    import('./option/verb-table.ts'),
  ]);
  const verb = VERBS.find((candidate) => candidate.name === (name === 'run' ? '' : name));
  const group = VERB_GROUPS.find((candidate) => candidate.name === name);
  if (verb !== undefined) process.stdout.write(renderHelp(verb, VERBS, VERB_GROUPS));
  if (group !== undefined) process.stdout.write(renderGroupHelp(group, VERBS));
  return EXIT.green;
}

async function printVersion(): Promise<number> {
  const { packageVersion } = await import('./package-version.ts');
  process.stdout.write(`${packageVersion()}\n`);
  return EXIT.green;
}

/** Says what went wrong. A user's mistake is one line and the next step; a bug is its stack and where to report it. */
function reportError(error: unknown): number {
  if (error instanceof ExpectedError) {
    process.stderr.write(`shard-run: ${error.message}\n${error.hint === '' ? '' : `  ${error.hint}\n`}`);
    return error.exitCode;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`shard-run: this is a bug in shard-run, nothing was proven. Please report it with these lines:\n${stack}\n`);
  return EXIT.incomplete;
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function flush(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableLength === 0) resolve();
    else stream.write('', () => resolve());
  });
}
