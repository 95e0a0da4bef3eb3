import { expect, test } from 'vitest';
import { openTerminalScreen } from './terminal-screen.ts';

/** A terminal of the sequences that the screen uses: what a person would see after each write. */
class PaperTerminal {
  readonly columns: number;
  readonly rows = 50;
  readonly lines: string[] = [''];
  writes = 0;
  private row = 0;
  private column = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  write(text: string): void {
    this.writes += 1;
    for (const part of text.matchAll(/\u001B\[(\??\d*)([A-Za-z])|\r|\n|[^\u001B]/gu)) this.apply(part[0], part[1] ?? '', part[2] ?? '');
  }

  private apply(text: string, count: string, letter: string): void {
    if (letter === 'A') this.row -= Number(count);
    else if (letter === 'K') this.lines[this.row] = this.line().slice(0, this.column);
    else if (letter === 'J') this.lines.splice(this.row, Number.POSITIVE_INFINITY, this.line().slice(0, this.column));
    else if (text === '\r') this.column = 0;
    else if (text === '\n') this.next();
    else if (letter === '') this.put(text);
  }

  private put(character: string): void {
    if (this.column === this.columns) this.next();
    this.lines[this.row] = this.line().padEnd(this.column).slice(0, this.column) + character + this.line().slice(this.column + 1);
    this.column += 1;
  }

  private next(): void {
    this.row += 1;
    this.column = 0;
    if (this.row === this.lines.length) this.lines.push('');
  }

  private line(): string {
    return this.lines[this.row] ?? '';
  }
}

test('the region is replaced, what is printed stays above it, one write a frame', () => {
  const terminal = new PaperTerminal(20);
  const screen = openTerminalScreen(terminal);
  screen.draw([], ['a 1', 'b 1', 'c 1']);
  screen.draw(['printed'], ['a 2', 'b']);
  screen.draw([], ['a 2', 'b']);
  screen.draw(['more'], ['a 3']);
  expect(terminal.lines).toEqual(['printed', 'more', 'a 3']);
  expect(terminal.writes).toBe(3);
  screen.draw(['end'], []);
  screen.close();
  expect(terminal.lines).toEqual(['printed', 'more', 'end', '']);
});

test('a printed line that wraps moves the region down', () => {
  const terminal = new PaperTerminal(10);
  const screen = openTerminalScreen(terminal);
  screen.draw([], ['live']);
  screen.draw(['0123456789abcdef'], ['live 2']);
  screen.draw([], ['live 3']);
  expect(terminal.lines).toEqual(['0123456789', 'abcdef', 'live 3']);
  screen.close();
});

test('closing leaves the cursor below the region', () => {
  const terminal = new PaperTerminal(10);
  const screen = openTerminalScreen(terminal);
  screen.draw([], ['live']);
  screen.close();
  screen.close();
  expect(terminal.lines).toEqual(['live', '']);
});
