/** What a screen reader is told while the run goes on. */
import { signal } from '@preact/signals';

export const announcement = signal('');
