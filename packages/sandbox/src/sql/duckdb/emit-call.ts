import { findFunction } from '../functions/find-function.ts';
import { createCallSite, wrongArguments } from '../functions/function-rule.ts';
import { unsupported } from '../sql-error.ts';
import type { Call } from '../syntax/syntax-tree.ts';
import { emitCast } from './emit-cast.ts';
import { emitOver } from './emit-window.ts';
import type { Emitted, Emitter, Scope } from './emitter.ts';

/** A call, by the rule of its function. */
export function emitCall(emitter: Emitter, call: Call, scope: Scope): Emitted {
  const rule = findFunction(call.name);
  if (call.args.length < rule.least || call.args.length > rule.most) throw wrongArguments(call);
  const isOverRows = rule.isAggregate || rule.isWindow;
  if (!isOverRows && (call.over !== undefined || call.filter || call.isDistinct)) {
    throw unsupported(`${call.name} over rows: it is not an aggregate`);
  }
  if (rule.isWindow && call.over === undefined) throw unsupported(`${call.name} without OVER`);
  if (call.args.some((arg) => arg.kind === 'star') && call.name !== 'count') throw unsupported(`${call.name}(*)`);
  const filter = call.filter
    ? ` FILTER (WHERE ${emitCast(emitter, emitter.expression(call.filter, scope), 'boolean').sql})`
    : '';
  const over = call.over === undefined ? '' : ` OVER ${emitOver(emitter, call.over, scope)}`;
  return rule.emit(createCallSite(emitter, call, scope, filter + over));
}
