// Does with exceljs the least of what a sync does: reads a workbook, writes two
// columns right of the largest sheet's cells, saves it elsewhere.
const ExcelJS = require("exceljs");

async function main(from, to) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(from);
  const sheet = book.worksheets.reduce((a, b) => (b.rowCount > a.rowCount ? b : a));
  const status = sheet.columnCount + 1;
  for (let row = 2; row <= sheet.rowCount; row++) {
    sheet.getCell(row, status).value = "OK";
    sheet.getCell(row, status + 1).value = `row ${row}`;
  }
  await book.xlsx.writeFile(to);
}

main(process.argv[2], process.argv[3]);
