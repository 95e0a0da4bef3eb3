import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findBrowserLabels } from './browser.ts';

/** NOT TESTED on Windows, where a shell script is no program. */
test.runIf(process.platform !== 'win32').for([
  ['that shows a page is found', 'for last in "$@"; do :; done; echo "$last"', ['browser:chromium']],
  ['that is installed and cannot start is not', 'echo "cannot open display" >&2; exit 1', []],
  ['that starts and shows nothing is not', 'exit 0', []],
] as const)('a browser %s', async ([, script, labels]) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-path-'));
  try {
    const program = path.join(folder, 'chromium');
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
    // An absolute interpreter and shell built-ins: nothing else of this machine is on the path.
    expect(await findBrowserLabels({ PATH: folder })).toEqual(labels);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
