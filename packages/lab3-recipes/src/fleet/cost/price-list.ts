/** What is billed by the hour. */
export type PricedUnit =
  | 'kafkaBasicEcku'
  | 'kafkaStandardEcku'
  | 'kafkaEnterpriseEcku'
  | 'kafkaFreightEcku'
  | 'kafkaDedicatedCku'
  | 'connectorTask'
  | 'tableflowTopic'
  | 'serverlessDbu'
  | 'proDbu'
  | 'classicDbu';

/** A published price of one unit for an hour. */
export interface UnitPrice {
  /** A decimal number, e.g. `0.75`; `null` where no price is known. */
  readonly amount: string | null;
  /** When the source said so, as a date or a month. */
  readonly asOf: string;
  /** Who said so: a page, a contract. */
  readonly source: string;
}

/** Prices of all units. They are list prices: taxes, discounts and commitments are not in them. */
export interface PriceList {
  /** E.g. `USD`. */
  readonly currency: string;
  /** What each unit costs for an hour. */
  readonly units: Readonly<Record<PricedUnit, UnitPrice>>;
}

// As third parties quote the pages on that day: check them against the page, or give prices of your own.
const confluent = { asOf: '2026-10-04', source: 'others, of confluent.io/confluent-cloud/pricing' };
const databricks = { asOf: '2026-04', source: 'others, of databricks.com/product/pricing' };

/**
 * List prices of the cheapest regions, in US dollars, as others quote them. Where no figure for the unit was to be had, it is
 * `null`: fill it in with what your console shows.
 *
 * @see https://www.confluent.io/confluent-cloud/pricing/
 * @see https://www.databricks.com/product/pricing/databricks-sql
 */
export const listPrices: PriceList = {
  currency: 'USD',
  units: {
    // The first eCKU of a Basic cluster is free, and a lab needs no second one.
    kafkaBasicEcku: { amount: '0', ...confluent },
    kafkaStandardEcku: { amount: '0.75', ...confluent },
    kafkaEnterpriseEcku: { amount: '1.75', ...confluent },
    kafkaFreightEcku: { amount: '2.25', ...confluent },
    kafkaDedicatedCku: { amount: null, ...confluent },
    connectorTask: { amount: null, ...confluent },
    tableflowTopic: { amount: null, ...confluent },
    serverlessDbu: { amount: '0.70', ...databricks },
    // The machines of these two are on the bill of the cloud, and not in the price.
    proDbu: { amount: '0.55', ...databricks },
    classicDbu: { amount: '0.22', ...databricks },
  },
};

/**
 * DBUs that one cluster of a serverless warehouse takes in an hour, by its size. Sizes that are not here are not known.
 *
 * @see https://docs.databricks.com/aws/en/resources/pricing
 */
export const dbusPerHour: Readonly<Record<string, number>> = {
  '2X-Small': 4,
  'X-Small': 6,
  Small: 12,
  Medium: 24,
  Large: 40,
  'X-Large': 80,
};
