/** Reads which suites a tree has, out of that tree: the configuration that is tested is the one that the commit brings. */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { RunRequest } from '../../coordinator/api.ts';
import { sha256Hex } from '../../core/digest.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { layTree } from '../../pipeline/main.ts';
import { placeSuites } from '../remote/tree.ts';
import { prepareRun } from '../run-setup.ts';
import { git } from '../workspace/git.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/**
 * Below the project, so that its `node_modules` are found; every tool that looks for tests passes over a folder of this name, and Node
 * runs a configuration in TypeScript there, which it does not under `node_modules`.
 */
const HIDDEN = '.git';
/** Of a tree's files, those that can change what `prepareRun` says. */
const CONFIGURES = /(?:^|\/)(?:[\w.-]+\.config\.[cm]?[jt]s|package\.json)$/u;
/** Trees of a trial differ in a few configurations at most. */
const KEPT_SETUPS = 16;

/** What a run of the tree is asked for with. */
export type TreeSetup = { readonly suites: readonly SuiteSpec[]; readonly settings: RunRequest['settings'] };

export type TreeSetupOptions = {
  /** The project in the user's work tree, absolute. */
  readonly project: string;
  /** Of the pipeline; the tree is laid below it. */
  readonly folder: string;
  /** As `--config` names it, relative to the project; `null` finds it. */
  readonly config: string | null;
};

export type TreeSetups = {
  /** `isExact` reads the tree itself; else a tree with the same configuration files may speak for it. Throws what `prepareRun` throws. */
  of(snapshot: Snapshot, isExact: boolean, signal: AbortSignal): Promise<TreeSetup>;
};

/** One folder, one tree in it at a time. */
export function openTreeSetups(options: TreeSetupOptions): TreeSetups {
  const known = new Map<string, TreeSetup>();
  let last: Promise<unknown> = Promise.resolve();
  return {
    async of(snapshot, isExact, signal) {
      const key = await configurationOf(snapshot, signal);
      const found = known.get(key);
      if (found !== undefined && !isExact) return inTree(found, snapshot);
      const reading = last.then(() => read(options, snapshot, signal));
      last = reading.catch(() => undefined);
      const setup = await reading;
      known.set(key, setup);
      if (known.size > KEPT_SETUPS) known.delete(known.keys().next().value ?? '');
      return setup;
    },
  };
}

async function read({ project, folder, config }: TreeSetupOptions, snapshot: Snapshot, signal: AbortSignal): Promise<TreeSetup> {
  const laid = path.join(folder, HIDDEN, 'tree');
  try {
    await layTree({ folder: project, signal }, { tree: snapshot.ref.tree, folder: laid });
  } catch (error) {
    // What is there may be what keeps it from being laid.
    if (!signal.aborted) await rm(laid, { recursive: true, force: true });
    throw error;
  }
  const cwd = path.join(laid, snapshot.ref.project);
  const setup = await prepareRun({ cwd, config, suite: [], target: null, history: null }, []);
  return { suites: placeSuites(setup, snapshot), settings: setup.settings };
}

function inTree({ suites, settings }: TreeSetup, { ref }: Snapshot): TreeSetup {
  return {
    settings,
    suites: suites.map((suite) => (suite.workspace === null ? suite : { ...suite, workspace: { ...suite.workspace, ref } })),
  };
}

/** Names the files by which two trees may differ in what their suites are. */
async function configurationOf({ place, ref }: Snapshot, signal: AbortSignal): Promise<string> {
  const listing = await git({ ...place, signal }, `the tree ${ref.tree} cannot be listed`, [
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    ref.tree,
  ]);
  const lines = listing.toString().split('\0');
  return sha256Hex(lines.filter((line) => CONFIGURES.test(line)).join('\0'));
}
