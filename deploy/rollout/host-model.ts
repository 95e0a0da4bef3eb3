/**
 * A host in memory: what a real one does with orders, to the letter of `command/order.ts`.
 *
 * Test support. One order is carried out at one instant, as the host's lock makes it; the dead-man fires at its own time, whoever is there. What a host does
 * wrong is switched on from outside: a full disk, a reload or a check that fails on some release. Every change of what it serves is kept in `history`, and an
 * order that a correct deployer never gives is kept in `violations`.
 */
import type { HostId, ReleaseId } from '../../core/id.ts';
import type { HostAnswer, HostFacts, HostOrder, HostRefusal } from '../command/order.ts';

export type ModelRelease = { digest: string | null; isBad: boolean; isPinned: boolean };

export type Change = {
  readonly atMs: number;
  readonly from: ReleaseId | null;
  readonly to: ReleaseId;
  readonly by: 'switch' | 'dead-man';
  readonly epoch: number;
};

/** What is wrong with a host; releases by which it fails. */
export type Sickness = {
  isFull: boolean;
  reloadFails: ReleaseId | null;
  healthFails: ReleaseId | null;
  /** It serves a release that it never proved to hold. */
  isUnproven: boolean;
  /** A safeguard that it does not have: to prove that the checks notice. */
  lacks: 'dead-man' | 'fence' | null;
};

type Refused = { readonly refusal: HostRefusal; readonly detail: string };
type Verdict = Refused | 'done';

export class HostModel {
  readonly id: HostId;
  readonly releases = new Map<ReleaseId, ModelRelease>();
  readonly sickness: Sickness = { isFull: false, reloadFails: null, healthFails: null, isUnproven: false, lacks: null };
  readonly history: Change[] = [];
  readonly violations: string[] = [];
  epoch = 0;
  current: ReleaseId | null = null;
  foreign: string | null = null;
  deadMan: { readonly from: ReleaseId; readonly revertTo: ReleaseId; untilMs: number } | null = null;
  reverted: HostFacts['reverted'] = null;

  constructor(id: HostId) {
    this.id = id;
  }

  /** Lets the host's own time pass: what is due happens. */
  pass(nowMs: number): void {
    const { deadMan } = this;
    if (deadMan === null || deadMan.untilMs > nowMs || this.sickness.lacks === 'dead-man') return;
    this.deadMan = null;
    if (this.current !== deadMan.from) return;
    this.#change({ atMs: deadMan.untilMs, from: deadMan.from, to: deadMan.revertTo, by: 'dead-man', epoch: this.epoch });
    this.reverted = { epoch: this.epoch, from: deadMan.from, atMs: deadMan.untilMs };
  }

  /** Carries one order out and answers it. */
  perform(order: HostOrder, nowMs: number): HostAnswer {
    this.pass(nowMs);
    const verdict = this.#carryOut(order, nowMs);
    const facts = this.facts(nowMs);
    if (verdict === 'done') return { host: this.id, isDone: true, facts, output: '' };
    return { host: this.id, isDone: false, ...verdict, facts };
  }

  /** Takes over a release that was brought and verified, or fails for want of room. */
  hold(id: ReleaseId, digest: string): boolean {
    if (this.sickness.isFull) return false;
    const held = this.releases.get(id);
    if (held === undefined) this.releases.set(id, { digest, isBad: false, isPinned: false });
    else held.digest = digest;
    return true;
  }

  facts(nowMs: number): HostFacts {
    const { deadMan, epoch } = this;
    return {
      epoch,
      current: this.foreign === null ? this.current : null,
      foreign: this.foreign,
      releases: [...this.releases].map(([id, release]) => ({ id, ...release })),
      deadMan:
        deadMan === null
          ? null
          : { epoch, from: deadMan.from, revertTo: deadMan.revertTo, deadlineMs: deadMan.untilMs, leftMs: deadMan.untilMs - nowMs },
      reverted: this.reverted,
      running: this.current,
      clockMs: nowMs,
      freeBytes: this.sickness.isFull ? 0 : 1_000_000,
    };
  }

  #carryOut(order: HostOrder, nowMs: number): Verdict {
    if (order.type === 'probe') return 'done';
    if (order.type === 'claim') {
      if (order.epoch < this.epoch) return refuse('fenced', `the host belongs to ${this.epoch}`);
      this.epoch = order.epoch;
      return 'done';
    }
    if (this.sickness.lacks === 'fence') return this.#carryOutClaimed(order, nowMs);
    if (order.epoch < this.epoch) return refuse('fenced', `the host belongs to ${this.epoch}`);
    if (order.epoch > this.epoch) return refuse('stale', `epoch ${order.epoch} never claimed the host`);
    return this.#carryOutClaimed(order, nowMs);
  }

  #carryOutClaimed(order: Exclude<HostOrder, { readonly type: 'probe' | 'claim' }>, nowMs: number): Verdict {
    switch (order.type) {
      case 'switch':
        return this.#switch(order, nowMs);
      case 'extend':
        if (this.current !== order.current || this.deadMan?.from !== order.current) return refuse('stale', 'no dead-man is armed for it');
        this.deadMan.untilMs = nowMs + order.afterMs;
        return 'done';
      case 'confirm':
        if (this.current !== order.current) return refuse('stale', `current is ${this.current}`);
        this.deadMan = null;
        return 'done';
      case 'copy':
        return this.#copy(order.from, order.to);
      case 'mark-bad':
        this.releases.set(order.release, { digest: null, isPinned: false, ...this.releases.get(order.release), isBad: true });
        return 'done';
      case 'pin':
        this.releases.set(order.release, { digest: null, isBad: false, ...this.releases.get(order.release), isPinned: order.isPinned });
        return 'done';
      case 'remove':
        for (const id of order.releases) this.#remove(id);
        return 'done';
      case 'run':
        return order.name === 'health' && this.current !== null && this.sickness.healthFails === this.current
          ? refuse('failed', 'unhealthy')
          : 'done';
    }
  }

  #switch(order: Extract<HostOrder, { readonly type: 'switch' }>, nowMs: number): Verdict {
    if (this.foreign !== null) return refuse('foreign', this.foreign);
    const { to, deadMan } = order;
    const held = this.releases.get(to);
    if (held?.isBad) this.violations.push(`told to switch to ${to}, which is bad`);
    if (this.current !== to) {
      if (this.current !== order.expect) return refuse('stale', `current is ${this.current}`);
      if (held === undefined || held.digest === null) return refuse('not-held', to);
    }
    if (deadMan !== null && this.releases.get(deadMan.revertTo)?.digest == null) return refuse('not-held', deadMan.revertTo);
    this.deadMan = deadMan === null ? null : { from: to, revertTo: deadMan.revertTo, untilMs: nowMs + deadMan.afterMs };
    this.reverted = null;
    if (this.current === to && order.expect !== to) return 'done';
    if (this.current !== to) this.#change({ atMs: nowMs, from: this.current, to, by: 'switch', epoch: order.epoch });
    return this.sickness.reloadFails === to ? refuse('reload-failed', 'exit code 1') : 'done';
  }

  #copy(from: ReleaseId, to: ReleaseId): Verdict {
    const held = this.releases.get(from);
    if (held === undefined || held.digest === null) return refuse('not-held', from);
    if (this.sickness.isFull) return refuse('no-space', 'no room for the copy');
    this.releases.set(to, { digest: held.digest, isBad: false, isPinned: false });
    return 'done';
  }

  #remove(id: ReleaseId): void {
    const isKept = id === this.current || id === this.deadMan?.revertTo || this.releases.get(id)?.isPinned === true;
    if (!isKept) this.releases.delete(id);
  }

  #change(change: Change): void {
    this.current = change.to;
    this.history.push(change);
  }
}

function refuse(refusal: HostRefusal, detail: string): Refused {
  return { refusal, detail };
}
