/** What every bench takes and gives. */

export type BenchOptions = {
  /** Project under test, for the benches that take one; absolute. */
  readonly project: string | null;
  readonly repeats: number;
  /** Multiplies the size of made projects: 0.01 tries a bench out, 1 is the figure that counts. */
  readonly size: number;
  readonly seed: number;
  /** A file of `record.ts` to go on with; null to begin anew and keep nothing. */
  readonly record: string | null;
  /** Further words of the command, as `--pool threads`. */
  readonly extra: Readonly<Record<string, string | undefined>>;
  readonly log: (line: string) => void;
};

/** One figure: what, how much, and where the samples lie. */
export type Figure = {
  readonly name: string;
  readonly unit: 'ms' | 'ratio' | 'count' | 'MB' | 'per second';
  readonly value: number;
  /** `null` where there is no target. */
  readonly target: string | null;
  readonly samples: readonly number[];
};

export type BenchResult = {
  /** Rows for people; the first is the heading. */
  readonly table: readonly (readonly string[])[];
  readonly figures: readonly Figure[];
  /** What a reader must know to believe the figures, and what went wrong. */
  readonly notes: readonly string[];
};

export type Bench = {
  readonly summary: string;
  /** It knows what to do with a record. */
  readonly canGoOn?: true;
  readonly run: (options: BenchOptions) => Promise<BenchResult>;
};
