export interface SessionRecord {
  /** Its id. */
  readonly id: string;
  /** Warehouse in which it is open. */
  readonly warehouseId: string;
  /** Who opened it. */
  readonly principal: string;
  /** Catalog in which its statements look names up. Absent: none is set. */
  catalog?: string;
  /** The same for the schema. */
  schema?: string;
}
