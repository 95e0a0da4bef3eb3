/** `shard-run agent upgrade VERSION`: installs another version beside the one that runs, and has the agent of this machine go on as that one. */

import { setTimeout as sleep } from 'node:timers/promises';
import { loadIdentity } from '../../agent/main.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { LONGEST_DRAIN_MS, runningAgent, wishUpgrade } from '../agent-drain.ts';
import { installVersion, removeOldVersions } from '../agent-install-version.ts';
import { agentStateDir } from '../agent-place.ts';
import { LONGEST_START_MS } from '../agent-succession.ts';
import { type AgentVersion, chooseVersion, takeOutcome } from '../agent-version.ts';
import { parseVerb } from '../option/parse.ts';
import { AGENT_UPGRADE_VERB } from '../option/verb-table.ts';
import { packageVersion } from '../package-version.ts';

const LOOK_MS = 500;

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(AGENT_UPGRADE_VERB, argv);
  const [wanted] = operands;
  if (wanted === undefined) {
    throw new ExpectedError('usage', 'a version has to be named', { hint: 'shard-run agent upgrade latest, a number, or a packed file' });
  }
  const stateDir = agentStateDir(options.state, process.env);
  if (loadIdentity(stateDir) === null) {
    throw new ExpectedError('usage', `no agent joined a coordinator with its identity in "${stateDir}"`, {
      hint: 'give the --state that it was started with; an agent without an identity is started anew instead',
    });
  }
  say(`installs "${wanted}" below ${stateDir}`);
  const version = await installVersion(stateDir, wanted);
  if (runningAgent(stateDir) === null) {
    chooseVersion(stateDir, packageVersion(), version);
    say(`no agent runs here now; the next one is version ${version.version}`);
  } else {
    wishUpgrade(stateDir, version);
    say(`version ${version.version} is installed; the agent finishes what it runs and goes on as that one`);
    await waitForOutcome(stateDir, version);
    say(`the agent serves as version ${version.version}`);
  }
  removeOldVersions(stateDir, version);
  return EXIT.green;
}

async function waitForOutcome(stateDir: string, version: AgentVersion): Promise<void> {
  const endMs = performance.now() + LONGEST_DRAIN_MS + LONGEST_START_MS;
  for (;;) {
    const outcome = takeOutcome(stateDir, version);
    if (outcome?.problem === '') return;
    if (outcome !== null) {
      throw new ExpectedError('upgrade-failed', `version ${version.version} does not serve: ${outcome.problem}`, {
        hint: 'the agent goes on as the version before; its log says what the new one said',
      });
    }
    if (performance.now() > endMs) {
      throw new ExpectedError('upgrade-failed', `the agent did not go on as version ${version.version} in time`, {
        hint: 'its log says what it still runs',
      });
    }
    await sleep(LOOK_MS);
  }
}

function say(message: string): void {
  process.stderr.write(`shard-run: ${message}\n`);
}
