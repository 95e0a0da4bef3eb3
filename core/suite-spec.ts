/**
 * A suite as a run asks for it: tests of one framework with one set-up.
 *
 * What every framework has is a field; what only one has is in `settings`, which nobody but that framework's runner reads. A new framework
 * therefore changes a name here and a folder of `agent/runner`, and neither the contract nor the coordinator.
 */
import type { Service } from './service.ts';
import type { WorkspaceRef } from './workspace.ts';
import type { SetupChoice } from './workspace-setup.ts';

/** The runners there are: each is a folder of `agent/runner`. */
export const RUNNER_NAMES = ['vitest', 'playwright', 'command'] as const;
/** One of them. */
export type RunnerName = (typeof RUNNER_NAMES)[number];

/** The most that `settings.repeats` of a Vitest suite may be: a soak's piece takes seconds, and a case takes a hundredth of one at least. */
export const MAX_REPEATS = 10_000;

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
/** The root of a JSON document that names what it says. */
export type JsonObject = { readonly [key: string]: Json };

/** The tree that a suite is run in, for agents that do not share a disk with whoever asks. */
export type SuiteWorkspace = { readonly ref: WorkspaceRef; readonly setup: SetupChoice };

/** One framework with one set-up, as a run asks for it. */
export type SuiteSpec = {
  /** Unique in the run; letters, digits, `.`, `_`, `-`, at most 64. */
  readonly suite: string;
  readonly runner: RunnerName;
  /** Absolute directory on the agent; with a workspace relative to the tree's root, forward slashes, empty for the root. */
  readonly cwd: string;
  /** The framework's configuration, absolute; with a workspace relative to the tree's root. `null` lets the framework find it. */
  readonly configFile: string | null;
  /** Path filters as the framework's own command takes them; empty is everything. */
  readonly filters: readonly string[];
  /** The framework's own projects to run; empty is all. */
  readonly projects: readonly string[];
  /** Added to the environment of every process of the suite. */
  readonly env: Readonly<Record<string, string>>;
  /** Labels that an agent must have for any file of the suite. */
  readonly labels: readonly string[];
  /** Processes that must be ready before the framework is opened, in this order. */
  readonly services: readonly Service[];
  /** `null`: the directory is there already. */
  readonly workspace: SuiteWorkspace | null;
  /** The runner's own; its folder documents the form. At most 64 KiB as JSON. */
  readonly settings: JsonObject;
};

/** What a suite of Vitest tests in a directory that is there leaves out. */
export const PLAIN_SUITE = {
  runner: 'vitest',
  env: {},
  labels: [],
  services: [],
  workspace: null,
  settings: {},
} as const satisfies Partial<SuiteSpec>;
