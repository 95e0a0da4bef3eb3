/**
 * The agent as a launchd agent of a logged-in user.
 *
 * Browsers on macOS need the window server, which a daemon does not have; so it is a launch *agent*, limited to graphical sessions, and the
 * machine logs its user in by itself. launchd has no list of exit codes that are final: it starts again, after a pause.
 */
import { commandOf, RESTART_SECONDS, type ServiceSpec, STOP_SECONDS } from './service-spec.ts';

/** The name that launchd knows the agent by. */
export const LAUNCHD_LABEL = 'shard-run.agent';
/** launchd itself pauses for ten seconds; less would only be a warning in its log. */
const THROTTLE_SECONDS = Math.max(10, RESTART_SECONDS);

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
    ...commandOf(spec).map((argument) => `    ${text(argument)}`),
    '  </array>',
    ...entry('RunAtLoad', '<true/>'),
    ...entry('KeepAlive', '<true/>'),
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
