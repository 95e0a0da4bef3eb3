/** Finds the test files of every project and says of each how it may be scheduled. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FileBodies } from '../../../core/file-body.ts';
import { type FileKind, fileKey, type TestFile } from '../../../core/test-file.ts';
import type { RunError } from '../../../core/unit.ts';
import { scanBodies } from '../body-digest.ts';
import type { Discovery } from '../contract.ts';
import { posixRelative } from '../test-error.ts';
import type { Specification } from './framework.ts';
import type { OpenSuite } from './open-suite.ts';
import { type Placement, placements } from './placement.ts';
import { maxPerAgentOf } from './setting.ts';
import { wholeReason } from './whole-reason.ts';

/** A call costs about as much as sixteen small files without isolation; more than forty in one leave nothing to balance with. */
const SHARED_BUNDLE_FILES = { least: 16, most: 40 } as const;
/** Calls for each slot: the last of them is what the slots wait for at the end. */
const CALLS_PER_SLOT = 4;

type Unsupported = Discovery['unsupported'][number];

/** Reads every file once. `knownDigests` (path to digest) spares the scan of unchanged bodies. */
export async function discoverFiles(suite: OpenSuite, knownDigests: Readonly<Record<string, string>>): Promise<Discovery> {
  const { vitest, request, projects } = suite;
  const specifications = await vitest.globTestSpecifications([...request.filters]);
  const placed = placements(projects);
  const files = new Map<string, TestFile>();
  const bodies: FileBodies[] = [];
  const errors: RunError[] = [];
  for (const specification of specifications) {
    const path = posixRelative(request.cwd, specification.moduleId);
    const placement = placed.get(specification.project.name);
    if (placement === undefined || specification.pool === 'browser') continue;
    try {
      const content = readFileSync(specification.moduleId);
      const file = describeFile({ suite, specification, path, content, placement });
      if (files.has(file.key)) continue;
      files.set(file.key, file);
      if (file.kind === 'runtime' && knownDigests[path] !== file.contentDigest) {
        bodies.push({ file: file.key, contentDigest: file.contentDigest, bodies: scanBodies(content.toString('utf8')) });
      }
    } catch (error) {
      errors.push({
        kind: 'collection',
        file: path,
        message: `could not read "${path}": ${error instanceof Error ? error.message : String(error)}`,
        detail: null,
      });
    }
  }
  return {
    files: bundleShared([...files.values()], suite),
    bodies,
    errors,
    notices: [],
    unsupported: unsupportedProjects(suite, specifications),
  };
}

function describeFile(found: {
  readonly suite: OpenSuite;
  readonly specification: Specification;
  readonly path: string;
  readonly content: Buffer;
  readonly placement: Placement;
}): TestFile {
  const { suite, specification, path, content, placement } = found;
  const { project } = specification;
  const kind: FileKind = specification.pool === 'typescript' ? 'typecheck' : 'runtime';
  const isTypecheck = kind === 'typecheck';
  return {
    key: fileKey(suite.request.suite, project.name, path, kind),
    suite: suite.request.suite,
    project: project.name,
    path,
    kind,
    contentDigest: createHash('sha256').update(content).digest('hex'),
    bytes: content.length,
    group: isTypecheck ? 0 : placement.group,
    maxPerAgent: isTypecheck ? null : leastOf(placement.maxPerAgent, maxPerAgentOf(suite.settings)),
    bundle: isTypecheck ? `typecheck ${project.name}` : null,
    labels: [],
    wholeReason: isTypecheck
      ? 'type tests are checked by one compiler run'
      : wholeReason(suite, placement.setting, content.toString('utf8')),
  };
}

function leastOf(first: number | null, second: number | null): number | null {
  return first === null || second === null ? (first ?? second) : Math.min(first, second);
}

/**
 * Vitest 3 starts a worker for each call, and what is not gated runs in calls. Where files share workers, a worker's start costs more than a
 * file, so several go out together; where each file has a worker of its own, nothing is gained.
 */
function bundleShared(files: readonly TestFile[], { framework, projects, request }: OpenSuite): readonly TestFile[] {
  if (framework.version.major > 3) return files;
  const even = Math.ceil(files.length / (request.slots * CALLS_PER_SLOT));
  const bundleFiles = Math.min(Math.max(even, SHARED_BUNDLE_FILES.least), SHARED_BUNDLE_FILES.most);
  const counts = new Map<string, number>();
  return files.map((file) => {
    const setting = projects.get(file.project);
    if (file.bundle !== null || setting === undefined || setting.gatePool !== null || setting.isIsolated) return file;
    const count = counts.get(file.project) ?? 0;
    counts.set(file.project, count + 1);
    const bundle = `${file.project} part ${Math.floor(count / bundleFiles) + 1}`;
    return { ...file, bundle, wholeReason: 'Vitest 3 runs it in one call with other files' };
  });
}

function unsupportedProjects({ projects, request }: OpenSuite, specifications: readonly Specification[]): Unsupported[] {
  return [...projects.values()]
    .filter((setting) => setting.isBrowser)
    .map(({ project }) => ({
      project: project.name,
      reason: 'browser mode: its tests run in a browser that vitest itself starts and keeps for a whole run',
      files: specifications
        .filter((one) => one.project === project && one.pool === 'browser')
        .map((one) => posixRelative(request.cwd, one.moduleId)),
    }));
}
