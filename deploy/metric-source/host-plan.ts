/** What is asked of a host, from the metrics of the configuration: each log once, however many metrics count in it. */
import type { MetricConfig } from '../api.ts';
import type { HostPlan, LogPlan } from './host-program.ts';
import { portablePattern } from './pattern.ts';

/** A metric that cannot be sampled anywhere, and why. It is NaN in every tick. */
export type PlanProblem = { readonly metric: string; readonly words: string };

/** Returns the plan; a relative log path is taken from the fleet's `root` on the host. */
export function planHost(
  metrics: readonly MetricConfig[],
  root: string,
  tickMs: number,
): { readonly plan: HostPlan; readonly problems: readonly PlanProblem[] } {
  const logs = new Map<string, LogPlan['counts'][number][]>();
  const commands: { metric: number; command: string }[] = [];
  const problems: PlanProblem[] = [];
  for (const [index, { name, source }] of metrics.entries()) {
    if (source.type === 'command') {
      if (source.command.includes('\0')) problems.push({ metric: name, words: 'a command cannot contain a NUL' });
      else commands.push({ metric: index, command: source.command });
    }
    if (source.type !== 'log') continue;
    const rewritten = portablePattern(source.pattern);
    if (/[\n\0]/.test(source.path)) problems.push({ metric: name, words: `the path ${JSON.stringify(source.path)} contains a line break` });
    else if (!rewritten.isValid) problems.push({ metric: name, words: `the pattern "${source.pattern}": ${rewritten.problem}` });
    else {
      const path = source.path.startsWith('/') ? source.path : `${root}/${source.path}`;
      const count = { metric: index, pattern: rewritten.pattern, hasSignatures: source.signatures === true };
      logs.set(path, [...(logs.get(path) ?? []), count]);
    }
  }
  const plan = {
    hasProc: metrics.some(({ source }) => source.type === 'proc'),
    logs: [...logs].map(([path, counts]) => ({ path, counts })),
    commands,
    tickMs,
  };
  return { plan, problems };
}
