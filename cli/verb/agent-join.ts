/** `shard-run agent join HOST:PORT`: makes this machine an agent of a coordinator on another one, and serves it. */
import { readFileSync } from 'node:fs';
import { joinCoordinator, loadIdentity } from '../../agent/main.ts';
import { isFingerprint } from '../../core/credential.ts';
import { EXIT, ExpectedError } from '../../core/expected-error.ts';
import { agentSpoolDir, agentStateDir, machineName } from '../agent-place.ts';
import { checkAgentForms, runAgent } from '../agent-run.ts';
import { isAddress, refuseValue } from '../option/option.ts';
import { parseVerb } from '../option/parse.ts';
import { AGENT_JOIN_VERB } from '../option/verb-table.ts';

const TOKEN_VARIABLE = 'SHARD_RUN_JOIN_TOKEN';

export async function main(argv: readonly string[]): Promise<number> {
  const { options, operands } = parseVerb(AGENT_JOIN_VERB, argv);
  const [coordinator = ''] = operands;
  if (!isAddress(coordinator)) {
    throw new ExpectedError('usage', `cannot join "${coordinator}": expected HOST:PORT`, {
      hint: 'type the line that the coordinator printed',
    });
  }
  const agentId = options.id ?? machineName();
  checkAgentForms(agentId, options.label);
  const fingerprint = options.fingerprint ?? '';
  if (!isFingerprint(fingerprint)) refuseValue('fingerprint', fingerprint, 'sha256: and 64 hex digits, as the coordinator printed it');
  const stateDir = agentStateDir(options.state, process.env);
  const token = readToken(options.token, options['token-file']);
  // The tests that will run here inherit the environment, and have no business with it.
  delete process.env[TOKEN_VARIABLE];
  try {
    await joinCoordinator({ coordinator, token, fingerprint, agentId, stateDir });
    process.stderr.write(`shard-run: ${agentId} has joined ${coordinator}; from now on shard-run agent serves it\n`);
  } catch (error) {
    if (!isRefused(error) || !hasJoined(stateDir, { coordinator, agentId })) throw error;
    process.stderr.write(`shard-run: ${error.message}\nshard-run: ${agentId} goes on with the certificate that it has\n`);
  }
  return options['no-run']
    ? EXIT.green
    : runAgent({ coordinator, agentId, identityDir: stateDir, spoolDir: agentSpoolDir(stateDir, agentId) }, options);
}

function isRefused(error: unknown): error is ExpectedError {
  return error instanceof ExpectedError && error.code === 'access-refused';
}

/** A container that is started again types its line again, long after the token has ended. */
function hasJoined(stateDir: string, { coordinator, agentId }: { readonly coordinator: string; readonly agentId: string }): boolean {
  const identity = loadIdentity(stateDir);
  return identity?.coordinator === coordinator && identity.agent === agentId && Date.now() < identity.expiresAtMs;
}

/** An option of a command is seen by everybody on the machine: a file and the environment are not. */
function readToken(option: string | null, file: string | null): string {
  const token = (option ?? (file === null ? process.env[TOKEN_VARIABLE] : readTokenFile(file)) ?? '').trim();
  if (token !== '') return token;
  throw new ExpectedError('usage', 'a machine that joins needs a token', {
    hint: `--token, --token-file or ${TOKEN_VARIABLE}; on the coordinator: shard-run coordinator token`,
  });
}

function readTokenFile(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('usage', `--token-file cannot be "${file}": ${why}`, {
      hint: 'give a file that can be read, or - for standard input',
    });
  }
}
