/**
 * The gate: whether a revision may go to a fleet, decided from facts about its certificate and nothing else.
 *
 * A certificate proves a run, and a run proves a revision only when it ran all of the project's tests on exactly the committed tree. Each way in
 * which a green run proves less than that is a refusal with its own words and its own next step, so that nobody has to guess what is missing. There is
 * no partial trust: whoever wants to ship without the proof overrides by name and reason, which the log keeps for ever.
 */

/** What is known of the run that is to be the proof. */
export type ProofFacts = {
  /** Sentences of the offline check that found something; empty when the certificate holds. */
  readonly findings: readonly string[];
  readonly verdict: string;
  /** Of the tree that was tested; empty outside a git work tree. */
  readonly tree: string;
  readonly commit: string;
  readonly isDirty: boolean;
  /** Parts of paths that limited the run; empty for all files. */
  readonly filters: readonly string[];
  /** True when only some cases ran, as with `--failed`. */
  readonly isPartial: boolean;
  readonly suites: readonly string[];
  /** Suites of the project's configuration. */
  readonly expectedSuites: readonly string[];
};

export type Refusal = { readonly words: string; readonly hint: string };

/** Returns why the revision may not go out, the most fundamental reason first; empty when it may. */
export function refuseProof(facts: ProofFacts): readonly Refusal[] {
  const missing = facts.expectedSuites.filter((suite) => !facts.suites.includes(suite));
  const refusals: (Refusal | null)[] = [
    when(
      facts.findings.length > 0,
      `the certificate does not hold: ${facts.findings[0] ?? ''}`,
      'shard-run verify shows all that is wrong',
    ),
    when(facts.verdict !== 'green', `its verdict is ${facts.verdict}`, 'only a green run lets a revision out'),
    when(facts.isDirty, 'the tree that was tested was not committed', 'commit, run again, and push that run'),
    when(!facts.isDirty && facts.tree === '', 'it does not name a tree', 'run the tests inside a git work tree'),
    when(
      facts.filters.length > 0,
      `only files that match ${facts.filters.map((text) => JSON.stringify(text)).join(', ')} were run`,
      'run all tests: shard-run',
    ),
    when(facts.isPartial, 'only some of the cases were run', 'run all tests: shard-run, without --failed'),
    when(missing.length > 0, `the suite ${missing.join(', ')} was not run`, 'run all suites: shard-run, without --suite'),
  ];
  return refusals.filter((refusal) => refusal !== null);
}

function when(isSo: boolean, words: string, hint: string): Refusal | null {
  return isSo ? { words, hint } : null;
}
