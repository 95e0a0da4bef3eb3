/** `npm run simulate:rollout -- --runs N [--seed N] [--story]`: many simulated rollouts, and every broken promise with the command that repeats it. */
import { playStory, type StoryResult } from '../deploy/rollout/simulation.ts';
import { readOptions } from './option.ts';

const USAGE = 'usage: npm run simulate:rollout -- [--runs N] [--seed N] [--story]';
/** Nobody reads more failures than this before mending the first. */
const FAILURES_SHOWN = 10;
const PROGRESS_EVERY = 5_000;
/** Seeds of a session that names none: any day's run is another. */
const SEED_RANGE = 1_000_000_000;

function main(argv: readonly string[]): number {
  const { values } = readOptions(USAGE, {
    args: [...argv],
    options: { runs: { type: 'string', default: '2000' }, seed: { type: 'string' }, story: { type: 'boolean', default: false } },
  });
  const runs = Number(values.runs);
  const firstSeed = values.seed === undefined ? Math.floor(Math.random() * SEED_RANGE) : Number(values.seed);
  if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(firstSeed)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  process.stdout.write(`${runs} rollouts from seed ${firstSeed}\n`);
  const startedAt = performance.now();
  const endings = new Map<string, number>();
  let failures = 0;
  for (let index = 0; index < runs && failures < FAILURES_SHOWN; index += 1) {
    const result = playStory(firstSeed + index);
    for (const ending of result.endings) endings.set(ending, (endings.get(ending) ?? 0) + 1);
    if (values.story) tellStory(result);
    if (result.violations.length > 0) failures += 1;
    if (result.violations.length > 0) showFailure(result);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    if ((index + 1) % PROGRESS_EVERY === 0) process.stdout.write(`  ${index + 1} rollouts, ${failures} broken, ${seconds} s\n`);
  }
  for (const [ending, count] of [...endings].toSorted(([one], [other]) => one.localeCompare(other)))
    process.stdout.write(`  ${ending}: ${count}\n`);
  process.stdout.write(`${failures} broken, ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return failures === 0 ? 0 : 1;
}

function showFailure({ seed, endings, violations }: StoryResult): void {
  process.stdout.write(`\nseed ${seed}: ${endings.join(', ')}\n`);
  for (const violation of violations.slice(0, 5)) process.stdout.write(`  ${violation}\n`);
  process.stdout.write(`  repeat it: npm run simulate:rollout -- --runs 1 --story --seed ${seed}\n\n`);
}

/** Every event of every deployer and what followed from it, then what each host served. */
function tellStory({ story }: StoryResult): void {
  for (const { name, journal, told } of story.deployers) {
    for (const [index, event] of journal.entries()) {
      if (event.type === 'tick' && told[index] === '[]') continue;
      process.stdout.write(
        `${name} ${(event.nowMs / 1000).toFixed(3)} ${JSON.stringify(event)}\n    -> ${told[index] ?? 'nothing was done'}\n`,
      );
    }
  }
  for (const { id, history, current } of story.hosts) process.stdout.write(`${id} ends at ${current}: ${JSON.stringify(history)}\n`);
}

process.exitCode = main(process.argv.slice(2));
