/** A type of Spark: primitives as its schemas spell them (`long`, `decimal(10,2)`), and what is made of them. */
export type SqlType = string | ArrayType | MapType | StructType;

export interface ArrayType {
  readonly kind: 'array';
  readonly element: SqlType;
}

export interface MapType {
  readonly kind: 'map';
  readonly key: SqlType;
  readonly value: SqlType;
}

export interface StructType {
  readonly kind: 'struct';
  readonly fields: readonly StructField[];
}

export interface StructField {
  readonly name: string;
  readonly type: SqlType;
}

const shortNames: Readonly<Record<string, string>> = {
  byte: 'tinyint',
  short: 'smallint',
  integer: 'int',
  long: 'bigint',
};

/** As SQL spells it, in lower case: `bigint`, `array<struct<a:int>>`. */
export function typeText(type: SqlType): string {
  if (typeof type === 'string') return shortNames[type] ?? type;
  if (type.kind === 'array') return `array<${typeText(type.element)}>`;
  if (type.kind === 'map') return `map<${typeText(type.key)},${typeText(type.value)}>`;
  return `struct<${type.fields.map((field) => `${field.name}:${typeText(field.type)}`).join(',')}>`;
}

export interface DecimalType {
  readonly precision: number;
  readonly scale: number;
}

/** Precision and scale of a decimal; `undefined` for any other type. */
export function decimalOf(type: SqlType): DecimalType | undefined {
  const [, precision, scale] = typeof type === 'string' ? (/^decimal\((\d+),(-?\d+)\)$/.exec(type) ?? []) : [];
  return precision === undefined ? undefined : { precision: Number(precision), scale: Number(scale) };
}

const integralDigits: Readonly<Record<string, number>> = { byte: 3, short: 5, integer: 10, long: 20 };

export function isIntegral(type: SqlType): boolean {
  return typeof type === 'string' && Object.hasOwn(integralDigits, type);
}

export function isFractional(type: SqlType): boolean {
  return type === 'double' || type === 'float';
}

export function isNumeric(type: SqlType): boolean {
  return isIntegral(type) || isFractional(type) || decimalOf(type) !== undefined;
}

/** The decimal that holds every value of a whole number's type. */
export function decimalFor(type: SqlType): DecimalType | undefined {
  const digits = typeof type === 'string' ? integralDigits[type] : undefined;
  return digits === undefined ? decimalOf(type) : { precision: digits, scale: 0 };
}

const maxPrecision = 38;
const leastScale = 6;

/** What Spark makes of a precision beyond 38: digits before the point are kept, and at least six behind it. */
export function boundedDecimal({ precision, scale }: DecimalType): DecimalType {
  if (precision <= maxPrecision) return { precision, scale };
  const whole = precision - scale;
  return { precision: maxPrecision, scale: Math.max(maxPrecision - whole, Math.min(scale, leastScale)) };
}

export function decimalText({ precision, scale }: DecimalType): string {
  return `decimal(${precision},${scale})`;
}
