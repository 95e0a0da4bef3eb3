import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute, type Route } from './route.ts';

const ROUTES: readonly Route[] = [
  { page: 'home' },
  { page: 'run', run: 'run-1' },
  { page: 'run', run: 'a/b#c d%' },
  { page: 'case', id: 'c', run: 'r' },
  { page: 'case', id: 'c', run: '' },
  { page: 'compare', left: 'a', right: 'b' },
  { page: 'pipeline' },
  { page: 'deploy', fleet: 'web' },
  { page: 'flakes' },
  { page: 'fleet' },
];

describe('the address of a page', () => {
  test.each(ROUTES.map((route) => [formatRoute(route), route] as const))('%s leads back to where it was made', (fragment, route) => {
    expect(parseRoute(fragment)).toEqual(route);
  });

  test.each(['', '#', '#/', '#/nothing', '#/run', '#/run/', '#/case', '#/compare/a', 'token=x'])(
    '"%s" shows the first page',
    (fragment) => {
      expect(parseRoute(fragment)).toEqual({ page: 'home' });
    },
  );

  test('a fragment that does not decode is taken as it stands', () => {
    expect(parseRoute('#/run/%E0%A4%A')).toEqual({ page: 'run', run: '%E0%A4%A' });
  });
});
