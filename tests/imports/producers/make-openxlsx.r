# Writes the sheet in sheet.json with openxlsx (Debian 12: r-cran-openxlsx, r-cran-jsonlite). Run by hand, like make.mjs:
#
#   Rscript tests/imports/producers/make-openxlsx.r

library(openxlsx)
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
here <- dirname(script)
rows <- jsonlite::fromJSON(file.path(here, "sheet.json"), simplifyVector = FALSE)$rows
book <- createWorkbook()
addWorksheet(book, "Budget")
for (row in seq_along(rows)) {
  for (column in seq_along(rows[[row]])) {
    value <- rows[[row]][[column]]
    if (is.character(value) && startsWith(value, "=")) {
      writeFormula(book, "Budget", substring(value, 2), startCol = column, startRow = row)
    } else if (!identical(value, "")) {
      writeData(book, "Budget", value, startCol = column, startRow = row)
    }
  }
}
name <- paste0("openxlsx-", packageVersion("openxlsx"), ".xlsx")
saveWorkbook(book, file.path(here, "files", name), overwrite = TRUE)
