import {
  boundedDecimal,
  decimalFor,
  decimalOf,
  decimalText,
  isFractional,
  isIntegral,
  isNumeric,
  type SqlType,
  typeText,
} from '../spark/sql-type.ts';
import { unsupported } from '../sql-error.ts';

const wholeOrder = ['byte', 'short', 'integer', 'long'];

/** The type that holds values of all of these. Throws a `SqlError` where Spark would have to convert strings. */
export function widestType(types: readonly SqlType[], where: string): SqlType {
  const known = types.filter((type) => type !== 'void');
  return known.reduce<SqlType>((widest, type) => wider(widest, type, where), known[0] ?? 'void');
}

function wider(left: SqlType, right: SqlType, where: string): SqlType {
  if (typeText(left) === typeText(right)) return left;
  if (isEmptyArray(left) && typeof right === 'object' && right.kind === 'array') return right;
  if (isEmptyArray(right) && typeof left === 'object' && left.kind === 'array') return left;
  if (isIntegral(left) && isIntegral(right)) {
    return wholeOrder[Math.max(wholeOrder.indexOf(String(left)), wholeOrder.indexOf(String(right)))] ?? 'long';
  }
  if (isNumeric(left) && isNumeric(right)) {
    if (isFractional(left) || isFractional(right)) return 'double';
    const [a, b] = [decimalFor(left), decimalFor(right)];
    if (a && b && (decimalOf(left) || decimalOf(right))) {
      const scale = Math.max(a.scale, b.scale);
      return decimalText(
        boundedDecimal({ precision: Math.max(a.precision - a.scale, b.precision - b.scale) + scale, scale }),
      );
    }
  }
  const times = new Set<SqlType>(['date', 'timestamp']);
  if (times.has(left) && times.has(right)) return 'timestamp';
  throw unsupported(`${where} of values of the types ${typeText(left)} and ${typeText(right)}`);
}

function isEmptyArray(type: SqlType): boolean {
  return typeof type === 'object' && type.kind === 'array' && type.element === 'void';
}
