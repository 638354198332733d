//! Languages that people speak or sign.

use super::{Language, Misfit, Scalar, scalar};
use crate::diagnostics::nearest;

/// A language by its English name and its code.
///
/// Officers write the name. One that this list does not have is written with its code, like
/// `Kinyarwanda (rw)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpokenLanguage {
    name: String,
    code: String,
}

/// English names and their codes: the languages most often spoken at home in the United Kingdom, by
/// the censuses of 2021 and 2022, and those that are signed here.
///
/// Codes: IANA Language Subtag Registry (BCP 47), the shortest there is.
const KNOWN: &[(&str, &str)] = &[
    ("Afrikaans", "af"),
    ("Akan", "ak"),
    ("Albanian", "sq"),
    ("Amharic", "am"),
    ("Arabic", "ar"),
    ("Armenian", "hy"),
    ("Bengali", "bn"),
    ("Bosnian", "bs"),
    ("British Sign Language", "bfi"),
    ("Bulgarian", "bg"),
    ("Burmese", "my"),
    ("Cantonese", "yue"),
    ("Catalan", "ca"),
    ("Cornish", "kw"),
    ("Croatian", "hr"),
    ("Czech", "cs"),
    ("Danish", "da"),
    ("Dari", "prs"),
    ("Dutch", "nl"),
    ("English", "en"),
    ("Estonian", "et"),
    ("Farsi", "fa"),
    ("Filipino", "fil"),
    ("Finnish", "fi"),
    ("French", "fr"),
    ("Gaelic", "gd"),
    ("Georgian", "ka"),
    ("German", "de"),
    ("Greek", "el"),
    ("Gujarati", "gu"),
    ("Hausa", "ha"),
    ("Hebrew", "he"),
    ("Hindi", "hi"),
    ("Hungarian", "hu"),
    ("Igbo", "ig"),
    ("Irish", "ga"),
    ("Irish Sign Language", "isg"),
    ("Italian", "it"),
    ("Japanese", "ja"),
    ("Konkani", "kok"),
    ("Korean", "ko"),
    ("Krio", "kri"),
    ("Kurdish", "ku"),
    ("Kurmanji", "kmr"),
    ("Latvian", "lv"),
    ("Lingala", "ln"),
    ("Lithuanian", "lt"),
    ("Luganda", "lg"),
    ("Makaton", "x-makaton"),
    ("Malay", "ms"),
    ("Malayalam", "ml"),
    ("Maltese", "mt"),
    ("Mandarin", "cmn"),
    ("Manx", "gv"),
    ("Marathi", "mr"),
    ("Mirpuri", "phr"),
    ("Nepali", "ne"),
    ("Norwegian", "no"),
    ("Oromo", "om"),
    ("Pashto", "ps"),
    ("Persian", "fa"),
    ("Polish", "pl"),
    ("Portuguese", "pt"),
    ("Punjabi", "pa"),
    ("Romani", "rom"),
    ("Romanian", "ro"),
    ("Russian", "ru"),
    ("Scots", "sco"),
    ("Scottish Gaelic", "gd"),
    ("Serbian", "sr"),
    ("Shona", "sn"),
    ("Sinhala", "si"),
    ("Slovak", "sk"),
    ("Slovenian", "sl"),
    ("Somali", "so"),
    ("Sorani", "ckb"),
    ("Spanish", "es"),
    ("Swahili", "sw"),
    ("Swedish", "sv"),
    ("Sylheti", "syl"),
    ("Tagalog", "tl"),
    ("Tamil", "ta"),
    ("Telugu", "te"),
    ("Tetum", "tet"),
    ("Thai", "th"),
    ("Tigrinya", "ti"),
    ("Turkish", "tr"),
    ("Twi", "tw"),
    ("Ukrainian", "uk"),
    ("Ulster Scots", "sco"),
    ("Urdu", "ur"),
    ("Vietnamese", "vi"),
    ("Welsh", "cy"),
    ("Wolof", "wo"),
    ("Yiddish", "yi"),
    ("Yoruba", "yo"),
    ("Zulu", "zu"),
];

impl SpokenLanguage {
    /// Its name in English.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its code: BCP 47.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }
}

impl Scalar for SpokenLanguage {
    const FORMAT: &'static str = "spoken-language";
    const PATTERN: &'static str = r"^[^()]+(\([a-z]{2,3}\))?\s*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        let written = text.trim();
        let known = KNOWN.iter().find(|(name, _)| name.eq_ignore_ascii_case(written));
        if let Some((name, code)) = known {
            return Ok(Self { name: (*name).to_owned(), code: (*code).to_owned() });
        }
        let with_code = written.strip_suffix(')').and_then(|rest| rest.split_once('('));
        if let Some((name, code)) = with_code
            && let (name, Ok(code)) = (name.trim(), Language::parse(code.trim()))
            && name.chars().any(char::is_alphabetic)
            && !name.contains([')', '<', '>'])
        {
            return Ok(Self { name: name.to_owned(), code: code.as_str().to_owned() });
        }
        let instead = match nearest(written, KNOWN.iter().map(|(name, _)| *name)) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Write its name in English, like `Polish`. If that is not known either, add its code in brackets, like `Kinyarwanda (rw)`.".to_owned(),
        };
        Err(Misfit::new(format!("`{text}` is not a language that Noticeboard knows"), instead))
    }
}

scalar!(SpokenLanguage, "the name of a language");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_name_and_a_code() {
        let read = |text| SpokenLanguage::parse(text).map(|it| (it.name, it.code)).ok();
        let is = |name: &str, code: &str| Some((name.to_owned(), code.to_owned()));
        assert_eq!(read("polish "), is("Polish", "pl"));
        assert_eq!(read("British Sign Language"), is("British Sign Language", "bfi"));
        assert_eq!(read("Kinyarwanda (rw)"), is("Kinyarwanda", "rw"));
        for text in ["", "pl", "Klingon", "(rw)", "1 (rw)", "<b> (rw)", "Kinyarwanda (RW)", "Kinyarwanda rw)"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_misspelt_name_is_put_right() {
        let instead = SpokenLanguage::parse("Polnish").map_err(|misfit| misfit.instead);
        assert_eq!(instead, Err("Did you mean `Polish`?".to_owned()));
    }

    #[test]
    fn each_name_stands_once_and_in_order() {
        assert!(KNOWN.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
