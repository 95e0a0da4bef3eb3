/**
 * The agent as a systemd service, shut in as far as tests can bear.
 *
 * Two usual locks are left open on purpose. `MemoryDenyWriteExecute` would forbid V8 to compile, and `RestrictNamespaces` would take the
 * sandbox from browsers, which is worth more than ours. The user is made for the service and owns nothing else; the folders for identity and
 * caches are made and handed over by systemd, also when root joined before. An OOM kill of a test must not stop the agent that reports it.
 */
import { commandOf, FINAL_EXIT_CODES, RESTART_SECONDS, type ServiceSpec, STOP_SECONDS } from './service-spec.ts';

/** Tests start browsers with hundreds of threads each. */
const TASKS_MAX = 16_384;

const SANDBOX = [
  'CapabilityBoundingSet=',
  'LockPersonality=yes',
  'NoNewPrivileges=yes',
  'PrivateTmp=yes',
  'ProtectClock=yes',
  'ProtectControlGroups=yes',
  'ProtectHome=read-only',
  'ProtectHostname=yes',
  'ProtectKernelLogs=yes',
  'ProtectKernelModules=yes',
  'ProtectKernelTunables=yes',
  'ProtectSystem=strict',
  'RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK',
  'RestrictRealtime=yes',
  'RestrictSUIDSGID=yes',
  'SystemCallArchitectures=native',
  'UMask=0077',
];

/** Returns the unit file. */
export function renderSystemdUnit(spec: ServiceSpec): string {
  return `${[
    '[Unit]',
    'Description=shard-run agent',
    'Wants=network-online.target',
    'After=network-online.target',
    'StartLimitIntervalSec=0',
    '',
    '[Service]',
    'Type=exec',
    `ExecStart=${commandOf(spec).map(quote).join(' ')}`,
    'DynamicUser=yes',
    'StateDirectory=shard-run',
    'StateDirectoryMode=0700',
    'CacheDirectory=shard-run',
    'Environment=HOME=%C/shard-run',
    'Restart=always',
    `RestartSec=${RESTART_SECONDS}`,
    `RestartPreventExitStatus=${FINAL_EXIT_CODES.join(' ')}`,
    'KillMode=mixed',
    'KillSignal=SIGINT',
    `TimeoutStopSec=${STOP_SECONDS}`,
    'OOMPolicy=continue',
    `TasksMax=${TASKS_MAX}`,
    ...SANDBOX,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
  ].join('\n')}\n`;
}

/** `%` is a specifier and `$` a variable, also between quotes; the rest is as in C. */
function quote(argument: string): string {
  const escaped = argument
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('%', '%%')
    .replaceAll('$', '$$$$');
  return `"${escaped}"`;
}
