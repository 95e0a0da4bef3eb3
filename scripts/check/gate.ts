/** Runs checks, prints a line for each as it ends, then everything that is wrong, then the count. */
import PQueue from 'p-queue';
import type { Check, CheckResult } from './check.ts';

export type GateOptions = {
  readonly together: readonly Check[];
  /** One after the other, when the others are done. */
  readonly alone: readonly Check[];
  readonly concurrency: number;
  readonly print: (line: string) => void;
};

type Ended = CheckResult & { readonly name: string; readonly durationMs: number };

/** Resolves to whether nothing is wrong. The last line is always `N passed, N failed`, of checks and tests. */
export async function runChecks({ together, alone, concurrency, print }: GateOptions): Promise<boolean> {
  const startedAt = performance.now();
  const queue = new PQueue({ concurrency });
  const runOne = (check: Check): Promise<Ended> => runCheck(check, print);
  const ended = await Promise.all(together.map((check) => queue.add(() => runOne(check))));
  for (const check of alone) ended.push(await runOne(check));
  for (const { name, problems } of ended.filter((each) => each.problems.length > 0)) {
    print(`\n${name}:`);
    for (const problem of problems) print(`  ${problem.replaceAll('\n', '\n    ')}`);
  }
  const { passed, failed } = countEnded(ended);
  print(`\n${ended.length} checks in ${seconds(performance.now() - startedAt)}`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

async function runCheck(check: Check, print: (line: string) => void): Promise<Ended> {
  const startedAt = performance.now();
  const result = await check.run().catch((cause: unknown): CheckResult => ({ problems: [`broke: ${describe(cause)}`], note: '' }));
  const durationMs = performance.now() - startedAt;
  const mark = result.problems.length === 0 ? 'ok  ' : 'FAIL';
  print(`${mark}  ${check.name.padEnd(18)} ${seconds(durationMs).padStart(7)}  ${result.note}`.trimEnd());
  return { ...result, name: check.name, durationMs };
}

/** Counts tests where a check ran tests, and the check itself where it did not; a red check always counts at least one failure. */
export function countEnded(ended: readonly CheckResult[]): { readonly passed: number; readonly failed: number } {
  let passed = 0;
  let failed = 0;
  for (const { problems, tests } of ended) {
    const isRed = problems.length > 0;
    passed += tests?.passed ?? (isRed ? 0 : 1);
    failed += Math.max(tests?.failed ?? 0, isRed ? 1 : 0);
  }
  return { passed, failed };
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

function describe(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
