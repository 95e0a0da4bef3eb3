import { expect, test } from 'vitest';
import { readConfigImports } from './config-source.ts';

test.for<readonly [string, readonly string[], string | null]>([
  ["import { defineConfig } from 'vitest/config';", [], null],
  ['import { dirname, resolve } from "node:path"; import { fileURLToPath } from "node:url"', [], null],
  ["import { type ViteUserConfig, defineConfig } from 'vitest/config'", [], null],
  ["import type { Plugin } from 'anything'; export type { Plugin } from 'anything';", [], null],
  ["import root from '../../vitest.config.js';\nexport * from './more';", ['../../vitest.config.js', './more'], null],
  ["import {\n  entries,\n} from './aliases.js'\nimport './side-effect.ts'", ['./aliases.js', './side-effect.ts'], null],
  ["const more = await import('./more.ts'); const old = require('./old.cjs');", ['./more.ts', './old.cjs'], null],
  ["import react from '@vitejs/plugin-react';", [], '@vitejs/plugin-react'],
  ["import fs from 'node:fs';", [], 'node:fs'],
  ["const fs = require('fs');", [], 'fs'],
  ['await import(name)', [], 'import(n'],
  ['await import(`./${name}`)', [], 'import(`'],
  ["process.getBuiltinModule('fs')", [], 'getBuiltinModule'],
  ["const isSlow = process.env.SLOW === '1'; export default { test: { env: { A: '1' } } };", [], null],
  ['const url = process.env.SHARD_RUN_DATABASE;', [], 'SHARD_RUN_'],
  ['const all = { ...process.env };', [], 'env'],
  ['const { env } = process;', [], 'env'],
  ["import { loadEnv } from 'vite'; loadEnv('test', '.', '')", [], 'loadEnv'],
  ['export default { test: { globals: true } };', [], null],
])('%s', ([text, local, foreign]) => {
  expect(readConfigImports(text)).toEqual({ local, foreign });
});
