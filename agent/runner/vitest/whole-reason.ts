/** Says why a file may not be cut into slices, as far as its text and its project tell; the rest is learned from evidence. */

import { isAtLeast } from './load-framework.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectSetting } from './project-setting.ts';

/** Returns the reason in words; `null` when the file may be cut. */
export function wholeReason({ vitest, framework }: OpenSuite, setting: ProjectSetting, text: string): string | null {
  const { config } = setting.project;
  if (/\.only\b/.test(text)) return 'it selects its own cases with `.only`';
  if (config.testNamePattern !== undefined) return 'the configuration selects cases with `testNamePattern`';
  if (vitest.config.snapshotOptions.updateSnapshot !== 'none' && /snapshot/i.test(text))
    return 'it may write snapshots, and two slices would overwrite each other';
  if (!isAtLeast(framework.version, 4, 1) && framework.version.major > 3) return 'Vitest 4.0 cannot select cases of one file';
  if (setting.gatePool === null && framework.version.major > 3) return `its pool "${setting.pool}" is the project's own`;
  return null;
}
