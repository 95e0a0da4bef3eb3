/**
 * What a tree may be shipped on without running everything again: for each test file a proof, or none.
 *
 * When a culprit is evicted, most files ran on a tree that differs from what is left only where they do not look. A file is proven when it was green on
 * exactly this tree, or on a tree where each of its inputs has the same content. Inputs are a closure that somebody else knows: all paths that the file
 * may read, with lock files and configuration, and those that are missing. Where no closure is known there is no proof, however likely it is: the file
 * stays unproven, and the gate wants it run. Nothing is carried over twice: a proof names a run, never another proof.
 */
import type { FileKey, RunId } from '../../core/id.ts';

/** The files of a tree: path to the digest of its content and mode, as git names them. */
export type TreeListing = ReadonlyMap<string, string>;

/** A run that ended, the tree that it ran on, and the files all of whose cases passed at their first attempt. */
export type ProvenRun = { readonly run: RunId; readonly tree: string; readonly listing: TreeListing; readonly green: readonly FileKey[] };

/** Why a file counts for a tree. `inputs` are the paths that were compared; some may be in neither tree. */
export type FileProof =
  | { readonly kind: 'ran'; readonly file: FileKey; readonly run: RunId }
  | {
      readonly kind: 'same-inputs';
      readonly file: FileKey;
      readonly run: RunId;
      readonly tree: string;
      readonly inputs: readonly string[];
    };

/** A tree with its proofs. It may be shipped on when `unproven` is empty, and stands for a whole run only then. */
export type Composite = {
  readonly tree: string;
  readonly proofs: readonly FileProof[];
  readonly unproven: readonly FileKey[];
};

/** What a composite is made of and checked against. */
export type CompositeFacts = {
  readonly tree: string;
  readonly listing: TreeListing;
  /** All test files of the tree. */
  readonly manifest: readonly FileKey[];
  readonly runs: readonly ProvenRun[];
  /** Every path that the file may read, or `null` where that is not known. */
  readonly inputsOf: (file: FileKey) => readonly string[] | null;
};

/** Returns the best proof of each file, in the order of the manifest. An empty manifest proves nothing and is unproven by the gate, as zero tests are. */
export function composeProofs(facts: CompositeFacts): Composite {
  const found = facts.manifest.map((file) => proveFile(facts, file));
  const unproven = facts.manifest.filter((_, index) => found[index] === null);
  return { tree: facts.tree, proofs: found.filter((proof) => proof !== null), unproven };
}

/** Returns what is wrong with a composite, in words; empty when each of its proofs holds and nothing is missing. */
export function checkComposite(composite: Composite, facts: CompositeFacts): readonly string[] {
  const wrong = composite.tree === facts.tree ? [] : [`it speaks of the tree ${composite.tree}, not of ${facts.tree}`];
  if (facts.manifest.length === 0) return [...wrong, 'the tree has no test files'];
  const proofs = new Map(composite.proofs.map((proof) => [proof.file, proof]));
  const missing = facts.manifest.filter((file) => !proofs.has(file)).map((file) => `${file} has no proof`);
  const broken = composite.proofs.flatMap((proof) => {
    const reason = refuseProof(proof, facts);
    return reason === null ? [] : [`${proof.file}: ${reason}`];
  });
  return [...wrong, ...missing, ...broken];
}

function proveFile({ tree, listing, runs, inputsOf }: CompositeFacts, file: FileKey): FileProof | null {
  const green = runs.filter((run) => run.green.includes(file));
  const here = green.find((run) => run.tree === tree);
  if (here !== undefined) return { kind: 'ran', file, run: here.run };
  const inputs = inputsOf(file);
  if (inputs === null || inputs.length === 0) return null;
  const elsewhere = green.find((run) => findDifference(inputs, listing, run.listing) === null);
  return elsewhere === undefined ? null : { kind: 'same-inputs', file, run: elsewhere.run, tree: elsewhere.tree, inputs };
}

function refuseProof(proof: FileProof, { tree, listing, runs, inputsOf }: CompositeFacts): string | null {
  const run = runs.find((each) => each.run === proof.run);
  if (run === undefined || !run.green.includes(proof.file)) return `it was not green in the run ${proof.run}`;
  if (proof.kind === 'ran') return run.tree === tree ? null : `the run ${proof.run} was of the tree ${run.tree}`;
  const inputs = inputsOf(proof.file);
  if (inputs === null || inputs.length === 0) return 'nobody knows what it reads';
  const compared = new Set(proof.inputs);
  const forgotten = inputs.find((path) => !compared.has(path));
  if (forgotten !== undefined) return `${forgotten} was not compared`;
  const difference = findDifference(inputs, listing, run.listing);
  return difference === null ? null : `${difference} is not the same in the tree ${run.tree}`;
}

function findDifference(inputs: readonly string[], one: TreeListing, other: TreeListing): string | null {
  return inputs.find((path) => one.get(path) !== other.get(path)) ?? null;
}
