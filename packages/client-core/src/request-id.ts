/** What services, and the gateways of the clouds in front of them, call the id of a request. The service's own is first. */
const names = [
  'x-request-id',
  'x-databricks-request-id',
  'x-amzn-requestid',
  'x-amz-request-id',
  'apigw-requestid',
  'x-ms-request-id',
  'x-ms-correlation-request-id',
  'x-correlation-id',
  'x-amzn-trace-id',
  'x-amz-cf-id',
  'x-azure-ref',
  'cf-ray',
];

/**
 * The id by which support finds a request: that of the service, or of the gateway that responded in its place.
 *
 * @example requestIdOf(new Headers({ 'x-ms-request-id': '4711' })) // '4711'
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
 * @see https://learn.microsoft.com/en-us/azure/frontdoor/front-door-http-headers-protocol
 */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of names) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}
