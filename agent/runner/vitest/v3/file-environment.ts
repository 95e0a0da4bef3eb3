/**
 * Which environment a file asks for in its comments, read as Vitest 3 reads it.
 *
 * Vitest 3 decides this before it hands files to its pools and leaves it to a custom pool to repeat it: only its own pools import the function.
 */

export type FileEnvironment = { readonly name: string; readonly options: Readonly<Record<string, unknown>> | null };

/**
 * Returns the environment of a file with this text; `fallback` is the project's.
 *
 * @throws SyntaxError when the options in the comment are no JSON, as Vitest does.
 */
export function fileEnvironment(text: string, fallback: string): FileEnvironment {
  const name = /@(?:vitest|jest)-environment\s+([\w-]+)\b/.exec(text)?.[1] ?? fallback;
  const written = /@(?:vitest|jest)-environment-options\s+(.+)/.exec(text)?.[1];
  const options: unknown = JSON.parse(written?.replace(/\*\/$/, '') ?? 'null');
  return { name, options: options ? { [name === 'happy-dom' ? 'happyDOM' : name]: options } : null };
}
