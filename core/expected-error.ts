/**
 * Everything a user, a project or a network can cause, in one table.
 *
 * A failed test is not an error: it is an outcome. A bug is not here either: it is a failed `assert`. The table gives each code its exit code
 * and its gRPC status; docs/reference/errors.md is generated from it.
 */

/** Process exit codes, the contract of the command line. */
export const EXIT = { green: 0, red: 1, usage: 2, incomplete: 3, interrupted: 130 } as const;

type Row = { readonly exit: number; readonly grpc: string; readonly isRetryable: boolean; readonly meaning: string };

/** Each code with its exit code, its gRPC status, whether trying again may help, and what it means in words. */
export const ERROR_TABLE = {
  'node-too-old': { exit: 2, grpc: 'FAILED_PRECONDITION', isRetryable: false, meaning: 'this Node.js is older than shard-run needs' },
  'usage': { exit: 2, grpc: 'INVALID_ARGUMENT', isRetryable: false, meaning: 'an option or argument cannot be understood' },
  'config-invalid': {
    exit: 2,
    grpc: 'INVALID_ARGUMENT',
    isRetryable: false,
    meaning: 'shard.config.ts throws, does not parse, or has a wrong key or value',
  },
  'framework-missing': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'no supported test framework is installed in the project',
  },
  'framework-too-old': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'the installed test framework is older than the oldest supported one',
  },
  'framework-config-broken': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: "the framework could not load the project's configuration",
  },
  'no-tests': { exit: 3, grpc: 'NOT_FOUND', isRetryable: false, meaning: 'no test file was found: nothing can be proven' },
  'no-match': { exit: 2, grpc: 'NOT_FOUND', isRetryable: false, meaning: 'no test file matches what was named' },
  'infeasible': { exit: 2, grpc: 'FAILED_PRECONDITION', isRetryable: false, meaning: 'no connected agent has the labels a test needs' },
  'port-in-use': { exit: 2, grpc: 'UNAVAILABLE', isRetryable: false, meaning: 'another process listens on the port' },
  'not-loopback': {
    exit: 2,
    grpc: 'PERMISSION_DENIED',
    isRetryable: false,
    meaning: 'a listener beyond loopback needs TLS and a credential',
  },
  'protocol-version': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'agent and coordinator speak different protocol versions',
  },
  'agent-unknown': {
    exit: 3,
    grpc: 'NOT_FOUND',
    isRetryable: true,
    meaning: 'the coordinator does not know this agent session: register again',
  },
  'lease-fenced': { exit: 3, grpc: 'ABORTED', isRetryable: false, meaning: 'the lease moved to another agent; its late result is refused' },
  'coordinator-unreachable': { exit: 3, grpc: 'UNAVAILABLE', isRetryable: true, meaning: 'no coordinator answers at the address' },
  'agents-missing': { exit: 3, grpc: 'DEADLINE_EXCEEDED', isRetryable: true, meaning: 'fewer agents than expected joined in time' },
  'history-corrupt': { exit: 2, grpc: 'DATA_LOSS', isRetryable: false, meaning: 'the history file is damaged' },
  'history-newer': { exit: 2, grpc: 'FAILED_PRECONDITION', isRetryable: false, meaning: 'the history file was written by a newer version' },
  'history-unwritable': {
    exit: 2,
    grpc: 'RESOURCE_EXHAUSTED',
    isRetryable: true,
    meaning: 'the history file cannot be written: read-only or full',
  },
  'journal-unwritable': {
    exit: 3,
    grpc: 'RESOURCE_EXHAUSTED',
    isRetryable: true,
    meaning: 'the run journal cannot be written: read-only or full',
  },
  'certificate-invalid': {
    exit: 1,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'the certificate does not prove its verdict',
  },
  'not-found': { exit: 2, grpc: 'NOT_FOUND', isRetryable: false, meaning: 'the run or case that was named is not in the ledger' },
  'interrupted': { exit: 130, grpc: 'CANCELLED', isRetryable: true, meaning: 'the run was interrupted' },
} as const satisfies Record<string, Row>;

/** A row of `ERROR_TABLE`. */
export type ErrorCode = keyof typeof ERROR_TABLE;

/** What went wrong, said to a user: `message` is lower case and quotes the offending value, `hint` is the next step. */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: { readonly hint: string; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
  }

  get exitCode(): number {
    return ERROR_TABLE[this.code].exit;
  }
}
