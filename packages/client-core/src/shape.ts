/**
 * What a description promises of a value, and no more than a comparison needs:
 * the names of its types (`string|null`, `any`), a named shape (`#Topic`), or what it is made of.
 */
export type Shape =
  | string
  /** Fields by name; the name of one that may be absent ends in `?`. Without `rest` there are no others. */
  | { readonly fields: Readonly<Record<string, Shape>>; readonly rest?: Shape }
  | { readonly list: Shape }
  /** Keys are data here. */
  | { readonly map: Shape }
  | { readonly values: readonly (string | number | boolean)[] }
  | { readonly either: readonly Shape[] }
  /** The field `by` says which it is. */
  | { readonly by: string; readonly kinds: Readonly<Record<string, Shape>> };

/** The shapes of the successes of one API. */
export interface ApiShapes {
  /** By method and path template: `GET /tableflow/v1/regions`. */
  readonly operations: Readonly<Record<string, Shape>>;
  readonly named: Readonly<Record<string, Shape>>;
}
