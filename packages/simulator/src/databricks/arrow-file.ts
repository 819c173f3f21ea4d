import type { SqlSchemas } from '@tableflow-workshop/databricks-client/sql';
import { arrowColumn, arrowType } from './arrow-column.ts';

/**
 * Rows as a stream of Arrow (IPC): the schema, and one batch where there is any row. A column of the same name as another one is a
 * column of its own.
 */
export async function arrowFile(
  columns: readonly SqlSchemas['StatementColumn'][],
  rows: readonly (readonly (string | null)[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  // Who reads no Arrow does not load it.
  const arrow = await import('apache-arrow');
  const fields = columns.map(
    ({ name = '', type_text: typeText = '' }) =>
      new arrow.Field(
        name,
        arrowType(arrow, typeText),
        true,
        new Map([['Spark:DataType:SqlName', typeText.toUpperCase()]]),
      ),
  );
  const schema = new arrow.Schema(fields);
  const children = columns.map(({ type_text: typeText = '' }, index) =>
    arrowColumn(arrow, { typeText, cells: rows.map((row) => row[index] ?? null) }),
  );
  const batch = new arrow.RecordBatch(
    schema,
    arrow.makeData({ type: new arrow.Struct(fields), length: rows.length, nullCount: 0, children }),
  );
  const writer = new arrow.RecordBatchStreamWriter();
  writer.reset(undefined, schema);
  if (rows.length > 0) writer.write(batch);
  writer.finish();
  return new Uint8Array(await writer.toUint8Array());
}
