//! Where a link leads: the addresses that a body may hold, and no others.

use super::escape::encoded;
use super::{Linked, Links};
use crate::diagnostics::{Finding, Place, nearest};
use crate::records::Kind;
use crate::records::fields::{AnyReference, EmailAddress, Misfit, Scalar, Telephone, WebAddress};
use crate::records::reading::with_article;

const WHAT_TO_WRITE: &str = "Write a record such as `service:home-safety-check`, a path of this site that begins with `/`, or a whole address that begins with `https://`, `mailto:` or `tel:`.";

/// An address as an officer wrote it.
pub(super) struct Destination<'a> {
    pub(super) written: &'a str,
    /// Whether it stands between `<` and `>` as a bare mail address.
    pub(super) mail: bool,
    pub(super) id_prefix: &'a str,
    pub(super) directory: &'a dyn Links,
}

impl Destination<'_> {
    /// The address for the page. None where the link is shown as plain text and there is nothing
    /// to say of it here.
    ///
    /// # Errors
    /// A finding at the place, when the link has to be shown as plain text.
    pub(super) fn resolve(&self, place: Place) -> Result<Option<String>, Finding> {
        match scheme(self.written) {
            Some((scheme, _)) if !self.mail && Kind::from_name(&scheme.to_ascii_lowercase()).is_some() => {
                self.record(place)
            }
            _ => self.address(place).map(Some),
        }
    }

    fn address(&self, place: Place) -> Result<String, Finding> {
        let written = self.written;
        if self.mail {
            return mail(written, place);
        }
        if let Some(fragment) = written.strip_prefix('#') {
            return Ok(encoded(&format!("#{}{fragment}", self.id_prefix)));
        }
        if let Some(after) = written.strip_prefix('/') {
            // A browser takes `//host` and `/\host` for another website.
            return if after.starts_with(['/', '\\']) {
                Err(relative(written, place))
            } else {
                Ok(self.path())
            };
        }
        let Some((scheme, rest)) = scheme(written) else { return Err(relative(written, place)) };
        match scheme.to_ascii_lowercase().as_str() {
            scheme @ ("https" | "http") => WebAddress::parse(&format!("{scheme}:{rest}"))
                .map(|address| encoded(address.as_str()))
                .map_err(|misfit| misfitting("bad-web-address", misfit, place)),
            "mailto" => mail(rest, place),
            "tel" => Telephone::parse(&rest.replace("%20", " "))
                .map(|telephone| telephone.href())
                .map_err(|misfit| misfitting("bad-telephone", misfit, place)),
            _ => Err(unknown_scheme(scheme, rest, place)),
        }
    }

    fn path(&self) -> String {
        let end = self.written.find(['?', '#']).unwrap_or(self.written.len());
        let (path, rest) = self.written.split_at(end);
        encoded(&format!("{}{rest}", self.directory.site_path(path)))
    }

    fn record(&self, place: Place) -> Result<Option<String>, Finding> {
        let (named, fragment) = self.written.split_once('#').unwrap_or((self.written, ""));
        let reference =
            AnyReference::parse(named).map_err(|misfit| misfitting("bad-id", misfit, place.clone()))?;
        match self.directory.record(&reference) {
            Linked::To(href) if fragment.is_empty() => Ok(Some(encoded(&href))),
            Linked::To(href) => Ok(Some(encoded(&format!("{href}#{fragment}")))),
            Linked::Unreadable => Ok(None),
            other => Err(not_linked(&reference, other, place)),
        }
    }
}

/// What is wrong with a link to a record that has no page to lead to.
pub(super) fn not_linked(reference: &AnyReference, linked: Linked, place: Place) -> Finding {
    let (kind, id) = (reference.kind.name(), &reference.id);
    match linked {
        Linked::NotYetVisible => Finding::warning(
            "not-yet-visible",
            place,
            format!("The site does not show `{kind}:{id}` yet, so nothing leads to it from here"),
        )
        .help("Nothing is to be done if the record is published soon: the link then appears by itself."),
        Linked::Unknown { nearest } => {
            let help = match nearest {
                Some(nearest) => format!("Did you mean `{nearest}`?"),
                None => format!(
                    "Write the id of {}, which is the name of its file without the ending.",
                    with_article(kind)
                ),
            };
            Finding::error("dangling-reference", place, format!("There is no {kind} `{id}`")).help(help)
        }
        Linked::NoPage | Linked::Unreadable | Linked::To(_) => Finding::error(
            "record-without-page",
            place,
            format!("`{kind}:{id}` has no page of its own to link to"),
        )
        .help("Link to a record that readers can open, such as a service or a provider."),
    }
}

fn mail(address: &str, place: Place) -> Result<String, Finding> {
    let (address, query) = address.split_once('?').unwrap_or((address, ""));
    let href =
        EmailAddress::parse(address).map_err(|misfit| misfitting("bad-mail-address", misfit, place))?.href();
    Ok(encoded(&if query.is_empty() { href } else { format!("{href}?{query}") }))
}

fn misfitting(rule: &'static str, misfit: Misfit, place: Place) -> Finding {
    Finding::error(rule, place, misfit.problem).help(misfit.instead)
}

/// The scheme of an address and what follows its colon.
fn scheme(written: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = written.split_once(':')?;
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    fits.then_some((scheme, rest))
}

fn unknown_scheme(scheme: &str, rest: &str, place: Place) -> Finding {
    let names = Kind::ALL.iter().map(|kind| kind.name()).chain(["https", "mailto", "tel"]);
    let help = match nearest(&scheme.to_lowercase(), names) {
        // These are no slips of the pen.
        Some(near) if !["javascript", "data"].contains(&scheme) => format!("Did you mean `{near}:{rest}`?"),
        _ => WHAT_TO_WRITE.to_owned(),
    };
    Finding::error("unknown-address", place, format!("A link cannot begin with `{scheme}:`")).help(help)
}

fn relative(written: &str, place: Place) -> Finding {
    let help = if written.starts_with("www.") {
        format!("Did you mean `https://{written}`?")
    } else if EmailAddress::parse(written).is_ok() {
        format!("Did you mean `mailto:{written}`?")
    } else if written.starts_with("//") {
        format!("Did you mean `https:{written}`?")
    } else {
        WHAT_TO_WRITE.to_owned()
    };
    Finding::error("relative-link", place, format!("`{written}` is not a whole address")).help(help)
}
