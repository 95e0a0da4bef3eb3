/** `shard-run pipeline`: from commit to production without a human. */
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT } from '../../core/expected-error.ts';
import type { PipelineStatus } from '../../core/pipeline-status.ts';
import type { Pipeline } from '../../pipeline/api.ts';
import { readTip, resolveCommit } from '../../pipeline/main.ts';
import { loadConfig } from '../config/load-config.ts';
import { pipelineConfig } from '../config/pipeline-config.ts';
import { onInterruption } from '../interruption.ts';
import { parseVerb } from '../option/parse.ts';
import { PIPELINE_VERB } from '../option/pipeline-verb-table.ts';
import type { OpenedPage } from '../page/open-page.ts';
import { type OpenOptions, openBranchPipeline } from '../pipeline/open.ts';
import { pipelinePlace } from '../pipeline/place.ts';
import { openPipelineScreen, type PipelineScreen } from '../pipeline/screen.ts';
import { plural } from '../render/duration.ts';
import { findWantedConfig, resolveHistory } from '../run-setup.ts';
import { openStateFolder } from '../state-folder.ts';
import { resolveProject } from '../suite.ts';

/** Also the first fetch of a large repository. */
const GIT_DEADLINE_MS = 120_000;
const LOOK_MS = 100;

type Options = ReturnType<typeof parseVerb<typeof PIPELINE_VERB>>['options'];
type Plan = Omit<OpenOptions, 'onChange' | 'onNotice' | 'say' | 'follow'>;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(PIPELINE_VERB, argv);
  const plan = await planPipeline(options);
  const stopped = Promise.withResolvers<'stopped'>();
  using _signals = onInterruption(
    () => stopped.resolve('stopped'),
    () => process.exit(EXIT.interrupted),
  );
  using screen = openPipelineScreen(options['no-color']);
  let page: OpenedPage | null = null;
  const { onChange, onNotice, say } = screen;
  await using opened = await openBranchPipeline({
    ...plan,
    onChange,
    onNotice,
    say,
    follow: () => page?.reporter(plan.place.branch) ?? null,
  });
  const { pipeline, webhook } = opened;
  await using served = await servePage(options, plan, pipeline);
  page = served;
  screen.show(() => pipeline.view());
  if (webhook !== null) screen.say(`webhooks are heard on http://${webhook}`);
  const end = await Promise.race([stopped.promise, pipeline.done, ...(options.once ? [drained(pipeline)] : [])]);
  return end === 'stopped' ? EXIT.interrupted : leave(pipeline.view(), screen);
}

/** Everything that is wrong with words and names is said before anything is opened. */
async function planPipeline(options: Options): Promise<Plan> {
  const project = resolveProject(options.cwd);
  const file = findWantedConfig(options.config, project);
  const loaded = file === null ? null : await loadConfig(file, project);
  const hasFleet = Object.keys(loaded?.config.deploy ?? {}).length > 0;
  const config = pipelineConfig(loaded?.config.pipeline ?? {}, options, { hasFleet, env: process.env });
  const { branch } = config.settings;
  const signal = AbortSignal.timeout(GIT_DEADLINE_MS);
  await readTip({ repository: project, branch, remote: config.remote }, signal);
  const { path: stateDir } = openStateFolder(project);
  return {
    place: pipelinePlace(project, branch),
    config,
    stateDir,
    history: resolveHistory(null, loaded?.config.history, { configDir: project, stateDir }),
    configFile: options.config,
    since: options.since === null ? null : await resolveCommit({ folder: project, signal }, options.since),
    listen: options.listen,
  };
}

/** Serves the page when it was asked for. */
async function servePage(options: Options, { place, stateDir, history }: Plan, pipeline: Pipeline): Promise<OpenedPage | null> {
  if (options.page === null) return null;
  const [{ openPage }, { ledgerSources }] = await Promise.all([import('../page/open-page.ts'), import('../page/ledger-source.ts')]);
  const parts = { pipeline: () => ({ kind: 'pipeline' as const, ...pipeline.view() }), ledger: ledgerSources({ stateDir, history }) };
  return await openPage(options, { stateDir, cwd: place.project, config: options.config }, parts);
}

/** Resolves when nothing is on its way and the branch, looked at once more, has nothing new. */
async function drained(pipeline: Pipeline): Promise<'drained'> {
  for (let hasLookedAgain = false; ; await sleep(LOOK_MS)) {
    if (!pipeline.isDrained()) continue;
    if (hasLookedAgain) return 'drained';
    hasLookedAgain = true;
    pipeline.look();
  }
}

function leave({ commits }: PipelineStatus, screen: PipelineScreen): number {
  const left = commits.filter(({ stage }) => stage !== 'live' && stage !== 'green');
  screen.say(
    left.length === 0 ? 'nothing is on its way' : `${plural(left.length, 'commit')} left behind: shard-run pipeline status says why`,
  );
  return left.length === 0 ? EXIT.green : EXIT.red;
}
