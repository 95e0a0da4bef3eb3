/** The tables of the history file, as the steps that make them. */

/** `SHRD`: tells our file from another program's SQLite file. */
export const APPLICATION_ID = 0x53485244;

/**
 * Step n brings a file from version n to n + 1; a step that was released is never edited. Facts: run, run_end, file, version, test_case, agent,
 * shape, file_run, pass_month, exception, attempt, error_text, lineage, segment, same_tree_pass, failure_verdict, quarantine, soak, origin. Folds over them, which
 * `rebuildEstimates` makes again: estimate, raw_run; and `tally`, `soak_count` and `settled_failure`, the plain passes, the
 * repetitions and the false failures of long ago of each case since its segment began. `body` is
 * a cache of what discovery read from the sources. See docs/design/0002-verdict-and-ledger.md.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE run (
    run_no INTEGER PRIMARY KEY,
    run_id TEXT NOT NULL UNIQUE,
    commit_id TEXT NOT NULL,
    tree_id TEXT NOT NULL,
    is_dirty INTEGER NOT NULL,
    started_at_ms REAL NOT NULL
  ) STRICT;

  -- Absent while the run goes on, and for ever when its process was killed.
  CREATE TABLE run_end (
    run_no INTEGER PRIMARY KEY REFERENCES run,
    verdict TEXT NOT NULL,
    exit_code INTEGER NOT NULL,
    wall_ms REAL NOT NULL,
    bound_ms REAL NOT NULL,
    files INTEGER NOT NULL,
    cases INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    flaky INTEGER NOT NULL,
    missing INTEGER NOT NULL,
    -- JSON: reasons and breakdown.
    detail TEXT NOT NULL
  ) STRICT;

  CREATE TABLE file (
    file_no INTEGER PRIMARY KEY,
    file_key TEXT NOT NULL UNIQUE,
    suite TEXT NOT NULL,
    project TEXT NOT NULL,
    path TEXT NOT NULL,
    kind TEXT NOT NULL
  ) STRICT;

  -- One content of a file. The digest is 32 bytes, or text where it is no SHA-256.
  CREATE TABLE version (
    version_no INTEGER PRIMARY KEY,
    file_no INTEGER NOT NULL REFERENCES file,
    digest ANY NOT NULL
  ) STRICT;
  CREATE INDEX version_by_file ON version (file_no);

  CREATE TABLE test_case (
    case_no INTEGER PRIMARY KEY,
    file_no INTEGER NOT NULL REFERENCES file,
    case_id TEXT NOT NULL UNIQUE,
    -- JSON array of strings.
    titles TEXT NOT NULL,
    ordinal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX test_case_by_file ON test_case (file_no);

  -- The new name of a case, or of a file, that took over the history of an old one.
  CREATE TABLE lineage (
    case_no INTEGER PRIMARY KEY REFERENCES test_case,
    from_case_no INTEGER NOT NULL REFERENCES test_case
  ) STRICT;
  CREATE TABLE file_lineage (
    file_no INTEGER PRIMARY KEY REFERENCES file,
    from_file_no INTEGER NOT NULL UNIQUE REFERENCES file
  ) STRICT;

  CREATE TABLE agent (
    agent_no INTEGER PRIMARY KEY,
    agent_id TEXT NOT NULL UNIQUE
  ) STRICT;

  -- Which cases a file reported, in order, and which of them were plainly skipped: many runs share one.
  CREATE TABLE shape (
    shape_no INTEGER PRIMARY KEY,
    file_no INTEGER NOT NULL REFERENCES file,
    cases BLOB NOT NULL
  ) STRICT;
  CREATE INDEX shape_by_file ON shape (file_no);

  -- One file in one run. The blob holds the loads' timings and the plain attempts: passed, or skipped, at the first.
  CREATE TABLE file_run (
    run_no INTEGER NOT NULL REFERENCES run,
    file_no INTEGER NOT NULL REFERENCES file,
    version_no INTEGER NOT NULL REFERENCES version,
    shape_no INTEGER NOT NULL REFERENCES shape,
    slicing INTEGER NOT NULL,
    attempts BLOB NOT NULL,
    PRIMARY KEY (run_no, file_no)
  ) STRICT, WITHOUT ROWID;

  -- Every case of a run that was not plain, kept for ever.
  CREATE TABLE exception (
    case_no INTEGER NOT NULL REFERENCES test_case,
    run_no INTEGER NOT NULL REFERENCES run,
    outcome TEXT NOT NULL,
    is_flaky INTEGER NOT NULL,
    PRIMARY KEY (case_no, run_no)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX exception_by_run ON exception (run_no);

  CREATE TABLE attempt (
    case_no INTEGER NOT NULL,
    run_no INTEGER NOT NULL,
    number INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    agent_no INTEGER NOT NULL REFERENCES agent,
    slot INTEGER NOT NULL,
    lease TEXT NOT NULL,
    started_at_ms REAL NOT NULL,
    duration_ms REAL NOT NULL,
    framework_retries INTEGER NOT NULL,
    slot_order INTEGER NOT NULL,
    error_no INTEGER REFERENCES error_text,
    PRIMARY KEY (case_no, run_no, number)
  ) STRICT, WITHOUT ROWID;

  -- What failing attempts said, each text once; JSON, compressed with zstd.
  CREATE TABLE error_text (
    error_no INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    body BLOB NOT NULL
  ) STRICT;

  CREATE TABLE estimate (
    file_no INTEGER PRIMARY KEY REFERENCES file,
    version_no INTEGER NOT NULL REFERENCES version,
    last_run_no INTEGER NOT NULL,
    fold BLOB NOT NULL
  ) STRICT;

  CREATE TABLE body (
    file_no INTEGER PRIMARY KEY REFERENCES file,
    digest TEXT NOT NULL,
    bodies TEXT NOT NULL
  ) STRICT;

  -- How many case runs each run still has in file_run.
  CREATE TABLE raw_run (
    run_no INTEGER PRIMARY KEY REFERENCES run,
    case_runs INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- What is left of file_run rows when a year has too many of them: which runs of which contents, and each plain case's count and moments.
  CREATE TABLE pass_month (
    file_no INTEGER NOT NULL REFERENCES file,
    month INTEGER NOT NULL,
    shape_no INTEGER NOT NULL REFERENCES shape,
    summary BLOB NOT NULL,
    PRIMARY KEY (file_no, month, shape_no)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- From this run on a case is another test: its text was edited, or a fix was accepted. Case 0 is every case of the file.
  CREATE TABLE segment (
    file_no INTEGER NOT NULL REFERENCES file,
    case_no INTEGER NOT NULL,
    run_no INTEGER NOT NULL,
    PRIMARY KEY (file_no, case_no, run_no)
  ) STRICT, WITHOUT ROWID;

  -- By case: first run of the segment, and passes at the first attempt since.
  CREATE TABLE tally (
    file_no INTEGER PRIMARY KEY REFERENCES file,
    content ANY NOT NULL,
    fold BLOB NOT NULL
  ) STRICT;

  -- A failure that another run of the same tree shows to be false, because the case passed there.
  CREATE TABLE same_tree_pass (
    case_no INTEGER NOT NULL REFERENCES test_case,
    run_no INTEGER NOT NULL REFERENCES run,
    passed_run_no INTEGER NOT NULL REFERENCES run,
    PRIMARY KEY (case_no, run_no)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX run_by_tree ON run (tree_id) WHERE is_dirty = 0 AND tree_id <> '';

  -- By id and not by number: verdicts, quarantines and soak are told by others, who may be earlier than the run's own facts.
  CREATE TABLE failure_verdict (
    verdict_no INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    -- The numbers of both, where they were known by then: a year of verdicts is read by number.
    case_no INTEGER,
    run_no INTEGER,
    commit_id TEXT NOT NULL,
    agent_id TEXT NOT NULL,
    cause TEXT NOT NULL,
    probability REAL NOT NULL,
    reruns INTEGER NOT NULL,
    rerun_failures INTEGER NOT NULL,
    words TEXT NOT NULL
  ) STRICT;

  CREATE TABLE quarantine (
    entry_no INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at_ms REAL NOT NULL,
    until_ms REAL NOT NULL,
    owner TEXT NOT NULL,
    reason TEXT NOT NULL,
    proof_runs INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE soak (
    soak_no INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    at_ms REAL NOT NULL,
    context TEXT NOT NULL,
    runs INTEGER NOT NULL,
    failures INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- How searches for the commit that made a case flaky ended.
  CREATE TABLE origin (
    origin_no INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    at_ms REAL NOT NULL,
    kind TEXT NOT NULL,
    commit_id TEXT NOT NULL,
    probability REAL NOT NULL,
    words TEXT NOT NULL
  ) STRICT;
  `,
  `
  -- Repetitions of each case since its segment began: a year of them is a hundred thousand rows, and every page of flake figures wants their sums.
  CREATE TABLE soak_count (
    case_id TEXT PRIMARY KEY,
    runs INTEGER NOT NULL,
    failures INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO soak_count
    SELECT s.case_id, sum(s.runs), sum(s.failures) FROM soak s JOIN test_case c USING (case_id)
    WHERE s.context NOT GLOB 'origin *' AND s.at_ms >= coalesce(
      (SELECT max(r.started_at_ms) FROM segment g JOIN run r USING (run_no) WHERE g.file_no = c.file_no AND g.case_no IN (0, c.case_no)), 0)
    GROUP BY s.case_id;
  `,
  `
  -- False failures of each case that are long past, and what is known of them; case 0 says up to which run. A year of them is read with every page.
  CREATE TABLE settled_failure (
    case_no INTEGER PRIMARY KEY,
    false_failures INTEGER NOT NULL,
    reruns INTEGER NOT NULL,
    rerun_failures INTEGER NOT NULL,
    last_run_no INTEGER NOT NULL
  ) STRICT;
  `,
];
