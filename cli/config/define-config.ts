/** The configuration file's types: `import { defineConfig } from 'shard-run/config'`. */

import type { FleetOptions } from './fleet-option.ts';
import type { PipelineOptions } from './pipeline-option.ts';
import type { SuiteConfig } from './suite-option.ts';

/** A set-up of the project's own; paths are relative to the project. */
export type SetupOptions = { readonly command: string; readonly inputs?: readonly string[]; readonly outputs?: readonly string[] };

/** Everything `shard.config.ts` may say. All of it is optional, and an option of the command line goes before it. */
export type ShardConfig = {
  /** Default: `vitest`, `playwright` or both, found from the project's own configuration. */
  readonly suites?: readonly SuiteConfig[];
  /** Test files at once on this machine; 1 to 1024. Default: the cores. */
  readonly slots?: number;
  /** Attempts to collect evidence on a failed case; 0 to 10. Default: 0. */
  readonly retries?: number;
  /** Stop after so many failed cases. Default: never. */
  readonly bail?: number;
  /** Whether a case that passes only on another attempt may be green (`allow`) or makes the run red (`fail`). Default: `fail`. */
  readonly flaky?: 'allow' | 'fail';
  /** The ledger: a path of an SQLite file, relative to the configuration file. Default: `.shard-run/history.db`. */
  readonly history?: string;
  /** How long a run may take, such as `9m`: `plan` and the summary say what is missing to reach it. */
  readonly target?: string;
  /** Reporters as `NAME` or `NAME=FILE`. Default: `default`. */
  readonly reporters?: readonly string[];
  /** Labels that an agent must have to run the files of a glob: `{ 'e2e/**': ['browser:chrome'] }`. A file gets the labels of every glob it matches. */
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  /** What only so many test files may use at once in the whole run: `{ 'payment-sandbox': 3 }`. Suites name it under `uses`. */
  readonly resources?: Readonly<Record<string, number>>;
  /**
   * How dependencies come into a tree on an agent, for `--on`: a command, `'none'`, or a command with further files that decide its outcome and
   * further paths that it leaves, beside `node_modules`. Default: what the lockfile says, such as `npm ci`.
   */
  readonly setup?: string | SetupOptions;
  /** Where traces of runs go, OTLP over HTTP: `http://127.0.0.1:4318`. `OTEL_EXPORTER_OTLP_ENDPOINT` goes before it. Default: nowhere. */
  readonly traces?: string;
  /** The fleets that green revisions go to, by name. */
  readonly deploy?: Readonly<Record<string, FleetOptions>>;
  /** How commits of a branch go live by themselves: `shard-run pipeline`. */
  readonly pipeline?: PipelineOptions;
};

/** Returns the configuration as it is; gives editors its type. A function, also an async one, may return it. */
export function defineConfig(
  config: ShardConfig | (() => ShardConfig | Promise<ShardConfig>),
): ShardConfig | (() => ShardConfig | Promise<ShardConfig>) {
  return config;
}
