import type { CallResult } from './unwrap.ts';

/*
 * The type of a client over generated `paths`. The methods behind it are openapi-fetch's; their own types let a
 * misspelt query parameter, body key or option pass, and lose the open unions of a response. These do not.
 */

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH';

/** A client whose paths, parameters and bodies come from an API description. */
export type ApiClient<Paths> = {
  readonly [Verb in Method]: <Path extends PathsWith<Paths, Lowercase<Verb>>>(
    path: Path,
    ...init: InitOf<OperationAt<Paths, Path, Lowercase<Verb>>>
  ) => Promise<CallResult<DataOf<OperationAt<Paths, Path, Lowercase<Verb>>>>>;
};

type PathsWith<Paths, Verb extends string> = {
  [Path in keyof Paths]: Paths[Path] extends { [V in Verb]: object } ? Path : never;
}[keyof Paths];

type OperationAt<Paths, Path extends keyof Paths, Verb extends string> = Paths[Path][Verb & keyof Paths[Path]];

type InitOf<Operation> = object extends Init<Operation> ? [init?: Init<Operation>] : [init: Init<Operation>];

type Init<Operation> = ParamsOf<Operation> & BodyOf<Operation> & { readonly signal?: AbortSignal | undefined };

/*
 * `[Operation]`, so that a union of operations is not taken apart: before the path is known, a compiler asks what holds for all
 * operations of a method, and would work out each.
 */
type ParamsOf<Operation> = [Operation] extends [{ parameters: infer Parameters }]
  ? [keyof Used<Parameters>] extends [never]
    ? unknown
    : object extends Used<Parameters>
      ? { readonly params?: Used<Parameters> }
      : { readonly params: Used<Parameters> }
  : unknown;

/** Path and query, where the operation has them. An optional parameter may also be given as `undefined`. */
type Used<Parameters> = {
  [Place in keyof Parameters as Place extends 'path' | 'query'
    ? [Parameters[Place]] extends [undefined]
      ? never
      : Place
    : never]: Loose<Parameters[Place]>;
};

type Loose<Values> = {
  [Name in keyof Values]: object extends Pick<Values, Name> ? Values[Name] | undefined : Values[Name];
};

type BodyOf<Operation> = [Operation] extends [{ requestBody: { content: infer Content } }]
  ? { readonly body: Content[keyof Content] }
  : [Operation] extends [{ requestBody?: { content: infer Content } }]
    ? { readonly body?: Content[keyof Content] }
    : unknown;

type Success = 200 | 201 | 202 | 204;

type DataOf<Operation> = Operation extends { responses: infer Responses }
  ? ContentOf<Responses[Success & keyof Responses]>
  : never;

type ContentOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;
