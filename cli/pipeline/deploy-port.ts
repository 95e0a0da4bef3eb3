/** Ships what is green, and finds again what it began before this process died: a rollout is known by a mark in its reason. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { AuditRecord, Fleet, PushRequest, RolloutEnd, Watching } from '../../deploy/api.ts';
import type { DeployEnd, DeployHappening, DeployOrder, DeployPort } from '../../pipeline/api.ts';

export type DeployPortOptions = {
  readonly fleet: Pick<Fleet, 'push' | 'resume' | 'stage' | 'log'>;
  /** Any folder of the repository that has the trees. */
  readonly repository: string;
  /** Unique for this pipeline. */
  readonly name: string;
  readonly say: (words: string) => void;
};

const ACTOR = 'pipeline';

/** Returns the port. Holds and rollbacks of people go to the rollout itself: `shard-run deploy hold`, `rollback`. */
export function openDeployPort(options: DeployPortOptions): DeployPort {
  const { fleet, repository } = options;
  return {
    stage: async ({ candidate }, signal) => {
      const request = { ...candidate, repository, certificate: '', actor: ACTOR, reason: '', isEmergency: false, mayWait: false };
      const hosts = await fleet.stage(request, signal);
      const there = hosts.filter(({ problem }) => problem === null).length;
      return `${there} of ${hosts.length} hosts have the bytes`;
    },
    deploy: async (order, tell, signal) => {
      const watch = (): Watching => watching(options, order, { tell, signal });
      const earlier = findRollout(fleet.log(), markOf(options, order));
      if (earlier?.end !== undefined) return earlier.end;
      if (earlier !== undefined && earlier.isOpen) {
        tell({ type: 'began', rollout: earlier.rollout });
        const resumed = await resume(fleet, watch(), signal);
        if (resumed !== null) return readEnd(resumed);
      }
      return await push(options, order, { tell, signal });
    },
  };
}

type Shipping = { readonly tell: (happening: DeployHappening) => void; readonly signal: AbortSignal };

async function push(options: DeployPortOptions, order: DeployOrder, shipping: Shipping): Promise<DeployEnd> {
  const { candidate, proof, actor, reason } = order;
  const request: PushRequest = {
    ...candidate,
    repository: options.repository,
    // The gate has decided: whatever goes out without a certificate of this tree has a person's name and reason.
    certificate: proof?.tree === candidate.tree ? (proof.certificate ?? '') : '',
    actor: actor === '' ? ACTOR : actor,
    reason: `${reason === '' ? 'green' : reason} ${markOf(options, order)}`,
    isEmergency: false,
    mayWait: true,
  };
  try {
    return readEnd(await options.fleet.push(request, watching(options, order, shipping)));
  } catch (error) {
    shipping.signal.throwIfAborted();
    if (!(error instanceof ExpectedError)) throw error;
    if (error.code === 'superseded') return { result: 'superseded', words: error.message };
    if (error.code === 'release-not-made') return { result: 'refused', words: error.message };
    throw error;
  }
}

/** Returns `null` when it ended before it began: nothing was asked of any host. */
async function resume(fleet: DeployPortOptions['fleet'], watch: Watching, signal: AbortSignal): Promise<RolloutEnd | null> {
  try {
    return await fleet.resume(ACTOR, watch);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ExpectedError && error.code === 'not-found') return null;
    throw error;
  }
}

/** The rollout is let go of when the pipeline leaves; only a person takes it back. */
function watching({ fleet, say, name }: DeployPortOptions, order: DeployOrder, { tell, signal }: Shipping): Watching {
  let isTold = false;
  let isHeld = false;
  return {
    signal: new AbortController().signal,
    leave: signal,
    onEvent: (event) => {
      if (event.type === 'notice') say(event.notice.words);
      // Its words count the time down: what is told is who holds it, once.
      if (event.type === 'view' && event.view.isHeld !== isHeld) {
        isHeld = event.view.isHeld;
        tell({ type: 'held', words: isHeld ? event.view.waitsFor : '' });
      }
      if (isTold || event.type === 'preparing' || event.type === 'waiting') return;
      const rollout = findRollout(fleet.log(), markOf({ name }, order))?.rollout;
      if (rollout === undefined) return;
      isTold = true;
      tell({ type: 'began', rollout });
    },
  };
}

function markOf({ name }: Pick<DeployPortOptions, 'name'>, { batch, attempt }: DeployOrder): string {
  return `[${name} ${batch}.${attempt}]`;
}

type Found = { readonly rollout: string; readonly isOpen: boolean; readonly end?: DeployEnd };

/** Returns the newest rollout of the mark. One that another took the place of is not gone on with. */
function findRollout(log: readonly AuditRecord[], mark: string): Found | undefined {
  const pushed = log.findLast((record) => record.kind === 'push' && record.reason.endsWith(mark));
  if (pushed?.rollout === null || pushed === undefined) return undefined;
  const { rollout } = pushed;
  const outcome = log.findLast((record) => record.kind === 'outcome' && record.rollout === rollout);
  if (outcome?.kind !== 'outcome') return { rollout, isOpen: log.findLast(({ kind }) => kind === 'push') === pushed };
  return { rollout, isOpen: false, end: { result: outcome.outcome.result, words: outcome.outcome.words } };
}

function readEnd({ outcome }: RolloutEnd): DeployEnd {
  return { result: outcome.result, words: outcome.words };
}
