/** Completes package-lock.json with the optional packages of other platforms that npm could not look up. */
import { readFileSync } from 'node:fs';
import { completeLockfile, type Lockfile } from '../check/lockfile.ts';
import type { Generated } from './generated.ts';

export function generateLockfile(): Generated[] {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
  return [{ path: 'package-lock.json', text: `${JSON.stringify(completeLockfile(lock), null, 2)}\n` }];
}
