/** A double as Java writes it: `1.0`, `1.0E10`, `1.5E-4`, `NaN`, `-Infinity`. */
export function doubleText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  return javaText(value.toExponential(), value);
}

/** The same of a number of 32 bits: widened to 64, it shows digits that it never had. */
export function floatText(value: number): string {
  if (!Number.isFinite(value) || value === 0) return doubleText(value);
  for (let digits = 1; digits < 9; digits += 1) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return javaText(shorter.toExponential(), shorter);
  }
  return javaText(value.toExponential(8), value);
}

function javaText(exponential: string, value: number): string {
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    const plain = plainText(mantissa, Number(exponent));
    return plain.includes('.') ? plain : `${plain}.0`;
  }
  return `${mantissa.includes('.') ? mantissa : `${mantissa}.0`}E${Number(exponent)}`;
}

/** Digits without an exponent. */
export function plainText(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits + '0'.repeat(point - digits.length);
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
