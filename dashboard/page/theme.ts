/** Light or dark: what the reader chose here, else what their machine prefers. */
import { signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'shard-run-theme';

export const theme = signal<Theme>('auto');

/** Takes the choice of the last visit. */
export function restoreTheme(): void {
  const kept = readKept();
  chooseTheme(kept === 'light' || kept === 'dark' ? kept : 'auto');
}

/** Takes a choice and keeps it for the next visit. */
export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  if (choice === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // A page that was opened from a disk may keep nothing; the choice holds while it is open.
  }
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
