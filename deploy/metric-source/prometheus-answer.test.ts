import { describe, expect, test } from 'vitest';
import { hostId } from '../../core/id.ts';
import { matchSeries, parsePrometheusAnswer } from './prometheus-answer.ts';

/** As Prometheus 2.42 wrote them. */
const VECTOR =
  '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"app_errors_total","instance":"127.0.0.1:19091","job":"app"},"value":[1795416720.303,"51"]},{"metric":{"__name__":"app_errors_total","instance":"127.0.0.2:19091","job":"app"},"value":[1795416720.303,"48"]}]}}';
const INFINITE =
  '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"instance":"127.0.0.1:19091","job":"app"},"value":[1795416705.399,"+Inf"]}]}}';
const MATRIX =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"app_errors_total","instance":"127.0.0.1:19091","job":"app"},"values":[[1795416703.756,"3"]]}]}}';
const BAD_QUERY =
  '{"status":"error","errorType":"bad_data","error":"invalid parameter \\"query\\": 1:18: parse error: missing unit character in duration"}';

describe('parsePrometheusAnswer', () => {
  test('reads labels, values and times of an instant vector', () => {
    const answer = parsePrometheusAnswer(200, VECTOR);
    expect(answer.isAnswer && answer.series.map(({ labels, value, atMs }) => [labels['instance'], value, atMs])).toEqual([
      ['127.0.0.1:19091', 51, 1795416720303],
      ['127.0.0.2:19091', 48, 1795416720303],
    ]);
  });

  test('takes what is not a finite number for nothing', () => {
    const answer = parsePrometheusAnswer(200, INFINITE);
    expect(answer.isAnswer && answer.series.map(({ value }) => value)).toEqual([Number.NaN]);
  });

  test.each([
    ['a range', 200, MATRIX],
    ['a scalar', 200, '{"status":"success","data":{"resultType":"scalar","result":[1795416720.343,"1"]}}'],
    ['a refused query', 400, BAD_QUERY],
    ['a page of a proxy', 502, '<html>Bad Gateway</html>'],
    ['an answer without data', 200, '{"status":"success"}'],
  ])('%s is a problem in words, not a number', (_, status, body) => {
    expect(parsePrometheusAnswer(status, body).isAnswer).toBe(false);
  });
});

describe('matchSeries', () => {
  const hosts = [
    { id: hostId('web-1'), address: '127.0.0.1' },
    { id: hostId('web-2'), address: 'fd00::2' },
  ];
  const series = (...names: string[]) => names.map((instance, value) => ({ labels: { instance }, value, atMs: 0 }));

  test.each([
    ['the name', 'web-1'],
    ['the address', '127.0.0.1'],
    ['the name and a port', 'web-1:9100'],
    ['the address and a port', '127.0.0.1:9100'],
  ])('a host is known by %s', (_, name) => {
    expect([...matchSeries(series(name), 'instance', hosts).found.keys()]).toEqual(['web-1']);
  });

  test('also by an IPv6 address in brackets, and strangers are left out', () => {
    expect([...matchSeries(series('[fd00::2]:9100', 'db-1:9100'), 'instance', hosts).found.keys()]).toEqual(['web-2']);
  });

  test('a host with two series has none', () => {
    const { found, ambiguous } = matchSeries(series('web-1:1', 'web-1:2', 'web-1:3', 'fd00::2'), 'instance', hosts);
    expect([[...found.keys()], [...ambiguous]]).toEqual([['web-2'], ['web-1']]);
  });
});
