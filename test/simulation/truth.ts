/**
 * What is really in the simulated project: every file, every case, and how each behaves.
 *
 * The run never sees this. It sees what agents report, and the checks compare its verdict with the truth. Everything that real projects do
 * to a test run has a temper here: failing, flaky, order-dependent, crashing and hanging cases, files that cannot be collected or hold
 * nothing, equal titles, barriers, bundles, labels, files that must stay whole.
 */
import type { CaseId, FileKey } from '../../core/id.ts';
import type { CaseMode } from '../../core/test-case.ts';
import { caseId } from '../../core/test-case.ts';
import type { TestFile } from '../../core/test-file.ts';
import { fileKey } from '../../core/test-file.ts';
import type { Dice } from './dice.ts';

export type Temper =
  | 'passes'
  | 'fails'
  /** Passes or fails by chance, at each attempt. */
  | 'flaky'
  /** Passes with one of the framework's own retries. */
  | 'retried'
  /** Passes only after the case before it ran in the same unit. */
  | 'needs-predecessor'
  /** Takes the framework's process with it, sometimes. */
  | 'crashes'
  /** Never ends, sometimes. */
  | 'hangs';

export type TrueCase = {
  readonly id: CaseId;
  readonly titlePath: readonly string[];
  readonly ordinal: number;
  readonly mode: CaseMode;
  readonly durationMs: number;
  readonly temper: Temper;
};

export type TrueFile = {
  readonly file: TestFile;
  /** `broken` reports a collection error and no cases; `empty` collects nothing and says nothing of it. */
  readonly collection: 'whole' | 'broken' | 'empty';
  readonly cases: readonly TrueCase[];
  readonly loadMs: number;
  readonly setupMs: number;
  readonly hookMs: number;
};

export type Truth = {
  readonly files: readonly TrueFile[];
  readonly byKey: ReadonlyMap<FileKey, TrueFile>;
};

/** Which troubles this project has; a run without any is as needed as one with all. */
export type Trouble = {
  readonly failing: boolean;
  readonly flaky: boolean;
  readonly orderDependent: boolean;
  readonly crashing: boolean;
  readonly hanging: boolean;
  readonly broken: boolean;
  readonly empty: boolean;
  readonly labels: boolean;
};

const LARGEST_PROJECT_FILES = 30;
const LARGEST_FILE_CASES = 40;

/** Returns a project of 1 to 30 files. */
export function createTruth(dice: Dice, trouble: Trouble): Truth {
  const count = 1 + dice.below(dice.pick([2, 6, LARGEST_PROJECT_FILES]));
  const shape = { groups: dice.chance(0.15), bundles: dice.chance(0.15), limits: dice.chance(0.1) };
  const files = Array.from({ length: count }, (_, index) => createFile(dice, index, { trouble, ...shape }));
  return { files, byKey: new Map(files.map((file) => [file.file.key, file])) };
}

type FileShape = { readonly trouble: Trouble; readonly groups: boolean; readonly bundles: boolean; readonly limits: boolean };

function createFile(dice: Dice, index: number, shape: FileShape): TrueFile {
  const isBundled = shape.bundles && dice.chance(0.2);
  const kind = isBundled ? 'typecheck' : 'runtime';
  const path = `test/part ${index % 3}/file-${index}.test.ts`;
  const key = fileKey('vitest', '', path, kind);
  const collection = createCollection(dice, shape.trouble);
  const file: TestFile = {
    key,
    suite: 'vitest',
    project: '',
    path,
    kind,
    contentDigest: index.toString(16).padStart(64, '0'),
    bytes: 100 + dice.below(20_000),
    group: shape.groups && !isBundled && dice.chance(0.3) ? 1 : 0,
    maxPerAgent: shape.limits && !isBundled && dice.chance(0.3) ? 1 : null,
    bundle: isBundled ? 'types' : null,
    labels: shape.trouble.labels && !isBundled && dice.chance(0.2) ? ['browser:ie'] : [],
    wholeReason: isBundled || dice.chance(0.1) ? 'the author said so' : null,
  };
  return {
    file,
    collection,
    cases: collection === 'whole' ? createCases(dice, key, shape.trouble) : [],
    loadMs: dice.heavy(30, 0.8),
    setupMs: dice.heavy(20, 0.5),
    hookMs: dice.chance(0.2) ? dice.heavy(200, 1) : 0,
  };
}

function createCollection(dice: Dice, trouble: Trouble): TrueFile['collection'] {
  if (trouble.broken && dice.chance(0.1)) return 'broken';
  return trouble.empty && dice.chance(0.1) ? 'empty' : 'whole';
}

function createCases(dice: Dice, key: FileKey, trouble: Trouble): TrueCase[] {
  const count = 1 + dice.below(dice.pick([2, 8, LARGEST_FILE_CASES]));
  const seen = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const titlePath = createTitlePath(dice, index);
    const ordinal = seen.get(titlePath.join('\0')) ?? 0;
    seen.set(titlePath.join('\0'), ordinal + 1);
    return {
      id: caseId(key, titlePath, ordinal),
      titlePath,
      ordinal,
      mode: dice.chance(0.05) ? dice.pick(['skip', 'todo']) : 'run',
      durationMs: Math.min(dice.heavy(100, 1.4), 60_000),
      temper: createTemper(dice, trouble),
    };
  });
}

/** Some titles repeat, some are nested, some are ugly. */
function createTitlePath(dice: Dice, index: number): readonly string[] {
  if (dice.chance(0.08)) return ['the same title'];
  const title = dice.chance(0.05) ? `line one\nline two ${index} 🦊` : `case ${index}`;
  return dice.chance(0.3) ? [`group ${index % 3}`, title] : [title];
}

function createTemper(dice: Dice, trouble: Trouble): Temper {
  if (trouble.failing && dice.chance(0.05)) return 'fails';
  if (trouble.flaky && dice.chance(0.05)) return dice.pick(['flaky', 'retried']);
  if (trouble.orderDependent && dice.chance(0.1)) return 'needs-predecessor';
  if (trouble.crashing && dice.chance(0.01)) return 'crashes';
  return trouble.hanging && dice.chance(0.005) ? 'hangs' : 'passes';
}
