/** Stands at a door that other machines can reach: knows who is behind each connection, refuses with a reason, and gives out certificates. */
import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { type ServerInterceptor, status } from '@grpc/grpc-js';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentId } from '../../core/id.ts';
import { JOIN_SERVICE } from '../../proto/join-service.ts';
import { type Credential, judgeCredential, judgeStay, type Refusal } from '../access/admission.ts';
import { countRefusal, isLimited, type RefusalCounts } from '../access/rate-limit.ts';
import { REFUSALS } from '../access/refusal.ts';
import type { AccessBook } from './access-book.ts';
import { readCredential } from './certificate.ts';
import { type Answer, refuseCalls } from './guard.ts';

/** Somebody who was refused; `agent` is the name that was proven or asked for, `null` when there is none. */
export type RefusedTry = { readonly address: string; readonly agent: AgentId | null; readonly reason: string };

type Peer = { readonly address: string; readonly credential: Credential | null; readonly hasCertificate: boolean };

/** An agent that has to go, and what it is told. */
export type Leaver = { readonly agent: AgentId; readonly answer: Answer };

export type Keeper = {
  /** For the server whose calls are to be judged: every one but `Join` needs a certificate that holds now. */
  readonly interceptor: ServerInterceptor;
  meet(socket: TLSSocket): void;
  /** Somebody who was not understood before there was a connection. */
  meetBroken(address: string): void;
  /** Whom the connection's certificate names; `null` when it is none of ours. Whether it is still good is another question. */
  agentOf(peer: string): AgentId | null;
  /** Which of the agents that are in have to leave now, and why. */
  leavers(agents: readonly AgentId[]): readonly Leaver[];
  /** Whether strangers of this connection's address are listened to. */
  isLimited(peer: string): boolean;
  /** Counts and reports a refusal, and says how to answer. */
  refuse(peer: string, refusal: Refusal, agent: AgentId | null): Answer;
};

export function createKeeper(book: AccessBook, onRefused: (refused: RefusedTry) => void): Keeper {
  const peers = new Map<string, Peer>();
  const counts: RefusalCounts = new Map();
  const note = (address: string, refusal: Refusal, agent: AgentId | null): void => {
    const nowMs = Date.now();
    if (isLimited(counts, address, nowMs)) return;
    countRefusal(counts, address, nowMs);
    onRefused({ address, agent, reason: REFUSALS[refusal].text });
    // The last line of this address for a while says so.
    if (isLimited(counts, address, nowMs)) onRefused({ address, agent, reason: REFUSALS['too-many-tries'].text });
  };
  const refuse: Keeper['refuse'] = (peer, refusal, agent) => {
    note(peers.get(peer)?.address ?? '', refusal, agent);
    return answerOf(refusal);
  };
  const judge = (peer: string): Refusal | null => {
    const known = peers.get(peer);
    if (known === undefined || !known.hasCertificate) return 'no-certificate';
    const { credential } = known;
    return credential === null ? 'foreign-certificate' : judgeCredential(credential, book.known(credential.agent), Date.now());
  };
  const agentOf = (peer: string): AgentId | null => peers.get(peer)?.credential?.agent ?? null;
  return {
    interceptor: refuseCalls((method, call) => {
      if (method === JOIN_SERVICE.Join.path) return null;
      const peer = call.getPeer();
      return orUnusable(() => {
        const refusal = judge(peer);
        return refusal === null ? null : refuse(peer, refusal, agentOf(peer));
      });
    }),
    meet: (socket) => {
      const address = socket.remoteAddress ?? '';
      // As gRPC names the peer of a call.
      const name = `${address}:${socket.remotePort}`;
      const certificate = socket.getPeerX509Certificate();
      const credential = certificate === undefined ? null : tryReadCredential(book, certificate);
      const peer: Peer = { address, credential, hasCertificate: certificate !== undefined };
      peers.set(name, peer);
      // The port may be somebody else's by the time that its end is heard of.
      socket.once('close', () => void (peers.get(name) === peer && peers.delete(name)));
    },
    // Whoever is gone before its handshake is over has no address any more, and has not been refused.
    meetBroken: (address) => {
      if (address !== '') note(address, 'not-tls', null);
    },
    agentOf,
    leavers: createLeaverWatch(book),
    isLimited: (peer) => isLimited(counts, peers.get(peer)?.address ?? '', Date.now()),
    refuse,
  };
}

/** Asked several times a second for hundreds of agents: two listings answer it, and a record is read when its certificate may have ended. */
function createLeaverWatch(book: AccessBook): Keeper['leavers'] {
  const expiresAtMs = new Map<AgentId, number>();
  const find = (agents: readonly AgentId[]): readonly Leaver[] => {
    const nowMs = Date.now();
    const { joined, revoked } = book.standing();
    return agents.flatMap((agent) => {
      if (joined.has(agent) && !revoked.has(agent) && nowMs < (expiresAtMs.get(agent) ?? 0)) return [];
      const known = book.known(agent);
      expiresAtMs.set(agent, known.record?.expiresAtMs ?? 0);
      const refusal = judgeStay(known, nowMs);
      return refusal === null ? [] : [{ agent, answer: answerOf(refusal) }];
    });
  };
  return (agents) => {
    try {
      return find(agents);
    } catch (error) {
      // Who is in stays in while the register cannot be read: a full disk is no reason to lose a run.
      if (error instanceof ExpectedError) return [];
      throw error;
    }
  };
}

function answerOf(refusal: Refusal): Answer {
  const { status: name, text } = REFUSALS[refusal];
  return { code: status[name], details: text };
}

/** A register that cannot be read admits nobody; it is the coordinator's trouble, so the agent tries again. */
function orUnusable(judge: () => Answer | null): Answer | null {
  try {
    return judge();
  } catch (error) {
    if (error instanceof ExpectedError) return { code: status.UNAVAILABLE, details: 'the coordinator cannot read who may come in' };
    throw error;
  }
}

function tryReadCredential(book: AccessBook, certificate: X509Certificate): Credential | null {
  try {
    return readCredential(
      certificate,
      book.authorities(Date.now()).trusted.map((authority) => authority.certificate),
    );
  } catch {
    // Whatever a stranger's certificate holds that Node cannot read, it is none of ours.
    return null;
  }
}
