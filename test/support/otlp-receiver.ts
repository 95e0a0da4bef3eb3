/** A collector that takes OTLP's JSON over HTTP, refuses what is not exactly of it, and keeps the spans. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ReceivedSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly isError: boolean;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
};

type Json = { readonly [key: string]: unknown };

export class OtlpReceiver implements AsyncDisposable {
  readonly spans: ReceivedSpan[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  readonly resources: Json[] = [];
  /** Why requests were refused. */
  readonly problems: string[] = [];
  /** Statuses of the next answers; 200 after them. */
  readonly answers: number[] = [];
  requests = 0;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  static async open(): Promise<OtlpReceiver> {
    const receiver = new OtlpReceiver();
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests += 1;
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const status = this.answers.shift() ?? 200;
    if (status === 200) this.#read(request, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
  }

  #read(request: IncomingMessage, body: string): void {
    try {
      if (request.method !== 'POST' || request.url !== '/v1/traces') throw new Error(`${request.method} ${request.url}`);
      if (request.headers['content-type'] !== 'application/json') throw new Error('it is not said to be JSON');
      this.headers.push(request.headers);
      for (const held of listOf(shapeOf(JSON.parse(body), ['resourceSpans']), 'resourceSpans')) {
        const { resource, scopeSpans } = shapeOf(held, ['resource', 'scopeSpans']);
        this.resources.push(readAttributes(shapeOf(resource, ['attributes'])['attributes']));
        for (const scoped of scopeSpans as unknown[]) {
          const { scope, spans } = shapeOf(scoped, ['scope', 'spans']);
          shapeOf(scope, ['name', 'version']);
          this.spans.push(...(spans as unknown[]).map(readSpan));
        }
      }
    } catch (error) {
      this.problems.push(error instanceof Error ? error.message : String(error));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function readSpan(value: unknown): ReceivedSpan {
  const keys = ['traceId', 'spanId', 'name', 'kind', 'startTimeUnixNano', 'endTimeUnixNano', 'attributes', 'status'];
  const span = shapeOf(value, keys, ['parentSpanId']);
  const { code } = shapeOf(span['status'], ['code'], ['message']);
  if (code !== 1 && code !== 2) throw new Error(`status ${String(code)}`);
  const [startNs, endNs] = [integerOf(span['startTimeUnixNano']), integerOf(span['endTimeUnixNano'])];
  if (endNs < startNs) throw new Error('a span ends before it begins');
  return {
    traceId: hexOf(span['traceId'], 32),
    spanId: hexOf(span['spanId'], 16),
    parentSpanId: span['parentSpanId'] === undefined ? '' : hexOf(span['parentSpanId'], 16),
    name: String(span['name']),
    startNs,
    endNs,
    isError: code === 2,
    attributes: readAttributes(span['attributes']),
  };
}

function readAttributes(value: unknown): Record<string, string | number | boolean> {
  const pairs = (value as unknown[]).map((held) => {
    const { key, value: wrapped } = shapeOf(held, ['key', 'value']);
    const [[kind, inner] = ['', null], ...more] = Object.entries(wrapped as Json);
    if (more.length > 0) throw new Error('an attribute with two values');
    if (kind === 'stringValue' && typeof inner === 'string') return [String(key), inner] as const;
    if (kind === 'boolValue' && typeof inner === 'boolean') return [String(key), inner] as const;
    if (kind === 'doubleValue' && typeof inner === 'number') return [String(key), inner] as const;
    if (kind === 'intValue') return [String(key), Number(integerOf(inner))] as const;
    throw new Error(`an attribute of kind ${kind}`);
  });
  return Object.fromEntries(pairs);
}

function shapeOf(value: unknown, required: readonly string[], optional: readonly string[] = []): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  for (const key of required) if (!(key in value)) throw new Error(`no ${key}`);
  for (const key of Object.keys(value)) if (!required.includes(key) && !optional.includes(key)) throw new Error(`unknown ${key}`);
  return value as Json;
}

function listOf(value: Json, key: string): unknown[] {
  if (!Array.isArray(value[key])) throw new Error(`${key} is no list`);
  return value[key] as unknown[];
}

function hexOf(value: unknown, digits: number): string {
  if (typeof value !== 'string' || !new RegExp(`^[0-9a-f]{${digits}}$`, 'u').test(value) || /^0+$/u.test(value))
    throw new Error(`not an id: ${String(value)}`);
  return value;
}

/** 64-bit integers are texts in OTLP's JSON. */
function integerOf(value: unknown): bigint {
  if (typeof value !== 'string' || !/^-?\d+$/u.test(value)) throw new Error(`not a 64-bit integer: ${String(value)}`);
  return BigInt(value);
}
