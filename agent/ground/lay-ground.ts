/** Lays what a suite stands on: its tree first, then its services, in the tree's directory. */
import { ExpectedError } from '../../core/expected-error.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { LaidGround } from '../lifecycle/types.ts';
import type { GroundRequest, OpenGround } from './ground.ts';
import { openServices } from './service/open-services.ts';

type Place = Pick<LaidGround, 'cwd' | 'configFile'>;

/** Rejects with `usage` for a tree, with `service-failed`, or with the signal's reason. */
export async function layGround(request: GroundRequest): Promise<OpenGround> {
  const place = bringTree(request.spec);
  const onStanding = (stand: Pick<LaidGround, 'env' | 'slotEnv'>) => request.onLaid({ ...place, ...stand });
  const services = await openServices({ ...request, cwd: place.cwd, onStanding });
  return {
    laid: { ...place, env: services.env, slotEnv: services.slotEnv },
    question: services.question,
    [Symbol.asyncDispose]: () => services[Symbol.asyncDispose](),
  };
}

/** This agent does not bring trees to itself yet, and says so before anything of the suite is started. */
function bringTree({ suite, workspace, cwd, configFile }: SuiteSpec): Place {
  if (workspace === null) return { cwd, configFile };
  throw new ExpectedError('usage', `this agent cannot bring the suite ${JSON.stringify(suite)} its tree`, {
    hint: 'run the suite where its directory is',
  });
}
