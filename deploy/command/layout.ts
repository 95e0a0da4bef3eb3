/**
 * Where things stand on a host, under the fleet's root.
 *
 *     releases/<id>            a release, never changed once it is there
 *     releases/<id>.manifest   its content manifest, written after the host proved its files by it: what makes a release switchable
 *     releases/<id>.digest     the SHA-256 of that manifest, kept so that an answer costs no hashing; made from the manifest when it is missing
 *     releases/.incoming-*     what is being brought; nobody's after a failure
 *     current                  a link to releases/<id>
 *     shared/                  what outlives releases
 *     .shard-run/              epoch, dead-man and marks: small files, each replaced in one rename
 *
 * The host's script knows the same names (host-script.ts). Whoever stages a release writes the manifest last, so a release without one is not
 * verified and is never switched to.
 */
import type { ReleaseId } from '../../core/id.ts';

/** More characters are nobody's name, and a file system ends at 255 with room for our suffixes. */
const NAME_CHARACTERS = 128;
/** Letters, digits and a few marks that mean nothing to a shell, a file system or a pattern; no leading dot or dash. */
const RELEASE_NAME = /^[A-Za-z0-9][A-Za-z0-9._+~-]*$/;
/** A release may not look like what stands beside it. */
const TAKEN_SUFFIX = /\.(?:manifest|digest)$/;

const RELEASE_FOLDER = 'releases';
export const SHARED_FOLDER = 'shared';

/** True for a name that a release may have on a host; every other is refused before it is sent and again by the host. */
export function isReleaseName(text: string): boolean {
  return text.length <= NAME_CHARACTERS && RELEASE_NAME.test(text) && !TAKEN_SUFFIX.test(text);
}

export function manifestPath(release: ReleaseId): string {
  return `${RELEASE_FOLDER}/${release}.manifest`;
}
