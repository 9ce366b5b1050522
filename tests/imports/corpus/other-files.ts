import { bytesOf, utf8, type CorpusCase } from "./case";
import { byHand, textRow, zipped } from "./workbook";

const CSV = utf8("service,2018/19\nLocks,500\n");
const XLSX = byHand(textRow(1, "service", "2018/19"));
const OLE2 = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const refused = (
  fileName: string,
  name: string,
  bytes: CorpusCase["bytes"],
  problem: RegExp,
): CorpusCase => ({
  name,
  fileName,
  bytes,
  expected: { problem },
});
const archive = (parts: Parameters<typeof zipped>[0]) => () => Promise.resolve(zipped(parts));

/** What people upload by mistake. */
export const OTHER_FILES: readonly CorpusCase[] = [
  refused(
    "budget.xlsx",
    "a workbook behind a password",
    () =>
      Promise.resolve(
        Buffer.concat([
          Buffer.from(OLE2, "latin1"),
          Buffer.alloc(500),
          Buffer.from("EncryptedPackage", "utf16le"),
        ]),
      ),
    /protected by a password.*take the password off/u,
  ),
  refused(
    "budget.xls",
    "a workbook of Excel before 2007",
    bytesOf(OLE2, "\0".repeat(500)),
    /Excel before 2007.*save it as/u,
  ),
  refused(
    "budget.odt",
    "an OpenDocument text",
    archive({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }),
    /OpenDocument file, but not a spreadsheet/u,
  ),
  refused(
    "budget.fods",
    "a flat OpenDocument spreadsheet",
    utf8('<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="urn:x">'),
    /flat OpenDocument spreadsheet \(\.fods\).*Save it as/u,
  ),
  refused(
    "budget.xml",
    "a spreadsheet in the XML of Excel 2003",
    utf8('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>'),
    /XML format of Excel 2003/u,
  ),
  refused(
    "budget.numbers",
    "an Apple Numbers document",
    archive({ "Index/Document.iwa": "x" }),
    /Apple Numbers.*Export To/u,
  ),
  refused(
    "budget.xlsb",
    "a binary workbook",
    archive({ "[Content_Types].xml": "<x/>", "xl/workbook.bin": "x" }),
    /binary workbook/u,
  ),
  refused(
    "budget.docx",
    "a Word document",
    archive({ "[Content_Types].xml": "<x/>", "word/document.xml": "<x/>" }),
    /Word document/u,
  ),
  refused(
    "budget.zip",
    "a zip archive",
    archive({ "budget.csv": "service,2018/19" }),
    /zip archive.*Unpack it/u,
  ),
  refused("budget.pdf", "a PDF", bytesOf("%PDF-1.7\n"), /a PDF document/u),
  refused("budget.csv", "a PDF that is called a CSV", bytesOf("%PDF-1.7\n"), /a PDF document/u),
  refused("budget.png", "a PNG picture", bytesOf("\x89PNG\r\n\x1a\n"), /a picture/u),
  refused("budget.jpg", "a JPEG picture", bytesOf(0xff, 0xd8, 0xff, 0xe0), /a picture/u),
  refused("budget.heic", "a photograph from a telephone", bytesOf("\0\0\0\x18ftypheic"), /a picture/u),
  refused("budget.csv.gz", "a compressed CSV", bytesOf(0x1f, 0x8b, 8, 0), /compressed archive/u),
  refused("budget.xls", "a web page that is called a workbook", utf8("<html><table><tr><td>1"), /web page/u),
  refused(
    "budget.csv",
    "a workbook that is called a CSV",
    XLSX,
    /“budget.csv” is an Excel workbook.*\.xlsx/u,
  ),
  refused("budget.xls", "a new workbook with the old ending", XLSX, /“budget.xls” is an Excel workbook/u),
  refused("budget.xlsx", "a CSV that is called a workbook", CSV, /“budget.xlsx” is plain text.*\.csv/u),
  refused("budget", "a CSV without an ending", CSV, /“budget” is plain text.*\.csv/u),
];
