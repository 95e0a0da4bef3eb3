/** `shard-run doctor`: what is missing on this machine for this project, and how to get it. */
import { availableParallelism } from 'node:os';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { agentCacheDir, agentStateDir } from '../agent-place.ts';
import { checkBrowsers } from '../doctor/browser.ts';
import { checkCores, checkGit, checkLeftovers, checkMemory, checkRuntime } from '../doctor/machine.ts';
import { checkConfig, checkFrameworks, checkLedger, checkStateFolder, configuredSuites } from '../doctor/project.ts';
import { locateLedger } from '../ledger.ts';
import { parseVerb } from '../option/parse.ts';
import { DOCTOR_VERB } from '../option/verb-table.ts';
import { printLines } from '../print.ts';
import type { Finding } from '../render/doctor-view.ts';
import { renderFindings } from '../render/doctor-view.ts';
import { resolveProject } from '../suite.ts';

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(DOCTOR_VERB, argv);
  return report(await (options.agent ? checkBuildMachine(options) : checkProject(options)));
}

type Options = ReturnType<typeof parseVerb<typeof DOCTOR_VERB>>['options'];

function report(findings: readonly Finding[]): number {
  printLines(renderFindings(findings));
  return findings.some((finding) => finding.state === 'bad') ? EXIT.usage : EXIT.green;
}

async function checkBuildMachine({ state, cache, coordinator }: Options): Promise<Finding[]> {
  const { checkAgent } = await import('../doctor/agent.ts');
  const slots = availableParallelism();
  const place = { stateDir: agentStateDir(state, process.env), cacheDir: agentCacheDir(cache, process.env), coordinator };
  const machine = [checkRuntime(process.versions.node), checkCores(slots), checkMemory(slots), checkLeftovers()];
  return [...machine, ...(await checkAgent(place))];
}

async function checkProject(options: Options): Promise<Finding[]> {
  const cwd = resolveProject(options.cwd);
  const slots = availableParallelism();
  return [
    checkRuntime(process.versions.node),
    await checkConfig(cwd),
    ...checkFrameworks(cwd),
    ...(await checkOwnBrowsers(cwd)),
    await checkGit(cwd),
    checkCores(slots),
    checkMemory(slots),
    checkStateFolder(cwd),
    ...(await checkOwnLedger(options)),
    checkLeftovers(),
  ];
}

/** What the configuration says is wrong with it is reported already. */
async function checkOwnBrowsers(cwd: string): Promise<Finding[]> {
  try {
    return await checkBrowsers(await configuredSuites(cwd));
  } catch (error) {
    if (error instanceof ExpectedError) return [];
    throw error;
  }
}

/** Where the ledger is, a broken configuration may say: that is reported already. */
async function checkOwnLedger(options: { readonly cwd: string | null; readonly history: string | null }): Promise<Finding[]> {
  try {
    return [await checkLedger(await locateLedger(options))];
  } catch (error) {
    if (error instanceof ExpectedError && error.code === 'config-invalid') return [];
    throw error;
  }
}
