/** What a bench did in earlier calls, a line each in a file that grows: a figure of many hours can be had in pieces, and a death costs the piece under way. */
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';

/** One series of runs, such as a cell with its seed; other series may stand in the same file. */
export type BenchRecord<Outcome> = {
  /** By the number of the run in its series. */
  readonly done: ReadonlyMap<number, Outcome>;
  add(number: number, outcome: Outcome): void;
};

type Line<Outcome> = { readonly series: string; readonly number: number; readonly outcome: Outcome };

/** Opens a series and takes away a last line that was cut off. Without a file nothing is kept beyond this call. Throws when another line is not JSON. */
export function openRecord<Outcome>(file: string | null, series: string): BenchRecord<Outcome> {
  const text = file === null || !existsSync(file) ? '' : readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (file !== null && whole !== text) truncateSync(file, Buffer.byteLength(whole));
  const lines = whole.split('\n').slice(0, -1);
  const all = lines.map((line) => JSON.parse(line) as Line<Outcome>);
  const done = new Map(all.filter((line) => line.series === series).map(({ number, outcome }) => [number, outcome]));
  return {
    done,
    add(number, outcome) {
      done.set(number, outcome);
      const line: Line<Outcome> = { series, number, outcome };
      if (file !== null) appendFileSync(file, `${JSON.stringify(line)}\n`);
    },
  };
}

/** Returns the numbers `from`, `from + 1`, … of `count` runs, without those that are done. */
export function missingNumbers({ done }: Pick<BenchRecord<unknown>, 'done'>, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index).filter((number) => !done.has(number));
}
