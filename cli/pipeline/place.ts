/** Where a branch's pipeline keeps what it must not forget, in the project's state folder. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ExpectedError } from '../../core/expected-error.ts';
import { STATE_FOLDER } from '../state-folder.ts';
import { resolveProject } from '../suite.ts';
import { writeWhole } from '../whole-file.ts';

const PIPELINES = 'pipeline';

export type PipelinePlace = {
  readonly project: string;
  readonly branch: string;
  /** Also of the pipeline's journal. */
  readonly folder: string;
  readonly inbox: string;
  /** Rung by a hook of the repository. */
  readonly bell: string;
};

/** Returns the place of a branch; nothing is made. */
export function pipelinePlace(project: string, branch: string): PipelinePlace {
  const folder = path.join(project, STATE_FOLDER, PIPELINES, encodeURIComponent(branch));
  return {
    project,
    branch,
    folder,
    inbox: path.join(folder, 'inbox'),
    bell: path.join(folder, 'bell'),
  };
}

/** Returns the pipelines that were ever started in a project. */
export function listPipelines(project: string): readonly PipelinePlace[] {
  const folder = path.join(project, STATE_FOLDER, PIPELINES);
  return (existsSync(folder) ? readdirSync(folder) : []).map((name) => pipelinePlace(project, decodeURIComponent(name)));
}

/** Finds the pipeline that a command is for: the branch that was named, or the only one there is. Throws `not-found` or `usage`. */
export function findPipeline(options: { readonly cwd: string | null; readonly branch: string | null }): PipelinePlace {
  const project = resolveProject(options.cwd);
  const branches = listPipelines(project).map(({ branch }) => branch);
  const branch = options.branch ?? branches[0];
  if (branch === undefined || !branches.includes(branch)) {
    const known = branches.length === 0 ? 'none was ever started here' : `there are ${branches.join(', ')}`;
    throw new ExpectedError('not-found', `no pipeline${options.branch === null ? '' : ` of the branch "${options.branch}"`}: ${known}`, {
      hint: 'shard-run pipeline starts one, in the project directory',
    });
  }
  if (options.branch === null && branches.length > 1) {
    throw new ExpectedError('usage', `this project has pipelines of ${branches.join(', ')}`, { hint: `choose one: --branch ${branch}` });
  }
  return pipelinePlace(project, branch);
}

/** Returns the name that this pipeline's runs and rollouts are known by, made when it is the first time. */
export function pipelineName(folder: string): string {
  const file = path.join(folder, 'name');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  const name = `pipeline-${randomBytes(6).toString('hex')}`;
  writeWhole(file, name);
  return name;
}
