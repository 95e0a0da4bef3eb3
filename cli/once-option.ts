/** Which options of `shard-run coordinator` are about its one run: a pool that ignored them would look as if it obeyed. */
import { ExpectedError } from '../core/expected-error.ts';

const ONCE_OPTIONS = ['expect', 'wait', 'resume', 'suite', 'target', 'retries', 'bail', 'failed', 'reporter', 'allow-flaky', 'ci'] as const;

/** As parsed: what was not given is `null`, `false` or empty. */
export type OnceOptions = Readonly<Record<(typeof ONCE_OPTIONS)[number], unknown>>;

/** Throws `usage` for the first of them that was given to a coordinator which serves the runs of others. */
export function refuseOnceOptions(options: OnceOptions): void {
  const given = ONCE_OPTIONS.find((name) => isGiven(options[name]));
  if (given === undefined) return;
  throw new ExpectedError('usage', `--${given} is for one run, and this coordinator serves those of others`, {
    hint: `add --once, or give --${given} with the run`,
  });
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== false;
}
