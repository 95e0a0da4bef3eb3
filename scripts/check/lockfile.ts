/**
 * Reads package-lock.json and says what makes it unfit for another machine.
 *
 * npm writes only those optional packages (native bindings of other platforms) whose metadata it could fetch; with one missing, `npm ci`
 * refuses the whole lockfile. It also records the registry's host when that was a mirror. Both are found here, and the first is repaired
 * by `npm run generate`: the versions are exact in the package that names them, and the platform stands in the name.
 */

export type LockEntry = {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [other: string]: unknown;
};

export type Lockfile = { readonly packages: Readonly<Record<string, LockEntry>>; readonly [other: string]: unknown };

export type MissingPackage = { readonly name: string; readonly version: string; readonly wantedBy: string };

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';
const OS = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const CPU = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

/** Returns the optional packages that a locked package names and the lockfile lacks, by name. */
export function findMissingPackages(lock: Lockfile): MissingPackage[] {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !resolves(lock, path, name))
      .map(([name, version]) => ({ name, version, wantedBy: path })),
  );
  return missing.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Returns the `resolved` addresses that only this machine may be able to reach. */
export function findPrivateHosts(lock: Lockfile): string[] {
  const addresses = Object.values(lock.packages).map((entry) => entry.resolved ?? PUBLIC_REGISTRY);
  return [...new Set(addresses.filter((address) => !address.startsWith(PUBLIC_REGISTRY)))];
}

/** Returns the lockfile with an entry for each missing package whose version is exact; npm then skips those of other platforms. */
export function completeLockfile(lock: Lockfile): Lockfile {
  const packages = new Map(Object.entries(lock.packages));
  for (const { name, version, wantedBy } of findMissingPackages(lock)) {
    if (!/^\d/.test(version)) continue;
    packages.set(`node_modules/${name}`, {
      version,
      ...(lock.packages[wantedBy]?.dev === true && { dev: true }),
      optional: true,
      ...platformOf(name),
    });
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

function resolves(lock: Lockfile, path: string, name: string): boolean {
  let folder: string | null = path;
  while (folder !== null) {
    if (`${folder}/node_modules/${name}`.replace(/^\//, '') in lock.packages) return true;
    folder = folder === '' ? null : folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1));
  }
  return false;
}

/** Reads `os`, `cpu` and `libc` from a name such as `@rollup/rollup-linux-arm-musleabihf`. */
export function platformOf(name: string): { readonly os?: string[]; readonly cpu?: string[]; readonly libc?: string[] } {
  const words = name.split(/[-/]/);
  const os = OS.find((word) => words.includes(word));
  const cpu = CPU.find((word) => words.some((each) => each === word || (word === 'arm' && each === 'armv7')));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : null;
  return {
    ...(cpu !== undefined && { cpu: [cpu] }),
    ...(libc !== null && os === 'linux' && { libc: [libc] }),
    ...(os !== undefined && { os: [os] }),
  };
}
