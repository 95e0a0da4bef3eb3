/** Releases on the deployer's side and on their way: made of a git tree, kept as a folder with its manifest, brought to hosts and proven there. */
import type { ReleaseId } from '../../core/id.ts';
import type { Release } from '../rollout/types.ts';
import type { HostSession } from '../target/target.ts';

export type MakeOptions = {
  /** Any directory inside the repository that has the tree. */
  readonly repository: string;
  readonly tree: string;
  readonly commit: string;
  /** SHA-256 (hex) of the certificate's file; empty when overridden. */
  readonly certificate: string;
  readonly exclude: readonly string[];
  readonly signal: AbortSignal;
};

export type StagingOptions = {
  readonly release: Release;
  /** A release that the host is proven to hold, to send only what differs; `null` sends everything. */
  readonly from: ReleaseId | null;
  readonly epoch: number;
  readonly shared: { readonly files: readonly string[]; readonly directories: readonly string[] };
  readonly signal: AbortSignal;
};

/** `digest` is what the host computed over its own files: equal to the release's, or staging has failed. */
export type StagingResult = {
  readonly digest: string;
  readonly sentBytes: number;
  /** What whoever ships should know: a link into `shared/` that hides files of the tree, a shared file that was created empty. */
  readonly notices: readonly string[];
};

export interface ReleaseStore extends AsyncDisposable {
  /** Makes the release of a tree, or finds it: the same tree and exclusions give the same id and digest. Throws `release-not-made`. */
  make(options: MakeOptions): Promise<Release>;
  get(id: ReleaseId): Release | null;
  /** Brings and proves a release on a host; does nothing but prove when it is there already. Safe to repeat after any interruption. Throws an `ExpectedError` that names the host. */
  stage(session: HostSession, options: StagingOptions): Promise<StagingResult>;
  /** Bytes that a host with `from` would be sent, for `deploy plan`. */
  estimateBytes(release: Release, from: ReleaseId | null): Promise<number>;
  /** Forgets all but these. */
  keep(ids: readonly ReleaseId[]): Promise<void>;
}
