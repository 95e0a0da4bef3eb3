/** Finds the test files of every project and says of each how it may be scheduled. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FileBodies } from '../../../core/file-body.ts';
import { fileKey, type TestFile } from '../../../core/test-file.ts';
import type { RunError } from '../../../core/unit.ts';
import { scanBodies } from '../body-digest.ts';
import type { Discovery } from '../contract.ts';
import { posixRelative } from '../test-error.ts';
import type { OpenSuite } from './open-suite.ts';
import type { ProjectPlace } from './project-place.ts';
import type { FileTests, TestTree } from './test-tree.ts';
import { wholeReason } from './whole-reason.ts';

type Found = FileTests & { readonly place: ProjectPlace; readonly file: string };

/**
 * Loads every file once, as Playwright itself does before its first test: only then it is known which files have a test for a project, whether one of
 * them is marked with `.only`, and which may be cut. `knownDigests` (path to digest) spares the scan of unchanged bodies.
 */
export async function discoverFiles(suite: OpenSuite, tree: TestTree, knownDigests: Readonly<Record<string, string>>): Promise<Discovery> {
  const found = await findTests(suite, tree);
  const files = describeFiles(suite, found);
  const bodies: FileBodies[] = [];
  const scanned = new Map<string, FileBodies['bodies']>();
  for (const { key, path, contentDigest } of files) {
    if (knownDigests[path] === contentDigest) continue;
    const scan = scanned.get(path) ?? scanBodies(readFileSync(path, 'utf8'));
    scanned.set(path, scan);
    bodies.push({ file: key, contentDigest, bodies: scan });
  }
  return { files, bodies, errors: refusedOnly(suite, found), notices: [], unsupported: [] };
}

async function findTests({ projects, playwright }: OpenSuite, tree: TestTree): Promise<readonly Found[]> {
  const cache = new Map<string, unknown>();
  const all: Found[] = [];
  for (const place of projects.values()) {
    for (const file of await tree.filesOf(place, cache)) {
      const { tests, errors, only } = await tree.testsOf(place, file);
      if (tests.length > 0 || errors.length > 0) all.push({ place, file, tests, errors, only });
    }
  }
  const isNarrowed = all.some(({ only }) => only.length > 0);
  const left = all.filter(({ place, only, errors }) => place.isDependency || !isNarrowed || only.length > 0 || errors.length > 0);
  const busy = new Set(left.map(({ place }) => place.project));
  const chosen = [...projects.values()].filter(({ isDependency }) => !isDependency).map(({ project }) => project);
  // What only projects without a test depend on is not run.
  const wanted = playwright.runner.projectUtils.buildProjectsClosure(chosen, (project) => busy.has(project));
  return left.filter(({ place }) => wanted.has(place.project));
}

function describeFiles(suite: OpenSuite, found: readonly Found[]): TestFile[] {
  const { request, maxPerAgent } = suite;
  const groups = [...new Set(found.map(({ place }) => place.group))].sort((a, b) => a - b);
  return found.map(({ place: { project, group, isDependency }, file, tests }) => {
    const content = readFileSync(file);
    const path = posixRelative(request.cwd, file);
    return {
      key: fileKey(request.suite, project.id, path, 'runtime'),
      suite: request.suite,
      project: project.id,
      path,
      kind: 'runtime',
      contentDigest: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
      group: groups.indexOf(group),
      maxPerAgent: leastOf(project.workers ?? null, maxPerAgent),
      bundle: null,
      labels: [],
      wholeReason: isDependency ? 'other projects depend on it' : wholeReason(tests),
    };
  });
}

/** Where Playwright would refuse to begin. */
function refusedOnly({ config, request }: OpenSuite, found: readonly Found[]): RunError[] {
  if (!config.config.forbidOnly) return [];
  return found.flatMap(({ file, only }) =>
    only.map((title) => ({
      kind: 'collection' as const,
      file: posixRelative(request.cwd, file),
      message: `"${title}" is marked with ".only", which is not allowed here (forbidOnly)`,
      detail: null,
    })),
  );
}

function leastOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}
