/** A project with tests and a fleet, its bare repository, and a pipeline that watches it, run as a user runs it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PipelineOptions } from '../../cli/config/pipeline-option.ts';
import type { PipelineStatus } from '../../core/pipeline-status.ts';
import type { AuditRecord } from '../../deploy/journal/audit.ts';
import { readAudit } from '../../deploy/journal/audit.ts';
import { readChain } from '../../deploy/journal/chain.ts';
import type { Fleet } from '../../deploy/local-fleet/fleet.ts';
import type { RolloutEvent } from '../../deploy/rollout/types.ts';
import { quickFleet } from './deploy-project.ts';
import { type Command, startCommand } from './pool-ground.ts';

const VITEST = path.resolve(import.meta.dirname, '../../node_modules/vitest');
/** Only its set-up brings Vitest to the agents: what the clones have of it is ignored and stays behind. */
const SETUP = `mkdir node_modules && ln -s ${VITEST} node_modules/vitest`;
const FLEET = 'local';
/** A small shop; each part has a test of its own, so that a commit breaks one file of several. */
const PARTS = ['cart', 'price', 'stock', 'search', 'mail', 'login'] as const;
export type Part = (typeof PARTS)[number];

/** What six people push; one of them breaks the test of his part. */
export const SIX_CHANGES: readonly (readonly [Part, string])[] = [
  ['cart', 'good, cheaper'],
  ['price', 'good, rounded'],
  ['stock', 'bad'],
  ['search', 'good, faster'],
  ['mail', 'good, shorter'],
  ['login', 'good, safer'],
];

const sourceOf = (result: string): string => `export const answer = () => '${result}';\n`;
const testOf = (part: Part): string => `import { expect, test } from 'vitest';
import { answer } from '../src/${part}.js';
test('${part} answers', () => expect(answer()).toMatch(/^good/));
`;

export class PipelineProject implements Disposable {
  readonly #base = realpathSync(mkdtempSync(path.join(tmpdir(), 'shard-run-pipeline-')));
  readonly origin = path.join(this.#base, 'origin.git');
  /** A clone that people work in. */
  readonly #desk = path.join(this.#base, 'desk');
  /** The clone that the pipeline runs in. */
  readonly folder = path.join(this.#base, 'shop');

  /** Without a fleet nothing is shipped; `setting` is what the fleet has on top. */
  constructor(fleet: Fleet | null, pipeline: PipelineOptions, setting: Partial<ReturnType<typeof quickFleet>> = {}) {
    this.#git(this.#base, 'init', '--quiet', '--bare', '--initial-branch=main', this.origin);
    this.#git(this.#base, 'clone', '--quiet', this.origin, this.#desk);
    this.#write(
      'shard.config.ts',
      `export default ${JSON.stringify({ setup: SETUP, ...(fleet === null ? {} : { deploy: { [FLEET]: { ...quickFleet(fleet), ...setting } } }), pipeline }, null, 2)};\n`,
    );
    this.#write('package.json', '{ "name": "shop", "private": true, "type": "module" }\n');
    this.#write('vitest.config.js', "export default { test: { include: ['test/*.test.js'] } };\n");
    this.#write('.gitignore', 'node_modules\n.shard-run\n');
    for (const part of PARTS) {
      this.#write(`src/${part}.js`, sourceOf('good'));
      this.#write(`test/${part}.test.js`, testOf(part));
    }
    this.#commit('shop: begins');
    this.#push();
    this.#git(this.#base, 'clone', '--quiet', this.origin, this.folder);
    mkdirSync(path.join(this.folder, 'node_modules'));
    symlinkSync(VITEST, path.join(this.folder, 'node_modules', 'vitest'));
  }

  /** Commits a change of a part and pushes it; returns the commit. */
  change(part: Part, result: string): string {
    return this.rewrite(part, sourceOf(result), result);
  }

  /** The same with a source of one's own, which has to export `answer`. */
  rewrite(part: Part, source: string, subject: string): string {
    this.#write(`src/${part}.js`, source);
    const commit = this.#commit(`${part}: ${subject}`);
    this.#push();
    return commit;
  }

  /** Brings what was pushed into the pipeline's clone, whose branches stay where they are. */
  fetch(): void {
    this.#git(this.folder, 'fetch', '--quiet', 'origin');
  }

  /** Starts `shard-run` in the pipeline's clone. */
  start(args: readonly string[], hear: (text: string) => void = () => undefined): Command {
    return startCommand(this.folder, args, { hear });
  }

  /** Runs `shard-run` to its end. */
  run(args: readonly string[]): Command['ended'] {
    return this.start(args).ended;
  }

  async status(): Promise<PipelineStatus> {
    const { said } = await this.run(['pipeline', 'status', '--json']);
    return JSON.parse(said) as PipelineStatus;
  }

  /** The fleet's log. */
  audit(): readonly AuditRecord[] {
    return readAudit(path.join(this.#deployFolder(), 'audit'));
  }

  /** What happened to the newest rollout, by its journal; nothing when there was none. */
  rolloutEvents(): readonly RolloutEvent[] {
    const rollout = this.audit().findLast(({ kind }) => kind === 'push')?.rollout ?? null;
    if (rollout === null) return [];
    return readChain<RolloutEvent>(path.join(this.#deployFolder(), 'rollouts', rollout, 'journal')).records;
  }

  /** What a commit's source of a part says. */
  sourceAt(commit: string, part: Part): string {
    return this.#git(this.folder, 'show', `${commit}:src/${part}.js`);
  }

  /** What is proven; empty when nothing is yet. */
  green(): string {
    return this.#git(this.folder, 'for-each-ref', '--format=%(objectname)', 'refs/heads/green');
  }

  path(name: string): string {
    return path.join(this.folder, name);
  }

  ref(name: string): string {
    return this.#git(this.folder, 'rev-parse', name);
  }

  [Symbol.dispose](): void {
    rmSync(this.#base, { recursive: true, force: true });
  }

  #deployFolder(): string {
    return path.join(this.folder, '.shard-run', 'deploy', FLEET);
  }

  #write(name: string, text: string): void {
    const file = path.join(this.#desk, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  #commit(message: string): string {
    this.#git(this.#desk, 'add', '--all');
    this.#git(this.#desk, 'commit', '--quiet', '--message', message);
    return this.#git(this.#desk, 'rev-parse', 'HEAD');
  }

  #push(): void {
    this.#git(this.#desk, 'push', '--quiet', 'origin', 'HEAD:main');
  }

  #git(folder: string, ...args: readonly string[]): string {
    const identity = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...identity, '-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }
}
