/**
 * Git, agents, hosts and ledger of a simulated day: they answer what the pipeline asks, in virtual time.
 *
 * A deed is done once for its name, however often it is asked for, as the real ports promise; asked again after a crash it is told again from the beginning.
 * Trials take slots from the run beside them: each lengthens it by its share of the agents. A false failure draws its reruns from the sticky share, wherever
 * they run. What happens with a deed is drawn from a stream of its own, so that one more trial changes no other run.
 */
import { type AgentId, agentId, type CaseId, type FileKey, leaseId, runId } from '../../core/id.ts';
import { createRandom } from '../../core/random.ts';
import { type Question as AnyQuestion, nameOf } from '../flow/ask.ts';
import type { Candidate, PipelineEvent, RunProof } from '../flow/types.ts';
import type { CasePast, FailedCase, TrialAttempt } from '../trial/types.ts';
import { type DayPlan, drawCount, touchedEndMs } from './plan.ts';
import { applyCommits, BEGINNING, caseOf, type TrueCommit, treeOf } from './truth.ts';

type Untimed<Event> = Event extends unknown ? Omit<Event, 'nowMs'> : never;
export type Happening = Untimed<PipelineEvent>;
/** Notices are the day's own. */
type Question = Exclude<AnyQuestion, { readonly type: 'notify' }>;
type Of<Type extends Question['type']> = Extract<Question, { readonly type: Type }>;
type Told = { readonly atMs: number; readonly happening: Happening };

/** A deed under way or done. `endMs` may move while a run gives slots to trials. */
type Deed = { readonly told: Told[]; readonly end: Happening | null; endMs: number; isStopped: boolean };
type RunDeed = { readonly deed: Deed; readonly startMs: number; readonly isComposite: boolean };

const GIT_MS = 1_000;
const STAGE_MS = 60_000;
/** First attempts of a case that a ledger of a month knows, at seventy runs a day. */
const PAST_RUNS = 2_100;

export type WorldFigures = { runMs: number; trialMs: number; trials: number; deploys: number };

export class SimulatedWorld {
  readonly figures: WorldFigures = { runMs: 0, trialMs: 0, trials: 0, deploys: 0 };
  /** Broken promises of the pipeline, in words. */
  readonly violations: string[] = [];
  readonly shipped: ReadonlySet<string>[] = [];
  readonly #plan: DayPlan;
  readonly #seed: string;
  readonly #branch: readonly TrueCommit[];
  readonly #byId: ReadonlyMap<string, TrueCommit>;
  readonly #deeds = new Map<string, Deed>();
  readonly #runs = new Map<string, RunDeed>();
  readonly #contents = new Map<string, ReadonlySet<string>>([[BEGINNING.tree, new Set()]]);
  /** Trees that a run has proven. */
  readonly #proven = new Set<string>();
  /** When each agent is free for a trial again. */
  readonly #slots: number[];
  #live: ReadonlySet<string> = new Set();

  constructor(plan: DayPlan, seed: string, branch: readonly TrueCommit[]) {
    this.#plan = plan;
    this.#seed = seed;
    this.#branch = branch;
    this.#byId = new Map(branch.map((each) => [each.commit.id, each]));
    this.#slots = Array.from({ length: plan.agents }, () => 0);
  }

  get live(): ReadonlySet<string> {
    return this.#live;
  }

  /** Returns the deed of a question: what is told of it and when. Its end may still move: ask `endOf` when it comes. */
  ask(question: Question, nowMs: number): Deed {
    const name = question.type === 'stage' ? `${nameOf(question)}/${question.candidate.tree}` : nameOf(question);
    const known = this.#deeds.get(name);
    if (known !== undefined) return known;
    const deed = this.#begin(question, nowMs);
    this.#deeds.set(name, deed);
    return deed;
  }

  stopRun(batch: number, attempt: number, nowMs: number): void {
    const run = this.#runs.get(`${batch}/${attempt}`);
    if (run === undefined) return;
    if (!run.isComposite) this.figures.runMs -= Math.max(0, run.deed.endMs - nowMs);
    run.deed.isStopped = true;
  }

  contentOf({ tree }: Candidate): ReadonlySet<string> {
    return this.#contents.get(tree) ?? new Set();
  }

  /** What a case's failures were before this day. */
  pastOf(id: CaseId): CasePast {
    const falseFailures = drawCount(PAST_RUNS * this.#plan.falseFailureRate, createRandom(`${this.#seed}/past/${id}`));
    return { runs: PAST_RUNS, falseFailures, reruns: falseFailures * 2, rerunFailures: 0 };
  }

  #begin(question: Question, nowMs: number): Deed {
    switch (question.type) {
      case 'make-candidate':
        return done(nowMs + GIT_MS, this.#makeCandidate(question));
      case 'start-run':
        return this.#startRun(question, nowMs);
      case 'start-trial':
        return this.#startTrial(question, nowMs);
      case 'move-green':
        if (!this.#proven.has(question.candidate.tree))
          this.violations.push(`green moves to ${question.candidate.commit}, which nothing proved`);
        return done(nowMs + GIT_MS, { type: 'green-moved', batch: question.batch, candidate: question.candidate });
      case 'stage':
        return done(nowMs + STAGE_MS, { type: 'staged', batch: question.batch, words: '' });
      case 'deploy':
        return this.#deploy(question, nowMs);
      case 'prepare-revert':
        return done(nowMs + GIT_MS, { type: 'revert-prepared', commit: question.commit, ref: `refs/revert/${question.commit}`, words: '' });
      case 'record-verdict':
        return done(nowMs + GIT_MS, {
          type: 'verdict-recorded',
          batch: question.batch,
          attempt: question.attempt,
          case: question.verdict.case,
        });
    }
  }

  #makeCandidate({ batch, attempt, tip, base, commits }: Of<'make-candidate'>): Happening {
    const applied = applyCommits(this.contentOf(base), this.#commits(commits));
    if (tip !== null) {
      const upTo = this.#branch.slice(0, this.#branch.findIndex(({ commit }) => commit.id === tip) + 1);
      const own = applyCommits(new Set(), upTo);
      const isSame = own.conflict === null && applied.conflict === null && treeOf(own.content) === treeOf(applied.content);
      if (!isSame) this.violations.push(`batch ${batch}: the branch's ${tip} is not the base with ${commits.join(' ')}`);
    }
    if (applied.conflict !== null) return { type: 'candidate-conflicted', batch, attempt, commit: applied.conflict, words: 'it conflicts' };
    const tree = treeOf(applied.content);
    this.#contents.set(tree, applied.content);
    return { type: 'candidate-made', batch, attempt, candidate: { commit: tip ?? `made-${batch}.${attempt}`, tree } };
  }

  #commits(ids: readonly string[]): TrueCommit[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? []);
  }

  /** Cases that fail on a tree for certain. */
  #brokenIn(content: ReadonlySet<string>): ReadonlySet<CaseId> {
    return new Set([...content].flatMap((id) => this.#byId.get(id)?.breaks ?? []));
  }

  #startRun(question: Of<'start-run'>, nowMs: number): Deed {
    const { batch, attempt, candidate, composedFrom } = question;
    const name = `${batch}/${attempt}`;
    if (composedFrom !== null) return this.#compose(question, nowMs);
    const random = createRandom(`${this.#seed}/run/${name}`);
    const id = runId(`run-${name}`);
    const { testMs, trouble, cases, falseFailureRate, stickyShare, retries } = this.#plan;
    const told: Told[] = [{ atMs: nowMs + GIT_MS, happening: { type: 'run-began', batch, attempt, runId: id } }];
    if (random.next() < trouble.runLost) {
      return this.#keepRun(name, nowMs, {
        told,
        endMs: nowMs + random.next() * testMs,
        end: { type: 'run-lost', batch, attempt, words: 'a coordinator died' },
      });
    }
    const broken = [...this.#brokenIn(this.contentOf(candidate))];
    const lucky = Array.from({ length: drawCount(cases * falseFailureRate, random) }, () => caseOf(random.below(cases)));
    const isTouched = random.next() < Math.min(1, ((question.paths?.length ?? 0) * this.#plan.casesTouchedPerCommit) / cases);
    for (const each of [...broken, ...lucky]) {
      const withinMs = broken.includes(each) ? this.#brokenWithinMs(each, question.paths?.length ?? 0) : testMs;
      const failed = failedCase(each, agentId(`agent ${random.below(this.#plan.agents)}`), nowMs + random.next() * withinMs);
      const touched = broken.includes(each) || isTouched;
      told.push({
        atMs: failed.atMs,
        happening: { type: 'case-failed', batch, attempt, failed, past: this.pastOf(each), isTouched: touched },
      });
    }
    const red = [
      ...broken,
      ...lucky.filter(() => Array.from({ length: retries }, () => random.next()).every((draw) => draw < stickyShare)),
    ];
    const proof = proofOf(id, candidate, { red, flaky: lucky.length });
    if (proof.verdict === 'green') this.#proven.add(candidate.tree);
    return this.#keepRun(name, nowMs, { told, endMs: nowMs + testMs, end: { type: 'run-ended', batch, attempt, proof } });
  }

  /** What the paths of a culprit foretell runs first; the rest when its turn comes. */
  #brokenWithinMs(id: CaseId, commits: number): number {
    const culprit = this.#branch.find(({ breaks }) => breaks.includes(id))?.commit.id ?? '';
    const isForeseen = createRandom(`${this.#seed}/foreseen/${culprit}`).next() < this.#plan.foreseenShare;
    return isForeseen ? touchedEndMs(this.#plan, commits) : this.#plan.testMs;
  }

  #keepRun(name: string, startMs: number, made: Omit<Deed, 'isStopped'>): Deed {
    const deed: Deed = { ...made, isStopped: false };
    this.figures.runMs += deed.endMs - startMs;
    this.#runs.set(name, { deed, startMs, isComposite: false });
    return deed;
  }

  /** What the run under way does not prove is run beside it; the certificate is whole when both have ended. */
  #compose({ batch, attempt, candidate, composedFrom }: Of<'start-run'>, nowMs: number): Deed {
    const random = createRandom(`${this.#seed}/compose/${batch}/${attempt}`);
    const from = this.#runs.get(`${batch}/${composedFrom}`)?.deed;
    const { roundMs } = this.#plan;
    if (random.next() < this.#plan.trouble.compositeRefused)
      return done(nowMs + roundMs, { type: 'run-lost', batch, attempt, words: 'inputs are not known' });
    const broken = this.#brokenIn(this.contentOf(candidate));
    const told: Told[] = [];
    for (const { atMs, happening } of from?.told ?? []) {
      if (happening.type !== 'case-failed') continue;
      const isAgain = broken.has(happening.failed.id) || random.next() < this.#stickyShareOf(happening.failed.id);
      if (isAgain) told.push({ atMs: Math.max(nowMs, atMs) + roundMs, happening: { ...happening, attempt } });
    }
    const endMs = Math.max(nowMs + roundMs, from?.endMs ?? nowMs, ...told.map(({ atMs }) => atMs));
    const red = told.flatMap(({ happening }) => (happening.type === 'case-failed' ? [happening.failed.id] : []));
    const proof: RunProof = { ...proofOf(runId(`run-${batch}/${attempt}`), candidate, { red, flaky: 0 }), kind: 'composite' };
    if (proof.verdict === 'green') this.#proven.add(candidate.tree);
    const deed: Deed = { told, endMs, end: { type: 'run-ended', batch, attempt, proof }, isStopped: false };
    this.#runs.set(`${batch}/${attempt}`, { deed, startMs: nowMs, isComposite: true });
    return deed;
  }

  #startTrial({ batch, trial, base, commits, failed }: Of<'start-trial'>, nowMs: number): Deed {
    const random = createRandom(`${this.#seed}/trial/${batch}/${trial.id}`);
    const slot = this.#slots.indexOf(Math.min(...this.#slots));
    const endMs = Math.max(nowMs, this.#slots[slot] ?? 0) + this.#plan.roundMs;
    this.#slots[slot] = endMs;
    this.figures.trialMs += this.#plan.roundMs;
    this.figures.trials += 1;
    for (const { deed, startMs } of this.#runs.values()) {
      if (startMs <= nowMs && deed.endMs > nowMs && !deed.isStopped) deed.endMs += this.#plan.roundMs / this.#plan.agents;
    }
    const { tree } = trial;
    const chosen = tree.kind === 'prefix' ? commits.slice(0, tree.length) : commits.filter((_id, index) => index !== tree.commitIndex);
    const applied = applyCommits(this.contentOf(base), this.#commits(chosen));
    const broken = applied.conflict === null ? this.#brokenIn(applied.content) : null;
    const attempts = failed.map(({ id, agent }): TrialAttempt => {
      const outcome = broken === null ? 'infrastructure' : broken.has(id) || random.next() < this.#stickyShareOf(id) ? 'failed' : 'passed';
      const place = trial.cell.place === 'same-agent' ? agent : otherAgent(agent, random.below(this.#plan.agents));
      return { trial: trial.id, case: id, outcome, agent: place, run: null, atMs: endMs, durationMs: 1_300, signature: 'it failed' };
    });
    return done(endMs, { type: 'trial-ended', batch, trial: trial.id, attempts });
  }

  /** A case that only a culprit breaks is solid without it. */
  #stickyShareOf(id: CaseId): number {
    return this.#branch.some(({ breaks }) => breaks.includes(id)) ? 0 : this.#plan.stickyShare;
  }

  #deploy({ batch, attempt, candidate, proof, actor }: Of<'deploy'>, nowMs: number): Deed {
    const random = createRandom(`${this.#seed}/deploy/${batch}/${attempt}`);
    this.figures.deploys += 1;
    if (actor === 'pipeline') this.#checkProof(candidate, proof);
    const content = this.contentOf(candidate);
    const end = (result: 'deployed' | 'rolled-back' | 'failed'): Happening => ({
      type: 'deploy-ended',
      batch,
      attempt,
      result,
      words: result,
    });
    const endMs = nowMs + this.#plan.deployMs;
    if (random.next() < this.#plan.trouble.deployFailed) return done(nowMs + this.#plan.deployMs / 2, end('failed'));
    const isBad = [...content].some((id) => !this.#live.has(id) && this.#byId.get(id)?.isRegressive === true);
    if (isBad) return done(endMs, end('rolled-back'));
    this.#live = content;
    this.shipped.push(content);
    return done(endMs, end('deployed'));
  }

  #checkProof(candidate: Candidate, proof: RunProof | null): void {
    const isCertified = proof !== null && proof.verdict === 'green' && proof.certificate !== null && proof.tree === candidate.tree;
    if (!isCertified || !this.#proven.has(candidate.tree))
      this.violations.push(`${candidate.commit} ships without a certificate of its tree`);
  }
}

function done(endMs: number, end: Happening): Deed {
  return { told: [], end, endMs, isStopped: false };
}

function proofOf(
  id: RunProof['runId'],
  { tree }: Candidate,
  { red, flaky }: { readonly red: readonly CaseId[]; readonly flaky: number },
): RunProof {
  const isGreen = red.length === 0;
  const certificate = isGreen ? `certificate of ${id}` : null;
  return {
    runId: id,
    verdict: isGreen ? 'green' : 'red',
    tree,
    kind: 'whole',
    certificate,
    certificatePath: null,
    flaky,
    failed: red,
    words: [],
  };
}

function failedCase(id: CaseId, agent: AgentId, atMs: number): FailedCase {
  const file = `file of ${id}` as FileKey;
  return { id, file, titlePath: [id], agent, slot: 0, order: 0, lease: leaseId(`lease ${id}`), atMs, signature: 'it failed' };
}

function otherAgent(agent: AgentId, draw: number): AgentId {
  const other = agentId(`agent ${draw}`);
  return other === agent ? agentId(`${agent} beside`) : other;
}
