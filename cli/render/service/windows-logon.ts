/**
 * The agent on Windows, started when its user logs on.
 *
 * A Windows service lives in session 0, which has no desktop. Edge in Internet Explorer mode, and IEDriver with it, needs a desktop that is
 * logged on and not locked: windows are found by their handles, and native input goes to the one in front. So this is a scheduled task *at
 * logon* with the user's own interactive token, and the machine logs the user on by itself. The password for that does not belong into a
 * script: Autologon of Sysinternals keeps it as a secret of the machine.
 */
import { commandOf, type ServiceSpec } from './service-spec.ts';

const TASK = 'shard-run agent';
/** The scheduler takes no less than a minute. */
const RESTART_MINUTES = 1;
/** As often as the scheduler allows: for about two days without a coordinator. */
const RESTARTS = 999;

/** Returns the PowerShell script. */
export function renderWindowsScript(spec: ServiceSpec): string {
  const [program = '', ...args] = commandOf(spec);
  return `${[
    '#Requires -RunAsAdministrator',
    '# Starts the agent whenever this user logs on. Run it once, as the user that the tests run as.',
    '# Internet Explorer mode needs a desktop: let the machine log this user on by itself with Autologon',
    '# (https://learn.microsoft.com/sysinternals/downloads/autologon), which asks for the password and keeps it as a secret,',
    '# and switch off the lock screen and the screen saver. Disconnect a remote desktop with: tscon 1 /dest:console',
    "$ErrorActionPreference = 'Stop'",
    '$user = "$env:USERDOMAIN\\$env:USERNAME"',
    `$action = New-ScheduledTaskAction -Execute ${quote(program)} -Argument ${quote(args.map(quoteArgument).join(' '))}`,
    '$trigger = New-ScheduledTaskTrigger -AtLogOn -User $user',
    '$principal = New-ScheduledTaskPrincipal -UserId $user -LogonType Interactive -RunLevel Limited',
    `$settings = New-ScheduledTaskSettingsSet -RestartCount ${RESTARTS} -RestartInterval (New-TimeSpan -Minutes ${RESTART_MINUTES}) \``,
    '  -ExecutionTimeLimit ([TimeSpan]::Zero) -MultipleInstances IgnoreNew -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries',
    `Register-ScheduledTask -TaskName ${quote(TASK)} -Action $action -Trigger $trigger -Principal $principal -Settings $settings -Force | Out-Null`,
    '# A locked or sleeping desktop takes no input.',
    'powercfg /change monitor-timeout-ac 0',
    'powercfg /change standby-timeout-ac 0',
    `Start-ScheduledTask -TaskName ${quote(TASK)}`,
  ].join('\r\n')}\r\n`;
}

/** Nothing is expanded between single quotes; PowerShell takes the typographic ones for quotes, too. */
function quote(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, (mark) => mark + mark)}'`;
}

/** As the C run-time of Windows takes a command line apart: a backslash means itself unless a quote follows. */
function quoteArgument(argument: string): string {
  if (/^[^\s"]+$/.test(argument)) return argument;
  return `"${argument.replaceAll(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}
