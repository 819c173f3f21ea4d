/** An exact amount: billionths of the currency. Sums of it do not drift, as those of fractions would. */
export type Money = bigint;

const billionths = 1_000_000_000n;

/** An amount as `12`, `0.5` or `0.000000001`; `undefined` for any other text. */
export function parseMoney(text: string): Money | undefined {
  const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  return whole === '' ? undefined : BigInt(whole) * billionths + BigInt(fraction.padEnd(9, '0'));
}

/** The exact amount, without needless zeros, e.g. `3.5`. */
export function exactAmount(money: Money): string {
  const fraction = (money % billionths).toString().padStart(9, '0').replace(/0+$/, '');
  return `${money / billionths}${fraction === '' ? '' : `.${fraction}`}`;
}
