/** The keys of the page, in one place. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { Dialog } from './part/dialog.tsx';

export const isHelpOpen = signal(false);

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search cases'],
  ['h', 'the list of runs'],
  ['?', 'this help'],
  ['← →', 'in the timeline: the unit before, the next'],
  ['↑ ↓', 'in the timeline: the slot above, below'],
  ['+ −', 'in the timeline: nearer, farther'],
  ['Shift ← →', 'in the timeline: earlier, later'],
  ['0', 'in the timeline: the whole run'],
  ['Enter', 'in the timeline: the cases of the unit; in the list of cases: the case'],
  ['↑ ↓', 'in the list of cases: the case above, below'],
  ['Esc', 'close'],
];

export function HelpDialog(): JSX.Element | null {
  if (!isHelpOpen.value) return null;
  return (
    <Dialog title="Keys" onClose={() => (isHelpOpen.value = false)}>
      <dl class="keys">
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p class="muted">With a mouse: drag moves the timeline, Ctrl and the wheel zooms it.</p>
    </Dialog>
  );
}
