/**
 * What a test's file is called where a reader saves it.
 *
 * Every failing case leaves a `trace.zip` and a `video.webm`, and whoever saves the second gets `trace (1).zip` from his browser: a command that names
 * the first then shows him another failure. So the name has the beginning of the digest in it, and only letters that a shell takes as they are.
 */
import type { Artifact } from '../../../core/artifact.ts';

const STEM_CHARACTERS = 60;

/** Returns the name, such as `trace-3f0c12ab.zip`. */
export function savedName({ name, digest }: Pick<Artifact, 'name' | 'digest'>): string {
  const [extension = ''] = /\.[a-z0-9]{1,8}$/.exec(name.toLowerCase()) ?? [];
  const stem = name
    .slice(0, name.length - extension.length)
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+/, '');
  return `${stem.slice(0, STEM_CHARACTERS) || 'file'}-${(digest ?? '').slice(0, 8)}${extension}`;
}
