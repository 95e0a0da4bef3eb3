import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type GroupMemory, readGroupMemory } from './control-group.ts';
import { tellsWhatIsLeft } from './memory.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'shard-run-group-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Files = Readonly<Record<string, string>>;

/** Recorded: Linux 6.18 with memory in the first version and an empty hierarchy of the second beside it. */
const HYBRID = `9:name=systemd:/
8:pids:/
4:memory:/build/agent
1:cpu:/
0::/
`;
const FIRST: Files = {
  'memory.limit_in_bytes': '536870912\n',
  'memory.usage_in_bytes': '123904000\n',
  'memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
  'memory.stat':
    'cache 267243520\nrss 351072256\ninactive_file 1000\nactive_file 201351168\ntotal_cache 267243520\ntotal_inactive_file 65892352\n',
};
const FIRST_UNLIMITED: Files = { ...FIRST, 'memory.limit_in_bytes': '9223372036854771712\n' };
/** Pressure and the form of the paths are recorded from Linux 6.18; the others are as the kernel's documentation of the second version has them. */
const SECOND: Files = {
  'memory.max': '1073741824\n',
  'memory.current': '900000000\n',
  'memory.events': 'low 0\nhigh 0\nmax 17\noom 1\noom_kill 3\noom_group_kill 0\n',
  'memory.stat': 'anon 700000000\nfile 200000000\ninactive_anon 0\nactive_anon 700000000\ninactive_file 100000000\nactive_file 100000000\n',
  'memory.pressure': 'some avg10=12.50 avg60=3.00 avg300=0.00 total=43481\nfull avg10=1.00 avg60=0.00 avg300=0.00 total=3879\n',
};
const SECOND_UNLIMITED: Files = { ...SECOND, 'memory.max': 'max\n' };
const MACHINE: Readonly<Record<string, Files>> = {
  'proc/pressure': { memory: 'some avg10=50.00 avg60=0.00 avg300=0.00 total=43481\n' },
  'proc': { vmstat: 'nr_free_pages 5551\noom_kill 9\n' },
};

function lay(cgroup: string, folders: Readonly<Record<string, Files>>): GroupMemory {
  for (const [folder, files] of Object.entries({ ...MACHINE, 'proc/self': { cgroup }, ...folders })) {
    mkdirSync(path.join(root, folder), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, folder, name), text);
  }
  return readGroupMemory(root);
}

const OWN_FIRST = { limitBytes: 536_870_912, roomBytes: 478_859_264, stallRatio: 0.5, oomKills: 2 };
const OWN_SECOND = { limitBytes: 1_073_741_824, roomBytes: 273_741_824, stallRatio: 0.125, oomKills: 3 };

test.for<[string, string, Readonly<Record<string, Files>>, GroupMemory]>([
  ['of the first version has its limit', HYBRID, { 'sys/fs/cgroup/memory/build/agent': FIRST }, OWN_FIRST],
  [
    'of the first version shares its memory with another controller',
    '4:cpu,memory:/build\n',
    { 'sys/fs/cgroup/memory/build': FIRST },
    OWN_FIRST,
  ],
  [
    'of the first version without a limit has that of the group above',
    HYBRID,
    { 'sys/fs/cgroup/memory/build/agent': FIRST_UNLIMITED, 'sys/fs/cgroup/memory/build': FIRST },
    OWN_FIRST,
  ],
  ['of a container is at the root of what is mounted', HYBRID, { 'sys/fs/cgroup/memory': FIRST }, OWN_FIRST],
  [
    'without any limit counts its kills all the same',
    HYBRID,
    { 'sys/fs/cgroup/memory/build/agent': FIRST_UNLIMITED },
    { ...OWN_FIRST, limitBytes: null, roomBytes: null },
  ],
  [
    'of the second version has its limit, its own pressure and its own kills',
    '0::/system.slice/agent.service\n',
    { 'sys/fs/cgroup/system.slice/agent.service': SECOND },
    OWN_SECOND,
  ],
  [
    'of the second version has the limit of a slice above, and is as full as that',
    '0::/build.slice/agent.service\n',
    {
      'sys/fs/cgroup/build.slice/agent.service': SECOND_UNLIMITED,
      'sys/fs/cgroup/build.slice': { ...SECOND, 'memory.current': '1073741824' },
    },
    { ...OWN_SECOND, roomBytes: 100_000_000 },
  ],
  [
    'of the second version has the limit of which least is left',
    '0::/build.slice/agent.service\n',
    {
      'sys/fs/cgroup/build.slice/agent.service': SECOND,
      'sys/fs/cgroup/build.slice': { ...SECOND, 'memory.max': '8589934592', 'memory.current': '1000000000' },
    },
    OWN_SECOND,
  ],
  ['of the second version in a namespace of its own is the root', '0::/\n', { 'sys/fs/cgroup': SECOND }, OWN_SECOND],
  ['outside of the namespace is not looked for outside of the mount', '0::/../../agent\n', { 'sys/fs/cgroup': SECOND }, OWN_SECOND],
  [
    'that is nowhere to be seen leaves the word to the machine',
    '0::/\n',
    {},
    { limitBytes: null, roomBytes: null, stallRatio: 0.5, oomKills: 9 },
  ],
])('a group %s', ([, cgroup, folders, expected]) => {
  expect(lay(cgroup, folders)).toEqual(expected);
});

test('where there are no such files nothing is said', () => {
  expect(readGroupMemory(root)).toEqual({ limitBytes: null, roomBytes: null, stallRatio: 0, oomKills: 0 });
});

test.for<[NodeJS.Platform, string, boolean]>([
  ['linux', '1.51.0', true],
  ['win32', '1.51.0', true],
  ['darwin', '1.51.0', false],
  ['darwin', '1.52.0', true],
  ['darwin', '2.0.0', true],
])('what is free on %s with libuv %s says what is left: %s', ([platform, libuv, expected]) => {
  expect(tellsWhatIsLeft(platform, libuv)).toBe(expected);
});
