/** `npm run fleet -- up 40`: a fleet of hosts on this machine, for trying a deploy by hand. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BREAKAGES, type Breakage, breakHost, mendHost } from '../../deploy/local-fleet/breakage.ts';
import { startFleet, stopFleet } from '../../deploy/local-fleet/fleet.ts';
import type { FleetHost, FleetState } from '../../deploy/local-fleet/fleet-state.ts';
import { FLEET_STATE_FILE, readFleetState } from '../../deploy/local-fleet/fleet-state.ts';
import { readOptions } from '../option.ts';

const DEFAULT_DIRECTORY = join(tmpdir(), 'shard-run-fleet');
const DEFAULT_COUNT = '8';

const USAGE = `usage: npm run fleet -- COMMAND [--directory DIR]

  up [COUNT]             start COUNT hosts (default ${DEFAULT_COUNT}), each with an sshd and a web service of its own
      --rate N             requests a second and host of made-up load (default 5)
      --disk MEGABYTES     a disk of its own for each host, in memory; needs root
      --shared             no namespaces, although this user may make them
      --no-service         no web service
  list                   show the hosts of a fleet, as JSON
  break KIND HOST...     break hosts: ${Object.keys(BREAKAGES).join(', ')}
  mend HOST...           take every breakage of the hosts away
  down                   end the fleet and remove its directory
`;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(USAGE, {
    args: [...argv],
    allowPositionals: true,
    options: {
      'directory': { type: 'string', default: DEFAULT_DIRECTORY },
      'rate': { type: 'string', default: '5' },
      'disk': { type: 'string' },
      'shared': { type: 'boolean', default: false },
      'no-service': { type: 'boolean', default: false },
    },
  });
  const [command, ...rest] = positionals;
  if (command === 'up') return up(rest[0] ?? DEFAULT_COUNT, values);
  const state = readFleetState(values.directory);
  if (state === null) return say(2, `there is no fleet in ${values.directory}: npm run fleet -- up`);
  switch (command) {
    case 'list':
      process.stdout.write(`${JSON.stringify(state, null, 2)}\n`);
      return 0;
    case 'break':
      return breakAll(state, rest);
    case 'mend':
      for (const host of findHosts(state, rest)) await mendHost(state, host);
      return 0;
    case 'down':
      await stopFleet(state);
      return say(0, `${state.hosts.length} hosts are gone`);
    default:
      return say(2, USAGE);
  }
}

type UpValues = {
  readonly directory: string;
  readonly rate: string;
  readonly disk?: string | undefined;
  readonly shared: boolean;
  readonly 'no-service': boolean;
};

async function up(count: string, values: UpValues): Promise<number> {
  const { directory } = values;
  if (readFleetState(directory) !== null) return say(2, `there is a fleet in ${directory} already: npm run fleet -- down`);
  const fleet = await startFleet({
    count: Number(count),
    directory,
    hasService: !values['no-service'],
    requestRate: Number(values.rate),
    ...(values.shared ? { isPrivileged: false } : {}),
    ...(values.disk === undefined ? {} : { diskBytes: Number(values.disk) * 1024 * 1024 }),
  });
  const [first] = fleet.hosts;
  return say(
    0,
    `${fleet.hosts.length} hosts are up: ${first?.httpUrl}, root ${first?.root}\n` +
      `ssh -i ${fleet.identity} -o UserKnownHostsFile=${fleet.knownHosts} -p ${first?.port} ${first?.user}@${first?.address}\n` +
      `all of it: ${join(directory, FLEET_STATE_FILE)}`,
  );
}

async function breakAll(state: FleetState, [kind, ...names]: readonly string[]): Promise<number> {
  if (!isBreakage(kind))
    return say(
      2,
      `break what?\n${Object.entries(BREAKAGES)
        .map(([name, words]) => `  ${name.padEnd(10)} ${words}\n`)
        .join('')}`,
    );
  for (const host of findHosts(state, names)) await breakHost(state, host, kind);
  return 0;
}

function isBreakage(text: string | undefined): text is Breakage {
  return text !== undefined && Object.hasOwn(BREAKAGES, text);
}

function findHosts(state: FleetState, names: readonly string[]): FleetHost[] {
  if (names.length === 0) throw new Error('name a host, such as host-001');
  return names.map((name) => {
    const host = state.hosts.find((each) => each.name === name);
    if (host === undefined) throw new Error(`the fleet has no host "${name}"`);
    return host;
  });
}

function say(exitCode: number, words: string): number {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${words}\n`);
  return exitCode;
}

main(process.argv.slice(2)).then(
  (exitCode) => (process.exitCode = exitCode),
  (error: unknown) => {
    process.exitCode = say(1, error instanceof Error ? error.message : String(error));
  },
);
