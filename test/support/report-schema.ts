/** Validates JSON reports against the schema that the package publishes. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Returns what is wrong with a report, as `place: reason` lines; empty when it is valid.
 *
 * The published schema lets readers meet fields of a later version. Ours may not have any that it does not list: here it is closed.
 */
export function findReportErrors(report: unknown): string[] {
  const schema: unknown = JSON.parse(readFileSync('docs/reference/report.schema.json', 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { 'date-time': ISO_TIME } });
  const validate = ajv.compile(closed(schema) as object);
  if (validate(report)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath}: ${error.message ?? ''} ${JSON.stringify(error.params)}`);
}

function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in inside && inside['type'] === 'object' ? { ...inside, additionalProperties: false } : inside;
}
