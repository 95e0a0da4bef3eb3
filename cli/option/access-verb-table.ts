/** The verbs that decide who may come in, as the one table that verb-table.ts makes of them all. */
import { duration, flag, text } from './option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const place = { cwd: text('DIR', "the coordinator's project directory, instead of the current one", 'directory') };

const AGENT_NAME: Operands = {
  placeholder: 'AGENT',
  summary: 'the name that shard-run coordinator agents lists',
  max: 1,
  completes: 'nothing',
};

export const COORDINATOR_TOKEN_VERB = {
  name: 'coordinator token',
  summary: 'prints a line with which machines join a coordinator that listens beyond loopback',
  operands: NO_OPERANDS,
  options: {
    expires: duration('how long the token is good (default: 1h, at most 7 days)'),
    single: flag('for one machine only'),
    ...place,
  },
  examples: [
    ['shard-run coordinator token', 'for every machine that is set up within the hour'],
    ['shard-run coordinator token --single --expires 10m', 'for one machine, now'],
  ],
} as const satisfies Verb;

export const COORDINATOR_AGENTS_VERB = {
  name: 'coordinator agents',
  summary: 'lists the agents that joined, until when they may come in, who was revoked, and who is sick',
  operands: NO_OPERANDS,
  options: { trust: text('AGENT', 'forgets what runs found against an agent: it is sick no more', 'nothing'), ...place },
  examples: [
    ['shard-run coordinator agents', 'also while the coordinator does not run'],
    ['shard-run coordinator agents --trust build-7', 'after the machine was mended'],
  ],
} as const satisfies Verb;

export const COORDINATOR_REVOKE_VERB = {
  name: 'coordinator revoke',
  summary: 'refuses an agent from now on and cuts it off within a second',
  operands: AGENT_NAME,
  options: place,
  examples: [['shard-run coordinator revoke build-7', 'its work moves to other agents']],
} as const satisfies Verb;

export const COORDINATOR_FORGET_VERB = {
  name: 'coordinator forget',
  summary: 'lets go of the name of an agent, so that another machine may join under it',
  operands: AGENT_NAME,
  options: place,
  examples: [['shard-run coordinator forget build-7', 'after the machine was set up anew']],
} as const satisfies Verb;

export const COORDINATOR_ROTATE_VERB = {
  name: 'coordinator rotate',
  summary: "makes a new authority for the agents' certificates; both are trusted until every agent has renewed",
  operands: NO_OPERANDS,
  options: { now: flag('trusts the old one no more, from now on: every agent has to join again'), ...place },
  examples: [
    ['shard-run coordinator rotate', 'nothing stops, and nobody has to do anything'],
    ['shard-run coordinator rotate --now', 'the key of the authority was stolen'],
  ],
} as const satisfies Verb;
