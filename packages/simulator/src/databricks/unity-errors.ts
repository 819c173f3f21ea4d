import { type Answer, databricksError } from '../request/answer.ts';
import { isValidName } from './names.ts';

/** `EXTERNAL_LOCATION` → `External Location`, as messages write it. */
function label(kind: string): string {
  return kind
    .toLowerCase()
    .replace(/(^|_)(\w)/g, (_all, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase());
}

/** 404 with the code of the kind, e.g. `SCHEMA_DOES_NOT_EXIST`. Source: D3.4. */
export function doesNotExist(kind: string, name: string): Answer {
  return databricksError(404, `${kind}_DOES_NOT_EXIST`, `${label(kind)} '${name}' does not exist.`);
}

/** 400 with the code of the kind; other services answer 409. Source: D3.4. */
export function alreadyExists(kind: string, name: string): Answer {
  return databricksError(400, `${kind}_ALREADY_EXISTS`, `${label(kind)} '${name}' already exists`);
}

export function invalidParameter(message: string): Answer {
  return databricksError(400, 'INVALID_PARAMETER_VALUE', message);
}

/** A delete or a change that something else depends on. `force` overrides it. Source: D6.9. */
export function stillNeeded(message: string, errorCode = 'INVALID_STATE'): Answer {
  return databricksError(400, errorCode, `${message} Use force to do it all the same.`);
}

export function denied(message: string): Answer {
  return databricksError(403, 'PERMISSION_DENIED', message);
}

/** Refuses an illegal name of a new object. Source: D3.4. */
export function invalidName(operation: string, kind: string, name: string): Answer | undefined {
  if (isValidName(name)) return undefined;
  return invalidParameter(
    `Invalid input: RPC ${operation} Field managedcatalog.${kind}.name: name "${name}" is not a valid name. ` +
      'Periods, spaces, forward slashes and control characters are not allowed, nor more than 255 characters.',
  );
}
