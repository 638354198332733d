//! Looks through a workbook before it is read as one. A workbook is an archive of XML, and a small
//! one may unpack to any size, or name more cells in a line than there is room for. The reader
//! believes what it is told, so what is told is counted here first.

mod ods;
mod xlsx;

use std::cell::Cell;
use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::Fault;
use crate::source::DataFile;

/// How many bytes are unpacked of one workbook. Half a million rows of figures take less.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// How many bytes there may be between two pieces of markup, which the reader keeps at once.
const MOST_IN_A_PIECE: u64 = 16 * 1024 * 1024;

/// How many parts an archive may have. A workbook has a few for each of its sheets and pictures.
const MOST_PARTS: usize = 5_000;

/// The mark before each entry of an archive's table of contents.
const ENTRY: &[u8] = b"PK\x01\x02";

/// How a file begins that is locked with a password, or was written by a program of long ago.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The name of what a locked workbook holds, in its table of contents.
const LOCKED: &str = "EncryptedPackage";

/// Refuses a workbook that is no whole archive, or asks for more than is read of one.
pub(super) fn check(file: &DataFile) -> Result<(), Fault> {
    let mut archive = open(&file.bytes)?;
    let is_ods = file.ending() == "ods";
    let content = archive.index_for_name("content.xml");
    let room = Cell::new(MOST_BYTES);
    let mut workbook = xlsx::Workbook::default();
    for number in 0..archive.len() {
        let part = archive.by_index(number).map_err(|_| Fault::NotAWorkbook)?;
        if part.size() > room.get() {
            return Err(Fault::TooLarge);
        }
        let part = Part { file: part, room: &room, piece: &Cell::new(MOST_IN_A_PIECE) };
        match is_ods {
            true if content == Some(number) => part.look_through(&mut ods::Spreadsheet::default()),
            true => part.look_through(&mut Nothing),
            false => part.look_through(&mut workbook),
        }?;
    }
    workbook.check()
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Fault> {
    if bytes.starts_with(COMPOUND_FILE) {
        let name: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = occurrences(bytes, &name, 1) > 0;
        return Err(if is_locked { Fault::Locked } else { Fault::NotAWorkbook });
    }
    // The table of contents is read as a whole.
    if occurrences(bytes, ENTRY, MOST_PARTS + 1) > MOST_PARTS {
        return Err(Fault::TooLarge);
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::NotAWorkbook)
}

/// How often something stands in bytes, up to a limit.
fn occurrences(bytes: &[u8], what: &[u8], limit: usize) -> usize {
    memchr::memmem::find_iter(bytes, what).take(limit).count()
}

/// What looks at the XML of a part.
trait Watch {
    /// Whether a part that is not well-formed XML is refused. Others may hold pictures.
    const IS_XML: bool;

    /// Looks at the next piece.
    fn piece(&mut self, piece: &Event<'_>) -> Result<(), Fault>;
}

/// Watches for nothing but the size.
struct Nothing;

impl Watch for Nothing {
    const IS_XML: bool = false;

    fn piece(&mut self, _: &Event<'_>) -> Result<(), Fault> {
        Ok(())
    }
}

/// A part as it is unpacked. Every byte counts.
struct Part<'p, 'a> {
    file: ZipFile<'p, Cursor<&'a [u8]>>,
    /// How many more bytes may be unpacked of the workbook.
    room: &'p Cell<u64>,
    /// How many more may come before the next piece.
    piece: &'p Cell<u64>,
}

impl Read for Part<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.file.read(buffer)?;
        for limit in [self.room, self.piece] {
            limit.set(limit.get().saturating_sub(length as u64));
            if limit.get() == 0 {
                return Err(std::io::ErrorKind::FileTooLarge.into());
            }
        }
        Ok(length)
    }
}

impl Part<'_, '_> {
    /// Looks at every piece of it, and unpacks it to its end: only there does a wrong checksum show.
    fn look_through<W: Watch>(self, watch: &mut W) -> Result<(), Fault> {
        let (room, piece) = (self.room, self.piece);
        let fault =
            || if room.get() == 0 || piece.get() == 0 { Fault::TooLarge } else { Fault::NotAWorkbook };
        let mut xml = Reader::from_reader(BufReader::new(self));
        // The same as the reader's own, so that both see the same pieces.
        xml.config_mut().expand_empty_elements = true;
        xml.config_mut().check_end_names = W::IS_XML;
        let (mut buffer, mut open) = (Vec::new(), 0_u64);
        loop {
            buffer.clear();
            piece.set(MOST_IN_A_PIECE);
            match xml.read_event_into(&mut buffer) {
                Ok(Event::Eof) if W::IS_XML && open > 0 => return Err(Fault::NotAWorkbook),
                Ok(Event::Eof) => break,
                Ok(event) => {
                    match event {
                        Event::Start(_) => open += 1,
                        Event::End(_) => open = open.saturating_sub(1),
                        _ => {}
                    }
                    watch.piece(&event)?;
                }
                Err(_) if W::IS_XML || piece.get() == 0 => return Err(fault()),
                Err(_) => break,
            }
        }
        piece.set(MOST_BYTES);
        std::io::copy(&mut xml.into_inner(), &mut std::io::sink()).map_err(|_| fault())?;
        Ok(())
    }
}

/// The first value of an attribute of an element, as it is written.
fn attribute<'e>(
    element: &'e BytesStart<'_>,
    name: &str,
) -> Result<Option<std::borrow::Cow<'e, str>>, Fault> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|_| Fault::NotAWorkbook)?;
        if attribute.key.as_ref() == name {
            return Ok(Some(attribute.value));
        }
    }
    Ok(None)
}
