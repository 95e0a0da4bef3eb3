/** Checks that the committed generated files are what the generators make now. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { generateAll } from '../generate/all.ts';
import type { Check, Problem } from './check.ts';

export const generatedCheck: Check = {
  name: 'generated',
  async run() {
    const generated = await generateAll();
    const stale = generated
      .filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
      .map(({ path }) => `${path}  differs from what is generated: npm run generate`);
    return { problems: [...stale, ...orphans(new Set(generated.map(({ path }) => path)))], note: `${generated.length} files` };
  },
};

function orphans(generated: ReadonlySet<string>): Problem[] {
  const present = readdirSync('proto/gen').map((name) => `proto/gen/${name}`);
  return present.filter((path) => !generated.has(path)).map((path) => `${path}  is generated from nothing: remove it`);
}
