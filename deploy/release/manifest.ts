/**
 * The content manifest of a release: what it consists of, as text that a deployer makes from a git tree and a host makes from its own files.
 *
 * Both must come to the same bytes, and a host has nothing but a shell, `find`, `stat`, `sha256sum` and `sort`. So the manifest is lines that these can
 * print: path, kind and proof with tabs between, sorted by bytes. Its SHA-256 is the release's digest. There is no header, no size and no time in it:
 * a size follows from the proof, and a time would make two equal trees two releases. What could not be told apart in such lines (a path with a tab, a
 * line break or another control character) is refused when a release is made, which costs nobody anything and spares an escape that each side would
 * have to get right.
 *
 * Folders are listed because an extra empty one is a difference, too; `directory` is what `stat` calls one. See docs/guide/releases.md.
 */
import { sha256Hex } from '../../core/digest.ts';
import { type ReleaseId, releaseId } from '../../core/id.ts';

/** `path` is relative to the release's folder, with forward slashes and without `./`. */
export type ReleaseEntry =
  | { readonly path: string; readonly kind: 'file'; readonly mode: FileMode; readonly sha256: string }
  | { readonly path: string; readonly kind: 'link'; readonly target: string }
  | { readonly path: string; readonly kind: 'folder' };

/** All that git keeps of a file's permissions, in octal as `stat` prints it. */
export type FileMode = '644' | '755';

/** 80 bits: two releases of one fleet never meet, and the id still fits a screen. */
const ID_CHARACTERS = 20;
const FILE_LINE = /^\.\/(.+)\t(644|755)\t([0-9a-f]{64})$/;
const LINK_LINE = /^\.\/(.+)\tlink\t(.+)$/;
const FOLDER_LINE = /^\.\/(.+)\tdirectory\t755$/;

/** Seconds: the first moment that a file of a release can be from, 2001-09-09. */
const FIRST_TIME = 1_000_000_000;
/** 28 bits: eight and a half years of seconds, so no file is from the future. */
const TIME_DIGITS = 7;

/** Returns one line of the manifest, without its line break. */
export function renderEntry(entry: ReleaseEntry): string {
  switch (entry.kind) {
    case 'file':
      return `./${entry.path}\t${entry.mode}\t${entry.sha256}`;
    case 'link':
      return `./${entry.path}\tlink\t${entry.target}`;
    case 'folder':
      return `./${entry.path}\tdirectory\t755`;
  }
}

/** Returns the manifest's text: one line an entry, in the order of `LC_ALL=C sort`. */
export function renderManifest(entries: readonly ReleaseEntry[]): string {
  const lines = entries.map((entry) => Buffer.from(`${renderEntry(entry)}\n`)).sort(Buffer.compare);
  return Buffer.concat(lines).toString();
}

/** Returns the entries of a manifest's text, or null when it is not one: cut, or from somebody else. */
export function parseManifest(text: string): readonly ReleaseEntry[] | null {
  if (!text.endsWith('\n')) return null;
  const entries = text.slice(0, -1).split('\n').map(parseEntry);
  return entries.every((entry) => entry !== null) && renderManifest(entries) === text ? entries : null;
}

function parseEntry(line: string): ReleaseEntry | null {
  const [, filePath, mode, sha256] = FILE_LINE.exec(line) ?? [];
  if (filePath !== undefined && sha256 !== undefined) return { path: filePath, kind: 'file', mode: mode === '755' ? '755' : '644', sha256 };
  const [, linkPath, target] = LINK_LINE.exec(line) ?? [];
  if (linkPath !== undefined && target !== undefined) return { path: linkPath, kind: 'link', target };
  const [, folderPath] = FOLDER_LINE.exec(line) ?? [];
  return folderPath === undefined ? null : { path: folderPath, kind: 'folder' };
}

/** Returns the digest of a manifest's text: SHA-256, hex. */
export function manifestDigest(text: string): string {
  return sha256Hex(text);
}

/** Names the release with this digest. */
export function releaseIdOf(digest: string): ReleaseId {
  return releaseId(`r${digest.slice(0, ID_CHARACTERS)}`);
}

/**
 * Returns the time that a file of a release has on every host, in Unix seconds, made of its content and mode.
 *
 * rsync compares files by size and time and so sees every change of content or mode, and nothing else. A change of mode alone must be seen as a new
 * file: otherwise rsync changes the mode of a file in place, and by its hard link that of the release before.
 */
export function fileTime(mode: FileMode, sha256: string): number {
  const start = mode === '755' ? TIME_DIGITS : 0;
  return FIRST_TIME + Number.parseInt(sha256.slice(start, start + TIME_DIGITS), 16);
}

/** Returns the folders that the paths lie in, outermost first, each once. */
export function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    for (let length = 1; length < parts.length; length++) folders.add(parts.slice(0, length).join('/'));
  }
  return [...folders].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}
