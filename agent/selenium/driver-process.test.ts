import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isAlive, untilGone } from '../../test/support/process-watch.ts';
import { startDriver } from './driver-process.ts';
import { sendCommand } from './remote-end.ts';

/** Has a "browser" in a group of its own and answers everything with its process: as a driver whose browser does not come up. */
const DRIVER = `#!${process.execPath}
const { spawn } = require('node:child_process');
const port = Number(process.argv.find((argument) => argument.startsWith('--port=')).slice('--port='.length));
const browser = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1e6)'], { detached: true, stdio: 'ignore' });
const answer = JSON.stringify({ value: browser.pid });
require('node:http').createServer((_, response) => response.end(answer)).listen(port, '127.0.0.1');
`;
const DEADLINE_MS = 30_000;

/** NOT TESTED elsewhere: what a driver started is found by its environment, in `/proc`. */
test.runIf(process.platform === 'linux')(
  'a browser of which nobody was told goes with its driver',
  { timeout: 2 * DEADLINE_MS },
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shard-run-driver-'));
    try {
      const program = path.join(folder, 'driver.cjs');
      writeFileSync(program, DRIVER);
      chmodSync(program, 0o755);
      const driver = await startDriver({ browser: 'chrome', program, folder });
      const browserPid = Number(await sendCommand(driver.url, { method: 'GET', path: '/browser' }, DEADLINE_MS));
      expect(isAlive(browserPid)).toBe(true);
      driver.kill(null);
      await untilGone([browserPid], DEADLINE_MS);
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
);
