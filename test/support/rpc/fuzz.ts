/** Lets noisy agents loose on a coordinator while honest runs go on beside them, and says what these suffered. */

import { createRandom } from '../../../core/random.ts';
import type { RunSummary } from '../../../core/run-event.ts';
import { PLAIN_SUITE } from '../../../core/suite-spec.ts';
import { type Heard, NOISE_LABEL, NoisyAgent } from './noise.ts';
import { PoolPlay, SUITE, startProcess } from './pool-play.ts';

const HONEST = 'honest';
const CASES = Array.from({ length: 5 }, (_, index) => `case ${index}`);
const PROJECT = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`${index}.test.ts`, CASES]));
const TOTAL = 12 * CASES.length;
const NOISY_AGENTS = 6;
const SHARE = 500;

export type FuzzResult = {
  readonly sent: number;
  readonly streams: number;
  readonly refused: number;
  readonly honestRuns: number;
  /** What an honest run suffered, or the coordinator, in words; none is what is wanted. */
  readonly faults: readonly string[];
};

/** Sends so many messages to a coordinator in a process of its own. */
export async function fuzzCoordinator(messages: number, seed: string, log: (line: string) => void): Promise<FuzzResult> {
  await using play = await PoolPlay.open(startProcess('SIGKILL'));
  for (const id of ['honest-1', 'honest-2']) play.join({ id, slots: 2, labels: [HONEST], project: PROJECT });
  const heard: Heard = { runs: new Set(), leases: new Set() };
  const noisy = Array.from({ length: NOISY_AGENTS }, (_, index) => {
    const id = `noisy-${index}`;
    return new NoisyAgent(play.address, { id, random: createRandom(`${seed}/${id}`), heard });
  });
  const faults: string[] = [];
  let honestRuns = 0;
  // Its agents are the noisy ones: what they say of their own leases has to harm nobody else.
  await play.submit(suiteWith(play, NOISE_LABEL));
  const sentNow = (): number => noisy.reduce((sum, { sent }) => sum + sent, 0);
  try {
    while (sentNow() < messages && faults.length === 0) {
      const run = await play.submit({ ...suiteWith(play, HONEST), branch: `honest-${honestRuns}` });
      heard.runs.add(run);
      const share = Math.ceil(Math.min(SHARE * NOISY_AGENTS, messages - sentNow()) / NOISY_AGENTS);
      const [summary] = await Promise.all([play.summary(run), ...noisy.map((agent) => agent.say(share))]);
      faults.push(...findFaults(summary));
      heard.runs.delete(run);
      honestRuns += 1;
      if (honestRuns % 20 === 0) log(`${sentNow()} messages, ${honestRuns} honest runs`);
    }
  } catch (error) {
    faults.push(`after ${sentNow()} messages: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    for (const agent of noisy) agent[Symbol.dispose]();
  }
  const sum = (of: (agent: NoisyAgent) => number): number => noisy.reduce((total, agent) => total + of(agent), 0);
  return { sent: sentNow(), streams: sum(({ streams }) => streams), refused: sum(({ refused }) => refused), honestRuns, faults };
}

function suiteWith(play: PoolPlay, label: string) {
  return {
    suites: [
      { ...PLAIN_SUITE, suite: SUITE, cwd: '', configFile: null, filters: [], projects: [], labels: [label], workspace: play.workspace },
    ],
  };
}

function findFaults({ verdict, totals, agents, runId, reasons }: RunSummary): string[] {
  const strangers = agents.filter(({ id }) => !id.startsWith(HONEST)).map(({ id }) => id);
  const lost = agents.filter(({ isLost }) => isLost).map(({ id }) => id);
  return [
    ...(verdict === 'green' && totals.passed === TOTAL
      ? []
      : [`run ${runId} is ${verdict} with ${totals.passed} of ${TOTAL}: ${reasons.join('; ')}`]),
    ...(strangers.length === 0 ? [] : [`run ${runId} had the agents ${strangers.join(', ')}`]),
    ...(lost.length === 0 ? [] : [`run ${runId} lost ${lost.join(', ')}`]),
  ];
}
