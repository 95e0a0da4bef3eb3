import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sha256Hex } from '../../core/digest.ts';
import { ExpectedError } from '../../core/expected-error.ts';
import type { ReleaseId } from '../../core/id.ts';
import type { Release } from '../rollout/types.ts';
import { type LocalSession, openLocalSession } from './local-session.ts';
import { openReleaseStore } from './local-store.ts';
import { commitSample, type SampleFile } from './sample-repository.ts';
import type { ReleaseStore, StagingOptions } from './store.ts';

// Each test starts dozens of processes: git, shells, rsync.
vi.setConfig({ testTimeout: 60_000 });

const NO_SHARED = { files: [], directories: [] };
const FIRST: Readonly<Record<string, SampleFile>> = {
  'index.txt': 'one\n'.repeat(5000),
  'bin/run me': { run: '#!/bin/sh\n' },
  'odd/it\'s $(touch x) `y`; "z" \\n & ü.txt': 'odd',
  'odd/-rf': 'dash',
  'odd/*': 'star',
  'link': { link: 'bin/run me' },
  'dangling/link': { link: '../uploads/later' },
  'empty': '',
  'gone/later.txt': 'gone',
};
const SECOND: Readonly<Record<string, SampleFile>> = {
  ...FIRST,
  'index.txt': `${'one\n'.repeat(2500)}two\n${'one\n'.repeat(2500)}`,
  'empty': { run: '' },
  'link': { link: 'index.txt' },
  'new/deep/file': 'new',
};

let folder: string;
let store: ReleaseStore;
let session: LocalSession;
let root: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shard-run-release-'));
  store = await openReleaseStore(join(folder, 'store'));
  root = join(folder, "host's $root");
  session = openLocalSession(root);
});

afterEach(async () => {
  await store[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function make(files: Readonly<Record<string, SampleFile>>, exclude: readonly string[] = []): Promise<Release> {
  const names = commitSample(join(folder, 'repository'), files);
  return store.make({ ...names, repository: join(folder, 'repository'), certificate: '', exclude, signal: AbortSignal.timeout(20_000) });
}

async function makeSecond(): Promise<Release> {
  const files = Object.fromEntries(Object.entries(SECOND).filter(([path]) => path !== 'gone/later.txt'));
  return make(files);
}

function stage(release: Release, from: ReleaseId | null, options: Partial<StagingOptions> = {}): ReturnType<ReleaseStore['stage']> {
  return store.stage(session, { release, from, epoch: 1, shared: NO_SHARED, signal: AbortSignal.timeout(20_000), ...options });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => 'nothing was thrown',
    (reason: unknown) => reason,
  );
  if (!(error instanceof ExpectedError)) return `bug: ${String(error)}`;
  expect(error.message).toContain('here');
  return error.code;
}

const at = (...path: readonly string[]): string => join(root, 'releases', ...path);
const leftovers = (): readonly string[] => readdirSync(join(root, 'releases')).filter((name) => name.startsWith('.incoming-'));
const listing = (path: string): string => execFileSync('find', ['.', '-printf', '%p %y %m %l %s\\n'], { cwd: path, encoding: 'utf8' });

const HOSTS: readonly { name: string; open: () => LocalSession }[] = [
  { name: 'GNU tools', open: () => openLocalSession(root) },
  { name: 'busybox and nothing else', open: openBusyboxSession },
  { name: 'neither awk nor openssl', open: () => openSessionWithout(['awk', 'openssl']) },
];

/** A host whose PATH has all that this machine has but for these, and in place of `replaced` what is given. */
function openSessionWithout(lacking: readonly string[], replaced: Readonly<Record<string, string>> = {}): LocalSession {
  const path = mkdtempSync(join(folder, 'path-'));
  for (const name of readdirSync('/usr/bin'))
    if (!lacking.includes(name) && replaced[name] === undefined) symlinkSync(`/usr/bin/${name}`, join(path, name));
  for (const [name, body] of Object.entries(replaced)) writeFileSync(join(path, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  return openLocalSession(root, [join(path, 'sh')], path);
}

/** A host whose PATH has busybox under all its names, and rsync. */
function openBusyboxSession(): LocalSession {
  const path = join(folder, 'busybox');
  mkdirSync(path);
  const [busybox = '', rsync = ''] = execFileSync('which', ['busybox', 'rsync'], { encoding: 'utf8' }).trim().split('\n');
  for (const name of execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')) symlinkSync(busybox, join(path, name));
  symlinkSync(rsync, join(path, 'rsync'));
  return openLocalSession(root, [join(path, 'sh')], path);
}

describe.each(HOSTS)('a host with $name', ({ open }) => {
  beforeEach(() => {
    session = open();
  });

  test('holds the tree as it was committed, proven by its own digest', async () => {
    const release = await make(FIRST);
    const result = await stage(release, null);
    expect(result.digest).toBe(release.digest);
    expect(sha256Hex(readFileSync(at(`${release.id}.manifest`)))).toBe(release.digest);
    expect(readFileSync(at(release.id, 'index.txt'), 'utf8')).toBe(FIRST['index.txt']);
    expect(readlinkSync(at(release.id, 'link'))).toBe('bin/run me');
    expect(lstatSync(at(release.id, 'bin/run me')).mode & 0o777).toBe(0o755);
    expect(leftovers()).toEqual([]);
  });

  test('takes the next release as a delta, shares what is equal and leaves the one before as it was', async () => {
    const first = await make(FIRST);
    await stage(first, null);
    const before = listing(at(first.id));
    const second = await makeSecond();
    const result = await stage(second, first.id);
    expect(result.digest).toBe(second.digest);
    expect(result.sentBytes).toBeLessThan(2000);
    expect(listing(at(first.id))).toBe(before);
    expect(readFileSync(at(first.id, 'index.txt'), 'utf8')).toBe(FIRST['index.txt']);
    expect(lstatSync(at(second.id, 'odd/-rf')).ino).toBe(lstatSync(at(first.id, 'odd/-rf')).ino);
    expect(lstatSync(at(second.id, 'empty')).ino).not.toBe(lstatSync(at(first.id, 'empty')).ino);
    expect(existsSync(at(second.id, 'gone'))).toBe(false);
  });
});

const KINDS: Readonly<Record<string, SampleFile>> = {
  'kept': 'kept',
  'a': 'a file',
  'b/inner/file': 'in a folder',
  'c': { link: 'kept' },
  'd': { link: 'kept' },
  'e': 'a file',
  'it\'s "gone"/$(touch x)': 'gone',
};
const OTHER_KINDS: Readonly<Record<string, SampleFile>> = {
  'kept': 'kept',
  'a/file': 'in a folder',
  'b': 'a file',
  'c/file': 'in a folder',
  'd': 'a file',
  'e': { link: 'kept' },
};

test.each([
  ['files become folders and links, and the other way round', KINDS, OTHER_KINDS],
  ['folders become files and links, and the other way round', OTHER_KINDS, KINDS],
])('where %s, the delta fits', async (_name, before, after) => {
  const first = await make(before);
  await stage(first, null);
  const second = await make(after);
  const whole = await store.estimateBytes(second, null);
  // The release went out once: a delta that did not fit would have been followed by the whole.
  expect((await stage(second, first.id)).sentBytes).toBe(await store.estimateBytes(second, first.id));
  expect(await store.estimateBytes(second, first.id)).not.toBe(whole);
  expect(listing(at(first.id))).toBe(listing(join(folder, 'store', 'release', first.id, 'tree')));
});

test('what left the tree is not taken away beyond a link that somebody put in the release before', async () => {
  const first = await make({ ...FIRST, 'upload/cat.jpg': 'committed' });
  await stage(first, null);
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'cat.jpg'), 'uploaded');
  rmSync(at(first.id, 'upload'), { recursive: true });
  symlinkSync(elsewhere, at(first.id, 'upload'));
  const second = await make({ ...FIRST, 'upload/dog.jpg': 'committed' });
  expect((await stage(second, first.id)).digest).toBe(second.digest);
  expect(readFileSync(join(elsewhere, 'cat.jpg'), 'utf8')).toBe('uploaded');
});

test('more names than a command line holds are taken away by the delta itself', async () => {
  const many = Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`many/with-a-name-of-some-length-${index}`, `${index}`]));
  const first = await make({ ...FIRST, ...many });
  await stage(first, null);
  const second = await make({ ...FIRST, 'many/one': 'left' });
  expect((await stage(second, first.id)).sentBytes).toBe(await store.estimateBytes(second, first.id));
  expect(readdirSync(at(second.id, 'many'))).toEqual(['one']);
});

test('a small release costs a host these programs, each once but for the digests', async () => {
  const log = join(folder, 'programs');
  const counted = [
    'mkdir',
    'cp',
    'rm',
    'mv',
    'ln',
    'gzip',
    'rsync',
    'find',
    'xargs',
    'stat',
    'sha256sum',
    'openssl',
    'awk',
    'sed',
    'paste',
    'sort',
  ];
  const shims = Object.fromEntries(counted.map((name) => [name, `echo ${name} >>${log}\nexec /usr/bin/${name} "$@"`]));
  const first = await make(FIRST);
  await stage(first, null);
  session = openSessionWithout([], shims);
  await stage(await make({ ...FIRST, 'index.txt': 'two' }), first.id);
  const programs = readFileSync(log, 'utf8').trim().split('\n').sort();
  expect(programs).toEqual(['awk', 'cp', 'find', 'gzip', 'mkdir', 'mv', 'rm', 'rsync', 'sha256sum', 'sha256sum', 'sort']);
});

test('an openssl whose digests are none costs a host nothing but a second look', async () => {
  const large = { ...FIRST, 'large': 'x'.repeat(3_000_000) };
  session = openSessionWithout([], { openssl: 'echo wrong >&2; exit 1' });
  const release = await make(large);
  const sent = await store.estimateBytes(release, null);
  expect(await stage(release, null)).toMatchObject({ digest: release.digest, sentBytes: sent });
});

test('whoever makes releases may keep files from others: hosts get the modes of the release', async () => {
  const before = process.umask(0o077);
  try {
    const first = await make(FIRST);
    expect((await stage(first, null)).digest).toBe(first.digest);
    const second = await makeSecond();
    expect((await stage(second, first.id)).sentBytes).toBe(await store.estimateBytes(second, first.id));
    expect(lstatSync(at(second.id)).mode & 0o777).toBe(0o755);
  } finally {
    process.umask(before);
  }
});

test('one delta is computed for all hosts, however many ask at once', async () => {
  const first = await make(FIRST);
  const second = await makeSecond();
  const roots = Array.from({ length: 5 }, (_, index) => join(folder, `host-${index}`));
  const sessions = roots.map((each) => openLocalSession(each));
  const bring = (release: Release, from: ReleaseId | null) =>
    Promise.all(
      sessions.map((each) => store.stage(each, { release, from, epoch: 1, shared: NO_SHARED, signal: AbortSignal.timeout(50_000) })),
    );
  await bring(first, null);
  const log = join(folder, 'rsync');
  const path = mkdtempSync(join(folder, 'path-'));
  const counting = `#!/bin/sh\ncase $* in *--only-write-batch*) echo made >>${log} ;; esac\nexec /usr/bin/rsync "$@"\n`;
  writeFileSync(join(path, 'rsync'), counting, { mode: 0o755 });
  const before = process.env['PATH'];
  process.env['PATH'] = `${path}:${before}`;
  try {
    const results = await bring(second, first.id);
    expect(new Set(results.map(({ digest }) => digest))).toEqual(new Set([second.digest]));
  } finally {
    process.env['PATH'] = before;
  }
  expect(readFileSync(log, 'utf8')).toBe('made\n');
});

test('a release that is there is proven and nothing is sent', async () => {
  const release = await make(FIRST);
  await stage(release, null);
  const sent = session.sentBytes();
  const result = await stage(release, release.id);
  expect(result).toEqual({ digest: release.digest, sentBytes: 0, notices: [] });
  expect(session.sentBytes()).toBe(sent);
});

test('a large delta is offered first', async () => {
  const release = await make({ 'random': Array.from({ length: 20_000 }, (_, index) => sha256Hex(`${index}`)).join('') });
  await stage(release, null);
  const sent = session.sentBytes();
  const result = await stage(release, null);
  expect(result.sentBytes).toBe(0);
  expect(session.sentBytes()).toBe(sent);
});

test('a host that does not hold what was believed gets the whole release', async () => {
  const first = await make(FIRST);
  const second = await makeSecond();
  const result = await stage(second, first.id);
  expect(result.digest).toBe(second.digest);
});

test('a release before that was damaged on the host does not get into the next', async () => {
  const first = await make(FIRST);
  await stage(first, null);
  writeFileSync(at(first.id, 'odd/-rf'), 'bad!');
  const second = await makeSecond();
  const result = await stage(second, first.id);
  expect(result.digest).toBe(second.digest);
  expect(readFileSync(at(second.id, 'odd/-rf'), 'utf8')).toBe('dash');
});

test('a store that forgot the release before sends the files that its manifest on the host has not got', async () => {
  const first = await make(FIRST);
  await stage(first, null);
  const second = await makeSecond();
  const third = await make({ ...SECOND, 'other': 'third' });
  await store.keep([second.id, third.id]);
  expect(store.get(first.id)).toBeNull();
  await stage(second, first.id);
  expect(lstatSync(at(second.id, 'odd/-rf')).ino).toBe(lstatSync(at(first.id, 'odd/-rf')).ino);
});

const DAMAGES: readonly { name: string; damage: (path: string) => void }[] = [
  { name: 'a changed byte', damage: (path) => writeFileSync(join(path, 'odd/-rf'), 'dasH') },
  { name: 'a missing file', damage: (path) => rmSync(join(path, 'empty')) },
  { name: 'an extra file', damage: (path) => writeFileSync(join(path, 'odd/extra'), '') },
  { name: 'an extra folder', damage: (path) => mkdirSync(join(path, 'extra')) },
  { name: 'another mode', damage: (path) => chmodSync(join(path, 'index.txt'), 0o755) },
  { name: 'another mode of a folder', damage: (path) => chmodSync(join(path, 'odd'), 0o777) },
  { name: 'a pipe', damage: (path) => execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(path, 'pipe')]) },
  {
    name: 'a link that leads elsewhere',
    damage: (path) => {
      rmSync(join(path, 'link'));
      symlinkSync('empty', join(path, 'link'));
    },
  },
];

describe.each(DAMAGES)('$name', ({ damage }) => {
  test('is found and mended where nobody is served', async () => {
    const release = await make(FIRST);
    await stage(release, null);
    damage(at(release.id));
    expect((await stage(release, null)).digest).toBe(release.digest);
    expect(listing(at(release.id))).toBe(listing(join(folder, 'store', 'release', release.id, 'tree')));
  });

  test('is found and refused where it is served', async () => {
    const release = await make(FIRST);
    await stage(release, null);
    symlinkSync(`releases/${release.id}`, join(root, 'current'));
    damage(at(release.id));
    expect(await codeOf(stage(release, release.id))).toBe('host-unfit');
  });
});

describe('shared paths', () => {
  const shared = { files: ['.env', 'config/secret file'], directories: ['storage/uploads', 'odd'] };

  test('are links into shared/ in every release, and the link wins over the tree', async () => {
    const tree = { ...FIRST, 'storage/uploads/.gitkeep': '', '.env': 'committed' };
    const first = await make(tree);
    const result = await stage(first, null, { shared });
    expect(result.digest).toBe(first.digest);
    expect(result.notices).toHaveLength(3);
    writeFileSync(at(first.id, 'storage/uploads/cat.jpg'), 'cat');
    writeFileSync(at(first.id, '.env'), 'secret');
    const second = await make({ ...tree, 'index.txt': 'changed' });
    const next = await stage(second, first.id, { shared });
    expect(next.digest).toBe(second.digest);
    expect(next.sentBytes).toBeLessThan(1000);
    expect(readFileSync(at(second.id, 'storage/uploads/cat.jpg'), 'utf8')).toBe('cat');
    expect(readFileSync(at(second.id, '.env'), 'utf8')).toBe('secret');
    expect(readlinkSync(at(second.id, 'config/secret file'))).toBe('../../../shared/config/secret file');
    expect(sha256Hex(readFileSync(at(`${second.id}.manifest`)))).toBe(second.digest);
  });

  test('that are shared no longer are the tree’s again, and what was shared stays', async () => {
    const tree = { ...FIRST, 'storage/uploads/.gitkeep': '' };
    const first = await make(tree);
    await stage(first, null, { shared });
    writeFileSync(join(root, 'shared/odd/kept'), 'kept');
    const second = await make({ ...tree, 'index.txt': 'changed' });
    const result = await stage(second, first.id);
    expect(result.digest).toBe(second.digest);
    expect(readFileSync(at(second.id, 'odd/-rf'), 'utf8')).toBe('dash');
    expect(readFileSync(join(root, 'shared/odd/kept'), 'utf8')).toBe('kept');
    const third = await make({ ...tree, 'index.txt': 'changed again' });
    expect((await stage(third, second.id, { shared })).digest).toBe(third.digest);
    expect(readFileSync(at(third.id, 'odd/kept'), 'utf8')).toBe('kept');
    expect(readFileSync(at(second.id, 'odd/-rf'), 'utf8')).toBe('dash');
  });

  test('that lead through a file of the tree are refused', async () => {
    const release = await make(FIRST);
    expect(await codeOf(stage(release, null, { shared: { files: ['empty/x'], directories: [] } }))).toBe('host-unfit');
  });
});

test('a root whose group is handed down to new folders is no difference', async () => {
  const shared = { files: [], directories: ['some/where/uploads'] };
  const release = await make(FIRST);
  mkdirSync(at(), { recursive: true });
  chmodSync(at(), 0o2775);
  await stage(release, null, { shared });
  const result = await stage(release, release.id, { shared });
  expect([result.digest, result.sentBytes]).toEqual([release.digest, 0]);
});

test('a staging whose time is over waits for nothing', async () => {
  const release = await make(FIRST);
  await expect(stage(release, null, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
});

describe('what a host cannot do', () => {
  test('is answered to a deployer whom another one has superseded', async () => {
    const release = await make(FIRST);
    mkdirSync(join(root, '.shard-run'), { recursive: true });
    writeFileSync(join(root, '.shard-run/epoch'), '7\n');
    expect(await codeOf(stage(release, null, { epoch: 6 }))).toBe('superseded');
    expect((await stage(release, null, { epoch: 7 })).digest).toBe(release.digest);
  });

  test('is named when rsync is missing or too old', async () => {
    const release = await make(FIRST);
    session = openSessionWithout(['rsync']);
    expect(await codeOf(stage(release, null))).toBe('host-unfit');
    session = openSessionWithout([], {
      rsync: '[ "$1" = --version ] && echo "rsync  version 3.0.9  protocol version 30" && exit 0\nexit 2',
    });
    expect(await codeOf(stage(release, null))).toBe('host-unfit');
    expect(leftovers()).toEqual([]);
  });

  test('is named when something is in the way of the root', async () => {
    const release = await make(FIRST);
    writeFileSync(root, 'a file');
    expect(await codeOf(stage(release, null))).toBe('staging-failed');
  });

  /** A root on a file system of its own, as long as one command runs. */
  function openMountedSession(options: string): LocalSession {
    mkdirSync(root);
    const mount = 'mount -t tmpfs -o "$OPTIONS" tmpfs "$ROOT" && shift && exec sh "$@"';
    const assign = [`OPTIONS=${options}`, `ROOT=${root}`];
    return openLocalSession(root, ['env', ...assign, 'unshare', '--map-root-user', '--mount', 'sh', '-c', mount, 'sh', 'sh']);
  }

  const DISKS: readonly { name: string; options: string; code: string }[] = [
    { name: 'a disk that is too small', options: 'size=128k', code: 'host-full' },
    { name: 'a disk that fills in the middle', options: 'size=16m,nr_inodes=18', code: 'host-full' },
    { name: 'a disk that is read-only', options: 'ro', code: 'host-unfit' },
  ];

  test.each(DISKS)('is named for $name', async ({ options, code }) => {
    const release = await make({ ...FIRST, 'large': 'x'.repeat(200_000) });
    session = openMountedSession(options);
    expect(await codeOf(stage(release, null))).toBe(code);
  });

  test('is told from what a shell that talks prints', async () => {
    const release = await make(FIRST);
    const noisy = join(folder, 'noisy');
    writeFileSync(noisy, '#!/bin/sh\necho "Welcome! proven 1"\necho "failed" >&2\nexec sh "$@"\n', { mode: 0o755 });
    session = openLocalSession(root, [noisy]);
    expect((await stage(release, null)).digest).toBe(release.digest);
    session = openLocalSession(root, ['true']);
    expect(await codeOf(stage(release, null))).toBe('staging-failed');
  });
});

test('what an interrupted staging left is removed by the next, and what still runs is left alone', async () => {
  const release = await make(FIRST);
  mkdirSync(at(`.incoming-${release.id}-1.999999999`, 'tree'), { recursive: true });
  mkdirSync(at(`.incoming-${release.id}-0.${process.pid}`, 'tree'), { recursive: true });
  mkdirSync(at(`.incoming-${release.id}-1.${process.pid}`, 'tree'), { recursive: true });
  mkdirSync(at(`.incoming-${release.id}`), { recursive: true });
  await stage(release, null);
  expect([...leftovers()].sort()).toEqual([`.incoming-${release.id}`, `.incoming-${release.id}-1.${process.pid}`]);
});

test('a staging that is cut off in the middle is finished by the next', async () => {
  const first = await make(FIRST);
  await stage(first, null);
  const second = await makeSecond();
  const exec = session.exec;
  for (const bytes of [0, 10, 100, 200]) {
    session.exec = (command, { stdin, signal }) =>
      exec(command, { stdin: stdin instanceof Uint8Array ? stdin.subarray(0, bytes) : new Uint8Array(), signal });
    await expect(stage(second, first.id)).rejects.toThrow(ExpectedError);
    expect(existsSync(at(`${second.id}.manifest`))).toBe(false);
    expect(leftovers()).toEqual([]);
  }
  session.exec = exec;
  expect((await stage(second, first.id)).digest).toBe(second.digest);
});
