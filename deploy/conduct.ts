/** Conducts one rollout from its first event to its outcome: gives the loop its edges, measures the fleet, listens to people. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type HostId, hostId, type ReleaseId } from '../core/id.ts';
import type { DeployEvent, FleetConfig, Watching } from './api.ts';
import { openClock } from './clock.ts';
import type { HostAnswer, HostOrder } from './command/order.ts';
import type { FleetFolder } from './control/fleet-folder.ts';
import { rolloutFiles } from './control/fleet-folder.ts';
import { acknowledge, watchInbox } from './control/inbox.ts';
import type { Audit } from './journal/audit.ts';
import { openChain } from './journal/chain.ts';
import { openJudge } from './judge/judge.ts';
import { runLocalCommand } from './local-command.ts';
import type { Happening, RolloutEdges, RunningRollout, StagingWish } from './loop.ts';
import { resumeRollout, startRollout } from './loop.ts';
import type { Measurement } from './measure.ts';
import { startMeasurement } from './measure.ts';
import type { ProofOptions } from './metric-source/proof.ts';
import { askProcess, askService, watchServing } from './metric-source/proof.ts';
import { openSampler } from './metric-source/sampler.ts';
import type { Webhooks } from './notice/webhook.ts';
import { noticeBody, openWebhooks } from './notice/webhook.ts';
import { placeOf } from './plan-rollout.ts';
import type { ReleaseStore } from './release/store.ts';
import type { Restore } from './restore.ts';
import { contrastTick } from './rollout/contrast.ts';
import type { RolloutState } from './rollout/state.ts';
import type { HumanCommand, RolloutEffect, RolloutEvent, RolloutOutcome, RolloutPlan } from './rollout/types.ts';
import { rolloutView } from './rollout/view.ts';
import type { Host, Target } from './target/target.ts';

/** How long notices may still be delivered once all is over: nobody waits for a chat server. */
const WEBHOOK_GRACE_MS = 3000;
/** Orders that a host carries out are bounded by their own deadline; this is for the way there and back. */
const ORDER_GRACE_MS = 3000;
const STAGING_DEADLINE_MS = 30 * 60_000;
/** Between two answers of all services to the question which release they run. */
const PROOF_MS = 5000;
/** Between two questions to the inventory: a host that joins is converged within a minute. */
const REFRESH_MS = 30_000;

export type ConductParts = {
  readonly config: FleetConfig;
  readonly folder: FleetFolder;
  /** Directory of the configuration: commands for the fleet run there. */
  readonly cwd: string;
  readonly hosts: readonly Host[];
  /** Asks the inventory again; `null` when it is a list that cannot change. */
  readonly refresh: (() => Promise<readonly Host[]>) | null;
  readonly target: Target;
  readonly store: ReleaseStore;
  readonly restore: Restore;
  readonly audit: Audit;
};

/** Begins a rollout and brings it to its end. */
export async function conductRollout(parts: ConductParts, plan: RolloutPlan, watching: Watching): Promise<RolloutOutcome> {
  using conductor = new Conductor(parts, plan, watching, 0);
  return await conductor.conduct((edges, chain) => startRollout(chain, edges, plan), []);
}

/** Goes on with a rollout from its journal. */
export async function conductResumed(parts: ConductParts, events: readonly RolloutEvent[], watching: Watching): Promise<RolloutOutcome> {
  const [first] = events;
  if (first?.type !== 'opened') throw new TypeError('a journal begins with its plan');
  using conductor = new Conductor(parts, first.plan, watching, events.at(-1)?.nowMs ?? 0);
  return await conductor.conduct((edges, chain) => resumeRollout(chain, edges, events), events);
}

type Begin = (edges: RolloutEdges, chain: ReturnType<typeof openChain>['chain']) => RunningRollout;

class Conductor implements Disposable {
  readonly #parts: ConductParts;
  readonly #plan: RolloutPlan;
  readonly #watching: Watching;
  readonly #hosts: Map<HostId, Host>;
  readonly #clock: ReturnType<typeof openClock>;
  readonly #ending = new AbortController();
  readonly #webhooks: Webhooks;
  #measurement: Measurement | null = null;
  #rollout: RunningRollout | null = null;
  #state: RolloutState | null = null;
  #badReleases = new Set<ReleaseId>();
  #migrated = 0;

  constructor(parts: ConductParts, plan: RolloutPlan, watching: Watching, lastMs: number) {
    this.#parts = parts;
    this.#plan = plan;
    this.#watching = watching;
    this.#hosts = new Map(parts.hosts.map((host) => [host.id, host]));
    this.#clock = openClock(lastMs);
    this.#webhooks = openWebhooks(parts.config.webhooks, (words) => this.#say({ type: 'preparing', words }));
  }

  async conduct(begin: Begin, events: readonly RolloutEvent[]): Promise<RolloutOutcome> {
    const files = rolloutFiles(this.#parts.folder, this.#plan.id);
    using chain = openChain(files.journal).chain;
    using ticks = openChain(files.ticks).chain;
    this.#measurement = this.#measure(ticks);
    const rollout = begin(this.#edges(), chain);
    this.#rollout = rollout;
    this.#adoptJoined(events);
    this.#listen(rollout);
    const outcome = await rollout.done;
    this.#parts.audit.write({ kind: 'outcome', atMs: this.#clock.now(), rollout: this.#plan.id, outcome, head: chain.head });
    this.#ending.abort();
    await this.#measurement.done;
    await this.#webhooks.close(WEBHOOK_GRACE_MS);
    return outcome;
  }

  [Symbol.dispose](): void {
    this.#ending.abort();
    this.#rollout?.abandon();
  }

  #edges(): RolloutEdges {
    return {
      clock: this.#clock,
      perform: (host, order, signal) => this.#perform(host, order, signal),
      stage: (wish, signal) => this.#stage(wish, signal),
      runCommand: (name, command, deadlineMs, signal) => this.#runCommand({ name, command, deadlineMs }, signal),
      startWatch: (effect) => this.#measurement?.startWatch(effect),
      stopWatch: () => this.#measurement?.stopWatch(),
      notify: (effect) => this.#notify(effect),
      onState: (state, nowMs) => {
        this.#state = state;
        this.#rememberMigrations(state);
        this.#say({ type: 'view', view: rolloutView(state, nowMs) });
      },
    };
  }

  /** Hosts that are in the inventory but not in a resumed plan join it. */
  #adoptJoined(events: readonly RolloutEvent[]): void {
    if (events.length === 0) return;
    const known = new Set(this.#plan.hosts.map((place) => place.id));
    for (const host of this.#parts.hosts) if (!known.has(host.id)) this.#rollout?.push({ type: 'host-joined', place: placeOf(host) });
  }

  #listen(rollout: RunningRollout): void {
    const { signal, leave } = this.#watching;
    const person = { actor: this.#plan.actor, reason: 'stopped at the keyboard' };
    const takeBack = (): void => this.#obey({ type: 'roll-back', ...person });
    if (signal.aborted) takeBack();
    signal.addEventListener('abort', takeBack, { once: true, signal: this.#ending.signal });
    leave.addEventListener('abort', () => rollout.abandon(), { once: true, signal: this.#ending.signal });
    void watchInbox(
      this.#parts.folder.inbox,
      (letter) => {
        this.#obey(letter.command);
        acknowledge(letter);
      },
      this.#ending.signal,
    );
    if (this.#parts.refresh !== null) void this.#watchInventory(this.#parts.refresh);
    const { proof, servingPid } = this.#parts.config;
    if (proof !== null) void this.#prove(askService(proof));
    if (servingPid !== null) void this.#prove(askProcess(this.#parts.target, servingPid));
  }

  /** A host that the inventory names from now on joins; one that it names no more is left as it is, and named at the end. */
  async #watchInventory(refresh: () => Promise<readonly Host[]>): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await sleep(REFRESH_MS, undefined, { signal }).catch(() => undefined);
      const hosts = signal.aborted ? [] : await refresh().catch(() => []);
      for (const host of hosts) {
        if (this.#hosts.has(host.id) || signal.aborted) continue;
        this.#hosts.set(host.id, host);
        this.#rollout?.push({ type: 'host-joined', place: placeOf(host) });
      }
    }
  }

  /** A person's word is in the log before anything follows from it. */
  #obey(command: HumanCommand): void {
    const { actor, reason, type } = command;
    this.#parts.audit.write({ kind: 'human', atMs: this.#clock.now(), rollout: this.#plan.id, actor, reason, command: type });
    this.#rollout?.command(command);
  }

  async #perform(id: HostId, order: HostOrder, signal: AbortSignal): Promise<HostAnswer> {
    if (order.type === 'mark-bad') this.#remember(order.release);
    const host = this.#hosts.get(id);
    if (host === undefined)
      return { host: id, isDone: false, refusal: 'unreachable', detail: 'it is not in the inventory any more', facts: null };
    const ownMs = order.type === 'run' ? order.deadlineMs : 0;
    const deadline = AbortSignal.timeout(Math.max(this.#plan.settings.hostDeadlineMs, ownMs) + ORDER_GRACE_MS);
    return this.#parts.target.session(host).perform(order, AbortSignal.any([signal, deadline]));
  }

  #remember(release: ReleaseId): void {
    if (this.#badReleases.has(release)) return;
    this.#badReleases.add(release);
    this.#parts.audit.write({ kind: 'bad-release', atMs: this.#clock.now(), rollout: this.#plan.id, release });
  }

  async #stage(wish: StagingWish, signal: AbortSignal): Promise<Happening> {
    const host = this.#hosts.get(wish.host);
    if (host === undefined)
      return { type: 'host-staging-failed', host: wish.host, detail: 'it is not in the inventory any more', isFinal: true };
    const { store, restore, target, config } = this.#parts;
    try {
      const ending = AbortSignal.any([signal, AbortSignal.timeout(STAGING_DEADLINE_MS)]);
      await restore(wish.release, ending);
      const options = { ...wish, shared: config.shared, signal: ending };
      const { digest, sentBytes } = await store.stage(target.session(host), options);
      return { type: 'host-staged', host: wish.host, digest, sentBytes };
    } catch (error) {
      const isFinal = (error as { isRetryable?: boolean }).isRetryable === false;
      return { type: 'host-staging-failed', host: wish.host, detail: error instanceof Error ? error.message : String(error), isFinal };
    }
  }

  async #runCommand(
    wish: { readonly name: string; readonly command: string; readonly deadlineMs: number },
    signal: AbortSignal,
  ): Promise<Happening> {
    const { release, fleet, id } = this.#plan;
    const env = { SHARD_FLEET: fleet, SHARD_ROLLOUT: id, SHARD_RELEASE: release.id, SHARD_COMMIT: release.commit };
    const { name } = wish;
    const migration = this.#plan.migrations.find((one) => one.name === name);
    const { audit } = this.#parts;
    if (migration !== undefined) {
      audit.write({ kind: 'migration-begun', atMs: this.#clock.now(), rollout: id, name, isReversible: migration.isReversible });
    }
    const { isDone, detail } = await runLocalCommand(wish.command, { cwd: this.#parts.cwd, env, deadlineMs: wish.deadlineMs, signal });
    // Stopped half-way it neither ran nor failed.
    if (migration !== undefined && !isDone && !signal.aborted) {
      audit.write({ kind: 'migration-failed', atMs: this.#clock.now(), rollout: id, name });
    }
    return { type: 'command-ended', name: wish.name, isDone, detail };
  }

  /** Whether a migration counts as done is the reducer's to say: by the command's end, or by a human who promoted it. */
  #rememberMigrations({ migrationIndex }: RolloutState): void {
    const { audit } = this.#parts;
    for (; this.#migrated < migrationIndex; this.#migrated += 1) {
      const name = this.#plan.migrations[this.#migrated]?.name;
      if (name === undefined || audit.memory.migrations.has(name)) continue;
      audit.write({ kind: 'migration', atMs: this.#clock.now(), rollout: this.#plan.id, name });
    }
  }

  #notify({ notice }: RolloutEffect & { readonly type: 'notify' }): void {
    const atMs = this.#clock.now();
    this.#parts.audit.write({ kind: 'notice', atMs, rollout: this.#plan.id, notice });
    const { fleet, id, release } = this.#plan;
    this.#webhooks.send(noticeBody(notice, { fleet, rollout: id, release: release.id, commit: release.commit }, atMs));
    this.#say({ type: 'notice', atMs, notice });
  }

  #measure(chain: ReturnType<typeof openChain>['chain']): Measurement {
    const { metrics, settings } = { metrics: this.#parts.config.metrics, settings: this.#plan.settings };
    const ticks = openSampler(
      { target: this.#parts.target, hosts: () => [...this.#hosts.values()], metrics, tickMs: settings.tickMs, signal: this.#ending.signal },
      (words) => this.#say({ type: 'preparing', words }),
    );
    return startMeasurement({
      ticks,
      tickMs: settings.tickMs,
      chain,
      openJudge,
      onTick: (tick) => this.#say({ type: 'measured', atMs: tick.atMs, contrasts: contrastTick(this.#state, tick, this.#plan.metrics) }),
      onLook: (stage, look) => this.#rollout?.push({ type: 'looked', stage, look }),
      onFailure: (error) =>
        this.#obey({
          type: 'hold',
          actor: 'shard-run',
          reason: `measuring failed: ${error instanceof Error ? error.message : String(error)}`,
        }),
    });
  }

  async #prove(ask: ProofOptions['ask']): Promise<void> {
    const { release } = this.#plan;
    const expected = (id: HostId): readonly string[] => {
      const current = this.#state?.hosts.get(id)?.facts?.current ?? null;
      if (current === null) return [];
      return current === release.id ? [release.id, release.commit, release.tree] : [current];
    };
    const { signal } = this.#ending;
    for await (const drifts of watchServing({ ask, hosts: () => [...this.#hosts.values()], expected, intervalMs: PROOF_MS, signal })) {
      if (drifts.length > 0)
        this.#rollout?.push({ type: 'drift-seen', hosts: drifts.map(({ host, serves }) => ({ host: hostId(host), serves })) });
    }
  }

  #say(event: DeployEvent): void {
    this.#watching.onEvent(event);
  }
}
