/** One fleet on this machine: takes the lock, asks the hosts, and has rollouts conducted. */
import { existsSync } from 'node:fs';
import { ExpectedError } from '../core/expected-error.ts';
import type { ReleaseId, RolloutId } from '../core/id.ts';
import type {
  AuditRecord,
  Fleet,
  FleetConfig,
  FleetFinding,
  FleetStatus,
  HostKeyOffer,
  HostStatus,
  Person,
  PlannedPush,
  PushRequest,
  RolloutEnd,
  StagedHost,
  Watching,
  WatchReplay,
} from './api.ts';
import { askHosts } from './ask-hosts.ts';
import { checkFleet } from './check-fleet.ts';
import type { ConductParts } from './conduct.ts';
import { conductResumed, conductRollout } from './conduct.ts';
import type { FleetFolder } from './control/fleet-folder.ts';
import { fleetFolder, rolloutFiles } from './control/fleet-folder.ts';
import { readWaiting } from './control/queue.ts';
import type { Audit } from './journal/audit.ts';
import { openAudit, readAudit, remember } from './journal/audit.ts';
import { readChain } from './journal/chain.ts';
import { planPush } from './plan-push.ts';
import { planRollBack, planRollout } from './plan-rollout.ts';
import { prestage } from './prestage.ts';
import { openReleaseStore } from './release/local-store.ts';
import type { ReleaseStore } from './release/store.ts';
import { replayWatches } from './replay.ts';
import { createRestore } from './restore.ts';
import { chooseTarget } from './roll-back.ts';
import type { Release, RolloutEvent, RolloutPlan } from './rollout/types.ts';
import { openHostKeys } from './target/host-key.ts';
import { resolveInventory } from './target/inventory.ts';
import { openSshTarget } from './target/ssh-target.ts';
import type { Host, Target } from './target/target.ts';
import { holderOf, lockFleet, takeTurn, tryTurn } from './turn.ts';

/** Releases that the deployer itself keeps, to make the next delta from. */
const STORE_KEEPS = 10;

export type FleetOptions = {
  readonly config: FleetConfig;
  /** Usually `.shard-run` in the project. */
  readonly stateDir: string;
  /** Directory of the configuration: commands for the fleet run there. */
  readonly folder: string;
};

/** Opens a fleet; nothing is connected before something is asked of it. Throws `config-invalid` for a name that is no folder's name. */
export function openFleet(options: FleetOptions): Fleet {
  return new LocalFleet(options);
}

class LocalFleet implements Fleet {
  readonly #config: FleetConfig;
  readonly #cwd: string;
  readonly #folder: FleetFolder;
  readonly #target: Target;
  #hosts: Promise<readonly Host[]> | null = null;
  #store: Promise<ReleaseStore> | null = null;

  constructor({ config, stateDir, folder }: FleetOptions) {
    this.#config = config;
    this.#cwd = folder;
    this.#folder = fleetFolder(stateDir, config.name);
    this.#target = openSshTarget(config);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#target[Symbol.asyncDispose]();
    if (this.#store !== null) await (await this.#store)[Symbol.asyncDispose]();
  }

  async push(request: PushRequest, watching: Watching): Promise<RolloutEnd> {
    const hosts = await this.#inventory();
    watching.onEvent({ type: 'preparing', words: `makes the release of ${request.commit.slice(0, 12)}` });
    const release = await this.#make(request, watching.leave);
    using _turn = await takeTurn(this.#folder, this.#config.name, request, watching);
    // Whoever had the turn before cleared releases away that no rollout of the log has.
    if ((await this.#openStore()).get(release.id) === null) await this.#make(request, watching.leave);
    using audit = openAudit(this.#folder.audit);
    const plan = this.#plan(release, hosts, request, audit);
    this.#open(audit, plan);
    return await this.#conduct(plan, audit, hosts, watching);
  }

  async resume(actor: string, watching: Watching): Promise<RolloutEnd> {
    const hosts = await this.#inventory();
    using _turn = this.#lock(`resume by ${actor}`);
    using audit = openAudit(this.#folder.audit);
    const id = audit.memory.open;
    if (id === null)
      throw new ExpectedError('not-found', 'no rollout of this fleet is without an end', {
        hint: 'shard-run deploy status shows what is live',
      });
    const events = readEvents(rolloutFiles(this.#folder, id).journal);
    const [first] = events;
    if (first?.type !== 'opened') {
      audit.write({
        kind: 'outcome',
        atMs: Date.now(),
        rollout: id,
        outcome: { result: 'refused', words: 'its deployer died before it began', quarantined: [] },
        head: '',
      });
      throw new ExpectedError('not-found', `${id} ended before it began: nothing was asked of any host`, { hint: 'push again' });
    }
    audit.write({ kind: 'resume', atMs: Date.now(), rollout: id, actor });
    const outcome = await conductResumed(await this.#parts(hosts, audit), events, watching);
    return { id, release: first.plan.release, outcome };
  }

  async rollBack(to: ReleaseId | null, person: Person, watching: Watching): Promise<RolloutEnd> {
    const hosts = await this.#inventory();
    const status = await this.#ask(hosts, watching.leave);
    using _turn = this.#lock(`rollback by ${person.actor}`);
    using audit = openAudit(this.#folder.audit);
    const { release, left } = chooseTarget(to, status, audit.memory, await this.#openStore());
    const plan = planRollBack({ config: this.#config, release, hosts, memory: audit.memory, person });
    this.#open(audit, plan);
    const end = await this.#conduct(plan, audit, hosts, watching);
    if (left !== null && end.outcome.result === 'deployed') await this.#condemn(left, end.id, audit, hosts);
    return end;
  }

  async status(signal: AbortSignal): Promise<FleetStatus> {
    const hosts = await this.#ask(await this.#inventory(), signal);
    const memory = remember(readAudit(this.#folder.audit));
    using free = tryTurn(this.#folder, 'a question');
    const waiting = readWaiting(this.#folder.waiting);
    return {
      hosts,
      deployer: free === null ? holderOf(this.#folder) : null,
      openRollout: memory.open,
      waiting: waiting === null || free !== null ? null : waiting.commit,
      pushes: memory.pushes,
    };
  }

  async plan(request: PushRequest, sampleMs: number, signal: AbortSignal): Promise<PlannedPush> {
    const hosts = await this.#inventory();
    const release = await this.#make(request, signal);
    const status = await this.#ask(hosts, signal);
    const plan = this.#plan(release, hosts, request, { memory: remember(readAudit(this.#folder.audit)) });
    return planPush({ plan, status, config: this.#config, target: this.#target, store: await this.#openStore(), sampleMs, signal });
  }

  async stage(request: PushRequest, signal: AbortSignal): Promise<readonly StagedHost[]> {
    const release = await this.#make(request, signal);
    const status = await this.#ask(await this.#inventory(), signal);
    const { shared } = this.#config;
    return prestage({ release, status, target: this.#target, store: await this.#openStore(), shared, signal });
  }

  async pin(release: ReleaseId, isPinned: boolean, person: Person, signal: AbortSignal): Promise<readonly StagedHost[]> {
    const status = await this.#ask(await this.#inventory(), signal);
    using audit = openAudit(this.#folder.audit);
    audit.write({ kind: 'human', atMs: Date.now(), rollout: null, ...person, command: `${isPinned ? 'pin' : 'unpin'} ${release}` });
    return Promise.all(
      status.map(async ({ host, facts, problem }): Promise<StagedHost> => {
        if (facts === null) return { host: host.id, sentBytes: 0, problem: problem ?? 'no answer' };
        const answer = await this.#target.session(host).perform({ type: 'pin', epoch: facts.epoch, release, isPinned }, signal);
        return { host: host.id, sentBytes: 0, problem: answer.isDone ? null : answer.detail };
      }),
    );
  }

  log(): readonly AuditRecord[] {
    return readAudit(this.#folder.audit);
  }

  async offers(names: readonly string[], signal: AbortSignal): Promise<readonly HostKeyOffer[]> {
    const hosts = await this.#inventory();
    for (const name of names) {
      if (hosts.every((host) => host.id !== name)) {
        throw new ExpectedError('not-found', `the fleet has no host ${JSON.stringify(name)}`, {
          hint: 'shard-run deploy hosts lists them',
        });
      }
    }
    const wanted = names.length === 0 ? hosts : hosts.filter((host) => names.includes(host.id));
    return openHostKeys(this.#config).offers(wanted, signal);
  }

  async trust(offers: readonly HostKeyOffer[], person: Person): Promise<void> {
    await openHostKeys(this.#config).pin(offers, await this.#inventory());
    using audit = openAudit(this.#folder.audit);
    for (const { host, fingerprint } of offers)
      audit.write({ kind: 'trust', atMs: Date.now(), rollout: null, actor: person.actor, host, fingerprint });
  }

  replay(id: RolloutId | null): readonly WatchReplay[] {
    const wanted = id ?? remember(this.log()).pushes[0]?.rollout ?? null;
    if (wanted === null) throw new ExpectedError('not-found', 'nothing was ever deployed to this fleet', { hint: 'shard-run deploy push' });
    return replayWatches(rolloutFiles(this.#folder, wanted));
  }

  async check(signal: AbortSignal): Promise<readonly FleetFinding[]> {
    const hosts = await this.#inventory();
    return checkFleet({ config: this.#config, hosts, target: this.#target, status: await this.#ask(hosts, signal), signal });
  }

  #inventory(): Promise<readonly Host[]> {
    const hosts = this.#hosts ?? resolveInventory(this.#config, this.#cwd);
    this.#hosts = hosts;
    return hosts;
  }

  #openStore(): Promise<ReleaseStore> {
    const store = this.#store ?? openReleaseStore(this.#folder.releases);
    this.#store = store;
    return store;
  }

  async #make(request: PushRequest, signal: AbortSignal): Promise<Release> {
    const store = await this.#openStore();
    return store.make({ ...request, exclude: this.#config.exclude, signal });
  }

  async #parts(hosts: readonly Host[], audit: Audit): Promise<ConductParts> {
    const store = await this.#openStore();
    return {
      config: this.#config,
      folder: this.#folder,
      cwd: this.#cwd,
      hosts,
      refresh: 'command' in this.#config.hosts ? () => resolveInventory(this.#config, this.#cwd) : null,
      target: this.#target,
      store,
      restore: createRestore({ store, repository: this.#cwd, exclude: this.#config.exclude }),
      audit,
    };
  }

  #plan(release: Release, hosts: readonly Host[], request: PushRequest, { memory }: Pick<Audit, 'memory'>): RolloutPlan {
    return planRollout({ config: this.#config, release, hosts, memory, person: request, isEmergency: request.isEmergency });
  }

  /** What was never finished is over when something newer begins: the hosts say what it left. */
  #open(audit: Audit, plan: RolloutPlan): void {
    const { open } = audit.memory;
    const words = `${plan.id} began in its place`;
    if (open !== null)
      audit.write({
        kind: 'outcome',
        atMs: Date.now(),
        rollout: open,
        outcome: { result: 'superseded', words, quarantined: [] },
        head: '',
      });
    const { release, actor, reason } = plan;
    const { commit, tree, certificate } = release;
    audit.write({ kind: 'push', atMs: Date.now(), rollout: plan.id, actor, reason, commit, tree, release: release.id, certificate });
  }

  async #conduct(plan: RolloutPlan, audit: Audit, hosts: readonly Host[], watching: Watching): Promise<RolloutEnd> {
    const store = await this.#openStore();
    const outcome = await conductRollout(await this.#parts(hosts, audit), plan, watching);
    const recent = audit.memory.pushes.slice(0, STORE_KEEPS).map((push) => push.release);
    await store.keep(recent);
    return { id: plan.id, release: plan.release, outcome };
  }

  /** What was left by hand is never chosen again; a host that does not answer learns it from the log with the next push. */
  async #condemn(release: ReleaseId, rollout: RolloutId, audit: Audit, hosts: readonly Host[]): Promise<void> {
    audit.write({ kind: 'bad-release', atMs: Date.now(), rollout, release });
    const status = await this.#ask(hosts, AbortSignal.timeout(this.#config.settings.hostDeadlineMs));
    const signal = AbortSignal.timeout(this.#config.settings.hostDeadlineMs);
    await Promise.all(
      status.flatMap(({ host, facts }) =>
        facts === null ? [] : [this.#target.session(host).perform({ type: 'mark-bad', epoch: facts.epoch, release }, signal)],
      ),
    );
  }

  #lock(words: string): Disposable {
    return lockFleet(this.#folder, this.#config.name, words);
  }

  #ask(hosts: readonly Host[], signal: AbortSignal): Promise<readonly HostStatus[]> {
    return askHosts({ target: this.#target, hosts, deadlineMs: this.#config.settings.hostDeadlineMs, signal });
  }
}

/** A deployer that died between the log and its journal has none: nothing was asked of any host. */
function readEvents(journal: string): readonly RolloutEvent[] {
  return existsSync(journal) ? readChain<RolloutEvent>(journal).records : [];
}
