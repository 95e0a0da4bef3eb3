/** The options of `shard-run demo`. Without any it ends within three and a half minutes on two cores. */
import type { Option, OptionValues } from '../option/option.ts';
import { duration, flag, integer, refuseValue, single, text } from '../option/option.ts';
import { colourOption } from '../option/shared-option.ts';

export const DEMO_OPTIONS = {
  'files': integer('N', { min: 1, max: 100_000 }, 'how many test files the generated project has (default: 1000)'),
  'cases': integer('N', { min: 1, max: 1_000_000 }, 'how many test cases it has (default: 15000)'),
  'agents': integer('N', { min: 1, max: 200 }, 'how many agent processes (default: 36)'),
  'time-scale': positive('FACTOR', 'fraction of the real 4.4 machine-hours that the tests sleep (default: 0.05)'),
  'seed': integer('N', { min: 0, max: 999_999_999 }, 'another seed gives another project of the same shape (default: 1)'),
  'keep': text('DIR', 'create the project in this new directory and keep it', 'directory'),
  'no-deploy': flag('end after the runs: deploy nothing'),
  'hosts': integer('N', { min: 18, max: 30 }, 'how many hosts to deploy to (default: 24, or 18 on a small machine)'),
  'watch': duration("how long the deploy's canaries are watched (default: 10s)"),
  ...colourOption,
};

export type DemoOptions = OptionValues<typeof DEMO_OPTIONS>;

/** A positive number, also a fraction. */
function positive(placeholder: string, summary: string): Option<number | null> {
  return single({ placeholder, summary }, (name, given) => {
    const value = /^\d*\.?\d+$/u.test(given) ? Number(given) : Number.NaN;
    return value > 0 && value <= 10 ? value : refuseValue(name, given, 'a number above 0, at most 10, such as 0.05');
  });
}
