/** Checks what a runner's process says: code of the project under test shares that process and can write to the same channel. */
import type { RunnerEvent } from '../runner/contract.ts';

const ANSWERS = new Set(['opened', 'discovered', 'ready', 'closed', 'failed']);
const UNIT_EVENTS = new Set(['unit-started', 'collected', 'case-started', 'case-ended', 'log', 'error', 'file-ended', 'unit-ended']);

type Loose = { readonly [key: string]: unknown };

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null;
}

/** Returns the event, or `null` for whatever is not one. Checks what the agent and the wire depend on; texts inside are the runner's own. */
export function parseRunnerEvent(value: unknown): RunnerEvent | null {
  if (!isObject(value) || typeof value['type'] !== 'string') return null;
  return isSound(value) ? (value as unknown as RunnerEvent) : null;
}

function isSound(value: Loose): boolean {
  if (value['type'] === 'unit') return isUnitMessage(value);
  return value['type'] === 'artifact' ? isArtifact(value) : ANSWERS.has(String(value['type'])) && isAnswer(value);
}

function isArtifact({ leaseId, artifact }: Loose): boolean {
  if (typeof leaseId !== 'string' || !isObject(artifact)) return false;
  const { file, caseIndex } = artifact;
  const isAboutSomething = (file === null || typeof file === 'string') && (caseIndex === null || isIndex(caseIndex));
  return isAboutSomething && ['name', 'contentType', 'path'].every((name) => typeof artifact[name] === 'string' && artifact[name] !== '');
}

function isAnswer(value: Loose): boolean {
  if (!Number.isSafeInteger(value['requestId'])) return false;
  if (value['type'] === 'opened') return isObject(value['framework']);
  if (value['type'] === 'discovered') return isObject(value['discovery']) && Array.isArray(value['discovery']['files']);
  if (value['type'] === 'closed')
    return Array.isArray(value['errors']) && Array.isArray(value['notices']) && (value['stay'] === undefined || isStay(value['stay']));
  return value['type'] !== 'failed' || (typeof value['code'] === 'string' && value['code'] !== '' && typeof value['message'] === 'string');
}

function isStay(value: unknown): boolean {
  if (!isObject(value) || !isDuration(value['memoryBytes'])) return false;
  const { decisive, imported, projectRoots } = value;
  return [decisive, imported, projectRoots ?? []].every((paths) => Array.isArray(paths) && paths.every((path) => typeof path === 'string'));
}

function isUnitMessage({ leaseId, event }: Loose): boolean {
  if (typeof leaseId !== 'string' || !isObject(event) || !UNIT_EVENTS.has(String(event['type']))) return false;
  switch (event['type']) {
    case 'collected':
      return Array.isArray(event['cases']);
    case 'case-started':
      return isIndex(event['caseIndex']);
    case 'case-ended':
      return (
        isIndex(event['caseIndex']) &&
        isObject(event['result']) &&
        isDuration(event['result']['durationMs']) &&
        Array.isArray(event['result']['errors'])
      );
    case 'log':
      return typeof event['text'] === 'string';
    case 'error':
      return isObject(event['error']);
    case 'file-ended':
      return isObject(event['timing']) && ['loadMs', 'setupMs', 'testMs'].every((name) => isDuration((event['timing'] as Loose)[name]));
    case 'unit-ended':
      return isObject(event['end']);
    default:
      return true;
  }
}

function isIndex(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isDuration(value: unknown): boolean {
  return Number.isFinite(value) && Number(value) >= 0;
}
