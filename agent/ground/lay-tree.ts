/** Lays a suite's tree before anything else of its ground, and gives it back after everything else is gone. */
import { join } from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import type { Workspace, WorkspaceStore } from '../workspace/workspace-store.ts';
import type { GroundLayer, GroundRequest, OpenGround } from './ground.ts';

/** The trees of this agent, as far as a ground needs them. */
export type TreeSource = Pick<WorkspaceStore, 'acquire'>;

/**
 * Returns a layer that brings the tree where the suite has one, and lets `layRest` lay the services in it. `trees` is `null` on an agent that
 * keeps none: such a suite is then refused with `usage`.
 */
export function layTreeFirst(trees: TreeSource | null, layRest: GroundLayer): GroundLayer {
  return async (request) => {
    const { spec, signal, preferredRoot } = request;
    if (spec.workspace === null) return layRest(request);
    if (trees === null) throw keepsNone(spec);
    const { ref, setup } = spec.workspace;
    const tree = await trees.acquire(ref, { setup, signal, preferredRoot });
    try {
      return await layInTree(request, tree, layRest);
    } catch (error) {
      await tree.release().catch(() => undefined);
      throw error;
    }
  };
}

async function layInTree(request: GroundRequest, tree: Workspace, layRest: GroundLayer): Promise<OpenGround> {
  const { spec } = request;
  const cwd = join(tree.root, spec.cwd);
  const configFile = spec.configFile === null ? null : join(tree.root, spec.configFile);
  const placed = { ...spec, cwd, configFile, workspace: null };
  const rest = await layRest({ ...request, spec: placed });
  return {
    ...rest,
    laid: { ...rest.laid, root: tree.root },
    [Symbol.asyncDispose]: async () => {
      await rest[Symbol.asyncDispose]();
      // A folder that cannot be given back stays lent until the agent ends: the next suite gets another one.
      await tree.release().catch(() => undefined);
    },
  };
}

function keepsNone(spec: SuiteSpec): ExpectedError {
  return new ExpectedError('usage', `this agent keeps no trees, and the suite ${JSON.stringify(spec.suite)} is to be run in one`, {
    hint: 'start the agent with shard-run agent, which keeps them in --workspaces DIR',
  });
}
