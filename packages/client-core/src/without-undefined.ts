/** The same object type, where a member that may be `undefined` may be absent instead. */
export type WithoutUndefined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/**
 * Drops the members that are `undefined`, so that plain data prints and compares as what it is, and an option that was not
 * given counts as absent.
 *
 * @example const body = withoutUndefined({ display_name: 'hotel', description: undefined }); // { display_name: 'hotel' }
 */
export function withoutUndefined<T extends object>(value: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as WithoutUndefined<T>;
}
