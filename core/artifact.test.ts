import { describe, expect, test } from 'vitest';
import { artifactFile, artifactName, isArtifactFile } from './artifact.ts';

const DIGEST = 'a'.repeat(64);

test.each([
  ['trace', 'application/zip', 'trace.zip'],
  ['video', 'video/webm', 'video.webm'],
  ['shot.jpeg', 'image/jpeg', 'shot.jpeg'],
  ['step 1.2', 'image/png', 'step 1.2.png'],
  ['dump', 'application/x-own', 'dump'],
])('%j of type %s is called %j', (name, contentType, expected) => {
  expect(artifactName(name, contentType)).toBe(expected);
});

describe('the name of stored bytes', () => {
  test.each([
    ['trace.zip', `${DIGEST}.zip`],
    ['Screen Shot.PNG', `${DIGEST}.png`],
    ['page', DIGEST],
    ['../../etc/passwd', DIGEST],
    ['a.tar/b', DIGEST],
    ['x.superlongextension', DIGEST],
    ['.env', `${DIGEST}.env`],
  ])('of %j keeps no more than its extension', (name, file) => {
    expect(artifactFile({ name, digest: DIGEST })).toBe(file);
    expect(isArtifactFile(file)).toBe(true);
  });

  test('is none for a file that was not kept', () => {
    expect(artifactFile({ name: 'trace.zip', digest: null })).toBeNull();
  });

  test.each(['', 'a', `${DIGEST}/x`, `../${DIGEST}`, `${DIGEST.toUpperCase()}`, `${DIGEST}.a/b`, `${DIGEST}\n`])('is never %j', (text) => {
    expect(isArtifactFile(text)).toBe(false);
  });
});
