/** What a forge shows beside a commit, in GitHub's form and in GitLab's. */
import type { PipelineNotice } from '../flow/types.ts';
import type { Post } from './post.ts';
import type { NoticeReceiver, SentNotice } from './receiver.ts';

type Forge = Extract<NoticeReceiver, { type: 'github' | 'gitlab' }>;
type State = 'pending' | 'success' | 'failure';

/** GitHub refuses longer ones; GitLab cuts them. */
const DESCRIPTION_CHARACTERS = 140;
/** Commits that one notice names; a batch is smaller. */
const COMMITS_MAX = 100;

/** A red batch is pending: nobody is to blame before there is a culprit. What has no state says nothing of a commit. */
const STATES: Readonly<Partial<Record<PipelineNotice['kind'], State>>> = {
  batch: 'pending',
  red: 'pending',
  hold: 'pending',
  green: 'success',
  culprit: 'failure',
};

/** Of a rollout only its end is said, as a status of its own: what was tested green stays so. */
function statusOf({ kind, isGood }: SentNotice, context: string): { readonly state: State; readonly context: string } | null {
  if (kind === 'deploy') return isGood === null ? null : { state: isGood ? 'success' : 'failure', context: `${context}/deploy` };
  const state = STATES[kind];
  return state === undefined ? null : { state, context };
}

/** Returns a request a commit that the notice gives a state. */
export function statusPosts(forge: Forge, notice: SentNotice): readonly Post[] {
  const status = statusOf(notice, forge.context);
  if (status === null) return [];
  return notice.commits
    .slice(0, COMMITS_MAX)
    .map((commit) => (forge.type === 'github' ? onGitHub : onGitLab)(forge, commit, { ...status, words: notice.words }));
}

type Said = { readonly state: State; readonly context: string; readonly words: string };

function onGitHub(forge: Forge, commit: string, { state, context, words }: Said): Post {
  const [owner = '', name = ''] = forge.project.split('/');
  return {
    url: `${forge.api}/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}/statuses/${commit}`,
    headers: { authorization: `Bearer ${forge.token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28' },
    body: JSON.stringify({
      state,
      context,
      description: shorten(words),
      ...(forge.targetUrl === null ? {} : { target_url: forge.targetUrl }),
    }),
  };
}

function onGitLab(forge: Forge, commit: string, { state, context, words }: Said): Post {
  return {
    url: `${forge.api}/projects/${encodeURIComponent(forge.project)}/statuses/${commit}`,
    headers: { 'private-token': forge.token },
    body: JSON.stringify({
      state: state === 'failure' ? 'failed' : state,
      name: context,
      description: shorten(words),
      ...(forge.targetUrl === null ? {} : { target_url: forge.targetUrl }),
    }),
  };
}

function shorten(words: string): string {
  const [line = ''] = words.split(/\r?\n/u);
  return line.length <= DESCRIPTION_CHARACTERS ? line : `${line.slice(0, DESCRIPTION_CHARACTERS - 1)}…`;
}
