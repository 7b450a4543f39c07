/** Tells Excel that the file is UTF-8, without which Hangul is garbled. */
const BYTE_ORDER_MARK = '\ufeff';
/** A cell that begins so would be run as a formula by a spreadsheet. */
const FORMULA_START = /^[\s]*[=+\-@\t\r]/;

/** A CSV file (RFC 4180) of the rows, safe to open in a spreadsheet. */
export function formatCsv(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => row.map(formatCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function formatCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Offers the text as a file of that name. */
export function downloadText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
