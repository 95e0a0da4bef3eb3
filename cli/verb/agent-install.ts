/** `shard-run agent install`: renders what starts the agent of this machine by itself. */
import { realpathSync, writeFileSync } from 'node:fs';
import { isFingerprint } from '../../core/credential.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { agentArguments } from '../agent-argument.ts';
import { checkAgentForms } from '../agent-run.ts';
import { refuseValue } from '../option/option.ts';
import { parseVerb } from '../option/parse.ts';
import type { Arguments } from '../option/verb.ts';
import { AGENT_INSTALL_VERB } from '../option/verb-table.ts';
import { packageVersion } from '../package-version.ts';
import { renderContainerfile, renderKubernetes } from '../render/service/container.ts';
import { renderLaunchdPlist } from '../render/service/launchd-plist.ts';
import type { ServiceSpec } from '../render/service/service-spec.ts';
import { renderSystemdUnit } from '../render/service/systemd-unit.ts';
import { renderWindowsScript } from '../render/service/windows-logon.ts';

const KINDS = ['systemd', 'launchd', 'windows', 'container', 'kubernetes'] as const;
type Kind = (typeof KINDS)[number];
type Options = Arguments<typeof AGENT_INSTALL_VERB>['options'];

/** For the user that starts it; there is no secret in it. */
const FILE_MODE = 0o644;

export async function main(argv: readonly string[]): Promise<number> {
  const { options } = parseVerb(AGENT_INSTALL_VERB, argv);
  checkAgentForms(options.id ?? 'unnamed', options.label);
  const text = render(chooseKind(options), options);
  if (options.write === null) process.stdout.write(text);
  else writeNew(options.write, text);
  return EXIT.green;
}

function chooseKind(options: Options): Kind {
  const wished = KINDS.filter((kind) => options[kind]);
  if (wished.length > 1) {
    throw new ExpectedError('usage', `--${wished.join(' and --')} are two kinds`, { hint: 'ask for one at a time' });
  }
  const own: Kind = process.platform === 'win32' ? 'windows' : process.platform === 'darwin' ? 'launchd' : 'systemd';
  return wished[0] ?? own;
}

function render(kind: Kind, options: Options): string {
  switch (kind) {
    case 'systemd':
      return renderSystemdUnit(specOf(options));
    case 'launchd':
      return renderLaunchdPlist(specOf(options));
    case 'windows':
      return renderWindowsScript(specOf(options));
    case 'container':
      return renderContainerfile(packageVersion());
    case 'kubernetes':
      return renderKubernetes(clusterOf(options));
  }
}

function specOf(options: Options): ServiceSpec {
  // What was typed may be a link that the next installation moves.
  const entry = realpathSync(process.argv[1] ?? '');
  return { node: process.execPath, entry, args: agentArguments(options) };
}

function clusterOf({ image, coordinator, fingerprint, label }: Options) {
  if (coordinator === null || fingerprint === null) {
    throw new ExpectedError('usage', 'pods need to know whom they join', {
      hint: 'give --coordinator and --fingerprint as shard-run coordinator token prints them',
    });
  }
  if (!isFingerprint(fingerprint)) refuseValue('fingerprint', fingerprint, 'sha256: and 64 hex digits');
  return { image: image ?? 'shard-run-agent', coordinator, fingerprint, labels: label };
}

function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: FILE_MODE });
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'EEXIST' ? 'it is there already' : (cause as Error).message;
    throw new ExpectedError('usage', `cannot write "${file}": ${why}`, {
      hint: 'compare with --print, and remove the old one first',
      cause,
    });
  }
}
