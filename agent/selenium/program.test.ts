import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { foundBrowserLabels } from './program.ts';

/** NOT TESTED on Windows, where a shell script is no program. */
test.runIf(process.platform !== 'win32').for([
  ['where browser and driver are installed and nobody tried', ['geckodriver', 'firefox-esr'], null, ['browser:firefox']],
  ['not where its driver is missing', ['firefox-esr'], ['browser:firefox'], []],
  ['not where it is installed and does not start', ['geckodriver', 'firefox-esr'], ['browser:edge'], ['browser:edge']],
  ['where it starts', ['geckodriver', 'firefox-esr'], ['browser:firefox'], ['browser:firefox']],
  ['as Chrome where Chromium starts', ['chromedriver'], ['browser:chromium'], ['browser:chrome', 'browser:chromium']],
  ['of its own where Chrome starts and has no driver', [], ['browser:google-chrome'], ['browser:google-chrome']],
] as const)('a browser has its label %s', ([, programs, started, labels]) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-path-'));
  try {
    for (const program of programs) {
      writeFileSync(path.join(folder, program), '#!/bin/sh\n');
      chmodSync(path.join(folder, program), 0o755);
    }
    vi.stubEnv('PATH', folder);
    expect(foundBrowserLabels(started)).toEqual(labels);
  } finally {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  }
});
