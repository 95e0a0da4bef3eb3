/** Suites of the waiting runner, written to a folder of their own. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requestFor } from '../../agent/lifecycle/suite-request.ts';
import type { SuiteRequest } from '../../agent/runner/contract.ts';
import type { FileKey, RunId } from '../../core/id.ts';
import type { ToAgent } from '../../core/session-message.ts';
import { PLAIN_SUITE, type SuiteSpec } from '../../core/suite-spec.ts';
import { fileKey } from '../../core/test-file.ts';
import type { SuiteScript } from '../fixture/runner/waiting.ts';

export const WAITING_RUNNER = fileURLToPath(new URL('../fixture/runner/waiting.ts', import.meta.url));
export const WAITING = 'waiting';

export class WaitingSuite implements Disposable {
  readonly cwd = mkdtempSync(join(tmpdir(), 'shard-run-waiting-'));
  readonly cacheDir = join(this.cwd, 'cache');
  readonly configFile = join(this.cwd, 'suite.json');

  constructor(script: SuiteScript) {
    mkdirSync(this.cacheDir);
    writeFileSync(this.configFile, JSON.stringify(script));
  }

  get #spec(): SuiteSpec {
    const { cwd, configFile } = this;
    return { ...PLAIN_SUITE, suite: WAITING, cwd, configFile, filters: [], projects: [] };
  }

  request(slots: number): SuiteRequest {
    return requestFor(this.#spec, { isCi: false, isAlone: true, slots, cacheDir: this.cacheDir });
  }

  openMessage(): ToAgent {
    return { type: 'open-suite', runId: 'run' as RunId, spec: this.#spec, isCi: false, isAlone: true };
  }

  /** Processes that the cases `children` and `escape` left: the runner, the child, the grandchild. */
  pids(): number[] {
    return readFileSync(join(this.cacheDir, 'pids'), 'utf8').trim().split('\n').map(Number);
  }

  [Symbol.dispose](): void {
    rmSync(this.cwd, { recursive: true, force: true });
  }
}

export function waitingFile(path: string): FileKey {
  return fileKey(WAITING, '', path, 'runtime');
}
