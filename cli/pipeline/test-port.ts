/** Tests a candidate: a whole run of its tree on the coordinator's agents, told as it goes on, with a certificate that is checked before it counts. */
import path from 'node:path';
import type { FlakeLedger } from '../../coordinator/main.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { FileKey } from '../../core/id.ts';
import { activeQuarantines } from '../../core/ledger-row.ts';
import type { RunSummary } from '../../core/run-event.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { FailedCase, RunHappening, RunOrder, RunProof, TestPort } from '../../pipeline/api.ts';
import { checkProof } from '../deploy-proof.ts';
import { type FindEarlyFiles, openEarlyFiles } from './early-file.ts';
import type { RunRecords } from './run-record.ts';
import { RunRecord } from './run-record.ts';
import { isTouched } from './touched.ts';
import { keepCertificate, type RunGround, runTree } from './tree-run.ts';

/** A run that was cancelled when this process left is asked for anew; more often than that it is somebody else who cancels. */
const TRIES = 3;
/** A run begins without knowing what the batch touches rather than later. */
const FIND_DEADLINE_MS = 10_000;

export type TestPortOptions = {
  readonly ground: RunGround;
  /** Unique for this pipeline: another one on the same coordinator has other runs. */
  readonly name: string;
  /** For trials, which ask what ran before a case. */
  readonly records: RunRecords;
  /** The one of the coordinator's runs. */
  readonly ledger: Pick<FlakeLedger, 'listQuarantines'>;
};

type Tell = (happening: RunHappening) => void;

/** Returns the port. */
export function openTestPort(options: TestPortOptions): TestPort {
  const findEarly = openEarlyFiles();
  return {
    run: async (order, tell, signal) => {
      if (order.composedFrom !== null) throw notComposed();
      for (let number = 1; ; number++) {
        const name = `${options.name}-${order.batch}-${order.attempt}-${number}`;
        const proof = await runOnce(options, order, { name, tell, signal, findEarly });
        if (proof !== null) return proof;
        if (number === TRIES) {
          throw new ExpectedError('interrupted', `the run of batch ${order.batch} was cancelled ${TRIES} times`, {
            hint: 'see who cancels runs of this coordinator',
          });
        }
      }
    },
  };
}

/** Nothing here can tell that two trees have the same inputs for a file: the pipeline then tests the tree whole. */
function notComposed(): ExpectedError {
  return new ExpectedError('not-proven', 'nobody can tell which files of two trees have the same inputs', {
    hint: 'the tree is tested whole',
  });
}

type Once = { readonly name: string; readonly tell: Tell; readonly signal: AbortSignal; readonly findEarly: FindEarlyFiles };

/** Returns `null` for a run that was cancelled by somebody else than the pipeline as it is now. */
async function runOnce(
  { ground, records, ledger }: TestPortOptions,
  order: RunOrder,
  { name, tell, signal, findEarly }: Once,
): Promise<RunProof | null> {
  const { commit, tree } = order.candidate;
  // One that is placed from now on may hold in the run and not here, or the other way round: then it is tried, or the run is red.
  const held = activeQuarantines(await ledger.listQuarantines(), Date.now());
  const record = new RunRecord(new Set(held.map((row) => row.case)));
  records.add(record);
  const toldFiles = createTouchJudge(ground, order, signal);
  const telling: Promise<void>[] = [];
  const place = { folder: ground.project, variables: {}, signal: AbortSignal.any([signal, AbortSignal.timeout(FIND_DEADLINE_MS)]) };
  const touched = findEarly({ place, tree, paths: order.paths }).catch(() => []);
  let suites: readonly SuiteSpec[] = [];
  let follower: ReturnType<RunGround['follow']> = null;
  const failed = (each: FailedCase): void => {
    const told = toldFiles(each, record, suites).then((touched) => tell({ type: 'failed', failed: each, isTouched: touched }));
    told.catch(() => undefined);
    telling.push(told);
  };
  const summary = await runTree(
    ground,
    { name, commit, tree, part: null, touched },
    {
      onBegin: (runId, placed) => {
        suites = placed;
        tell({ type: 'began', runId });
      },
      onEvent: (event) => {
        follower ??= ground.follow();
        follower?.onEvent(event);
        const each = record.observe(event);
        if (each !== null) failed(each);
      },
      signal,
    },
  );
  if (summary.verdict === 'incomplete' && isCancelled(summary)) return null;
  // Whoever decides has to know of every failure before he hears of the end.
  await Promise.all(telling);
  return await prove({ ground, order, record, suites: suites.map(({ suite }) => suite) }, summary);
}

function isCancelled({ exitCode }: RunSummary): boolean {
  return exitCode === new ExpectedError('interrupted', '', { hint: '' }).exitCode;
}

type Ended = { readonly ground: RunGround; readonly order: RunOrder; readonly record: RunRecord; readonly suites: readonly string[] };

async function prove({ ground, order: { candidate }, record, suites }: Ended, summary: RunSummary): Promise<RunProof> {
  const { runId, verdict, totals, reasons } = summary;
  const certificatePath = await keepCertificate(ground, runId);
  const proof = certificatePath === null ? null : await checkProof(certificatePath, suites);
  const refusal = proof === null ? 'the coordinator has no certificate of it' : refuse(proof, candidate);
  return {
    runId,
    verdict,
    tree: candidate.tree,
    kind: 'whole',
    certificate: refusal === null ? (proof?.digest ?? null) : null,
    certificatePath: refusal === null ? certificatePath : null,
    flaky: totals.flaky,
    failed: record.failures().map(({ id }) => id),
    words: [...(verdict === 'green' && refusal !== null ? [refusal] : []), ...reasons],
  };
}

function refuse(proof: Awaited<ReturnType<typeof checkProof>>, { commit, tree }: RunOrder['candidate']): string | null {
  if (proof.tree !== tree) return `its certificate is of the tree ${proof.tree}`;
  if (proof.commit !== commit) return `its certificate is of the commit ${proof.commit}`;
  return proof.refusal?.words ?? null;
}

/** Asked once a file: thousands of cases may fail in one. A repository that cannot say means that nobody knows. */
function createTouchJudge(ground: RunGround, { candidate, paths }: RunOrder, signal: AbortSignal) {
  const place = { folder: ground.project, variables: {}, signal };
  const known = new Map<FileKey, Promise<boolean>>();
  return ({ file }: FailedCase, record: RunRecord, suites: readonly SuiteSpec[]): Promise<boolean> => {
    const judged = known.get(file) ?? judge(record.fileOf(file), suites);
    known.set(file, judged);
    return judged;
  };
  async function judge(file: TestFile | undefined, suites: readonly SuiteSpec[]): Promise<boolean> {
    const suite = suites.find((each) => each.suite === file?.suite);
    if (file === undefined || suite === undefined) return true;
    const question = { place, tree: candidate.tree, file: path.posix.join(suite.cwd, file.path), paths };
    return await isTouched(question).catch(() => true);
  }
}
