/**
 * The agent as a launchd agent of a logged-in user.
 *
 * Browsers on macOS need the window server, which a daemon does not have; so it is a launch *agent*, limited to graphical sessions, and the
 * machine logs its user in by itself. launchd has no list of exit codes that are final: it tells a success from a failure and nothing else. So a
 * shell stands before the agent and says success when a start would end the same way; it passes on the signal that stops a service.
 */
import { commandOf, FINAL_EXIT_CODES, RESTART_SECONDS, type ServiceSpec, STOP_SECONDS } from './service-spec.ts';

/** The name that launchd knows the agent by. */
export const LAUNCHD_LABEL = 'shard-run.agent';
/** launchd itself pauses for ten seconds; less would only be a warning in its log. */
const THROTTLE_SECONDS = Math.max(10, RESTART_SECONDS);

/** A wait that a signal ends is begun again, until the agent is gone and its exit code is known. */
const KEEPER = [
  'trap \'kill -TERM "$agent"\' TERM',
  '"$@" &',
  'agent=$!',
  'while wait "$agent"; code=$?; kill -0 "$agent" 2>/dev/null; do :; done',
  `case $code in ${FINAL_EXIT_CODES.join('|')}) exit 0;; esac`,
  'exit 1',
].join('\n');

/** Returns the property list. */
export function renderLaunchdPlist(spec: ServiceSpec): string {
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    ...entry('Label', text(LAUNCHD_LABEL)),
    '  <key>ProgramArguments</key>',
    '  <array>',
    ...['/bin/sh', '-c', KEEPER, 'sh', ...commandOf(spec)].map((argument) => `    ${text(argument)}`),
    '  </array>',
    ...entry('RunAtLoad', '<true/>'),
    ...entry('KeepAlive', '<dict><key>SuccessfulExit</key><false/></dict>'),
    ...entry('ThrottleInterval', `<integer>${THROTTLE_SECONDS}</integer>`),
    ...entry('ExitTimeOut', `<integer>${STOP_SECONDS}</integer>`),
    ...entry('LimitLoadToSessionType', text('Aqua')),
    ...entry('Umask', '<integer>63</integer>'),
    '</dict>',
    '</plist>',
  ].join('\n')}\n`;
}

function entry(key: string, value: string): string[] {
  return [`  <key>${key}</key>`, `  ${value}`];
}

/** XML has no form at all for most control characters: they are left out. */
function text(value: string): string {
  const legal = value.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return `<string>${legal.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')}</string>`;
}
