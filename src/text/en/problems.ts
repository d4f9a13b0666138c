/**
 * Words of every problem: what happened and what to do. The place (file, row, column, sheet, cell) stands
 * before them; `explain` puts it there.
 */
export const problems = {
  'at.row': 'row {row}',
  'at.column': 'column “{column}”',
  'at.part': 'part {part}',
  'at.sheet': 'sheet “{sheet}”',
  'at.cell': 'cell {cell}',

  'data/file-missing': 'The file is missing or cannot be read. Put it where the package expects it.',
  'data/not-json': 'This is not JSON: {reason}. Correct the file, for example with a JSON editor.',
  'data/descriptor-invalid':
    'The descriptor breaks the Data Package standard at {at}: expected {expected}, found “{value}”. Correct it there.',
  'data/unsupported':
    'The descriptor asks at {at} for “{value}”, which cannot be read. Leave it out or change it.',
  'data/path-outside': 'The path “{value}” leads out of the package. Use a path inside the package’s folder.',
  'data/duplicate-table': 'Two tables are called “{value}”. Rename one of them.',
  'data/duplicate-field': 'Two fields of the schema have this name. Rename one of them.',
  'data/unknown-key-field': 'A key names this field, but table “{table}” does not have it. Correct the key.',
  'data/unknown-table':
    'A foreign key refers to table “{table}”, which the package does not have. Add it or correct the key.',
  'data/invalid-pattern': 'The pattern “{value}” is not a regular expression. Correct it in the schema.',
  'data/type-as-text': 'The type “{value}” is not known here; the field is read as text.',
  'data/empty-file': 'The file is empty. It needs at least a header row.',
  'data/empty-table': 'The table has a header and no rows.',
  'data/missing-column':
    'The schema has this field, but the file has no such column. Add it to the file, or take it out of the schema.',
  'data/unknown-column':
    'Column {position} of the file is not in the schema. Add it to the schema or remove the column.',
  'data/duplicate-column': 'Column {position} has a name that another column has. Rename one of them.',
  'data/not-utf8':
    'The text is not UTF-8{encoding, select, none {} other { (it looks like {encoding})}}. Save the file as UTF-8.',
  'data/unterminated-quote': 'A quoted value begins here and never ends. Add the closing quotation mark.',
  'data/stray-quote':
    'Text follows a closing quotation mark. Double quotation marks inside a value, or remove them.',
  'data/too-few-fields':
    'The row has {found, plural, one {# field} other {# fields}}, the header {expected}. Add what is missing.',
  'data/too-many-fields':
    'The row has {found, plural, one {# field} other {# fields}}, the header {expected}. Quote values that contain the delimiter.',
  'data/wrong-type': '“{value}” is not a value of type {type}. Correct it.',
  'data/integer-too-large': '“{value}” is larger than a spreadsheet keeps exactly. Store it as text.',
  'data/required': 'A value is required here and missing. Add it.',
  'data/not-in-list': '“{value}” is not allowed here. Allowed: {allowed}.',
  'data/pattern': '“{value}” does not match the pattern {pattern}. Correct it.',
  'data/minimum': '“{value}” is below the minimum {minimum}. Correct it.',
  'data/maximum': '“{value}” is above the maximum {maximum}. Correct it.',
  'data/too-short':
    '“{value}” has {length, plural, one {# character} other {# characters}}; at least {minLength} are needed.',
  'data/too-long':
    '“{value}” has {length, plural, one {# character} other {# characters}}; at most {maxLength} are allowed.',
  'data/not-unique': '“{value}” stands in row {firstRow} already and must be unique. Change one of them.',
  'data/duplicate-key': 'The key “{value}” stands in row {firstRow} already. Change one of them.',
  'data/broken-key': 'Table “{table}” has no row “{value}”. Add it there, or correct the value here.',
  'data/more-problems': 'And {count, plural, one {# more problem} other {# more problems}}.',

  'query/kept-apart': 'These values differ in unit or kind and are kept apart.',
  'query/overlapping-periods':
    'These figures overlap in time and are not added. Choose a period, or compare them one by one.',
  'query/disagreeing-sources':
    'These figures for the same time disagree and are not added. Compare their sources.',

  'report/unknown-kind': 'There is no report “{value}”. Reports: {allowed}.',
  'report/unknown-language': 'There is no language “{value}”. Languages: {allowed}.',
  'report/unknown-style': 'There is no style “{value}”. Styles: {allowed}.',
  'report/no-figures':
    'The data set has no table for the report “{value}”. It has: {there}. Choose another report or data set.',
  'report/missing-field':
    'Table “{table}” has no column “{value}”, which the report needs. Add it to the data set.',
  'report/not-numbers':
    'The column “{value}” of table “{table}” does not hold numbers. Correct its values or its type.',
  'report/bad-id': '“{value}” cannot be the id of this report. Use “{kind}” or “{kind}-2”.',
  'report/id-taken': 'The workbook has a report “{value}” already. Choose another id, or leave it out.',
  'report/unknown-area':
    'The data set has no area “{value}”. {nearest, select, none {Use ISO 3166-1 alpha-3 codes, such as KAZ.} other {Did you mean {nearest}?}}',
  'report/unknown-party':
    'The data set has no party “{value}”. {nearest, select, none {Use a code of the data set.} other {Did you mean {nearest}?}}',
  'report/unknown-substance':
    'The data set has no substance “{value}”. {nearest, select, none {Use a code of the data set.} other {Did you mean {nearest}?}}',
  'report/unknown-role':
    'The data set has no role “{value}”. {nearest, select, none {Use a code of the data set.} other {Did you mean {nearest}?}}',
  'report/unknown-filter-kind':
    'The data set has no kind “{value}”. {nearest, select, none {Use a code of the data set.} other {Did you mean {nearest}?}}',
  'report/filter-not-used': 'The report “{kind}” cannot be filtered by {value}. Leave this filter out.',
  'report/bad-date': '“{value}” is not a date. Use a year, a month or a day: 2010, 2010-06, 2010-06-15.',
  'report/from-after-to': 'The period begins ({value}) after it ends ({to}). Swap the dates.',
  'report/unknown-dimension': 'The report has no column “{value}”. Columns: {nearest}.',
  'report/dimension-twice': 'The column “{value}” stands twice among the dimensions. Use it once.',
  'report/no-dimension': 'The PivotTable has neither rows nor columns. Choose at least one.',

  'file/not-found': 'There is no such file. Check the path.',
  'file/not-readable':
    'The file cannot be read{reason, select, none {. Check it, or choose another file} other {: {reason}}}.',
  'file/not-writable':
    'The file cannot be written: {reason, select, none {it is marked read-only; take the mark off, or save a copy} other {{reason}}}. Nothing was changed.',
  'file/in-use':
    'The file is open in Excel or another program. Close it there, then try again.{lock, select, none {} other { If it is open nowhere, delete {lock}, which says so.}} Nothing was changed.',
  'file/not-a-workbook': 'This is not an Excel workbook (.xlsx). Choose another file.',
  'file/encrypted': 'The workbook is protected with a password to open. Save a copy without it.',
  'file/truncated': 'The file is damaged or incomplete. Copy or download it again.',
  'file/too-large':
    'The file is larger than can be opened safely ({size}; the limit is {limit}). Split the workbook.',
  'file/strict': 'The workbook is saved as Strict Open XML. Save it as “Excel Workbook (.xlsx)”.',
  'file/prefixed-xml':
    'The file was written in a way that cannot be changed safely. Open and save it in Excel first.',
  'file/part-missing':
    'The workbook refers to a part that it does not have. Open and save it in Excel first.',
  'file/part-damaged': 'A part of the workbook is damaged. Open it in Excel and let Excel repair it.',
  'file/unsupported':
    'The file uses something that cannot be kept safely ({feature}). Open and save it in Excel first.',

  'workbook/empty':
    'Nothing was written into the workbook, so there is no file to make. Write a report first.',
  'workbook/read-only': 'The workbook is read-only. Save a copy, or ask for the right to edit.',
  'workbook/dates-from-1904':
    'The workbook counts dates from 1904. Turn that off (File, Options, Advanced, “Use 1904 date system”) and look at its dates, then try again.',
  'workbook/protected':
    'The structure of the workbook is protected. Unprotect it (Review, Protect Workbook), then try again.',
  'workbook/editing': 'A cell is being edited. Press Enter or Esc, then try again.',
  'workbook/busy': 'Excel is busy. Try again in a moment.',
  'workbook/not-in-front': 'Another workbook is in front. Click into this one, then try again.',
  'workbook/connection-lost': 'The connection to the workbook was lost. Check the network, then try again.',
  'workbook/payload-too-large': 'Excel refused the amount of data. Filter the report to fewer figures.',
  'workbook/not-supported':
    'This version of Excel does not know {feature}. Update Excel, or use it in the browser.',
  'workbook/incomplete':
    'Excel stopped after {done} of {total} steps, and they could not be taken back. Do it again to finish, or undo it in Excel.',
  'workbook/shared-behind':
    'Contents, Notes and Sources could not take in the report. Refresh the workbook to make up for it.',
  'workbook/receipt-behind': 'The list of changes could not be written.',
  'workbook/changed-meanwhile':
    'The workbook was changed meanwhile: a sheet was deleted, for example. Try again.',
  'workbook/host':
    'Excel reported an error: {message}. Try again; if it stays, copy the details for whoever supports you.',

  'sheet/missing': 'The sheet is not there. Write the report again, or restore the sheet.',
  'sheet/protected': 'The sheet is protected. Unprotect it (Review, Unprotect Sheet), then try again.',
  'sheet/name-taken': 'There is a sheet of this name already. Rename or remove it.',
  'sheet/name-invalid': 'Excel does not allow this sheet name. Choose another.',
  'sheet/full':
    'There is no room on the sheet: at most {rows} rows and {columns} columns. Filter the report to fewer figures.',
  'sheet/not-empty': 'Cells stand where the report is to be written. Clear or move them.',
  'sheet/rows-below': 'Cells stand below a table that must grow. Move them to another place or sheet.',
  'sheet/columns-beside':
    'Cells stand right of a table that must widen. Move them to another place or sheet.',
  'sheet/merged-cells': 'Merged cells reach into a table that must change. Unmerge them.',

  'table/missing': 'The table “{name}” is not there. Write the report again, or restore the table.',
  'table/cut-loose':
    'The table “{name}” holds the figures of “{lost}”, which is no longer there, and is not refreshed. Use it in place of “{lost}”, or delete it.',
  'table/name-taken': 'The name “{name}” is taken by another table or name. Rename that one.',
  'table/overlap': 'Another table, PivotTable or array formula stands in the way of “{name}”. Move it.',
  'table/damaged':
    'The table “{name}” does not agree with its sheet{reason, select, none {} other {: {reason}}}. Open and save the workbook in Excel first.',
  'table/key-missing':
    'The column “{column}” of the table “{name}” was removed; without it rows cannot be told apart. Put it back.',
  'table/duplicate-key':
    'Rows {other} and {row} of the table “{name}” have the same key “{key}”. Remove or correct one.',
  'table/duplicate-new-key':
    'Rows {other} and {row} of the new figures for “{name}” have the same key “{key}”. Correct the data set.',

  'record/missing': 'The workbook holds no report of Concord. Write one first.',
  'record/damaged':
    'What Concord keeps in the workbook is damaged ({reason}). Write the reports again into a new workbook.',
  'record/newer':
    'The workbook was written by a newer version of Concord (record {version}; this one reads up to {supported}). Update Concord.',

  'cell/text-cut': 'A text of {length} characters was cut: a cell holds 32,767.',
  'cell/link-left-out':
    'The link {url} was left out: it is not https, too long, or one too many. Its text is there.',
  'sheet/renamed': 'The sheet is called “{to}”: its own name is taken or not allowed.',
  'table/renamed': 'The table “{name}” is called “{to}”: its own name is taken or not allowed.',
  'table/header-changed': 'The column “{name}” is called “{to}”: headers must be different and not empty.',
  'name/left-out': 'The name “{name}” was left out: it stands for no cells.',
  'pivot/adds-up':
    'The PivotTable “{name}” adds up figures that must not be added. Put these fields into its rows: {fields}.',
  'table/values-not-kept':
    'What was last written into the table “{name}” is not recorded, so your own changes in it look like old figures and would be replaced. Look through its changes first.',
  'pivot/totals-add-up':
    'A grand total of the PivotTable “{name}” adds up figures that must not be added. Switch it off (Design, Grand Totals).',
  'name/renamed': 'The name “{name}” is called “{to}”: its own name is taken or not allowed.',
} as const
