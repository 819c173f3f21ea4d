/**
 * Proves to a service who we are. A client is built for one kind of credential, and its type says which.
 */
export interface Credentials {
  /** The header that carries the proof. Called before every attempt, so a token may be renewed in between. */
  authorize(signal?: AbortSignal): Promise<string | undefined>;
  /** The same header, where it is at hand; then `authorize` is not called. Default: it never is. */
  current?(): string | undefined;
  /**
   * After a 401, or a 403 that says that the token has ended: forget what was refused. `true` means that one replay is worth it.
   *
   * @param refused the header that was refused; another call may have renewed it in between
   */
  renew?(refused?: string): boolean;
  /**
   * What the service counts calls by: credentials with the same account share a rate limit. Default: these credentials.
   */
  readonly account?: object;
  /**
   * Whether the service says in its responses what is left of its limit: then one call goes first, and the others when it was
   * said. Default false.
   */
  readonly saysWhatIsLeft?: boolean;
  /**
   * How many calls of the account the service allows in a second, for one that does not say so in its responses. The first
   * client of an account decides. Default: what the responses say, and what refusals ask for.
   */
  readonly callsPerSecond?: number;
  /** Which credential this is, for a person: kind, id and origin. Never the secret. */
  describe(): string;
}
