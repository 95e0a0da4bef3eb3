/**
 * A discovery that fits one message.
 *
 * A message holds 16 MiB, and the bodies of a million cases take a hundred. Bodies only keep the history of renamed tests, and the
 * coordinator asks for those it does not know: what is left out now is sent by a later run, when the digests of today's share are known.
 * The files themselves are the manifest and cannot be left out; forty thousand fit, and more are refused with a sentence.
 */
import type { FileBodies } from '../../core/file-body.ts';
import type { TestFile } from '../../core/test-file.ts';
import type { Discovery } from '../runner/contract.ts';

/** Together less than 16 MiB at three bytes for each character, the worst of UTF-8. */
const MAX_FILE_CHARACTERS = 3 * 1024 * 1024;
const MAX_BODY_CHARACTERS = 2 * 1024 * 1024;
/** Numbers, tags and lengths of one entry. */
const ENTRY_CHARACTERS = 32;

/** Returns whether the manifest fits a message. */
export function fitsMessage(files: readonly TestFile[]): boolean {
  return files.reduce((sum, file) => sum + fileCharacters(file), 0) <= MAX_FILE_CHARACTERS;
}

function fileCharacters({ key, suite, project, path, contentDigest, bundle, labels, wholeReason }: TestFile): number {
  const texts = [key, suite, project, path, contentDigest, bundle ?? '', wholeReason ?? '', ...labels];
  return texts.reduce((sum, text) => sum + text.length, ENTRY_CHARACTERS);
}

/** Returns the discovery with as many bodies, in order, as fit. */
export function withFittingBodies(discovery: Discovery): Discovery {
  let characters = 0;
  const bodies: FileBodies[] = [];
  for (const one of discovery.bodies) {
    characters += one.bodies.reduce(
      (sum, { title, bodyDigest }) => sum + title.length + bodyDigest.length + 8,
      one.file.length + one.contentDigest.length,
    );
    if (characters > MAX_BODY_CHARACTERS) break;
    bodies.push(one);
  }
  return bodies.length === discovery.bodies.length ? discovery : { ...discovery, bodies };
}
