/** Parses what clients ask of runs. Nothing is trusted, and what is wrong is named by its field. */
import { agentId, type CaseId, type RunId, runId } from '../../core/id.ts';
import type { Placement, SelectedCase, SelectedFile, Selection } from '../../core/selection.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { MAX_WEIGHT, type Weight } from '../../core/weight.ts';
import { listOf, malformed, ProtocolError, requiredPart, textOf, wholeNumber } from '../../proto/field.ts';
import { shardrun as agent } from '../../proto/gen/agent.js';
import { shardrun } from '../../proto/gen/run.js';
import { parseOpenSuite } from '../../proto/suite-from-proto.ts';
import type { Submission } from '../api.ts';
import type { RunSettings } from '../run/types.ts';
import type { Resource } from '../scheduling/types.ts';
import { type Parsed, parseCall } from './call.ts';

const { CancelRunRequest, GetCertificateRequest, ListRunsRequest, SubmitRunRequest, WatchRunRequest } = shardrun.run.v1;
const { OpenSuite } = agent.agent.v1;

type Wire = shardrun.run.v1.ISubmitRunRequest;

/** As `run.proto` promises. */
const PROTOCOL_VERSION = 1;
const MAX_SUITES = 256;
const MAX_RULES = 256;
const MAX_PATTERN_CHARACTERS = 1_024;
const MAX_BRANCH_CHARACTERS = 256;
const MAX_PRIORITY = 9;
const MAX_RETRIES = 10;
/** More than any slot of a run has had, and any trial. */
const MAX_SELECTED_FILES = 10_000;
const MAX_SELECTED_CASES = 100_000;
/** As many as may be connected. */
const MAX_PLACED_AGENTS = 1_000;
const MAX_RESOURCES = 1_000;
const MAX_UNITS = 1_000_000;
const MAX_TOUCHED = 1_000;
const NAME = /^[\w.-]{1,128}$/;

export type WatchRequest = { readonly runId: RunId; readonly after: number };

/** Never throws. */
export const parseSubmitRun = (bytes: Uint8Array): Parsed<Submission> =>
  parseCall('run.proto', () => readSubmission(SubmitRunRequest.decode(bytes)));
/** Never throws. */
export const parseWatchRun = (bytes: Uint8Array): Parsed<WatchRequest> =>
  parseCall('run.proto', () => {
    const message = WatchRunRequest.decode(bytes);
    return {
      runId: runOf(message.runId, 'watch_run_request'),
      after: wholeNumber(message.afterSequence, 'watch_run_request.after_sequence'),
    };
  });
/** Never throws. */
export const parseCancelRun = (bytes: Uint8Array): Parsed<RunId> =>
  parseCall('run.proto', () => runOf(CancelRunRequest.decode(bytes).runId, 'cancel_run_request'));
/** Never throws. */
export const parseGetCertificate = (bytes: Uint8Array): Parsed<RunId> =>
  parseCall('run.proto', () => runOf(GetCertificateRequest.decode(bytes).runId, 'get_certificate_request'));
/** Never throws. */
export const parseListRuns = (bytes: Uint8Array): Parsed<null> =>
  parseCall('run.proto', () => {
    ListRunsRequest.decode(bytes);
    return null;
  });

function runOf(text: string | null | undefined, message: string): RunId {
  return runId(nameOf(text, `${message}.run_id`));
}

function nameOf(text: string | null | undefined, field: string): string {
  if (!NAME.test(textOf(text))) throw malformed(field, text ?? 'unset', '1 to 128 letters, digits, ".", "_", "-"');
  return textOf(text);
}

function readSubmission(wire: Wire): Submission {
  const version = wire.protocolVersion ?? 0;
  if (version !== PROTOCOL_VERSION)
    throw new ProtocolError('version', 'submit_run_request.protocol_version', { found: version, expected: String(PROTOCOL_VERSION) });
  const branch = textOf(wire.branch);
  if (branch.length > MAX_BRANCH_CHARACTERS)
    throw malformed('submit_run_request.branch', branch, `at most ${MAX_BRANCH_CHARACTERS} characters`);
  if (wire.isUrgent === true && wire.isSpare === true)
    throw malformed('submit_run_request.is_spare', 'true beside is_urgent', 'one of them');
  const revision = requiredPart(wire.revision, 'submit_run_request.revision');
  return {
    id: nameOf(wire.submissionId, 'submit_run_request.submission_id'),
    request: {
      revision: { commit: textOf(revision.commit), tree: textOf(revision.tree), isDirty: revision.isDirty === true },
      settings: readSettings(wire),
    },
    isFailedOnly: wire.isFailedOnly === true,
    branch,
    isSuperseding: wire.isSuperseding === true,
    priority: atMost(wholeNumber(wire.priority, 'submit_run_request.priority'), MAX_PRIORITY, 'submit_run_request.priority'),
    placement: readPlacement(wire.placement ?? {}),
    isUrgent: wire.isUrgent === true,
    isSpare: wire.isSpare === true,
  };
}

function readSettings(wire: Wire): RunSettings {
  const selection = wire.selection === undefined || wire.selection === null ? null : readSelection(wire);
  const suites = readSuites(listOf(wire.suites));
  const labelRules = readRules(listOf(wire.labelRules));
  return {
    isCi: wire.isCi === true,
    retries: atMost(wholeNumber(wire.retries, 'submit_run_request.retries'), MAX_RETRIES, 'submit_run_request.retries'),
    bail: wire.bail === undefined || wire.bail === null ? null : wholeNumber(wire.bail, 'submit_run_request.bail', 1),
    ...(wire.targetMs !== undefined &&
      wire.targetMs !== null && { targetMs: wholeNumber(wire.targetMs, 'submit_run_request.target_ms', 1) }),
    flakyPolicy: wire.allowsFlaky === true ? 'allow' : 'fail',
    only: null,
    ...(selection !== null && { selection }),
    ...(listOf(wire.touched).length > 0 && { touched: readTouched(listOf(wire.touched)) }),
    expectAgents: 1,
    agentWaitMs: 0,
    suites,
    ...(labelRules.length > 0 && { labelRules }),
    resources: readResources(
      listOf(wire.resources),
      suites.map(({ suite }) => suite),
    ),
    weights: readWeights(
      listOf(wire.weights),
      suites.map(({ suite }) => suite),
    ),
    whileGreen: readWhileGreen(
      listOf(wire.whileGreen),
      suites.map(({ suite }) => suite),
    ),
    planOnly: false,
  };
}

function readSuites(list: readonly Uint8Array[]): SuiteSpec[] {
  const field = 'submit_run_request.suites';
  if (list.length === 0 || list.length > MAX_SUITES) throw malformed(field, `${list.length} suites`, `1 to ${MAX_SUITES}`);
  const suites = list.map((bytes) => parseOpenSuite(OpenSuite.decode(bytes)).spec);
  if (new Set(suites.map(({ suite }) => suite)).size < suites.length) throw malformed(field, 'a name twice', 'names that differ');
  const lineages = new Set(suites.map(({ workspace }) => workspace?.ref.lineage ?? null));
  if (lineages.has(null))
    throw malformed(field, 'a suite without a workspace', 'a workspace in each: this coordinator’s agents share no disk');
  if (lineages.size > 1) throw malformed(field, 'trees of several repositories', 'one lineage');
  return suites;
}

function readSelection({ selection, isFailedOnly }: Wire): Selection {
  const field = 'submit_run_request.selection';
  if (isFailedOnly === true) throw malformed(field, 'a selection beside is_failed_only', 'one of them');
  const files = listOf(selection?.files).map(readSelectedFile);
  if (files.length === 0 || files.length > MAX_SELECTED_FILES)
    throw malformed(`${field}.files`, `${files.length} files`, `1 to ${MAX_SELECTED_FILES}`);
  atMost(
    files.reduce((sum, { cases }) => sum + cases.length, 0),
    MAX_SELECTED_CASES,
    `${field}.files.cases`,
  );
  if (new Set(files.map(({ file }) => file)).size < files.length) throw malformed(`${field}.files`, 'a file twice', 'files that differ');
  return { files, isSequence: selection?.isSequence === true };
}

function readSelectedFile({ file, cases }: shardrun.run.v1.ISelectedFile): SelectedFile {
  if (textOf(file) === '') throw malformed('selected_file.file', file ?? 'unset', 'the key or the path of a file');
  return { file: textOf(file), cases: listOf(cases).map(readSelectedCase) };
}

function readSelectedCase(wire: shardrun.run.v1.ISelectedCase): SelectedCase {
  const id = textOf(wire.id);
  const titlePath = listOf(wire.titlePath);
  if (id === '' && titlePath.length === 0) throw malformed('selected_case', 'neither id nor title_path', 'one of them');
  return { id: id === '' ? null : (id as CaseId), titlePath: titlePath.length === 0 ? null : titlePath };
}

function readTouched(paths: readonly string[]): readonly string[] {
  atMost(paths.length, MAX_TOUCHED, 'submit_run_request.touched');
  return paths;
}

function readResources(uses: readonly shardrun.run.v1.IResourceUse[], suites: readonly string[]): NonNullable<RunSettings['resources']> {
  const field = 'submit_run_request.resources';
  if (uses.length > MAX_RESOURCES) throw malformed(field, `${uses.length} uses`, `at most ${MAX_RESOURCES}`);
  const bySuite = new Map<string, Resource[]>();
  for (const use of uses) {
    const [suite, name] = [textOf(use.suite), textOf(use.name)];
    if (!suites.includes(suite) || name === '') throw malformed(field, `${suite} ${name}`, 'a suite of the run and a name');
    const units = atMost(wholeNumber(use.units, 'resource_use.units', 1), MAX_UNITS, 'resource_use.units');
    bySuite.set(suite, [...(bySuite.get(suite) ?? []), { name, units }]);
  }
  return Object.fromEntries(bySuite);
}

function readWeights(list: readonly shardrun.run.v1.ISuiteWeight[], suites: readonly string[]): NonNullable<RunSettings['weights']> {
  const field = 'submit_run_request.weights';
  const bySuite = new Map<string, Weight>();
  for (const one of list) {
    const suite = textOf(one.suite);
    if (!suites.includes(suite) || bySuite.has(suite)) throw malformed(field, suite, 'a suite of the run, once');
    const cpuMilli = atMost(wholeNumber(one.cpuMilli, 'suite_weight.cpu_milli'), MAX_WEIGHT.cpuMilli, 'suite_weight.cpu_milli');
    const memoryMb = atMost(wholeNumber(one.memoryMb, 'suite_weight.memory_mb'), MAX_WEIGHT.memoryMb, 'suite_weight.memory_mb');
    if (cpuMilli + memoryMb === 0) throw malformed(field, `${suite} without a weight`, 'cpu_milli or memory_mb above 0');
    bySuite.set(suite, { cpuMilli, memoryMb });
  }
  return Object.fromEntries(bySuite);
}

function readWhileGreen(rules: readonly shardrun.run.v1.IWhileGreen[], suites: readonly string[]): NonNullable<RunSettings['whileGreen']> {
  const field = 'submit_run_request.while_green';
  const bySuite = new Map<string, readonly string[]>();
  for (const rule of rules) {
    const [suite, needed] = [textOf(rule.suite), listOf(rule.needed)];
    if (!suites.includes(suite) || bySuite.has(suite)) throw malformed(field, suite, 'a suite of the run, once');
    const stranger = needed.find((name) => name === suite || !suites.includes(name));
    if (needed.length === 0 || stranger !== undefined)
      throw malformed(`${field}.needed`, stranger ?? 'nothing', 'other suites of the run, at least one');
    bySuite.set(suite, needed);
  }
  return Object.fromEntries(bySuite);
}

function readPlacement(wire: shardrun.run.v1.IPlacement): Placement {
  const [onlyAgents, notAgents] = [listOf(wire.onlyAgents), listOf(wire.notAgents)];
  atMost(Math.max(onlyAgents.length, notAgents.length), MAX_PLACED_AGENTS, 'placement');
  if (onlyAgents.length > 0 && onlyAgents.every((agent) => notAgents.includes(agent)))
    throw malformed('placement', 'no agent that it may have', 'only_agents that are not all in not_agents');
  return { onlyAgents: onlyAgents.map(agentId), notAgents: notAgents.map(agentId) };
}

function readRules(rules: readonly shardrun.run.v1.ILabelRule[]): NonNullable<RunSettings['labelRules']> {
  if (rules.length > MAX_RULES) throw malformed('submit_run_request.label_rules', `${rules.length} rules`, `at most ${MAX_RULES}`);
  return rules.map((rule) => {
    const pattern = textOf(rule.pattern);
    if (pattern.length > MAX_PATTERN_CHARACTERS || !isPattern(pattern))
      throw malformed('label_rule.pattern', pattern, `a regular expression of at most ${MAX_PATTERN_CHARACTERS} characters`);
    return { pattern, labels: listOf(rule.labels) };
  });
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

function atMost(number: number, most: number, field: string): number {
  if (number > most) throw malformed(field, number, `at most ${most}`);
  return number;
}
