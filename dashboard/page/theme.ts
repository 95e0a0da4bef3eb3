/** Light or dark: what the reader chose here, else what their machine prefers; paper is light. */
import { signal } from '@preact/signals';

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'shard-run-theme';

export const theme = signal<Theme>('auto');

/** Takes the choice of the last visit, and sees to paper. */
export function restoreTheme(): void {
  const kept = readKept();
  chooseTheme(kept === 'light' || kept === 'dark' ? kept : 'auto');
  addEventListener('beforeprint', () => showTheme('light'));
  addEventListener('afterprint', () => showTheme(theme.value));
}

/** Takes a choice and keeps it for the next visit. */
export function chooseTheme(choice: Theme): void {
  theme.value = choice;
  showTheme(choice);
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // A page that was opened from a disk may keep nothing; the choice holds while it is open.
  }
}

function showTheme(shown: Theme): void {
  if (shown === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = shown;
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
