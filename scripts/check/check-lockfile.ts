/** Checks that package-lock.json installs on another machine. */
import { readFileSync } from 'node:fs';
import type { Check } from './check.ts';
import { findMissingPackages, findPrivateHosts, type Lockfile } from './lockfile.ts';

export const lockfileCheck: Check = {
  name: 'lockfile',
  async run() {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
    const missing = findMissingPackages(lock).map(
      ({ name, version, wantedBy }) => `package-lock.json  lacks ${name}@${version}, which ${wantedBy} names: npm run generate`,
    );
    const hosts = findPrivateHosts(lock).map((address) => `package-lock.json  resolves from ${address}, which others may not reach`);
    return { problems: [...missing, ...hosts], note: `${Object.keys(lock.packages).length} packages` };
  },
};
