/** A table of figures: text to the left, figures to the right, and a frame that scrolls where the screen is narrow. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';

/** `isNumber` columns stand to the right; `isLong` ones are sentences and long names, which take more than one line where there is no room. */
export type Column<Row> = {
  readonly words: string;
  readonly isNumber?: true;
  readonly isLong?: true;
  readonly cell: (row: Row) => ComponentChildren;
};

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/** More than a screen has. What is below comes a frame later: five hundred rows at once are a tenth of a second in which no key is answered. */
const ROWS_A_FRAME = 60;

/** The first column names the row. */
export function Table<Row>({ label, columns, rows, keyOf }: Props<Row>): JSX.Element {
  const drawn = useDrawn(rows.length);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.words} scope="col" class={classOf(column)}>
                {column.words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.words} scope="row" class={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.words} class={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf({ isNumber, isLong }: Pick<Column<unknown>, 'isNumber' | 'isLong'>): string | undefined {
  if (isNumber) return 'number';
  return isLong ? 'long' : undefined;
}

/** Returns how many rows to draw now: some more with each frame, and few again after there were few. */
function useDrawn(rows: number): number {
  const limit = useSignal(ROWS_A_FRAME);
  useEffect(() => {
    if (rows <= limit.value - ROWS_A_FRAME) limit.value = Math.max(1, Math.ceil(rows / ROWS_A_FRAME)) * ROWS_A_FRAME;
    if (rows <= limit.value) return undefined;
    const request = requestAnimationFrame(() => (limit.value += ROWS_A_FRAME));
    return () => cancelAnimationFrame(request);
  }, [rows, limit.value]);
  return limit.value;
}
