/** Checks that every export another room sees is documented: all of `core`, and each room's front door. */
import type { Check } from './check.ts';
import { parseModule } from './module-syntax.ts';
import { listSourceFiles, readSource } from './source-tree.ts';

const SEEN_BY_OTHERS = /^core\/|^[^/]+\/api\.ts$|^proto\/service\.ts$|^cli\/config\.ts$/;

export const tsdocCheck: Check = {
  name: 'tsdoc',
  async run() {
    const paths = listSourceFiles().filter((path) => SEEN_BY_OTHERS.test(path) && !path.endsWith('.test.ts'));
    const found = paths.flatMap((path) => parseModule(path, readSource(path)).exports.map((each) => ({ path, ...each })));
    const problems = found
      .filter((each) => !each.hasDoc)
      .map(({ path, line, name }) => `${path}:${line}  ${name} is exported without a /** doc */`);
    return { problems: found.length === 0 ? ['no export was found'] : problems, note: `${found.length} exports` };
  },
};
