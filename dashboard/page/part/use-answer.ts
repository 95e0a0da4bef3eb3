/** A question to the source, asked again when it changes; a late answer to an older question is dropped. */
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export type Answer<T> =
  | { readonly type: 'asked'; readonly last: T | null }
  | { readonly type: 'here'; readonly value: T }
  | { readonly type: 'failed'; readonly error: unknown };

/** Returns the answer; while a new question is under way the last answer stays to be shown. */
export function useAnswer<T>(ask: () => Promise<T>, key: string): Signal<Answer<T>> {
  const answer = useSignal<Answer<T>>({ type: 'asked', last: null });
  useEffect(() => {
    let isWanted = true;
    const before = answer.peek();
    answer.value = { type: 'asked', last: before.type === 'here' ? before.value : null };
    ask().then(
      (value) => {
        if (isWanted) answer.value = { type: 'here', value };
      },
      (error: unknown) => {
        if (isWanted) answer.value = { type: 'failed', error };
      },
    );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return answer;
}
