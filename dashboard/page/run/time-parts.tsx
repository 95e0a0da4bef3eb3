/** Where the time of a finished run went, against its bound: a bar and the same as figures. */
import type { JSX } from 'preact';
import type { RunEnd } from '../../view/types.ts';
import { formatDuration, formatShare } from '../format.ts';
import { partsOf } from './beyond-bound.ts';

export function TimeParts({ end, slots }: { readonly end: RunEnd; readonly slots: number }): JSX.Element {
  const parts = partsOf(end.breakdown, slots);
  return (
    <section class="time-parts" aria-labelledby="time-title">
      <div class="section-head">
        <h2 id="time-title">Where the time went</h2>
        <span class="muted">
          {formatDuration(Math.max(0, end.wallMs - end.boundMs))} beyond the bound of {formatDuration(end.boundMs)}; an average over slots
        </span>
      </div>
      <div class="stack" aria-hidden="true">
        {parts.map((part) => (
          <i key={part.key} class={`part-${part.key}`} style={{ width: `${part.share * 100}%` }} />
        ))}
      </div>
      <ul class="part-list">
        {parts.map((part) => (
          <li key={part.key}>
            <i class={`swatch part-${part.key}`} />
            {part.words} <b>{formatDuration(part.perSlotMs)}</b> <span class="muted">{formatShare(part.share)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
