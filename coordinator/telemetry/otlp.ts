/**
 * Spans as OTLP's JSON, the body of a request to `/v1/traces`.
 *
 * The encoding is the protobuf JSON mapping with two exceptions of OTLP's own: ids are hex, not base64, and enumerations are numbers; 64-bit
 * integers are texts. The SDK and exporter of OpenTelemetry would do the same with ten packages, 20 MB on disk and 23 MB of memory, made for programs
 * that are traced while they work; here spans come from events that happened. See docs/operating/metrics.md.
 */
import type { Span, SpanAttribute } from './span.ts';

const SPAN_KIND_INTERNAL = 1;
const STATUS_OK = 1;
const STATUS_ERROR = 2;
/** Of a message or an attribute: collectors cut longer ones, or refuse the batch. */
const MAX_TEXT = 4_096;

export type OtlpValue =
  | { readonly stringValue: string }
  | { readonly intValue: string }
  | { readonly doubleValue: number }
  | { readonly boolValue: boolean };

/** What sends the spans: `service.name` and whatever `OTEL_RESOURCE_ATTRIBUTES` adds. */
export type OtlpResource = Readonly<Record<string, string>>;

/** Returns the request's body as a value for `JSON.stringify`. */
export function encodeSpans(spans: readonly Span[], resource: OtlpResource, version: string): object {
  return {
    resourceSpans: [
      {
        resource: { attributes: encodeAttributes(resource) },
        scopeSpans: [{ scope: { name: 'shard-run', version }, spans: spans.map(encodeSpan) }],
      },
    ],
  };
}

function encodeSpan({ traceId, spanId, parentId, name, startMs, endMs, attributes, error }: Span): object {
  return {
    traceId,
    spanId,
    ...(parentId !== '' && { parentSpanId: parentId }),
    name,
    kind: SPAN_KIND_INTERNAL,
    startTimeUnixNano: nanoseconds(startMs),
    endTimeUnixNano: nanoseconds(Math.max(startMs, endMs)),
    attributes: encodeAttributes(attributes),
    status: error === null ? { code: STATUS_OK } : { code: STATUS_ERROR, message: error.slice(0, MAX_TEXT) },
  };
}

function encodeAttributes(attributes: Readonly<Record<string, SpanAttribute>>): object[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: encodeValue(value) }));
}

function encodeValue(value: SpanAttribute): OtlpValue {
  if (typeof value === 'string') return { stringValue: value.slice(0, MAX_TEXT) };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** Microseconds are kept; a double has no room for more since the epoch. */
function nanoseconds(ms: number): string {
  return `${BigInt(Math.round(ms * 1000)) * 1000n}`;
}
