//! Finds references to records that nobody wrote.

use super::Directory;
use crate::diagnostics::{Finding, Findings, nearest};
use crate::records::fields::References;
use crate::records::reading::with_article;
use crate::records::{Form, Kind};

/// Checks every reference of every record, and those of the settings.
pub(super) fn references(directory: &Directory, findings: &mut Findings) {
    let tables = &directory.tables;
    let dangling = |kind: Kind, id: &str, place| {
        let missing = format!("There is no {} with the id `{id}`", kind.name());
        let help = match nearest(id, tables.ids(kind)) {
            Some(near) => format!("Did you mean `{near}`?"),
            None if kind.form() == Form::List => format!(
                "Write the id of {} that is there, or add this one to `{}`.",
                with_article(kind.name()),
                kind.path(id)
            ),
            None => format!(
                "Write the id of {} that is there, or make this one with `noticeboard new {} {id}`.",
                with_article(kind.name()),
                kind.name()
            ),
        };
        Finding::error("dangling-reference", place, missing).help(help)
    };
    for card in tables.cards() {
        let references = card.references();
        let missing = references.iter().filter(|mention| !tables.knows(mention.kind, mention.id.as_str()));
        findings.extend(
            missing.map(|mention| dangling(mention.kind, mention.id.as_str(), card.place(mention.span))),
        );
    }
    let Some(authority) = &directory.authority else { return };
    let tasks =
        authority.record.top_tasks.iter().map(|task| (task.to.value.kind, &task.to.value.id, task.to.span));
    let own = authority.record.own_provider.iter().map(|own| (Kind::Provider, own.id(), own.span()));
    let mut named = References::default();
    named.of_contacts(authority.record.contacts());
    let named = named.into_vec();
    let named = named.iter().map(|mention| (mention.kind, mention.id, mention.span));
    for (kind, id, span) in tasks.chain(own).chain(named) {
        if !tables.knows(kind, id.as_str()) {
            findings.push(dangling(kind, id.as_str(), authority.place(span)));
        }
    }
}
