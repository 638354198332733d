//! Files too large to be held: a stretch of their lines at a time.
//!
//! A line ends at a line feed, even inside quotation marks. So a file can be read from any byte on,
//! by several threads at once, and a quotation mark that is not closed spoils one line and no more.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};

use memchr::memchr;

use crate::diagnostics::FileName;

/// The longest line that is read, in bytes. A row of the widest directory takes a few hundred.
pub const LONGEST_LINE: usize = 64 * 1024;

/// How much is read from the disk at once, in bytes.
const BLOCK: usize = 256 * 1024;

/// A file of the content folder that is opened only when it is understood.
#[derive(Debug, Clone)]
pub struct LargeFile {
    /// Its name in messages.
    pub name: FileName,
    /// Its path inside the content folder, with `/` between the parts.
    pub path: String,
    /// Where it lies.
    pub location: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

/// A line of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'l> {
    /// Its bytes, without what ends it.
    Whole(&'l [u8]),
    /// It is longer than [`LONGEST_LINE`]. Nothing after it can be read.
    TooLong,
}

/// The lines of a file that begin in a stretch of its bytes. It holds a block of the file and no
/// more, whatever the file holds.
#[derive(Debug)]
pub struct Lines {
    file: File,
    block: Vec<u8>,
    /// What of the block is not read yet.
    left: Range<usize>,
    /// Where in the file that begins.
    at: u64,
    end: u64,
}

impl Lines {
    /// The lines that begin in a stretch: from its first byte on, and before its end. The last of
    /// them may go on beyond it.
    ///
    /// # Errors
    /// As the disk gives them.
    #[expect(clippy::disallowed_methods, reason = "this stage is the one that reads the content")]
    pub fn of(location: &Path, stretch: Range<u64>) -> io::Result<Self> {
        let mut file = File::open(location)?;
        // A line begins where the one before has ended.
        let at = stretch.start.saturating_sub(1);
        file.seek(SeekFrom::Start(at))?;
        let mut lines = Self { file, block: vec![0; BLOCK], left: 0..0, at, end: stretch.end };
        if stretch.start > 0 {
            lines.skip()?;
        }
        Ok(lines)
    }

    /// Where in the file the next line begins.
    #[must_use]
    pub fn position(&self) -> u64 {
        self.at
    }

    /// The next line; none where no more begin in the stretch.
    ///
    /// # Errors
    /// As the disk gives them.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        if self.at >= self.end {
            return Ok(None);
        }
        let mut looked = 0;
        loop {
            let left = &self.block[self.left.clone()];
            if let Some(length) = memchr(b'\n', &left[looked..]).map(|more| looked + more) {
                return Ok(Some(self.take(length, 1)));
            }
            looked = left.len();
            if looked > LONGEST_LINE {
                return Ok(Some(Line::TooLong));
            }
            if !self.read_on()? {
                return Ok((looked > 0).then(|| self.take(looked, 0)));
            }
        }
    }

    /// Takes the next line from the block, with what ends it.
    fn take(&mut self, length: usize, ending: usize) -> Line<'_> {
        let start = self.left.start;
        self.left.start += length + ending;
        self.at += (length + ending) as u64;
        let line = &self.block[start..start + length];
        if length > LONGEST_LINE {
            Line::TooLong
        } else {
            Line::Whole(line.strip_suffix(b"\r").unwrap_or(line))
        }
    }

    /// Goes on to the beginning of the next line, or to the end of the stretch.
    fn skip(&mut self) -> io::Result<()> {
        loop {
            let left = &self.block[self.left.clone()];
            let skipped = memchr(b'\n', left).map_or(left.len(), |length| length + 1);
            let has_ended = skipped > 0 && left[skipped - 1] == b'\n';
            self.left.start += skipped;
            self.at += skipped as u64;
            if has_ended || self.at >= self.end || !self.read_on()? {
                return Ok(());
            }
        }
    }

    /// Reads more of the file behind what is left of the block. Answers whether there is more.
    fn read_on(&mut self) -> io::Result<bool> {
        self.block.copy_within(self.left.clone(), 0);
        self.left = 0..self.left.len();
        let read = loop {
            match self.file.read(&mut self.block[self.left.end..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.left.end += read;
        Ok(read > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::disallowed_methods, reason = "a test prepares what is read")]
    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        file
    }

    fn lines(file: &tempfile::NamedTempFile, stretch: Range<u64>) -> Vec<String> {
        let mut lines = Lines::of(file.path(), stretch).unwrap();
        let mut all = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            match line {
                Line::Whole(line) => all.push(String::from_utf8_lossy(line).into_owned()),
                Line::TooLong => {
                    all.push("(too long)".to_owned());
                    break;
                }
            }
        }
        all
    }

    #[test]
    fn every_line_begins_in_one_stretch_wherever_the_file_is_cut() {
        let text = "one\ntwo,\"2\"\r\n\nthree\n\n\nlast";
        let file = file(text.as_bytes());
        let whole = ["one", "two,\"2\"", "", "three", "", "", "last"];
        let size = text.len() as u64;
        for first in 0..=size {
            for second in first..=size {
                let all = [0..first, first..second, second..size].map(|stretch| lines(&file, stretch));
                assert_eq!(all.concat(), whole, "cut at {first} and {second}");
            }
        }
    }

    #[test]
    fn a_line_longer_than_a_block_ends_the_reading_and_takes_no_more_room() {
        let mut bytes = b"short\n".to_vec();
        bytes.resize(bytes.len() + 3 * BLOCK, b'x');
        bytes.extend(b"\nafter\n");
        let file = file(&bytes);
        let size = bytes.len() as u64;
        assert_eq!(lines(&file, 0..size), ["short", "(too long)"]);
        assert_eq!(lines(&file, 100..200), [""; 0], "no line begins in the middle of it");
        assert_eq!(lines(&file, size - 10..size), ["after"]);
        let mut longest = vec![b'y'; LONGEST_LINE];
        longest.push(b'\n');
        assert_eq!(lines(&self::file(&longest), 0..9).concat().len(), LONGEST_LINE);
    }
}
