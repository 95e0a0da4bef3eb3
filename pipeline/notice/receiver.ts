/** Who gets the pipeline's notices, as the configuration says it once every secret was read from its environment variable. */
import type { PipelineNotice } from '../flow/types.ts';

/** A notice with its time and the branch that it is about. */
export type SentNotice = PipelineNotice & { readonly atMs: number; readonly branch: string };

/** Which notices a receiver wants; all when unset. */
type Wanted = { readonly kinds?: readonly PipelineNotice['kind'][] };

/** A receiver with its secrets in place: it lives in memory alone and is never logged, journaled or shown. */
export type NoticeReceiver = Wanted &
  (
    | {
        /** Commit statuses: `api` is the root of the forge's API, `project` is `owner/name`, or GitLab's path or number. */
        readonly type: 'github' | 'gitlab';
        readonly api: string;
        readonly project: string;
        readonly token: string;
        /** The status' name at the forge. */
        readonly context: string;
        /** Where people read more; `null` is nowhere. */
        readonly targetUrl: string | null;
      }
    /** JSON with `text`, as Slack, Mattermost and others take it. */
    | { readonly type: 'chat'; readonly url: string }
    /** The notice as JSON; `secret` signs it as forges do, `null` leaves it unsigned. */
    | { readonly type: 'webhook'; readonly url: string; readonly secret: string | null }
    /** `url` is `smtp://[user:password@]host:port` or `smtps://…`. */
    | { readonly type: 'mail'; readonly url: string; readonly from: string; readonly to: readonly string[] }
  );
