//! `noticeboard build`: publishes the whole site, or leaves the old one as it was.

use clap::Args;

use super::options::{Run, SiteOptions};
use super::{Outcome, tell};
use crate::diagnostics::report::Format;
use crate::publish::{Disk, Target};

/// Build the site: publish all of it, or leave the old one as it was
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    site: SiteOptions,

    /// The folder for the finished site
    #[arg(long, value_name = "FOLDER", default_value = "output")]
    output: std::path::PathBuf,

    /// Let the new site take the place of files in the output folder that no build wrote
    #[arg(long)]
    force: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, String> {
    let mut run = Run::start(&arguments.site)?;
    let mut inputs = vec![arguments.site.content.as_path()];
    inputs.extend(run.theme.as_deref());
    let target = Target::check(&arguments.output, &inputs, &Disk).map_err(|refusal| refusal.to_string())?;
    let staging = if run.prepared.may_publish() {
        Some(target.begin(arguments.force).map_err(|refusal| refusal.to_string())?)
    } else {
        None
    };
    let rendered =
        run.prepared.render(staging.as_ref(), &run.display).map_err(|refusal| refusal.to_string())?;
    let published = match staging {
        Some(staging) if !rendered.findings.has_errors() => {
            crate::pipeline::Progress::stage(&run.display, "publish");
            Some(staging.finish().map_err(|refusal| refusal.to_string())?)
        }
        _ => None,
    };
    run.display.finish();
    tell(&rendered.findings, &run.prepared.texts, Format::Human, arguments.site.talk)?;
    run.sum_up(&arguments.site, &rendered, published.as_ref(), &arguments.output);
    Ok(if published.is_some() { Outcome::Fine } else { Outcome::Findings })
}
