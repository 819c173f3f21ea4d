/**
 * The fields of a multipart form as JSON would have them: a file in base64, and a flag as a boolean, because a form has
 * texts only. `undefined` for a body that is no form. One that ends before its last boundary is read up to there.
 *
 * @param declared the content type, with the boundary
 */
export async function readMultipart(
  bytes: Buffer<ArrayBuffer>,
  declared: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(declared) ?? [];
  const end = `--${quoted ?? bare}--`;
  const whole = bytes.includes(end) ? bytes : Buffer.concat([bytes, Buffer.from(`\r\n${end}\r\n`)]);
  const form = await new Response(whole, { headers: { 'content-type': declared } }).formData().catch(() => undefined);
  if (form === undefined) return undefined;
  const fields = [...form].map(async ([name, value]): Promise<[string, unknown]> => {
    if (typeof value !== 'string') return [name, Buffer.from(await value.arrayBuffer()).toString('base64')];
    return [name, value === 'true' || value === 'false' ? value === 'true' : value];
  });
  return Object.fromEntries(await Promise.all(fields));
}
