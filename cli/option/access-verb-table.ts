/** The verbs that decide who may come in, as the one table that verb-table.ts makes of them all. */
import { duration, flag, text } from './option.ts';
import type { Operands, Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const place = { cwd: text('DIR', "the coordinator's project directory (default: the current one)", 'directory') };

const AGENT_NAME: Operands = {
  placeholder: 'AGENT',
  summary: 'the name that shard-run coordinator agents lists',
  max: 1,
  completes: 'nothing',
};

export const COORDINATOR_TOKEN_VERB = {
  name: 'coordinator token',
  summary: 'prints the command with which other machines join this coordinator',
  operands: NO_OPERANDS,
  options: {
    expires: duration('how long the token is valid (default: 1h, at most 7d)'),
    single: flag('for one machine only'),
    ...place,
  },
  examples: [
    ['shard-run coordinator token', 'for any number of machines, within the hour'],
    ['shard-run coordinator token --single --expires 10m', 'for one machine, now'],
  ],
} as const satisfies Verb;

export const COORDINATOR_AGENTS_VERB = {
  name: 'coordinator agents',
  summary: 'lists the agents that joined: when their certificates expire, which were revoked, which are sick',
  operands: NO_OPERANDS,
  options: { trust: text('AGENT', 'forget what runs found against an agent: it is no longer sick', 'nothing'), ...place },
  examples: [
    ['shard-run coordinator agents', 'works while the coordinator is down, too'],
    ['shard-run coordinator agents --trust build-7', 'after the machine was repaired'],
  ],
} as const satisfies Verb;

export const COORDINATOR_REVOKE_VERB = {
  name: 'coordinator revoke',
  summary: 'cuts an agent off within a second and refuses it from then on',
  operands: AGENT_NAME,
  options: place,
  examples: [['shard-run coordinator revoke build-7', 'its work moves to other agents']],
} as const satisfies Verb;

export const COORDINATOR_FORGET_VERB = {
  name: 'coordinator forget',
  summary: "frees an agent's name, so that another machine may join under it",
  operands: AGENT_NAME,
  options: place,
  examples: [['shard-run coordinator forget build-7', 'after the machine was reinstalled']],
} as const satisfies Verb;

export const COORDINATOR_ROTATE_VERB = {
  name: 'coordinator rotate',
  summary: "makes a new authority for the agents' certificates; both are trusted until every agent has renewed",
  operands: NO_OPERANDS,
  options: { now: flag('stop trusting the old one at once: every agent has to join again'), ...place },
  examples: [
    ['shard-run coordinator rotate', 'nothing stops and nobody has to act'],
    ['shard-run coordinator rotate --now', 'the key of the authority was stolen'],
  ],
} as const satisfies Verb;
