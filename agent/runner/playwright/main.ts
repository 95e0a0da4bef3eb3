/** Entry of the resident Playwright runner. */
import { serveRunner } from '../serve-runner.ts';

serveRunner({
  warm: async (cwd) => (await import('./load-framework.ts')).loadFramework(cwd),
  load: async () => new (await import('./resident-runner.ts')).ResidentRunner(),
});
