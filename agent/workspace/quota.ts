/** Decides what goes when workspaces take more room than they may: what was not used for longest, and nothing that is in use. */

/** Something on the disk that can be made again. */
export type Kept<Name> = { readonly name: Name; readonly bytes: number; readonly usedAt: number; readonly isInUse: boolean };

/** Returns the names to drop, the longest unused first, until the rest fits or only what is in use is left. Equal times keep their order. */
export function planEviction<Name>(kept: readonly Kept<Name>[], quotaBytes: number): readonly Name[] {
  let bytes = kept.reduce((sum, each) => sum + each.bytes, 0);
  const dropped: Name[] = [];
  for (const each of kept.toSorted((a, b) => a.usedAt - b.usedAt)) {
    if (bytes <= quotaBytes) break;
    if (each.isInUse) continue;
    dropped.push(each.name);
    bytes -= each.bytes;
  }
  return dropped;
}
