/** Lays the services of a suite in its directory; a tree, where the suite brings one, is there before: `lay-tree.ts`. */
import type { LaidGround } from '../lifecycle/types.ts';
import type { GroundRequest, OpenGround } from './ground.ts';
import { openServices } from './service/open-services.ts';

/** Rejects with `service-failed`, or with the signal's reason. */
export async function layGround(request: GroundRequest): Promise<OpenGround> {
  const { cwd, configFile } = request.spec;
  const onStanding = (stand: Pick<LaidGround, 'env' | 'slotEnv'>) => request.onLaid({ cwd, configFile, root: null, ...stand });
  const services = await openServices({ ...request, cwd, onStanding });
  return {
    laid: { cwd, configFile, root: null, env: services.env, slotEnv: services.slotEnv },
    question: services.question,
    [Symbol.asyncDispose]: () => services[Symbol.asyncDispose](),
  };
}
