/** Compares two reports of one project case by case: Vitest's own JSON and ours. */
import path from 'node:path';

/** Outcomes by `file` and `title > path`; equal names keep all their outcomes, sorted. */
export type Outcomes = ReadonlyMap<string, readonly string[]>;

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string }[];
  }[];
};
type ShardRunReport = { readonly cases: readonly { readonly file: string; readonly name: string; readonly outcome: string }[] };

const SKIPPED = new Set(['pending', 'skipped', 'todo', 'disabled']);

/** Reads `vitest run --reporter=json`. */
export function readVitestOutcomes(text: string, project: string): Outcomes {
  const report = JSON.parse(text) as VitestReport;
  return gather(
    report.testResults.flatMap((file) => {
      const relative = path.relative(project, file.name).split(path.sep).join('/');
      return file.assertionResults.map((each) => {
        const name = [...withoutFile(each.ancestorTitles, relative), each.title].join(' > ');
        return { file: relative, name, outcome: SKIPPED.has(each.status) ? 'skipped' : each.status };
      });
    }),
  );
}

/** Vitest 4 reports a type-checked file as the outermost suite of its own cases, by its path in its project. */
function withoutFile(titles: readonly string[], file: string): readonly string[] {
  const [outermost] = titles;
  return outermost === undefined || outermost === '' || !`/${file}`.endsWith(`/${outermost}`) ? titles : titles.slice(1);
}

/** Reads `shard-run --reporter json`. */
export function readShardRunOutcomes(text: string): Outcomes {
  return gather((JSON.parse(text) as ShardRunReport).cases);
}

function gather(cases: ShardRunReport['cases']): Outcomes {
  const outcomes = new Map<string, string[]>();
  for (const each of cases) {
    const key = `${each.file} | ${each.name}`;
    outcomes.set(key, [...(outcomes.get(key) ?? []), each.outcome].sort());
  }
  return outcomes;
}

export function countCases(outcomes: Outcomes): number {
  return [...outcomes.values()].reduce((sum, each) => sum + each.length, 0);
}

/** Returns a line for each name whose outcomes differ; empty when the reports agree. */
export function findDifferences(expected: Outcomes, actual: Outcomes): string[] {
  const names = new Set([...expected.keys(), ...actual.keys()]);
  return [...names].sort().flatMap((name) => {
    const want = expected.get(name)?.join(', ') ?? 'not reported';
    const have = actual.get(name)?.join(', ') ?? 'not reported';
    return want === have ? [] : [`${name}: vitest ${want}, shard-run ${have}`];
  });
}
