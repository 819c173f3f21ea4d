// Loaded into the command before anything else: its streams are a terminal of LAB3_TEST_COLUMNS columns then, whatever they
// are connected with.
const columns = Number(process.env.LAB3_TEST_COLUMNS);
for (const stream of [process.stdout, process.stderr]) Object.assign(stream, { isTTY: true, columns, rows: 50 });
process.stdin.isTTY = true;
