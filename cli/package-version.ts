/** The version that stands in our own package.json, found from the sources and from the built package. */
import { existsSync, readFileSync } from 'node:fs';

/** Returns the version; empty when no package.json is where it should be. */
export function packageVersion(): string {
  for (const place of ['../package.json', '../../package.json']) {
    const url = new URL(place, import.meta.url);
    if (!existsSync(url)) continue;
    const manifest = JSON.parse(readFileSync(url, 'utf8')) as { readonly name?: string; readonly version?: string };
    if (manifest.name === 'shard-run') return manifest.version ?? '';
  }
  return '';
}
