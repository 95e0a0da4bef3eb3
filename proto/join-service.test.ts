import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agentId } from '../core/id.ts';
import { shardrun } from './gen/join.js';
import { JOIN_SERVICE, type ParsedJoin } from './join-service.ts';

const { JoinRequest, JoinResponse, RenewRequest } = shardrun.join.v1;
const { Join, Renew } = JOIN_SERVICE;
const SOME = new Uint8Array([1]);

function fieldOf(parsed: ParsedJoin<unknown>): string {
  return parsed.ok ? 'accepted' : parsed.error.field;
}

test('what is asked and what is answered survive the wire', () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 8192 });
  fc.assert(
    fc.property(fc.stringMatching(/^[\w.-]{1,128}$/), fc.string({ minLength: 1, maxLength: 256 }), bytes, (name, token, request) => {
      const asked = { token: token.toWellFormed(), agent: agentId(name), request };
      expect(Join.requestDeserialize(Join.requestSerialize(asked))).toMatchObject({
        ok: true,
        message: { token: asked.token, agent: name },
      });
      const issued = { certificate: request, authorities: [request, SOME] };
      const [joined, renewed] = [Join, Renew].map((method) => method.responseDeserialize(method.responseSerialize(issued)));
      expect(joined).toEqual(renewed);
      expect(joined?.ok === true && Buffer.from(request).equals(joined.message.certificate)).toBe(true);
    }),
  );
});

describe('what is malformed is refused by the name of its field', () => {
  const asked = { token: 't', agentId: 'a', certificateRequest: SOME };
  test.for<[string, shardrun.join.v1.IJoinRequest]>([
    ['join_request.token', { ...asked, token: '' }],
    ['join_request.token', { ...asked, token: 'x'.repeat(257) }],
    ['join_request.agent_id', { ...asked, agentId: '' }],
    ['join_request.agent_id', { ...asked, agentId: '../../etc' }],
    ['join_request.agent_id', { ...asked, agentId: 'a'.repeat(129) }],
    ['join_request.certificate_request', { ...asked, certificateRequest: new Uint8Array() }],
    ['join_request.certificate_request', { ...asked, certificateRequest: new Uint8Array(8193) }],
  ])('%s', ([field, wire]) => {
    expect(fieldOf(Join.requestDeserialize(JoinRequest.encode(wire).finish()))).toBe(field);
  });

  test.for<[string, shardrun.join.v1.IJoinResponse]>([
    ['credential', {}],
    ['credential.certificate', { credential: { authorities: [SOME] } }],
    ['credential.authorities', { credential: { certificate: SOME } }],
    ['credential.authorities', { credential: { certificate: SOME, authorities: Array<Uint8Array>(9).fill(SOME) } }],
  ])('%s', ([field, wire]) => {
    expect(fieldOf(Join.responseDeserialize(JoinResponse.encode(wire).finish()))).toBe(field);
  });

  test('renew_request.certificate_request', () => {
    expect(fieldOf(Renew.requestDeserialize(RenewRequest.encode({}).finish()))).toBe('renew_request.certificate_request');
  });

  test('a token that is too long is not quoted', () => {
    const parsed = Join.requestDeserialize(JoinRequest.encode({ ...asked, token: `secret${'x'.repeat(300)}` }).finish());
    expect(parsed.ok ? '' : parsed.error.message).not.toContain('secret');
  });
});

test('bytes of any kind are answered, never thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const method of [Join, Renew]) {
        for (const parsed of [method.requestDeserialize(bytes), method.responseDeserialize(bytes)]) {
          if (!parsed.ok) expect(parsed.error.kind).toBe('malformed');
        }
      }
    }),
    { numRuns: 2_000 },
  );
});
