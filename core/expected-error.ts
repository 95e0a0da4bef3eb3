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
  'browser-unusable': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'a browser or its driver is not installed, cannot be started, or the two do not fit together',
  },
  'remote-end-unusable': {
    exit: 2,
    grpc: 'UNAVAILABLE',
    isRetryable: true,
    meaning: 'a WebDriver remote end or Grid does not answer, or has no browser that matches',
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
  'access-refused': {
    exit: 2,
    grpc: 'PERMISSION_DENIED',
    isRetryable: false,
    meaning: 'the coordinator does not admit this agent: its token, its certificate or its name is not accepted',
  },
  'fingerprint-mismatch': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'whoever answers at the address is not the coordinator whose fingerprint was given',
  },
  'credential-unusable': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'a certificate, key or identity on this machine is missing, damaged, or cannot be read or written',
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
  'upgrade-failed': {
    exit: 3,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'another version of shard-run could not be installed or does not serve: the agent goes on as it was',
  },
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
  'not-proven': {
    exit: 3,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'no valid green certificate stands for exactly the revision that is to be deployed',
  },
  'journal-damaged': {
    exit: 3,
    grpc: 'DATA_LOSS',
    isRetryable: false,
    meaning: 'a line of a journal is not what was written',
  },
  'pipeline-under-way': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: true,
    meaning: 'another process runs the pipeline of this branch',
  },
  'rollout-under-way': {
    exit: 3,
    grpc: 'ABORTED',
    isRetryable: true,
    meaning: 'another deployer on this machine is at work on the fleet',
  },
  'superseded': {
    exit: 3,
    grpc: 'ABORTED',
    isRetryable: false,
    meaning: 'a newer revision or another deployer took its place',
  },
  'release-not-made': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'no release can be made of the tree that was named',
  },
  'inventory-invalid': {
    exit: 2,
    grpc: 'INVALID_ARGUMENT',
    isRetryable: false,
    meaning: 'the hosts of a fleet cannot be understood, or two of them are one',
  },
  'host-unreachable': {
    exit: 3,
    grpc: 'UNAVAILABLE',
    isRetryable: true,
    meaning: 'a host gave no answer in time, or the connection was lost',
  },
  'host-key-unknown': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'no key is pinned for the host, so nobody can tell whether it is the right one',
  },
  'host-key-changed': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'the host shows another key than the one that is pinned, or one that was revoked',
  },
  'host-login-refused': { exit: 2, grpc: 'UNAUTHENTICATED', isRetryable: false, meaning: 'the host accepts none of the keys' },
  'identity-unusable': {
    exit: 2,
    grpc: 'INVALID_ARGUMENT',
    isRetryable: false,
    meaning: 'a private key cannot be read, is encrypted without a passphrase at hand, or is of a kind that is not supported',
  },
  'host-unfit': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'a host cannot take releases: rsync is missing or too old, the disk is read-only, or something is in the way',
  },
  'host-full': { exit: 3, grpc: 'RESOURCE_EXHAUSTED', isRetryable: true, meaning: 'a host has no room for the release' },
  'staging-failed': {
    exit: 3,
    grpc: 'UNAVAILABLE',
    isRetryable: true,
    meaning: 'a release could not be brought to a host, or its files there are not those of its manifest',
  },
  'certificate-invalid': {
    exit: 1,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'the certificate does not prove its verdict',
  },
  'workspace-unusable': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'no tree can be made of the files, or no folder of the tree: git is missing, or a file or folder cannot be used',
  },
  'workspace-too-large': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'a tree or its pack has more files or bytes than a workspace may have',
  },
  'workspace-unholdable': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: "the tree has a path that the agent's file system cannot hold",
  },
  'workspace-unknown': {
    exit: 3,
    grpc: 'NOT_FOUND',
    isRetryable: true,
    meaning: 'the coordinator does not have the tree: it has to be sent again',
  },
  'workspace-damaged': {
    exit: 3,
    grpc: 'DATA_LOSS',
    isRetryable: true,
    meaning: 'a pack or a store of trees is damaged or incomplete',
  },
  'workspace-disk-full': { exit: 3, grpc: 'RESOURCE_EXHAUSTED', isRetryable: true, meaning: 'there is no room for a workspace' },
  'workspace-busy': { exit: 2, grpc: 'FAILED_PRECONDITION', isRetryable: false, meaning: 'another process has the folder of workspaces' },
  'workspace-setup-failed': {
    exit: 3,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'the command that installs the dependencies of a project failed or did not end',
  },
  'service-failed': {
    exit: 3,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'a service that a suite stands on ended, or did not become ready in time',
  },
  'artifact-too-large': {
    exit: 3,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'a file that a unit left, or all of a run together, are larger than they may be',
  },
  'artifact-incomplete': {
    exit: 3,
    grpc: 'OUT_OF_RANGE',
    isRetryable: true,
    meaning: 'a file that a unit left did not come whole, or its sender began where nothing is held',
  },
  'artifact-damaged': {
    exit: 3,
    grpc: 'DATA_LOSS',
    isRetryable: true,
    meaning: 'the bytes of a file that a unit left are not those of its digest',
  },
  'artifact-unwritable': {
    exit: 3,
    grpc: 'RESOURCE_EXHAUSTED',
    isRetryable: true,
    meaning: 'a file that a unit left cannot be stored: read-only or full',
  },
  'artifact-missing': {
    exit: 3,
    grpc: 'DEADLINE_EXCEEDED',
    isRetryable: false,
    meaning: 'files that units left did not reach the coordinator before the end of the run; no outcome depends on them',
  },
  'pool-full': { exit: 3, grpc: 'RESOURCE_EXHAUSTED', isRetryable: true, meaning: 'a shared coordinator has as many runs as it takes' },
  'not-found': { exit: 2, grpc: 'NOT_FOUND', isRetryable: false, meaning: 'the run, case or agent that was named is not known here' },
  'quarantine-barred': {
    exit: 2,
    grpc: 'FAILED_PRECONDITION',
    isRetryable: false,
    meaning: 'the case is broken, or never failed: a quarantine is for cases that fail and pass',
  },
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
