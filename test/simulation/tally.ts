/** What many simulated runs came to. */
import type { SimulationResult } from './simulation.ts';

export type Tally = {
  runs: number;
  green: number;
  red: number;
  incomplete: number;
  cases: number;
  virtualMs: number;
  inputs: number;
  agentsLost: number;
  /** Runs with at least one broken promise, and among them those that were green without proof. */
  failures: number;
  falseGreens: number;
};

export function createTally(): Tally {
  return { runs: 0, green: 0, red: 0, incomplete: 0, cases: 0, virtualMs: 0, inputs: 0, agentsLost: 0, failures: 0, falseGreens: 0 };
}

export function addToTally(tally: Tally, result: SimulationResult): void {
  tally.runs++;
  if (result.verdict !== null) tally[result.verdict]++;
  tally.cases += result.cases;
  tally.virtualMs += result.virtualMs;
  tally.inputs += result.record.inputs.length;
  tally.agentsLost += result.record.inputs.filter((input) => input.type === 'agent-lost').length;
  if (result.violations.length > 0) tally.failures++;
  if (result.violations.some((violation) => violation.startsWith('false green'))) tally.falseGreens++;
}

/** Returns the last lines of a simulation. `wallMs` is the real time it took. */
export function renderTally(tally: Tally, wallMs: number): string {
  const hours = (tally.virtualMs / 3_600_000).toFixed(1);
  return [
    `${tally.runs} runs: ${tally.green} green, ${tally.red} red, ${tally.incomplete} incomplete`,
    `${tally.cases} cases, ${tally.inputs} inputs, ${tally.agentsLost} agents lost, ${hours} virtual hours in ${(wallMs / 1000).toFixed(1)} s`,
    `${tally.falseGreens} false greens, ${tally.failures} runs with a broken promise`,
  ].join('\n');
}
