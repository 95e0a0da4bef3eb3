/** A table of figures: text to the left, figures to the right, and a frame that scrolls where the screen is narrow. */
import type { ComponentChildren, JSX } from 'preact';

/** `isNumber` columns stand to the right. */
export type Column<Row> = {
  readonly words: string;
  readonly isNumber?: true;
  readonly cell: (row: Row) => ComponentChildren;
};

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/** The first column names the row. */
export function Table<Row>({ label, columns, rows, keyOf }: Props<Row>): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.words} scope="col" class={column.isNumber && 'number'}>
                {column.words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.words} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.words} class={column.isNumber && 'number'}>
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
