import { describe, expect, test } from 'vitest';
import { findUnholdable } from './workspace-path.ts';

const LINUX = { isCaseSensitive: true, isWindows: false };
const MAC = { isCaseSensitive: false, isWindows: false };
const WINDOWS = { isCaseSensitive: false, isWindows: true };

const refused = (paths: readonly string[], fileSystem: typeof LINUX) => findUnholdable(paths, fileSystem).map(({ path }) => path);

describe('a file system refuses the paths it cannot hold', () => {
  test.for<[string, typeof LINUX, readonly string[], readonly string[]]>([
    ['two names that differ in case, on Linux', LINUX, ['a/Read.me', 'a/read.me'], []],
    ['two names that differ in case, on a Mac', MAC, ['a/Read.me', 'a/read.me'], ['a/read.me']],
    ['two folders that differ in case', MAC, ['src/a', 'Src/b'], ['Src/b']],
    ['one folder twice', MAC, ['src/a', 'src/b'], []],
    ['a file and a folder', MAC, ['Doc', 'doc/a'], ['doc/a']],
    ['composed and decomposed letters', MAC, ['caf\u00e9', 'cafe\u0301'], ['cafe\u0301']],
    ['reserved names, also with an extension', WINDOWS, ['con', 'a/NUL.txt', 'com1', 'console', 'lpt'], ['con', 'a/NUL.txt', 'com1']],
    ['forbidden characters', WINDOWS, ['a:b', 'a?b', 'a\\b', 'a\nb', "a'b"], ['a:b', 'a?b', 'a\\b', 'a\nb']],
    ['a last dot or space', WINDOWS, ['a.', 'b /c', '.git-keep'], ['a.', 'b /c']],
    ['reserved names elsewhere', LINUX, ['con', 'a:b', 'a.', 'a\nb'], []],
    ['a name of 255 bytes, and of 256', LINUX, ['a'.repeat(255), 'b'.repeat(256)], ['b'.repeat(256)]],
    ['a short name of many bytes', LINUX, ['\u{1f600}'.repeat(63), '\u{1f600}'.repeat(64)], ['\u{1f600}'.repeat(64)]],
  ])('%s', ([, fileSystem, paths, expected]) => {
    expect(refused(paths, fileSystem)).toEqual(expected);
  });
});
