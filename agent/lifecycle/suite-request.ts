/**
 * What a runner is asked, made of what a run asks of a suite.
 *
 * A prewarmed runner serves a suite only when it was asked exactly this, so whoever prewarms and whoever opens make it here. Where a tree or
 * services have to be brought first, the laid ground completes it.
 */
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { SuiteRequest } from '../runner/contract.ts';

type OnAgent = Pick<SuiteRequest, 'isCi' | 'isAlone' | 'slots' | 'cacheDir'>;

/** Returns what the suite's runner is asked on an agent where nothing has to be brought first. */
export function requestFor(spec: SuiteSpec, { isCi, isAlone, slots, cacheDir }: OnAgent): SuiteRequest {
  const { suite, runner, cwd, configFile, filters, projects, env, settings } = spec;
  return { suite, runner, cwd, configFile, filters, projects, env, settings, slotEnv: [], isCi, isAlone, slots, cacheDir };
}
