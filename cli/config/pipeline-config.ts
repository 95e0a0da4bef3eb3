/** Turns the `pipeline` part of a configuration, which was checked, and the command line into what a pipeline takes: every default stands here. */
import { availableParallelism } from 'node:os';
import { ExpectedError } from '../../core/expected-error.ts';
import type { NoticeReceiver, PipelineSettings } from '../../pipeline/api.ts';
import { parseDuration } from '../option/option.ts';
import type { NoticeOptions, PipelineOptions } from './pipeline-option.ts';

/** What was typed; `null` and false leave the word to the configuration. */
export type PipelineFlags = {
  readonly 'branch': string | null;
  readonly 'remote': string | null;
  readonly 'on': string | null;
  readonly 'local': number | null;
  readonly 'fleet': string | null;
  readonly 'no-deploy': boolean;
  readonly 'interval': number | null;
  readonly 'proof': string | null;
  readonly 'webhook': string | null;
};

/** Everything that a pipeline needs to know before it opens anything. Secrets are in place. */
export type PipelineConfig = {
  readonly settings: PipelineSettings;
  readonly remote: string | null;
  readonly greenRef: string;
  readonly on: string | null;
  readonly localAgents: number;
  /** A fleet by name; `null` is the only one of the configuration. */
  readonly fleet: string | null;
  readonly intervalMs: number;
  /** Idle agents' work; `null` for none. */
  readonly idle: { readonly agents: number; readonly perDayMs: number } | null;
  readonly webhook: { readonly listen: string; readonly secret: string } | null;
  readonly receivers: readonly NoticeReceiver[];
};

const DEFAULTS = { branch: 'main', greenRef: 'refs/heads/green', intervalMs: 30_000, context: 'shard-run' } as const;
const APIS = { github: 'https://api.github.com', gitlab: 'https://gitlab.com/api/v4' } as const;
/** The usual team's build machines; trials that find fewer wait for each other. */
const TRIAL_AGENTS = 12;

type Environment = Readonly<Record<string, string | undefined>>;
type Known = { readonly hasFleet: boolean; readonly env: Environment };

/** Returns it. Throws `config-invalid` for a variable that is not set, and `usage` for a word of the command line that is none. */
export function pipelineConfig(options: PipelineOptions, flags: PipelineFlags, { hasFleet, env }: Known): PipelineConfig {
  const on = flags.on ?? options.on ?? null;
  const localAgents = flags.local ?? options.localAgents ?? (on === null ? Math.max(1, Math.floor(availableParallelism() / 2)) : 0);
  const deploys = hasFleet && !flags['no-deploy'] && (flags.fleet !== null || options.fleet !== false);
  const revertsPerDay = options.revertsPerDay ?? 10;
  return {
    settings: {
      branch: flags.branch ?? options.branch ?? DEFAULTS.branch,
      maxBatch: options.maxBatch ?? 30,
      agents: options.trialAgents ?? (localAgents > 0 ? localAgents : TRIAL_AGENTS),
      maxRounds: options.maxRounds ?? 3,
      proof: readProof(flags.proof) ?? options.proof ?? 'strict',
      deploys,
      preparesReverts: revertsPerDay > 0,
      maxRevertsPerDay: revertsPerDay,
      mercyPerCase: options.mercyPerCase ?? 3,
      afterRollback: options.afterRollback ?? 'hold',
    },
    remote: flags.remote ?? options.remote ?? null,
    greenRef: options.green ?? DEFAULTS.greenRef,
    on,
    localAgents,
    fleet: flags.fleet ?? (options.fleet === false ? null : (options.fleet ?? null)),
    intervalMs: flags.interval ?? parseDuration(options.interval ?? '') ?? DEFAULTS.intervalMs,
    idle: planIdle(options),
    webhook: planWebhook(options, flags, env),
    receivers: (options.notices ?? []).map((each, index) => planReceiver(each, (text) => reveal(text, `pipeline.notices[${index}]`, env))),
  };
}

function readProof(given: string | null): 'strict' | 'fast' | null {
  if (given === null || given === 'strict' || given === 'fast') return given;
  throw new ExpectedError('usage', `--proof cannot be "${given}": expected strict or fast`, { hint: 'leave it out for strict' });
}

function planIdle({ idle = false }: PipelineOptions): PipelineConfig['idle'] {
  if (idle === false) return null;
  return { agents: idle.agents ?? 4, perDayMs: parseDuration(idle.perDay ?? '') ?? 8 * 3_600_000 };
}

function planWebhook({ webhook }: PipelineOptions, flags: PipelineFlags, env: Environment): PipelineConfig['webhook'] {
  const listen = flags.webhook ?? webhook?.listen ?? null;
  if (listen === null) return null;
  if (webhook === undefined) {
    throw new ExpectedError('usage', '--webhook needs the secret that the forge signs with', {
      hint: "name its variable in the configuration: pipeline: { webhook: { listen: '127.0.0.1:7430', secret: 'env:HOOK_SECRET' } }",
    });
  }
  return { listen, secret: reveal(webhook.secret, 'pipeline.webhook.secret', env) };
}

function planReceiver(options: NoticeOptions, revealed: (text: string) => string): NoticeReceiver {
  const kinds = options.kinds === undefined ? {} : { kinds: options.kinds };
  switch (options.type) {
    case 'github':
    case 'gitlab':
      return {
        ...kinds,
        type: options.type,
        project: options.project,
        api: revealed(options.api ?? APIS[options.type]).replace(/\/+$/u, ''),
        token: revealed(options.token),
        context: options.context ?? DEFAULTS.context,
        targetUrl: options.targetUrl === undefined ? null : revealed(options.targetUrl),
      };
    case 'chat':
      return { ...kinds, type: 'chat', url: revealed(options.url) };
    case 'webhook':
      return {
        ...kinds,
        type: 'webhook',
        url: revealed(options.url),
        secret: options.secret === undefined ? null : revealed(options.secret),
      };
    case 'mail':
      return { ...kinds, type: 'mail', url: revealed(options.url), from: options.from, to: options.to };
  }
}

function reveal(text: string, key: string, env: Environment): string {
  if (!text.startsWith('env:')) return text;
  const variable = text.slice('env:'.length);
  const value = env[variable] ?? '';
  if (value !== '') return value;
  throw new ExpectedError('config-invalid', `${key} is said to be in the environment variable ${variable}, which is not set`, {
    hint: `export ${variable}=…`,
  });
}
