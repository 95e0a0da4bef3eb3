/**
 * Which paths of a tree a file system cannot hold.
 *
 * Git stores names as bytes; a Mac or a Windows machine folds case, forbids characters, and reserves names since 1981. Git itself then writes the
 * second of two colliding files over the first and says nothing, and the run tests a tree that nobody committed. So the names are looked
 * at before anything is written, and the machine says which it cannot hold.
 */

/** What a folder's file system does with names; probed on the spot. */
export type FileSystem = {
  readonly isCaseSensitive: boolean;
  /** Windows' reserved names and characters apply. */
  readonly isWindows: boolean;
};

/** A path that cannot be held, and why. */
export type UnholdablePath = { readonly path: string; readonly reason: string };

/** Of one name, on every file system in use. */
const MAX_NAME_BYTES = 255;
const RESERVED = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f]/;

/** Returns the paths that cannot be held, in the order given; of two that collide the later one. Paths are relative with forward slashes. */
export function findUnholdable(paths: readonly string[], fileSystem: FileSystem): readonly UnholdablePath[] {
  const found = paths.flatMap((path) => {
    const reason = refuseName(path, fileSystem.isWindows);
    return reason === null ? [] : [{ path, reason }];
  });
  return fileSystem.isCaseSensitive ? found : [...found, ...findCollisions(paths)];
}

function refuseName(path: string, isWindows: boolean): string | null {
  // No character has more than three bytes for each UTF-16 unit: short paths need no look at their names.
  if (!isWindows && path.length * 3 <= MAX_NAME_BYTES) return null;
  for (const name of path.split('/')) {
    if (byteLength(name) > MAX_NAME_BYTES) return `a name of more than ${MAX_NAME_BYTES} bytes`;
    if (!isWindows) continue;
    if (FORBIDDEN.test(name)) return 'a character that Windows does not allow';
    if (RESERVED.test(name)) return 'a name that Windows reserves';
    if (/[. ]$/.test(name)) return 'a name that ends in a dot or a space';
  }
  return null;
}

function findCollisions(paths: readonly string[]): UnholdablePath[] {
  const byFolded = new Map<string, string>();
  const found: UnholdablePath[] = [];
  for (const path of paths) {
    const rival = prefixesOf(path).find((prefix) => (byFolded.get(fold(prefix)) ?? prefix) !== prefix);
    if (rival !== undefined) found.push({ path, reason: `the same name as ${byFolded.get(fold(rival))} on a disk that ignores case` });
    for (const prefix of prefixesOf(path)) if (!byFolded.has(fold(prefix))) byFolded.set(fold(prefix), prefix);
  }
  return found;
}

/** The path and the folders above it: `a/b`, `A/c` collide in the folder. */
function prefixesOf(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
