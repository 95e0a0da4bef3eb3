/** The timeline's colours, taken from the style sheet, so that a theme is defined in one place. */

export type Palette = {
  readonly font: string;
  readonly ground: string;
  readonly idle: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly failed: string;
  readonly failedText: string;
  readonly onFailed: string;
  readonly mark: string;
  readonly focus: string;
  readonly bound: string;
  readonly now: string;
  readonly expected: string;
  readonly forecast: string;
  readonly hatch: CanvasPattern | string;
  readonly suites: readonly { readonly full: string; readonly light: string }[];
};

const SUITE_COLOURS = 6;

/** Reads the colours that hold for an element now. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    font: style.fontFamily,
    ground: colour('ground'),
    idle: colour('idle'),
    text: colour('text'),
    muted: colour('muted'),
    grid: colour('line'),
    failed: colour('failed'),
    failedText: colour('bad'),
    onFailed: colour('on-failed'),
    mark: colour('text'),
    focus: colour('focus'),
    bound: colour('bound'),
    now: colour('bad'),
    expected: colour('muted'),
    forecast: colour('forecast'),
    hatch: hatchOf(colour('text'), colour('ground')),
    suites: Array.from({ length: SUITE_COLOURS }, (_, index) => ({
      full: colour(`suite-${index}`),
      light: colour(`suite-${index}-light`),
    })),
  };
}

function hatchOf(line: string, ground: string): CanvasPattern | string {
  const SIZE = 6;
  const tile = document.createElement('canvas');
  tile.width = tile.height = SIZE;
  const context = tile.getContext('2d');
  if (context === null) return line;
  context.globalAlpha = 0.6;
  context.fillStyle = ground;
  context.fillRect(0, 0, SIZE, SIZE);
  context.strokeStyle = line;
  context.lineWidth = 1.2;
  context.beginPath();
  for (const shift of [-SIZE, 0, SIZE]) {
    context.moveTo(shift, SIZE);
    context.lineTo(shift + SIZE, 0);
  }
  context.stroke();
  return context.createPattern(tile, 'repeat') ?? line;
}
