import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ASSETS } from './static-file.ts';

/** What a phone on a bad line loads in a second. */
const SCRIPT_BYTES = 150_000;

test('the script of the page is not larger than what somebody waits for', () => {
  expect(gzipSync(readFileSync(path.join(ASSETS, 'page.js'))).length).toBeLessThanOrEqual(SCRIPT_BYTES);
});
