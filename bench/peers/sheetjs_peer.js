// Does with SheetJS the least of what a sync does: reads a workbook, writes two
// columns right of the largest sheet's cells, saves it elsewhere. Its free
// edition drops styles, so it does less than the others.
const XLSX = require("xlsx");

const [from, to] = process.argv.slice(2);
const book = XLSX.readFile(from);
const rangeOf = (name) => XLSX.utils.decode_range(book.Sheets[name]["!ref"] || "A1");
const largest = book.SheetNames.reduce((a, b) => (rangeOf(b).e.r > rangeOf(a).e.r ? b : a));
const range = rangeOf(largest);
const rows = [];
for (let row = 1; row <= range.e.r; row++) rows.push(["OK", `row ${row + 1}`]);
XLSX.utils.sheet_add_aoa(book.Sheets[largest], rows, { origin: { r: 1, c: range.e.c + 1 } });
XLSX.writeFile(book, to, { compression: true });
