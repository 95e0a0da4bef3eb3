/** A suite of commands once it is opened: its settings understood, its directory and its shell there. */
import { existsSync, realpathSync } from 'node:fs';
import { ExpectedError } from '../../../core/expected-error.ts';
import type { SuiteRequest } from '../contract.ts';
import { type CommandSettings, parseSettings } from './setting.ts';

export type OpenCommandSuite = {
  readonly request: SuiteRequest;
  readonly settings: CommandSettings;
  /** Files of one directory cannot share the place of a report: 1 where the report's place is the project's own and not by slot. */
  readonly maxPerAgent: number | null;
};

const SHELL = '/bin/sh';

/** Throws `config-invalid`, or `framework-missing` where there is no POSIX shell. */
export function openSuite(asked: SuiteRequest): OpenCommandSuite {
  const settings = parseSettings(asked.settings);
  if (process.platform === 'win32' || !existsSync(SHELL)) {
    throw new ExpectedError('framework-missing', `commands are run by ${SHELL}, which this machine (${process.platform}) does not have`, {
      hint: "give the suite the labels of other agents, such as labels: ['os:linux']",
    });
  }
  if (!existsSync(asked.cwd)) {
    throw new ExpectedError('framework-missing', `the directory ${asked.cwd} does not exist`, { hint: "correct the suite's cwd" });
  }
  const ci: Readonly<Record<string, string>> = asked.isCi ? { CI: process.env['CI'] ?? 'true' } : {};
  const request = { ...asked, cwd: realpathSync(asked.cwd), env: { ...ci, ...asked.env } };
  const isShared = settings.report !== null && settings.report !== '-' && !settings.report.includes('{slot}');
  return { request, settings, maxPerAgent: isShared ? 1 : null };
}
