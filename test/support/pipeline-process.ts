/**
 * A real pipeline in a process of its own, on a small world that remembers its deeds in a file; it kills itself with SIGKILL at a chosen call of a port.
 *
 * `node pipeline-process.ts FOLDER CALL before|after`: dies at that call of a port, before the deed or between the deed and its answer; 0 never. Exits with 0
 * when the branch is drained.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { agentId, type CaseId, type FileKey, leaseId, runId } from '../../core/id.ts';
import type { Candidate, Commit, Ports, RunProof, TrialAttempt } from '../../pipeline/api.ts';
import { openPipeline } from '../../pipeline/main.ts';

const [folder = '', callText = '0', side = 'before'] = process.argv.slice(2);
const COMMITS = 9;
const CULPRIT = 'c5';
const CASE = 'breaks' as CaseId;
const log = path.join(folder, 'world');
let calls = 0;

const branch = Array.from({ length: COMMITS }, (_, index): Commit => {
  const [id, parent] = [`c${index + 1}`, `c${index}`];
  return { id, tree: '', parent, author: 'ada', subject: id, committedAtMs: index, paths: [], reverts: null };
});

/** Does a deed once for its name, and answers the same when it is asked for again, by whatever process. */
function once<Answer>(name: string, act: () => Answer): Answer {
  const found = deeds().find((deed) => deed.name === name);
  if (found !== undefined) return found.answer as Answer;
  calls += 1;
  if (calls === Number(callText) && side === 'before') process.kill(process.pid, 'SIGKILL');
  const answer = act();
  appendFileSync(log, `${JSON.stringify({ name, answer })}\n`);
  if (calls === Number(callText)) process.kill(process.pid, 'SIGKILL');
  return answer;
}

function deeds(): readonly { readonly name: string; readonly answer: unknown }[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { name: string; answer: unknown });
}

/** A tree's name is what is in it. */
const contentOf = ({ tree }: Candidate): readonly string[] => tree.split(' ').filter((id) => id !== '');
const isBroken = (content: readonly string[]): boolean => content.includes(CULPRIT);

const ports: Ports = {
  git: {
    // A few more commits with each look, as developers push while a batch is frozen.
    look: async (known) => {
      const from = branch.findIndex(({ id }) => id === known) + 1;
      const commits = branch.slice(from, from + 3);
      return { tip: commits.at(-1)?.id ?? known, commits, isRewritten: false, gone: [] };
    },
    makeCandidate: async ({ batch, attempt, tip, base, commits }) =>
      once(`candidate ${batch}.${attempt}`, () => {
        const tree = [...new Set([...contentOf(base), ...commits])].sort().join(' ');
        return { kind: 'made', candidate: { commit: tip ?? `made-${batch}.${attempt}`, tree } };
      }),
    moveGreen: async ({ tree }) => once(`green ${tree}`, () => undefined),
    prepareRevert: async (commit) => once(`revert ${commit}`, () => ({ ref: `refs/revert/${commit}`, words: '' })),
  },
  test: {
    run: async ({ batch, attempt, candidate }, tell, signal) => {
      const id = runId(`run-${batch}.${attempt}`);
      const red = isBroken(contentOf(candidate));
      once(`run ${batch}.${attempt} ${candidate.tree}`, () => null);
      tell({ type: 'began', runId: id });
      if (red) tell({ type: 'failed', failed: failedCase(), isTouched: true });
      // A red run goes on for as long as its culprit is looked for.
      await pause(red ? 60_000 : 5, undefined, { signal });
      const proof: RunProof = {
        runId: id,
        verdict: red ? 'red' : 'green',
        tree: candidate.tree,
        kind: 'whole',
        certificate: `certificate of ${id}`,
        certificatePath: null,
        flaky: 0,
        failed: red ? [CASE] : [],
        words: [],
      };
      return proof;
    },
  },
  trial: {
    run: async ({ trial, base, commits }) =>
      once(`trial ${trial.id}`, () => {
        const { tree } = trial;
        const chosen = tree.kind === 'prefix' ? commits.slice(0, tree.length) : commits.filter((_id, index) => index !== tree.commitIndex);
        const outcome = isBroken([...contentOf(base), ...chosen]) ? 'failed' : 'passed';
        const place = trial.cell.place === 'same-agent' ? 'agent 1' : 'agent 2';
        const attempt = {
          trial: trial.id,
          case: CASE,
          outcome,
          agent: agentId(place),
          run: null,
          atMs: 0,
          durationMs: 1,
          signature: '',
        } as const;
        return [attempt satisfies TrialAttempt];
      }),
  },
  deploy: {
    stage: async () => '',
    deploy: async ({ batch, attempt, candidate }, tell) => {
      tell({ type: 'began', rollout: `rollout-${batch}.${attempt}` });
      await pause(5);
      return once(`deploy ${candidate.tree}`, () => ({ result: 'deployed', words: 'deployed' }) as const);
    },
  },
  ledger: {
    casePast: async () => ({ runs: 10_000, falseFailures: 0, reruns: 0, rerunFailures: 0 }),
    record: async (verdict) => once(`verdict ${verdict.runId} ${verdict.case}`, () => undefined),
  },
  notice: {
    notify: async ({ words }) => {
      calls += 1;
      if (calls === Number(callText) && side === 'before') process.kill(process.pid, 'SIGKILL');
      appendFileSync(path.join(folder, 'told'), `${JSON.stringify(words)}\n`);
      if (calls === Number(callText)) process.kill(process.pid, 'SIGKILL');
    },
  },
};

function failedCase() {
  const file = 'file' as FileKey;
  return {
    id: CASE,
    file,
    titlePath: ['breaks'],
    agent: agentId('agent 1'),
    slot: 0,
    order: 0,
    lease: leaseId('l'),
    atMs: 0,
    signature: '',
  };
}

await openPipeline({
  folder: path.join(folder, 'pipeline'),
  settings: {
    branch: 'main',
    maxBatch: 4,
    agents: 12,
    maxRounds: 3,
    proof: 'strict',
    deploys: true,
    preparesReverts: true,
    maxRevertsPerDay: 5,
    mercyPerCase: 2,
    afterRollback: 'split',
  },
  begin: async () => ({ green: { commit: 'c0', tree: '' }, live: null }),
  lookEveryMs: 10,
  ports,
  onChange: (pipeline) => {
    const isAllSeen = pipeline.view().tip === `c${COMMITS}`;
    if (isAllSeen && pipeline.isDrained()) void pipeline.close().then(() => process.exit(0));
  },
});
