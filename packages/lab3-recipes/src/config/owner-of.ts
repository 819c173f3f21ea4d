/** Whose lab it is, where many people share a database and a workspace: its prefix, else its service account. */
export function ownerOf(lab: { readonly prefix?: string | undefined; readonly serviceAccountId: string }): string {
  return lab.prefix ?? lab.serviceAccountId;
}
