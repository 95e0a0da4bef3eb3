/** The tab's title: the state first, for a tab shows twenty characters. */
import { useEffect } from 'preact/hooks';

export function useTitle(words: string): void {
  useEffect(() => {
    document.title = `${words} · shard-run`;
  }, [words]);
}
