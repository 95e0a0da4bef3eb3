/** What a stranger sees: where a token goes, and where one comes from. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { openSession } from './source/server.ts';

export function SignIn({ words }: { readonly words: string }): JSX.Element {
  const problem = useSignal(words);
  const token = useSignal('');
  const open = async (): Promise<void> => {
    try {
      await openSession(token.value.trim());
      location.reload();
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <main id="main" class="sign-in">
      <h1>shard-run</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <label>
          Token
          <input type="password" autocomplete="off" value={token.value} onInput={(event) => (token.value = event.currentTarget.value)} />
        </label>
        <button type="submit">Open</button>
      </form>
      <p role="alert">{problem.value}</p>
      <p class="muted">
        Whoever keeps the coordinator makes one: <code>shard-run coordinator page-token</code>
      </p>
    </main>
  );
}
