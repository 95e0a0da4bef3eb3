/**
 * Identifiers, branded so that one kind is never passed for another.
 *
 * All are plain strings on the wire and in the ledger. They are compared for equality only; none is parsed, except that a `FileKey`
 * is made by `fileKey()` and a `CaseId` by `caseId()`, both pure functions of what they name.
 */

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** One execution of a revision's whole plan. */
export type RunId = Brand<'RunId'>;
/** The daemon on a build machine; unique within a coordinator. */
export type AgentId = Brand<'AgentId'>;
/** What is handed to a slot at once: a file, a slice of a file, or a bundle of files. */
export type UnitId = Brand<'UnitId'>;
/** A unit lent to a slot until a deadline. A unit that moves gets a new lease. */
export type LeaseId = Brand<'LeaseId'>;
/** One test file of one project, in one execution kind. See `fileKey`. */
export type FileKey = Brand<'FileKey'>;
/** One test case for ever: project, file, title path, ordinal. See `caseId` in `test-case.ts`. */
export type CaseId = Brand<'CaseId'>;
/** A machine that a fleet's releases go to, by the name the inventory gives it; unique in the fleet. */
export type HostId = Brand<'HostId'>;
/** A release's folder on the hosts, made of its content: the same tree is the same release on every host and for ever. */
export type ReleaseId = Brand<'ReleaseId'>;
/** One attempt to bring one release to a fleet. */
export type RolloutId = Brand<'RolloutId'>;

/** Names a run. The text is not checked: it is made by us or was parsed at an edge. */
export const runId = (text: string): RunId => text as RunId;
/** Names an agent; see `runId`. */
export const agentId = (text: string): AgentId => text as AgentId;
/** Names a unit; see `runId`. */
export const unitId = (text: string): UnitId => text as UnitId;
/** Names a lease; see `runId`. */
export const leaseId = (text: string): LeaseId => text as LeaseId;
/** Names a host; see `runId`. */
export const hostId = (text: string): HostId => text as HostId;
/** Names a release; see `runId`. */
export const releaseId = (text: string): ReleaseId => text as ReleaseId;
/** Names a rollout; see `runId`. */
export const rolloutId = (text: string): RolloutId => text as RolloutId;
