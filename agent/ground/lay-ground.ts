/** Lays what a suite stands on. This agent brings neither trees nor services to itself yet, and says so before anything of the suite is started. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { GroundRequest, OpenGround } from './ground.ts';

/** Throws `usage`, naming what it cannot bring. */
export async function layGround({ spec }: GroundRequest): Promise<OpenGround> {
  const what = spec.workspace === null ? `its service ${JSON.stringify(spec.services[0]?.name)}` : 'its tree';
  throw new ExpectedError('usage', `this agent cannot bring the suite ${JSON.stringify(spec.suite)} ${what}`, {
    hint: 'run the suite where its directory is, and start what it talks to before it',
  });
}
