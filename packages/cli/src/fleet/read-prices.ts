import { InputError } from '@tableflow-workshop/client-core';
import { readJsonFile } from '@tableflow-workshop/lab3-recipes';
import { listPrices, type PriceList } from '@tableflow-workshop/lab3-recipes/fleet';
import { z } from 'zod';

const unitPrice = z.strictObject({ amount: z.string().nullable(), asOf: z.string(), source: z.string() });
const schema = z.strictObject({
  currency: z.string().optional(),
  units: z
    .record(z.string(), unitPrice)
    .refine((units) => Object.keys(units).every((unit) => unit in listPrices.units)),
});

/**
 * Reads prices from a JSON file; what it leaves out is a list price.
 *
 * @throws InputError for a file that is not there, or says something else
 */
export async function readPrices(path: string): Promise<PriceList> {
  const tried = 'read the prices';
  const remedy = `Write {"units": {"connectorTask": {"amount": "0.5", "asOf": "2026-11-20", "source": "our contract"}}}; the units are ${Object.keys(listPrices.units).join(', ')}.`;
  const found = schema.safeParse(await readJsonFile(path, { tried, remedy }));
  if (!found.success)
    throw new InputError({ tried, problems: [{ path, problem: 'is not a JSON file with prices.', remedy }] });
  const { currency = listPrices.currency, units } = found.data;
  return { currency, units: { ...listPrices.units, ...units } };
}
