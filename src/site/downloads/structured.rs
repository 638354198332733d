//! The figures of an indicator as a data set, for search engines of data: schema.org in JSON-LD.

use serde_json::{Value, json};

use super::{Form, Which, dataset};
use crate::records::Kind;
use crate::records::fields::{Date, Id, Period};
use crate::site::route::Route;
use crate::site::structured::{area, text, thing};
use crate::site::{Site, outcomes};
use crate::statistics::PublishedFigure;

/// The data set of an indicator that has figures.
pub(in crate::site) fn structured(site: &Site<'_>, id: &Id) -> Option<String> {
    let dataset = dataset::of_indicator(site, id)?;
    let which = Which::Of(id.clone());
    let publisher = thing(
        "GovernmentOrganization",
        [("name", dataset.publisher.name.as_str().into()), ("url", dataset.publisher.url.as_str().into())],
    );
    let (first, last) = dataset.published.unzip();
    let files = which.forms(site).into_iter().filter(|form| *form != Form::Description);
    let files = files.map(|form| download(site, &which.route(form), form));
    let measured = dataset.indicators.first();
    Some(text(thing(
        "Dataset",
        [
            ("name", dataset.title.as_str().into()),
            ("description", description(&dataset).into()),
            ("url", dataset.page.as_str().into()),
            ("identifier", format!("urn:uuid:{}", site.directory.uuid(Kind::Indicator, id)).into()),
            ("creator", publisher.clone()),
            ("publisher", publisher),
            ("dateCreated", first.map(Date::iso).into()),
            ("dateModified", last.map(Date::iso).into()),
            ("license", dataset.licence.url.as_str().into()),
            ("isAccessibleForFree", true.into()),
            ("inLanguage", dataset.language.as_str().into()),
            ("temporalCoverage", time(&dataset).into()),
            ("spatialCoverage", area(&outcomes::subjects::whole_name(site))),
            ("measurementTechnique", measured.map(|one| one.about.source.as_str()).into()),
            ("variableMeasured", measured.map(|one| one.unit.as_str()).into()),
            ("distribution", files.collect()),
        ],
    )))
}

/// What it tells, and that it is invented, where it is.
fn description(dataset: &crate::open_data::Dataset<'_>) -> String {
    let parts = [Some(dataset.summary.as_str()), dataset.note.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// From the first day to the last, as ISO 8601 writes it.
fn time(dataset: &crate::open_data::Dataset<'_>) -> Option<String> {
    let subjects = || dataset.indicators.iter().flat_map(|measured| &measured.subjects);
    let periods = || subjects().flat_map(|subject| subject.figures).map(PublishedFigure::period);
    let first = periods().map(Period::first_day).min()?;
    let last = periods().map(Period::last_day).max()?;
    Some(format!("{}/{}", first.iso(), last.iso()))
}

fn download(site: &Site<'_>, route: &Route, form: Form) -> Value {
    thing(
        "DataDownload",
        [
            ("encodingFormat", form.media_type().into()),
            ("contentUrl", route.absolute(site.base).into()),
            ("contentSize", site.made.size(route).map(|bytes| json!(format!("{bytes} B"))).into()),
        ],
    )
}
