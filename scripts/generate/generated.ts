/** A file that a generator made: compared with the committed one by the gate, written by `npm run generate`. */
export type Generated = {
  /** Relative to the repository, forward slashes. */
  readonly path: string;
  readonly text: string;
};
