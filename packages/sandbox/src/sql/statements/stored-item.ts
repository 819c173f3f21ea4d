import type { TableField } from '@tableflow-workshop/simulator';
import type { Expression, SelectItem } from '../syntax/syntax-tree.ts';
import { typeOfField } from './delta-fields.ts';

/** A value as a column of a table takes it: in its type, and not null where the column is never null. */
export function storedItem({ name, type, nullable }: TableField, value: Expression): SelectItem {
  const checked: Expression = nullable
    ? value
    : { kind: 'call', name: 'not null', args: [value, { kind: 'literal', type: 'string', text: name }] };
  return { value: { kind: 'cast', value: checked, type: typeOfField(type), isTry: false }, aliases: [name] };
}
