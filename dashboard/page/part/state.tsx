/** What stands where a value is not there (yet), and the words for what went wrong. */
import type { ComponentChildren, JSX } from 'preact';
import { SourceError } from '../source/source.ts';

export function Loading({ what }: { readonly what: string }): JSX.Element {
  return (
    <>
      <h1 class="hidden">Loading</h1>
      <p class="state muted">Loading {what}…</p>
    </>
  );
}

export function Gone({ words }: { readonly words: string }): JSX.Element {
  return (
    <div class="state">
      <h1>Not here</h1>
      <p role="alert">{words}</p>
      <p>
        <a href="#/">All runs</a>
      </p>
    </div>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }): JSX.Element {
  return <p class="state muted">{children}</p>;
}

export function Failure({ error, again }: { readonly error: unknown; readonly again?: () => void }): JSX.Element {
  const words = error instanceof Error ? error.message : String(error);
  const hint = error instanceof SourceError ? error.hint : '';
  return (
    <p class="state" role="alert">
      <span class="bad">{words}</span>
      {hint !== '' && <span class="muted"> {hint}</span>}
      {again !== undefined && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </p>
  );
}
