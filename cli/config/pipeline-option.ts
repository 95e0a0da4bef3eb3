/** The `pipeline` part of the configuration file: how commits of a branch go live by themselves. Durations are texts such as `30s`; secrets are named, never written. */

/** What a receiver may be told of; all when not given. */
export type NoticeKind = 'batch' | 'green' | 'red' | 'culprit' | 'acquittal' | 'hold' | 'deploy' | 'human' | 'warning';

/** `env:NAME` is read from the environment when the pipeline starts, and stands nowhere else. */
type Secret = `env:${string}`;

type Chosen = { readonly kinds?: readonly NoticeKind[] };

/** Who is told what happens. */
export type NoticeOptions = Chosen &
  (
    | {
        /** Commit statuses. */
        readonly type: 'github' | 'gitlab';
        /** `owner/name`; of GitLab the whole path, or the number. */
        readonly project: string;
        readonly token: Secret;
        /** Default: `https://api.github.com` or `https://gitlab.com/api/v4`. */
        readonly api?: string;
        /** The status' name. Default: `shard-run`. */
        readonly context?: string;
        /** Where people read more. */
        readonly targetUrl?: string;
      }
    /** JSON with `text`, as Slack and Mattermost take it. The URL is a secret: `env:CHAT_URL`. */
    | { readonly type: 'chat'; readonly url: string }
    /** The notice as JSON, signed in `X-Hub-Signature-256` when there is a secret. */
    | { readonly type: 'webhook'; readonly url: string; readonly secret?: Secret }
    /** `env:SMTP_URL` holds `smtps://user:password@host:port`. */
    | { readonly type: 'mail'; readonly url: string; readonly from: string; readonly to: readonly string[] }
  );

/** All of it is optional, and an option of the command line goes before it. */
export type PipelineOptions = {
  /** Default: `main`. */
  readonly branch?: string;
  /** The remote whose branch is watched, such as `origin`. Default: the repository itself. */
  readonly remote?: string;
  /** The ref that moves to what is green. Default: `refs/heads/green`. */
  readonly green?: string;
  /** A coordinator for the runs, `HOST:PORT`. Default: one of the pipeline's own. */
  readonly on?: string;
  /** Agents of this machine; 0 to 64. Default: half of the cores with an own coordinator, else 0. */
  readonly localAgents?: number;
  /** Agents that trials may count on at once; 1 to 1024. Default: the local ones, or 12. */
  readonly trialAgents?: number;
  /** The fleet of `deploy`. Default: the only one; `false` ends the pipeline at the green ref. */
  readonly fleet?: string | false;
  /** What is left after an eviction is tested whole again (`strict`), or its proof is put together (`fast`). Default: `strict`. */
  readonly proof?: 'strict' | 'fast';
  /** Between two looks at the branch when nobody says that it moved. Default: `30s`. */
  readonly interval?: string;
  /** Commits in one batch; 1 to 200. Default: 30. */
  readonly maxBatch?: number;
  /** Rounds of trials before a failure is held for a person; 1 to 10. Default: 3. */
  readonly maxRounds?: number;
  /** Reverts of convicted commits that are prepared in a day, as refs, never pushed; 0 to 100. Default: 10. */
  readonly revertsPerDay?: number;
  /** Failures of one case in thirty days that may ship when they are acquitted; 0 to 100. Default: 3. */
  readonly mercyPerCase?: number;
  /** What becomes of commits whose release was taken back: they wait for a person, or each is shipped alone. Default: `hold`. */
  readonly afterRollback?: 'hold' | 'split';
  /**
   * Has agents that nobody else wants repeat tests: of fresh commits, of repairs, of cases that are not certified. `agents` of them at once (1 to 64, default: 4), for
   * `perDay` of their time together (default: `8h`). Default: `false`.
   */
  readonly idle?: false | { readonly agents?: number; readonly perDay?: string };
  /** Hears pushes from a forge, on loopback. */
  readonly webhook?: { readonly listen: string; readonly secret: Secret };
  readonly notices?: readonly NoticeOptions[];
};
