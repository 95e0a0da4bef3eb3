import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileSettled, runFinished, runPlanned, runStarted, sampleAttempt, sampleCase, sampleFile } from '../../test/support/sample-run.ts';
import type { PageExport } from '../view/types.ts';
import { createRunExport } from './export.ts';

const A = sampleFile('a.test.ts');
const PICTURE = { name: 'shot.png', contentType: 'image/png', digest: 'a'.repeat(64), bytes: 5, problem: '' };
const TRACE = { ...PICTURE, name: 'trace.zip', contentType: 'application/zip', digest: 'b'.repeat(64) };
const SCRIPT = 'const text = "</script>$& $1"; document.title = text;';
const SHELL =
  '<!doctype html><html><head><link rel="stylesheet" href="page.css" /><script type="module" src="page.js"></script></head><body></body></html>';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-'));
  for (const [name, text] of Object.entries({ 'index.html': SHELL, 'page.css': 'body{}', 'page.js': SCRIPT })) {
    writeFileSync(path.join(folder, name), text);
  }
  for (const { digest, name } of [PICTURE, TRACE]) writeFileSync(path.join(folder, `${digest}${path.extname(name)}`), 'bytes');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function exported(): string {
  const run = createRunExport('main');
  const failed = sampleCase(A, 'x </script> y', [sampleAttempt('failed', { artifacts: [PICTURE, TRACE] })]);
  for (const event of [runStarted(), runPlanned([A]), fileSettled(A, [sampleCase(A, 'fine'), failed]), runFinished()]) run.see(event);
  return run.html({ artifactFolder: folder, histories: [], madeAtMs: 7, assets: folder });
}

function embedded(html: string): PageExport {
  const text = /<script type="application\/json" id="embedded">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
  return JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString()) as PageExport;
}

test('holds the run, its cases with the failures first, and what of its files a page can show', () => {
  const value = embedded(exported());
  expect(value).toMatchObject({ kind: 'export', madeAtMs: 7, casesTotal: 2, run: { runId: 'run-1', branch: 'main' } });
  expect(value.cases.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
  expect(value.artifacts).toEqual({ [PICTURE.digest]: { contentType: 'image/png', base64: Buffer.from('bytes').toString('base64') } });
});

test('lets nothing run and nothing be loaded but what stands in it', () => {
  const html = exported();
  const code = /<script type="module">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  expect(code).toBe(SCRIPT.replace('</script', String.raw`<\/script`));
  expect(html).toContain(`default-src 'none'; script-src ${digest(code)}; style-src ${digest('body{}')};`);
  expect(html).not.toMatch(/(?:src|href)="/);
});

test('a page that was not built is named, with what to do', () => {
  const run = createRunExport('');
  expect(() => run.html({ artifactFolder: '', histories: [], madeAtMs: 7, assets: path.join(folder, 'none') })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});
