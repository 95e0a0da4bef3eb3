/** Gives certificates: to strangers with a token, and to agents whose present one is about to end. */
import { type handleUnaryCall, type ServiceError, status } from '@grpc/grpc-js';
import { ExpectedError } from '../../core/expected-error.ts';
import type { AgentId } from '../../core/id.ts';
import type { IssuedCredential, JoinAsked, ParsedJoin, RenewAsked } from '../../proto/join-service.ts';
import { judgeJoin, type Refusal, withKey } from '../access/admission.ts';
import type { AccessBook } from '../credential/access-book.ts';
import { createAgentCertificate, requestKeyDigest } from '../credential/certificate.ts';
import type { Answer } from '../credential/guard.ts';
import type { Keeper } from '../credential/keeper.ts';

export type JoinServiceOptions = {
  readonly book: AccessBook;
  readonly keeper: Keeper;
  /** How long a certificate lives. */
  readonly certificateTtlMs: number;
  /** Whom agents have to trust from now on, DER. */
  readonly authorities: () => readonly Uint8Array[];
};

type Handler<Asked> = handleUnaryCall<ParsedJoin<Asked>, IssuedCredential>;
export type JoinService = { readonly Join: Handler<JoinAsked>; readonly Renew: Handler<RenewAsked> };

/** Returns the handlers. */
export function createJoinService(options: JoinServiceOptions): JoinService {
  const { keeper } = options;
  return {
    Join: (call, answer) => {
      const peer = call.getPeer();
      if (keeper.isLimited(peer)) return answer(keeper.refuse(peer, 'too-many-tries', null));
      if (!call.request.ok) return answer({ code: status.INVALID_ARGUMENT, details: call.request.error.message });
      const { agent } = call.request.message;
      void join(options, call.request.message)
        .then((made) => answerWith(answer, made, (refusal) => keeper.refuse(peer, refusal, agent)))
        .catch((error: unknown) => answer(failureOf(error)));
    },
    Renew: (call, answer) => {
      const peer = call.getPeer();
      const agent = keeper.agentOf(peer);
      if (!call.request.ok) return answer({ code: status.INVALID_ARGUMENT, details: call.request.error.message });
      if (agent === null) return answer(keeper.refuse(peer, 'no-certificate', null));
      void renew(options, agent, call.request.message)
        .then((made) => answerWith(answer, made, (refusal) => keeper.refuse(peer, refusal, agent)))
        .catch((error: unknown) => answer(failureOf(error)));
    },
  };
}

type Outcome = IssuedCredential | Refusal;

/** Judged before anything is signed, and again when it is: another request for the same token or name may have come meanwhile. */
async function join(options: JoinServiceOptions, asked: JoinAsked): Promise<Outcome> {
  const keyDigest = await requestKeyDigest(asked.request);
  if (keyDigest === null) return 'malformed-request';
  const refused = judge(options, asked, keyDigest);
  if (refused !== null) return refused;
  return issue(options, { agent: asked.agent, request: asked.request, keyDigest }, () => {
    const { token } = options.book.findToken(asked.token);
    const late = judge(options, asked, keyDigest);
    if (late !== null || token === null) return late ?? 'token-wrong';
    return token.isSingleUse && !options.book.useToken(token, keyDigest) ? 'token-used' : null;
  });
}

async function renew(options: JoinServiceOptions, agent: AgentId, { request }: RenewAsked): Promise<Outcome> {
  const keyDigest = await requestKeyDigest(request);
  if (keyDigest === null) return 'malformed-request';
  return issue(options, { agent, request, keyDigest }, () => {
    const { record, isRevoked } = options.book.known(agent);
    if (isRevoked) return 'revoked';
    return record === null ? 'unknown-agent' : null;
  });
}

function judge({ book }: JoinServiceOptions, asked: JoinAsked, keyDigest: string): Refusal | null {
  const { token, usedByKey, digest } = book.findToken(asked.token);
  return judgeJoin(token, usedByKey, { digest, keyDigest, nowMs: Date.now() }, book.known(asked.agent));
}

type Wanted = { readonly agent: AgentId; readonly request: Uint8Array; readonly keyDigest: string };

/** What is given out is in the register before anybody has it. `judgeAgain` runs in the same turn as the writing. */
async function issue(options: JoinServiceOptions, wanted: Wanted, judgeAgain: () => Refusal | null): Promise<Outcome> {
  const nowMs = Date.now();
  const { book, certificateTtlMs } = options;
  const made = await createAgentCertificate(book.authorities(nowMs).issuing, { ...wanted, nowMs, ttlMs: certificateTtlMs });
  if (made === null) return 'malformed-request';
  const refused = judgeAgain();
  if (refused !== null) return refused;
  const { agent, keyDigest } = wanted;
  book.keep(withKey(book.known(agent).record, { agent, keyDigest, nowMs, expiresAtMs: made.validToDate.getTime() }));
  return { certificate: made.raw, authorities: options.authorities() };
}

function answerWith(
  answer: (error: Partial<ServiceError> | null, value?: IssuedCredential) => void,
  made: Outcome,
  refuse: (refusal: Refusal) => Answer,
): void {
  if (typeof made === 'string') answer(refuse(made));
  else answer(null, made);
}

/** A folder that cannot be written is the coordinator's trouble: the other side may try again, and needs no path of ours. */
function failureOf(error: unknown): Answer {
  if (error instanceof ExpectedError) return { code: status.RESOURCE_EXHAUSTED, details: 'the coordinator cannot write who may come in' };
  return { code: status.INTERNAL, details: 'the coordinator failed; its log says why' };
}
