//! Tables of text as CSV, and finished tables whose rows can be taken out again.

use std::ops::Range;

use super::cell::is_formula;
use crate::downloads;

/// A table of text.
pub(super) struct Table {
    writer: csv::Writer<Vec<u8>>,
    /// The row that is being written.
    row: csv::ByteRecord,
}

impl Table {
    /// An empty table with its header.
    pub(super) fn new(header: &[&str]) -> Self {
        let mut table = Self { writer: csv::Writer::from_writer(Vec::new()), row: csv::ByteRecord::new() };
        table.row(header.iter().copied());
        table
    }

    /// An empty table of a file below `data/`.
    pub(super) fn of(name: &str) -> Self {
        let columns = downloads::named(name).map(|file| file.columns).unwrap_or_default();
        Self::new(&columns.iter().map(|column| column.name).collect::<Vec<_>>())
    }

    /// Appends a row. Writing to memory cannot fail, and all rows are as long as the header.
    pub(super) fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        self.row.clear();
        for cell in cells {
            if is_formula(cell) {
                self.row.push_field(format!("'{cell}").as_bytes());
            } else {
                self.row.push_field(cell.as_bytes());
            }
        }
        let _ = self.writer.write_byte_record(&self.row);
    }

    /// Appends rows, and returns their place in the file.
    pub(super) fn place(&mut self, write: impl FnOnce(&mut Self)) -> Range<usize> {
        let start = self.length();
        write(self);
        start..self.length()
    }

    /// The number of bytes so far.
    fn length(&mut self) -> usize {
        let _ = self.writer.flush();
        self.writer.get_ref().len()
    }

    /// The bytes of the file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.into_inner().unwrap_or_default()
    }
}

/// A finished table that knows the places of its rows.
pub(super) struct Rows {
    /// The bytes of the file.
    pub(super) bytes: Vec<u8>,
    /// The length of its header.
    header: usize,
    /// The places of the rows about each thing, by the number of the thing.
    places: Vec<Range<usize>>,
}

impl Rows {
    /// A table of a file below `data/`. `write` writes its rows and returns their places.
    pub(super) fn of(name: &str, write: impl FnOnce(&mut Table) -> Vec<Range<usize>>) -> Self {
        let mut table = Table::of(name);
        let header = table.length();
        let places = write(&mut table);
        Self { bytes: table.finish(), header, places }
    }

    /// A table of the rows about the things with these numbers.
    pub(super) fn only(&self, numbers: impl IntoIterator<Item = usize>) -> Vec<u8> {
        let header = 0..self.header;
        let places = numbers.into_iter().filter_map(|number| self.places.get(number));
        let parts = std::iter::once(&header).chain(places).filter_map(|place| self.bytes.get(place.clone()));
        parts.collect::<Vec<_>>().concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_taken_out_as_they_were_written() {
        let row = |cell| std::iter::once(cell).chain([""; 10]);
        let rows = Rows::of("edges.csv", |table| ["a\nb", "=c", "d"].map(|cell| table.place(|table| table.row(row(cell)))).to_vec());
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let whole = text(&rows.bytes);
        let (header, all) = whole.split_once('\n').unwrap();
        assert_eq!(all, "\"a\nb\",,,,,,,,,,\n'=c,,,,,,,,,,\nd,,,,,,,,,,\n");
        assert_eq!(text(&rows.only([2, 0])), format!("{header}\nd,,,,,,,,,,\n\"a\nb\",,,,,,,,,,\n"));
        assert_eq!(text(&rows.only(0..3)), whole);
    }
}
