/** Reads where spans go, from the variables that OpenTelemetry's specification names and from the configuration. */
import type { OtlpResource } from '../telemetry/otlp.ts';
import { parseTraceParent, type TraceParent } from '../telemetry/span.ts';

export type OtlpSetting = {
  /** The whole address of the traces' endpoint. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly resource: OtlpResource;
  /** What the run is a part of, by `TRACEPARENT`. */
  readonly parent: TraceParent | null;
};

const TRACES_PATH = '/v1/traces';
/** The specification's default. */
const TIMEOUT_MS = 10_000;

/**
 * Returns where to send spans; `null` when nobody wants them, or in words why they cannot be sent. `configured` is the base address of the
 * configuration; `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` and `OTEL_EXPORTER_OTLP_ENDPOINT` go before it.
 */
export function readOtlpSetting(env: Readonly<Record<string, string | undefined>>, configured: string | null): OtlpSetting | null | string {
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none') return null;
  const whole = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'];
  const base = env['OTEL_EXPORTER_OTLP_ENDPOINT'] || configured;
  const text = whole || (base ? `${base.replace(/\/+$/u, '')}${TRACES_PATH}` : '');
  if (text === '') return null;
  if (!URL.canParse(text) || !/^https?:$/u.test(new URL(text).protocol))
    return `traces cannot go to "${hideUser(text)}": expected http:// or https://`;
  const protocol = env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'] || env['OTEL_EXPORTER_OTLP_PROTOCOL'];
  if (protocol === 'grpc')
    return 'traces are sent over HTTP only: give the address that takes OTLP over HTTP, usually port 4318, and protocol http/json';
  const headers = env['OTEL_EXPORTER_OTLP_TRACES_HEADERS'] ?? env['OTEL_EXPORTER_OTLP_HEADERS'];
  const timeoutMs = Number(env['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT'] || env['OTEL_EXPORTER_OTLP_TIMEOUT']);
  return {
    url: text,
    headers: readPairs(headers),
    timeoutMs: timeoutMs > 0 ? timeoutMs : TIMEOUT_MS,
    resource: { 'service.name': 'shard-run', ...readPairs(env['OTEL_RESOURCE_ATTRIBUTES']), ...readServiceName(env) },
    parent: parseTraceParent(env['TRACEPARENT']),
  };
}

function readServiceName(env: Readonly<Record<string, string | undefined>>): OtlpResource {
  const name = env['OTEL_SERVICE_NAME'];
  return name ? { 'service.name': name } : {};
}

/** `name=value,name=value`, percent-encoded; what has another form is left out. */
function readPairs(text: string | undefined): Record<string, string> {
  const pairs = (text ?? '').split(',').flatMap((pair) => {
    const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/u.exec(pair) ?? [];
    return name === undefined || value === undefined ? [] : [[name, decode(value.trim())] as const];
  });
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function hideUser(text: string): string {
  return text.replace(/\/\/[^@/]*@/u, '//…@');
}
