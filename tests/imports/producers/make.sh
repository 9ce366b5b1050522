#!/bin/sh
# Has LibreOffice and gnumeric open what openpyxl wrote and save it (Debian 12: libreoffice-calc-nogui, gnumeric). Both calculate on
# the way. Run by hand, like make.mjs, after make.py:
#
#   sh tests/imports/producers/make.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
cp "$here/files/openpyxl-3.1.5.xlsx" "$made/sheet.xlsx"

libreoffice=$(soffice --version | cut -d ' ' -f 2 | cut -d . -f 1-3)
for ending in xlsx ods; do
  soffice "-env:UserInstallation=file://$made/profile" --headless --convert-to "$ending" --outdir "$made/$ending" "$made/sheet.xlsx" >/dev/null
  cp "$made/$ending/sheet.$ending" "$here/files/libreoffice-$libreoffice.$ending"
done

gnumeric=$(ssconvert --version | sed -n "s/^ssconvert version '\([^']*\)'.*/\1/p")
ssconvert --recalc "$made/sheet.xlsx" "$here/files/gnumeric-$gnumeric.xlsx"
ssconvert --recalc "$made/sheet.xlsx" "$here/files/gnumeric-$gnumeric.ods"
