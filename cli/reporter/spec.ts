/** Reads which reporters are wanted, before anything is loaded for them. */
import { ExpectedError } from '../../core/expected-error.ts';
import { didYouMean } from '../option/nearest.ts';
import { REPORTER_NAMES } from '../option/verb-table.ts';
import type { ReporterName, ReporterSpec } from './reporter.ts';

/** Parses `NAME` or `NAME=FILE`. Throws `usage`. */
export function parseReporter(text: string): ReporterSpec {
  const separator = text.indexOf('=');
  const name = separator === -1 ? text : text.slice(0, separator);
  const file = separator === -1 ? null : text.slice(separator + 1);
  if (!(REPORTER_NAMES as readonly string[]).includes(name)) {
    const guess = didYouMean(name, REPORTER_NAMES);
    throw new ExpectedError(
      'usage',
      `--reporter cannot be "${text}": expected NAME or NAME=FILE with NAME one of ${REPORTER_NAMES.join(', ')}`,
      {
        hint: guess === '' ? 'shard-run --help' : guess,
      },
    );
  }
  if (file === '')
    throw new ExpectedError('usage', `--reporter ${name}= needs a file`, {
      hint: `write --reporter ${name}=FILE, or --reporter ${name} for the terminal`,
    });
  return { name: name as ReporterName, file };
}

/** Returns what was asked for, `default` without a wish, and `github` besides on GitHub Actions. */
export function planReporters(wishes: readonly string[], env: NodeJS.ProcessEnv): ReporterSpec[] {
  const specs = wishes.length === 0 ? [{ name: 'default' as const, file: null }] : wishes.map(parseReporter);
  const isGithub = env['GITHUB_ACTIONS'] === 'true' && !specs.some((spec) => spec.name === 'github');
  return isGithub ? [...specs, { name: 'github', file: null }] : specs;
}
