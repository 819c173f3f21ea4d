import type { ControlPlane } from '@tableflow-workshop/simulator';

/** Schemas by id, each the same object every time: what is made of it is made once. It throws when there is no such schema. */
export function knownSchemas(controlPlane: Pick<ControlPlane, 'schemaById'>): (id: number) => object {
  const schemas = new Map<number, object>();
  return (id) => {
    const schema = schemas.get(id) ?? controlPlane.schemaById(id);
    schemas.set(id, schema);
    return schema;
  };
}
