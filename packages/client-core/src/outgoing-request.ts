/** What a transport needs to know of a request. A `Request` is one, and a literal with the same fields too. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  /** As a record, by name in lower case. */
  readonly headers: Headers | Readonly<Record<string, string>>;
  readonly body: RequestInit['body'];
  readonly signal?: AbortSignal | null | undefined;
  /** `follow` goes within the origin, with GET and HEAD only. Default `follow`. */
  readonly redirect?: RequestInit['redirect'] | undefined;
}
