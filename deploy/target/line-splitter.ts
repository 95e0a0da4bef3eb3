/** Cuts a stream of bytes into lines. */
import { StringDecoder } from 'node:string_decoder';

/** Returns a listener for chunks. A line longer than `maxBytes` is cut there, and the rest of it is dropped. Bytes that are no UTF-8 become U+FFFD. */
export function splitLines(take: (line: string) => void, { maxBytes }: { readonly maxBytes: number }): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return (chunk) => {
    const parts = decoder.write(chunk).split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      take(`${rest}${part}`.slice(0, maxBytes));
      rest = '';
    }
    rest = `${rest}${last}`.slice(0, maxBytes);
  };
}
