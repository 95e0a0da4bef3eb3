import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { AttachmentFolder, attachedFiles } from './annotation.ts';

const cacheDir = mkdtempSync(join(tmpdir(), 'shard-run-annotation-'));
afterAll(() => rmSync(cacheDir, { recursive: true }));

const read = (recorded: unknown) => attachedFiles(recorded, '/project', new AttachmentFolder(cacheDir))();
const hello = Buffer.from('hello').toString('base64');

describe('a file attached by path', () => {
  test.for<[string, unknown]>([
    ['an annotation before Vitest 4', { message: 'seen', attachment: { path: 'shot.png', contentType: 'image/png' } }],
    [
      'an annotation',
      { type: 'internal:annotation', annotation: { message: 'seen', attachment: { path: 'shot.png', contentType: 'image/png' } } },
    ],
    ['an artifact of the project’s own', { type: 'my:kind', attachments: [{ path: '/project/shot.png', contentType: 'image/png' }] }],
  ])('to %s keeps its name and is found from the project', ([, recorded]) => {
    expect(read(recorded)).toEqual([{ name: 'shot.png', contentType: 'image/png', path: '/project/shot.png' }]);
  });

  test('is taken from where Vitest has put its copy, under the name that the test gave', () => {
    const attachment = { path: 'shot.png' };
    const files = attachedFiles({ message: 'seen', attachment }, '/project', new AttachmentFolder(cacheDir));
    attachment.path = '/project/.vitest-attachments/seen-123.png';
    expect(files()).toEqual([{ name: 'shot.png', contentType: 'application/octet-stream', path: attachment.path }]);
  });
});

describe('bytes attached as they are', () => {
  test.for<[string, object]>([
    ['base64', { body: hello, contentType: 'text/plain' }],
    ['text', { body: 'hello', bodyEncoding: 'utf-8', contentType: 'text/plain' }],
    ['an array', { body: new TextEncoder().encode('hello'), contentType: 'text/plain' }],
  ])('as %s become a file that is called like the annotation', ([, attachment]) => {
    const [file] = read({ message: 'seen', attachment });
    expect(file).toEqual({ name: 'seen.txt', contentType: 'text/plain', path: expect.any(String) });
    expect(readFileSync(file?.path ?? '', 'utf8')).toBe('hello');
  });
});

test.for<[string, unknown]>([
  ['an annotation without an attachment', { message: 'seen' }],
  ['a link', { message: 'seen', attachment: { path: 'https://example.org/x.png' } }],
  ['an artifact without attachments', { type: 'my:kind', attachments: [] }],
])('%s is no file', ([, recorded]) => {
  expect(read(recorded)).toEqual([]);
});

test('no folder is made for tests that attach no bytes', () => {
  const elsewhere = join(cacheDir, 'none');
  attachedFiles({ attachment: { path: 'x' } }, '/project', new AttachmentFolder(elsewhere))();
  expect(existsSync(elsewhere)).toBe(false);
});
