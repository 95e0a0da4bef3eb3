/** The pipeline room, wired: what `cli` calls. */
export { sendCommand, watchInbox } from './control/inbox.ts';
export { type StoryLine, tellStory } from './flow/story.ts';
export { makeCandidate } from './git/candidate.ts';
export { listCommits, listGone, readTree, resolveCommit } from './git/commit-list.ts';
export { layTree } from './git/lay-tree.ts';
export { moveRef, readRef } from './git/move-ref.ts';
export { prepareRevert } from './git/revert.ts';
export { makeTrialTrees } from './git/trial-tree.ts';
export { lockPipeline } from './journal/lock.ts';
export { openPipeline } from './loop.ts';
export { openNotices } from './notice/open-notices.ts';
export { readPipeline } from './read.ts';
export { readTip } from './watch/branch-tip.ts';
export { hearBell, installPushHook } from './watch/push-hook.ts';
export { openWebhookReceiver } from './watch/webhook-receiver.ts';
