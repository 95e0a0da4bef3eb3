import { describe, expect, test } from 'vitest';
import { explorerFindings } from './browser.ts';

const zones = (...modes: readonly number[]): string =>
  modes
    .map(
      (mode, index) =>
        `HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\Zones\\${index + 1}\r\n    2500    REG_DWORD    0x${mode}\r\n`,
    )
    .join('\r\n');
const zoom = (perCent: number): string =>
  `HKEY_CURRENT_USER\\…\\Zoom\r\n    ZoomFactor    REG_DWORD    0x${(perCent * 1000).toString(16)}\r\n`;

describe('Internet Explorer mode', () => {
  test.each([
    ['is ready', { zones: zones(0, 0, 0, 0), zoom: zoom(100), sessionName: 'Console' }, ['good']],
    ['is ready where nothing was ever set', { zones: '', zoom: '', sessionName: 'RDP-Tcp#1' }, ['good']],
    ['has one zone that is not like the others', { zones: zones(0, 0, 3, 0), zoom: zoom(100), sessionName: 'Console' }, ['warning']],
    ['is zoomed', { zones: zones(3, 3, 3, 3), zoom: zoom(125), sessionName: 'Console' }, ['warning']],
    ['runs where nobody is logged in', { zones: zones(0, 0, 0, 0), zoom: '', sessionName: undefined }, ['bad']],
    ['has every trap at once', { zones: zones(0, 3, 0, 0), zoom: zoom(80), sessionName: 'Services' }, ['warning', 'warning', 'bad']],
  ])('%s', (_, setting, states) => {
    expect(explorerFindings(setting).map(({ state }) => state)).toEqual(states);
  });
});
