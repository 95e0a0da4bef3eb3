/** Says whether what is shown is now, and since when it is not. */
import type { JSX } from 'preact';
import { nowMs } from './clock.ts';
import { formatClock, formatDate, formatDuration } from './format.ts';
import { link } from './store.ts';

export function LinkState(): JSX.Element {
  const { state, sinceMs } = link.value;
  switch (state) {
    case 'opening':
      return <span class="link muted">connecting…</span>;
    case 'live':
      return <span class="link live">live</span>;
    case 'cut':
      return <CutOff sinceMs={sinceMs} />;
    case 'export':
      return <span class="link muted">export of {formatDate(sinceMs)}</span>;
  }
}

function CutOff({ sinceMs }: { readonly sinceMs: number }): JSX.Element {
  // Read, so that the figure moves on.
  void nowMs.value;
  return (
    <span class="link cut" role="alert">
      cut off since {formatClock(sinceMs)}: what you see is {formatDuration(Date.now() - sinceMs)} old
    </span>
  );
}
