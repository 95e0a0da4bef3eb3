/**
 * What each run deserves: weighted max-min shares of the slots.
 *
 * All slots are poured over the runs in proportion to their weights; whoever has as much as he can use stops, and what he leaves is poured over
 * the others. So nobody gets more by asking for more, and no slot is left while somebody could use it. The agents are lent whole, so what a run
 * holds is a share rounded to agents: up to one agent away from what is returned here.
 */

/** One run's claim; `demandSlots` may be infinite. */
export type Claim = { readonly weight: number; readonly demandSlots: number };

/** Returns the slots that each claim deserves, in their order; together at most `slots`. */
export function shareSlots(claims: readonly Claim[], slots: number): number[] {
  const shares = claims.map(() => 0);
  let open = claims.map((_, index) => index).filter((index) => (claims[index]?.demandSlots ?? 0) > 0);
  let left = slots;
  while (open.length > 0 && left > 0) {
    const weight = open.reduce((sum, index) => sum + (claims[index]?.weight ?? 0), 0);
    const level = left / weight;
    const content = open.filter((index) => wishOf(claims[index], shares[index]) <= level * (claims[index]?.weight ?? 0));
    for (const index of content.length > 0 ? content : open) {
      const { weight: own = 0, demandSlots = 0 } = claims[index] ?? {};
      const more = content.length > 0 ? demandSlots - (shares[index] ?? 0) : level * own;
      shares[index] = (shares[index] ?? 0) + more;
      left -= more;
    }
    if (content.length === 0) break;
    open = open.filter((index) => !content.includes(index));
  }
  return shares;
}

function wishOf(claim: Claim | undefined, share: number | undefined): number {
  return (claim?.demandSlots ?? 0) - (share ?? 0);
}
