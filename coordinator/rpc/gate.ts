/** Lets few through at a time: what is made for hundreds of agents at once must not lie in memory hundreds of times. */

/** Places that are taken at once: a manifest is megabytes, and one agent's network does not hold up the others. */
const PLACES = 8;
/** An agent that does not read keeps nobody waiting: its own silence ends its session. */
const LONGEST_STAY_MS = 2_000;

/** Gives a place back. Safe to repeat. */
export type Leave = () => void;

export type Gate = {
  /** Calls `act` when there is a place, at once or later, in the order of asking. Returns what withdraws the wish or gives the place back. */
  enter(act: (leave: Leave) => void): Leave;
};

type Visit = { readonly act: (leave: Leave) => void; state: 'waiting' | 'inside' | 'gone'; overdue: NodeJS.Timeout | null };

export function createGate(): Gate {
  const waiting: Visit[] = [];
  let inside = 0;
  const admit = (): void => {
    while (inside < PLACES) {
      const visit = waiting.shift();
      if (visit === undefined) return;
      if (visit.state === 'gone') continue;
      visit.state = 'inside';
      inside += 1;
      visit.overdue = setTimeout(() => leave(visit), LONGEST_STAY_MS);
      visit.overdue.unref();
      visit.act(() => leave(visit));
    }
  };
  const leave = (visit: Visit): void => {
    if (visit.state === 'gone') return;
    if (visit.state === 'inside') inside -= 1;
    visit.state = 'gone';
    if (visit.overdue !== null) clearTimeout(visit.overdue);
    admit();
  };
  return {
    enter: (act) => {
      const visit: Visit = { act, state: 'waiting', overdue: null };
      waiting.push(visit);
      admit();
      return () => leave(visit);
    },
  };
}
