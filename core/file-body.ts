import type { FileKey } from './id.ts';

/** Digests of the bodies of a file's cases, found by scanning its text: how a renamed test keeps its history. */
export type FileBodies = {
  readonly file: FileKey;
  readonly contentDigest: string;
  readonly bodies: readonly CaseBody[];
};

/** One `test(…)` call: the last title as written (quotes removed), and a digest of its callback's text with white space folded. */
export type CaseBody = {
  readonly title: string;
  readonly bodyDigest: string;
};
