/** The page that people look at: the options of whatever serves it, and the verbs that are about it alone. */
import { address, text, texts } from './option.ts';
import type { Verb } from './verb.ts';
import { NO_OPERANDS } from './verb.ts';

const placeOption = { cwd: text('DIR', "the project's directory, instead of the current one", 'directory') };

/** For verbs that conduct something worth looking at. */
export const pageOptions = {
  'page': address('serves a web page of what goes on, and prints where; beyond loopback with --tls-cert and --tls-key'),
  'page-host': texts('NAME', 'a name by which browsers may ask for the page: that of a proxy; repeat for more'),
  'page-proxy-header': text('HEADER', "the header in which the team's proxy says who asks; on loopback only"),
  'page-deployer': texts('NAME', 'who of those that the proxy names may hold and roll back; repeat for more'),
};

export const PAGE_ROLES = ['viewer', 'deployer'] as const;

export const PAGE_VERB = {
  name: 'page',
  summary: 'serves the web page over what runs left here, when nothing else serves it',
  operands: NO_OPERANDS,
  options: {
    ...pageOptions,
    'tls-cert': text('FILE', 'certificate, PEM, with those between it and the authority', 'file'),
    'tls-key': text('FILE', 'the key of --tls-cert, PEM', 'file'),
    'config': text('FILE', 'shard.config.ts', 'file'),
    'history': text('URL', 'the ledger: a path of an SQLite file (default: .shard-run/history.db)', 'file'),
    ...placeOption,
  },
  examples: [
    ['shard-run page', 'the runs of this project, on any free port of this machine'],
    ['shard-run page --page 127.0.0.1:7421', 'on a port that stays'],
  ],
} as const satisfies Verb;

export const PAGE_TOKEN_VERB = {
  name: 'coordinator page-token',
  summary: 'makes a token with which somebody opens the page, lists those that were made, or revokes one',
  operands: { placeholder: '[NAME]', summary: 'whose token it is: the name that actions are logged with', max: 1, completes: 'nothing' },
  options: {
    role: text('ROLE', `what it allows: ${PAGE_ROLES.join(' or ')} (default: viewer)`, PAGE_ROLES),
    revoke: text('ID', 'refuses a token from now on, by the id that the list shows'),
    ...placeOption,
  },
  examples: [
    ['shard-run coordinator page-token ann --role deployer', 'prints the token once'],
    ['shard-run coordinator page-token', 'lists the tokens'],
    ['shard-run coordinator page-token --revoke 3kF0aQ9x', 'at once, also in pages that are open'],
  ],
} as const satisfies Verb;

export const REPORT_VERB = {
  name: 'report',
  summary: 'writes a report of a run that is over, from its journal',
  operands: { placeholder: '[RUN]', summary: 'a run id (default: the newest run here)', max: 1, completes: 'nothing' },
  options: {
    html: text('FILE', 'one file that opens in a browser without a server', 'file'),
    json: text('FILE', 'as --reporter json', 'file'),
    junit: text('FILE', 'as --reporter junit', 'file'),
    history: text('URL', 'the ledger: a path of an SQLite file (default: .shard-run/history.db)', 'file'),
    ...placeOption,
  },
  examples: [['shard-run report --html run.html', 'the newest run, to send to somebody']],
} as const satisfies Verb;
