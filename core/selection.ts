/**
 * What of a tree is run, and where: said by whoever asks for less than everything.
 *
 * A trial runs a few cases again, on another tree, in the order of another run, or away from an agent. What it proves it proves of the cases it
 * names: a selection is part of the run's certificate, and nobody takes such a run for a proof of the whole. It is plain data, because the
 * journal and the certificate hold it as it was asked for. See docs/design/0014-shared-pool.md.
 */
import type { AgentId, CaseId } from './id.ts';

/** The files to run and no others. */
export type Selection = {
  /** At least one, none of them twice. */
  readonly files: readonly SelectedFile[];
  /** True: one file after the other, as listed, on one slot of one agent. */
  readonly isSequence: boolean;
};

/** A file, by its key, or by its path for all projects that have it; without cases it runs whole. */
export type SelectedFile = { readonly file: string; readonly cases: readonly SelectedCase[] };

/**
 * A case by its id, by its title path, or by both. Of one by title path alone the first of that name is meant. One by id alone has to be in the
 * history: a file any of whose cases nobody can name runs whole.
 */
export type SelectedCase = { readonly id: CaseId | null; readonly titlePath: readonly string[] | null };

/** On which agents of a pool a run may be. */
export type Placement = {
  /** Empty is any. */
  readonly onlyAgents: readonly AgentId[];
  readonly notAgents: readonly AgentId[];
};

/** Anywhere. */
export const ANYWHERE: Placement = { onlyAgents: [], notAgents: [] };
