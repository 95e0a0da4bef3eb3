import { describe, expect, test } from 'vitest';
import { createServiceLog } from './service-log.ts';

describe('the log of a service', () => {
  test('is its last lines, as far as they are asked for', () => {
    const log = createServiceLog(() => 0);
    log.add('stdout', 'one\ntw');
    log.add('stderr', '\u001B[31mred\u001B[0m\n');
    log.add('stdout', 'o\n\nthr');
    expect(log.lastLines(9)).toEqual(['one', 'red', 'two', 'thr']);
    expect(log.lastLines(2)).toEqual(['two', 'thr']);
  });

  test('knows what was written since', () => {
    let nowMs = 1;
    const log = createServiceLog(() => nowMs);
    log.add('stdout', 'before\n');
    nowMs = 5;
    log.add('stdout', 'after\n');
    expect(log.lastLines(9, 2)).toEqual(['after']);
  });

  test('stays small however much is written, with line ends and without', () => {
    const log = createServiceLog(() => 0);
    for (let line = 0; line < 20_000; line += 1) log.add('stdout', `${line}\n`);
    for (let part = 0; part < 20_000; part += 1) log.add('stderr', 'x'.repeat(100));
    const kept = log.lastLines(Number.MAX_SAFE_INTEGER);
    expect(kept.length).toBeLessThan(402);
    expect(kept.join('').length).toBeLessThan(10_000);
    expect(kept.at(-2)).toBe('19999');
  });

  test('is heard line by line, and a line without an end at once', () => {
    const heard: string[] = [];
    const log = createServiceLog(() => 0);
    log.listen((line) => heard.push(line));
    log.add('stdout', 'ready to ');
    log.add('stdout', 'serve\nbye\n');
    log.listen(null);
    log.add('stdout', 'unheard\n');
    expect(heard).toEqual(['ready to ', 'ready to serve', 'bye']);
  });
});
