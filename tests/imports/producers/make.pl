# Writes the sheet in sheet.json with Excel::Writer::XLSX 1.11 (Debian: libexcel-writer-xlsx-perl). Run by hand, like make.mjs:
#
#   perl tests/imports/producers/make.pl

use strict;
use warnings;
use Excel::Writer::XLSX;
use File::Basename qw(dirname);
use JSON::PP;

my $here = dirname(__FILE__);
open(my $file, '<:raw', "$here/sheet.json") or die $!;
my $rows = decode_json(join('', <$file>))->{rows};
my $book = Excel::Writer::XLSX->new("$here/files/excel-writer-xlsx-perl-$Excel::Writer::XLSX::VERSION.xlsx");
my $sheet = $book->add_worksheet('Budget');
$sheet->write_row($_, 0, $rows->[$_]) for 0 .. $#$rows;
$book->close();
