/** What a request is refused with: a status, a sentence, the next step. */
import { ERROR_TABLE, ExpectedError } from '../../core/expected-error.ts';

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly hint: string;

  constructor(status: number, message: string, hint: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }
}

const STATUS: Readonly<Record<string, number>> = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ABORTED: 409,
  RESOURCE_EXHAUSTED: 503,
  UNAVAILABLE: 503,
};

/** Returns the refusal that an error is. A bug is told as one, and not in its own words. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ExpectedError) return new Refusal(STATUS[ERROR_TABLE[error.code].grpc] ?? 500, error.message, error.hint);
  return new Refusal(500, 'the server could not answer', 'its log says why');
}
