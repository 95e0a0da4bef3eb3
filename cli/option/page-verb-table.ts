/** The page that people look at: the options of whatever serves it, and the verbs that are about it alone. */
import { address, text, texts } from './option.ts';
import { configOption, cwdOption, historyOption, tlsOptions } from './shared-option.ts';
import type { Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

/** For verbs that conduct something worth looking at. */
export const pageOptions = {
  'page': address('serve a live web page and print its address; beyond loopback with --tls-cert and --tls-key'),
  'page-host': texts('NAME', "a host name under which browsers may ask for the page, such as a proxy's; repeat for more"),
  'page-proxy-header': text('HEADER', "the header in which the team's proxy names the user; on loopback only"),
  'page-deployer': texts('NAME', 'a user, as the proxy names them, who may hold and roll back; repeat for more'),
};

export const PAGE_ROLES = ['viewer', 'deployer'] as const;

export const PAGE_VERB = {
  name: 'page',
  summary: 'serves the web page of past runs, when no run or coordinator serves it',
  operands: NO_OPERANDS,
  options: {
    ...pageOptions,
    ...tlsOptions,
    ...configOption,
    ...historyOption,
    ...cwdOption,
  },
  examples: [
    ['shard-run page', 'the runs of this project, on any free port of this machine'],
    ['shard-run page --page 127.0.0.1:7421', 'on a fixed port'],
  ],
} as const satisfies Verb;

export const PAGE_TOKEN_VERB = {
  name: 'coordinator page-token',
  summary: 'makes a token that opens the web page, lists the tokens, or revokes one',
  operands: { placeholder: '[NAME]', summary: 'whose token it is; what they do is logged under this name', max: 1, completes: 'nothing' },
  options: {
    role: text('ROLE', `what it allows: ${PAGE_ROLES.join(' or ')} (default: viewer)`, PAGE_ROLES),
    revoke: text('ID', 'refuse a token from now on, by the id that the list shows'),
    ...cwdOption,
  },
  examples: [
    ['shard-run coordinator page-token ann --role deployer', 'prints the token once'],
    ['shard-run coordinator page-token', 'lists the tokens'],
    ['shard-run coordinator page-token --revoke 3kF0aQ9x', 'at once, in open pages too'],
  ],
} as const satisfies Verb;

export const REPORT_VERB = {
  name: 'report',
  summary: 'writes a report of a past run',
  operands: { placeholder: '[RUN]', summary: 'a run id (default: the newest run here)', max: 1, completes: 'nothing' },
  options: {
    html: text('FILE', 'one file that opens in a browser without a server', 'file'),
    json: text('FILE', 'what --reporter json writes', 'file'),
    junit: text('FILE', 'what --reporter junit writes', 'file'),
    ...historyOption,
    ...cwdOption,
  },
  examples: [['shard-run report --html run.html', 'the newest run, as a file to send to somebody']],
} as const satisfies Verb;
