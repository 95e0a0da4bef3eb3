/** Checks the `pipeline` part of a configuration, to the last key. */
import { isAddress } from '../option/option.ts';
import {
  type Check,
  durationCheck,
  integerCheck,
  isRecord,
  listCheck,
  refuse,
  shapeCheck,
  stringCheck,
  stringsCheck,
  wordCheck,
} from './check.ts';
import type { NoticeKind, NoticeOptions, PipelineOptions } from './pipeline-option.ts';

const SECRET = /^env:[A-Za-z_]\w*$/u;
const REF = /^refs\/[^\s~^:?*[\\]+$/u;
/** What git takes as a branch, and no option. */
const BRANCH = /^(?![-/.])[^\s~^:?*[\\]+$/u;
const KINDS: readonly NoticeKind[] = ['batch', 'green', 'red', 'culprit', 'acquittal', 'hold', 'deploy', 'human', 'warning'];

const matching =
  (form: RegExp, expected: string): Check =>
  (where, value) =>
    typeof value === 'string' && form.test(value) ? undefined : refuse(where, value, expected);
/** The value itself may be the secret: it is not shown. */
const secret: Check = (where, value) =>
  typeof value === 'string' && SECRET.test(value)
    ? undefined
    : refuse(where, '…', "the name of an environment variable such as 'env:SECRET'");
const url: Check = (where, value) =>
  typeof value === 'string' && (SECRET.test(value) || /^https?:\/\/\S+$/u.test(value))
    ? undefined
    : refuse(where, '…', "a URL, or the name of an environment variable that holds it such as 'env:CHAT_URL'");
const address: Check = (where, value) =>
  typeof value === 'string' && isAddress(value) ? undefined : refuse(where, value, "an address such as '127.0.0.1:7420'");
const fleet: Check = (where, value) =>
  value === false || (typeof value === 'string' && value !== '')
    ? undefined
    : refuse(where, value, 'the name of a fleet of deploy, or false');

const idleForm = shapeCheck({ agents: integerCheck(1, 64), perDay: durationCheck('8h') });
const idle: Check = (where, value) => {
  if (value !== false && !isRecord(value)) refuse(where, value, "false, or an object such as { agents: 4, perDay: '8h' }");
  if (value !== false) idleForm(where, value);
};

const kinds = listCheck(wordCheck(KINDS), "a list of kinds such as ['culprit', 'hold']");
const common = { type: wordCheck(['github', 'gitlab', 'chat', 'webhook', 'mail']), kinds };
const forge = shapeCheck(
  {
    ...common,
    project: stringCheck("a project such as 'team/shop'"),
    token: secret,
    api: url,
    context: stringCheck('a name'),
    targetUrl: url,
  },
  ['project', 'token'],
);
const FORMS: Readonly<Record<NoticeOptions['type'], Check>> = {
  github: (where, value) => {
    forge(where, value);
    matching(/^[\w.-]+\/[\w.-]+$/u, "owner/name such as 'team/shop'")(
      { ...where, key: `${where.key}.project` },
      (value as { readonly project: unknown }).project,
    );
  },
  gitlab: forge,
  chat: shapeCheck({ ...common, url }, ['url']),
  webhook: shapeCheck({ ...common, url, secret }, ['url']),
  mail: shapeCheck(
    {
      ...common,
      url: secret,
      from: stringCheck('a mail address'),
      to: stringsCheck("a list of mail addresses such as ['team@example.org']"),
    },
    ['url', 'from', 'to'],
  ),
};

const notice: Check = (where, value) => {
  const type = isRecord(value) ? value['type'] : undefined;
  if (typeof type === 'string' && Object.hasOwn(FORMS, type)) FORMS[type as NoticeOptions['type']](where, value);
  else refuse({ ...where, key: `${where.key}.type` }, type, Object.keys(FORMS).join(', '));
};

const PIPELINE: Readonly<Record<keyof PipelineOptions, Check>> = {
  branch: matching(BRANCH, "a branch such as 'main'"),
  remote: matching(BRANCH, "a remote such as 'origin'"),
  green: matching(REF, "a ref in full such as 'refs/heads/green'"),
  on: address,
  localAgents: integerCheck(0, 64),
  trialAgents: integerCheck(1, 1024),
  fleet,
  proof: wordCheck(['strict', 'fast']),
  interval: durationCheck('30s'),
  maxBatch: integerCheck(1, 200),
  maxRounds: integerCheck(1, 10),
  revertsPerDay: integerCheck(0, 100),
  mercyPerCase: integerCheck(0, 100),
  afterRollback: wordCheck(['hold', 'split']),
  idle,
  webhook: shapeCheck({ listen: address, secret }, ['listen', 'secret']),
  notices: listCheck(notice, 'a list of receivers'),
};

/** The whole of it. */
export const checkPipeline: Check = shapeCheck(PIPELINE);
