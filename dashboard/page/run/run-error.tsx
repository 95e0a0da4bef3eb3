/** What went wrong beside tests, and what the coordinator wants to be known. */
import type { JSX } from 'preact';
import type { RunView } from '../../view/types.ts';

export function RunError({ errors, notices }: Pick<RunView, 'errors' | 'notices'>): JSX.Element | null {
  if (errors.length === 0 && notices.length === 0) return null;
  return (
    <section aria-labelledby="errors-title">
      <h2 id="errors-title">Errors and notices</h2>
      <ul class="messages">
        {errors.map((error, index) => (
          <li key={index}>
            <span class="bad">{error.kind}</span>
            {error.file !== null && <code> {error.file}</code>}
            <pre tabIndex={0}>{error.message}</pre>
          </li>
        ))}
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </section>
  );
}
