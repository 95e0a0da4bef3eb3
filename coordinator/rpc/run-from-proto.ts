/** Parses what clients ask of runs. Nothing is trusted, and what is wrong is named by its field. */
import { type RunId, runId } from '../../core/id.ts';
import type { SuiteSpec } from '../../core/suite-spec.ts';
import { listOf, malformed, ProtocolError, requiredPart, textOf, wholeNumber } from '../../proto/field.ts';
import { shardrun as agent } from '../../proto/gen/agent.js';
import { shardrun } from '../../proto/gen/run.js';
import { parseOpenSuite } from '../../proto/suite-from-proto.ts';
import type { Submission } from '../api.ts';
import type { RunSettings } from '../run/types.ts';
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
  };
}

function readSettings(wire: Wire): RunSettings {
  const suites = readSuites(listOf(wire.suites));
  const labelRules = readRules(listOf(wire.labelRules));
  return {
    isCi: wire.isCi === true,
    retries: atMost(wholeNumber(wire.retries, 'submit_run_request.retries'), MAX_RETRIES, 'submit_run_request.retries'),
    bail: wire.bail === undefined || wire.bail === null ? null : wholeNumber(wire.bail, 'submit_run_request.bail', 1),
    flakyPolicy: wire.allowsFlaky === true ? 'allow' : 'fail',
    only: null,
    expectAgents: 1,
    agentWaitMs: 0,
    suites,
    ...(labelRules.length > 0 && { labelRules }),
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
