/** What `shard-run demo` can be told. The verb table shows these; a demo that is told nothing ends within three and a half minutes on two cores. */
import type { Option, OptionValues } from '../option/option.ts';
import { duration, flag, integer, refuseValue, single, text } from '../option/option.ts';

export const DEMO_OPTIONS = {
  'files': integer('N', { min: 1, max: 100_000 }, 'test files of the made project (default: 1000)'),
  'cases': integer('N', { min: 1, max: 1_000_000 }, 'test cases of the made project (default: 15000)'),
  'agents': integer('N', { min: 1, max: 200 }, 'agent processes (default: 36)'),
  'time-scale': positive('FACTOR', 'how much of the real 4.4 machine-hours is waited (default: 0.05)'),
  'seed': integer('N', { min: 0, max: 999_999_999 }, 'another project of the same shape (default: 1)'),
  'keep': text('DIR', 'makes the project in this new directory and keeps it', 'directory'),
  'no-deploy': flag('ends with the runs: nothing is deployed'),
  'hosts': integer('N', { min: 18, max: 30 }, 'hosts of the fleet that is deployed to (default: 24, or 18 on a small machine)'),
  'watch': duration("how long the deploy's canaries are watched (default: 10s)"),
  'no-color': flag('no colours and no live view, as with NO_COLOR'),
};

export type DemoOptions = OptionValues<typeof DEMO_OPTIONS>;

/** A positive number, also a fraction. */
function positive(placeholder: string, summary: string): Option<number | null> {
  return single({ placeholder, summary }, (name, given) => {
    const value = /^\d*\.?\d+$/u.test(given) ? Number(given) : Number.NaN;
    return value > 0 && value <= 10 ? value : refuseValue(name, given, 'a number above 0, at most 10, such as 0.05');
  });
}
