/** `npm run simulate -- --runs N [--seed N]`: many simulated runs, one line a thousand, and every broken promise with the command that repeats it. */
import type { SimulationResult } from '../test/simulation/simulation.ts';
import { simulateRun } from '../test/simulation/simulation.ts';
import type { Tally } from '../test/simulation/tally.ts';
import { addToTally, createTally, renderTally } from '../test/simulation/tally.ts';
import { readOptions } from './option.ts';

const USAGE = 'usage: npm run simulate -- [--runs N] [--seed N] [--story]';
/** Nobody reads more failures than this before mending the first. */
const FAILURES_SHOWN = 10;
const PROGRESS_EVERY = 1_000;
/** Seeds of a session that names none: any day's run is another. */
const SEED_RANGE = 1_000_000_000;

function main(argv: readonly string[]): number {
  const { values } = readOptions(USAGE, {
    args: [...argv],
    options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' }, story: { type: 'boolean', default: false } },
  });
  const runs = Number(values.runs);
  const firstSeed = values.seed === undefined ? Math.floor(Math.random() * SEED_RANGE) : Number(values.seed);
  if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(firstSeed)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  process.stdout.write(`${runs} runs from seed ${firstSeed}\n`);
  const startedAt = performance.now();
  const tally = createTally();
  for (let index = 0; index < runs; index++) {
    const result = simulateRun(firstSeed + index);
    addToTally(tally, result);
    if (values.story) tellStory(result);
    if (result.violations.length > 0) showFailure(result, tally);
    if (tally.failures >= FAILURES_SHOWN) break;
    if ((index + 1) % PROGRESS_EVERY === 0)
      process.stdout.write(`  ${index + 1} runs, ${tally.failures} broken, ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
  }
  process.stdout.write(`${renderTally(tally, performance.now() - startedAt)}\n`);
  return tally.failures === 0 ? 0 : 1;
}

function showFailure(result: SimulationResult, tally: Tally): void {
  if (tally.failures > FAILURES_SHOWN) return;
  process.stdout.write(`\nseed ${result.seed}: ${result.verdict ?? 'no verdict'}\n`);
  for (const violation of result.violations.slice(0, 5)) process.stdout.write(`  ${violation}\n`);
  process.stdout.write(`  repeat it: npm run simulate -- --runs 1 --story --seed ${result.seed}\n\n`);
}

/** Everything that went into the decisions and came out, for one seed. */
function tellStory(result: SimulationResult): void {
  process.stdout.write(`${JSON.stringify(result.plan, null, 2)}\n`);
  const firstMs = result.record.inputs[0]?.nowMs ?? 0;
  for (const [index, input] of result.record.inputs.entries()) {
    if (input.type === 'tick' && result.record.effects[index] === '[]') continue;
    process.stdout.write(
      `${((input.nowMs - firstMs) / 1000).toFixed(3)} ${JSON.stringify(input)}\n    -> ${result.record.effects[index] ?? ''}\n`,
    );
  }
}

process.exitCode = main(process.argv.slice(2));
