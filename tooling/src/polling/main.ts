import { measureCalls } from '../../../packages/lab3-recipes/test/support/measure-calls.ts';

// How often labs of so many tables ask the clouds, in virtual time with drawn server times. The numbers of tables may be given.

const given = process.argv.slice(2).map(Number);
console.log('| tables | calls of set-up | looks in its fullest minute | calls of verify |\n|---|---|---|---|');
for (const tables of given.length > 0 ? given : [1, 10, 50, 100, 200]) {
  const { setUp, pollsInFullestMinute, verify } = await measureCalls(tables, 1);
  console.log(`| ${tables} | ${setUp} | ${pollsInFullestMinute} | ${verify} |`);
}
