//! Front matter: the two parts give back the whole, and a page is read or told why not.

use super::{findings, only, text_of};
use crate::diagnostics::Findings;
use crate::records::Record as _;
use crate::records::free_page::Page;
use crate::source::front_matter::{Fault, split};

/// A Markdown file of any bytes.
///
/// # Panics
/// When a promise is broken.
pub fn front_matter(bytes: &[u8]) {
    let text = text_of(bytes);
    parts_are_the_whole(&text);
    page_is_read_or_told(&text);
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

fn parts_are_the_whole(text: &str) {
    let fences = text.split('\n').filter(|line| is_fence(line)).count();
    let opened = text.split('\n').next().is_some_and(is_fence);
    let parts = match split(text) {
        Ok(parts) => parts,
        Err(Fault::NotOpened) => return assert!(!opened, "the first line opens the front matter"),
        Err(Fault::NotClosed) => return assert!(opened && fences == 1, "a second line closes it"),
    };
    assert!(opened && fences >= 2, "both lines are there");
    let front = &text[parts.front_matter.clone()];
    let fence = &text[parts.front_matter.end..parts.body.start];
    let body = &text[parts.body.clone()];
    assert_eq!(parts.front_matter.start, 0, "places count from the start of the file");
    assert_eq!([front, fence, body].concat(), text, "nothing is lost");
    assert!(is_fence(fence) && fence.lines().count() == 1, "one line stands between the two parts");
    assert!(!front.lines().skip(1).any(is_fence), "the front matter ends at the first line that closes it");
    if !text.contains('\r') {
        let windows = text.replace('\n', "\r\n");
        let parts = split(&windows).expect("line ends of Windows change nothing");
        assert_eq!(windows[parts.front_matter].replace('\r', ""), front);
        assert_eq!(windows[parts.body].replace('\r', ""), body);
    }
}

fn page_is_read_or_told(text: &str) {
    let content = only("pages/a-page.md", text);
    let read = || {
        let mut findings = Findings::default();
        let pages = Page::read(&content, &mut findings);
        (pages, findings)
    };
    let (pages, told) = read();
    findings::hold(&told, &content.source_texts());
    assert_eq!(pages.entries.len(), usize::from(!told.has_errors()), "it is read, or told why not");
    assert_eq!(pages.lost.is_none(), !told.has_errors(), "a page that is lost is known");
    for page in &pages.entries {
        let body = page.body.as_ref().expect("a page has a body");
        let parts = split(text).expect("a page that was read has front matter");
        assert_eq!(body.offset()..body.offset() + body.text().len(), parts.body);
        assert_eq!(body.text(), &text[parts.body]);
    }
    let (again, told_again) = read();
    assert_eq!(format!("{:?}", pages.entries), format!("{:?}", again.entries), "read alike twice");
    assert!(told.iter().eq(&told_again), "told alike twice");
}
