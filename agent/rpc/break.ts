/** Reads why a stream ended: try again, start over as a new session, or give up with a reason for a person. */
import { ExpectedError } from '../../core/expected-error.ts';
import { PROTOCOL_VERSION } from '../../core/session-message.ts';
import type { ProtocolError } from '../../proto/field.ts';

/** How a stream ended: with a gRPC status of the other side, or with a message that this side cannot accept. */
export type StreamEnd = { readonly code: number; readonly details: string } | { readonly error: ProtocolError };

export type Break =
  | { readonly kind: 'lost'; readonly reason: string }
  | { readonly kind: 'fenced'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly error: ExpectedError };

/** gRPC status codes as `proto/agent.proto` uses them. */
const STATUS = {
  ok: 0,
  invalidArgument: 3,
  alreadyExists: 6,
  permissionDenied: 7,
  failedPrecondition: 9,
  aborted: 10,
  unauthenticated: 16,
} as const;

/** `wasWelcome` tells an id that is taken from one that is taken by our own session, which the coordinator has not yet seen end. */
export function classifyBreak(end: StreamEnd, address: string, wasWelcome: boolean): Break {
  if ('error' in end) return refused(refusal(end.error, address));
  const reason = end.code === STATUS.ok ? 'the coordinator ended the stream' : end.details;
  switch (end.code) {
    case STATUS.failedPrecondition:
      return refused(versionMismatch(address, reason));
    case STATUS.invalidArgument:
      return refused(
        new ExpectedError('protocol-version', `the coordinator at ${address} refused a message of this agent: ${reason}`, {
          hint: 'install the same version of shard-run on both sides',
        }),
      );
    case STATUS.alreadyExists:
      return wasWelcome
        ? { kind: 'lost', reason }
        : refused(
            new ExpectedError('usage', `the coordinator at ${address} has another agent of this id: ${reason}`, {
              hint: 'give each agent an id of its own',
            }),
          );
    case STATUS.permissionDenied:
    case STATUS.unauthenticated:
      return refused(
        new ExpectedError('access-refused', `the coordinator at ${address} does not admit this agent: ${reason}`, {
          hint: 'on the coordinator: shard-run coordinator agents lists who may come in, and shard-run coordinator token prints a line to join with',
        }),
      );
    case STATUS.aborted:
      return { kind: 'fenced', reason };
    default:
      return { kind: 'lost', reason };
  }
}

function refused(error: ExpectedError): Break {
  return { kind: 'refused', reason: error.message, error };
}

function refusal(error: ProtocolError, address: string): ExpectedError {
  if (error.kind === 'version') return versionMismatch(address, `the coordinator speaks version ${error.found}`, Number(error.found));
  return new ExpectedError('protocol-version', `the coordinator at ${address} sent a message that cannot be understood: ${error.message}`, {
    hint: 'install the same version of shard-run on both sides',
    cause: error,
  });
}

/** `found` is what the coordinator speaks, unset when only it knows. */
function versionMismatch(address: string, reason: string, found = Number.POSITIVE_INFINITY): ExpectedError {
  return new ExpectedError(
    'protocol-version',
    `the coordinator at ${address} and this agent do not speak the same protocol: this agent speaks version ${PROTOCOL_VERSION}, and ${reason}`,
    {
      hint:
        found < PROTOCOL_VERSION
          ? 'the coordinator is older: stop it and start the newer version, or bring this machine to its: shard-run agent upgrade VERSION'
          : 'bring this machine to the version that shard-run --version says on the coordinator: shard-run agent upgrade VERSION',
    },
  );
}

export function unreachable(address: string, tries: number, reason: string): ExpectedError {
  return new ExpectedError('coordinator-unreachable', `no coordinator answers at ${address} after ${tries} tries: ${reason}`, {
    hint: `check that a coordinator listens there: shard-run coordinator --listen ${address}`,
  });
}
