import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CliProject } from '../support/cli-project.ts';

/** Writes down when it comes and when it goes; what the next one waits for takes a moment. */
const USING = `import { appendFileSync } from 'node:fs';
import { test } from 'vitest';
test('pays', async () => {
  appendFileSync('seen', 'in ');
  await new Promise((done) => setTimeout(done, 200));
  appendFileSync('seen', 'out ');
});\n`;

test('a resource of which there is one is never used by two, on a machine with two slots', async () => {
  const config = `export default { slots: 2, resources: { sandbox: 1 }, suites: [{ name: 'payment', uses: ['sandbox'] }] };\n`;
  const files = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.test.js`, USING]));
  using project = new CliProject({ 'shard.config.ts': config, ...files });
  expect((await project.run([])).code).toBe(0);
  expect(readFileSync(project.path('seen'), 'utf8')).toBe('in out '.repeat(4));
});
