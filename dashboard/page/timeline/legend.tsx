/** What colours and marks of the timeline mean. */
import type { JSX } from 'preact';

/** So many suites have a colour of their own; further ones take turns. */
const COLOURS = 6;

export function Legend({ suites }: { readonly suites: readonly string[] }): JSX.Element {
  return (
    <ul class="legend" aria-label="Legend">
      {suites.slice(0, COLOURS).map((suite, index) => (
        <li key={suite}>
          <i class={`swatch suite-${index}`} />
          {suite}
        </li>
      ))}
      {suites.length > COLOURS && <li class="muted">and {suites.length - COLOURS} more</li>}
      <li>
        <i class="swatch setup" />
        set-up
      </li>
      <li>
        <i class="swatch failed" />
        failed
      </li>
      <li>
        <i class="swatch twin" />
        twin
      </li>
      <li>
        <i class="swatch moved" />
        moved
      </li>
      <li>
        <i class="swatch lost" />
        lost
      </li>
      <li>
        <i class="swatch idle" />
        idle
      </li>
    </ul>
  );
}
