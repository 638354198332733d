//! Stage 4, derive: the figures that may be published.
//!
//! What officers keep is an [`Observations`]; what a page, a file or a message may hold is a
//! [`PublishedFigure`]. One function, [`Observations::publish`], makes the one from the other, by
//! the policy that the authority has declared. No other way leads out: the raw values stand in a
//! private module, have no `Serialize` and show nothing in `Debug`.
//!
//! What may be said of such figures, and how certain they are, is worked out by [`methods`].
//!
//! Observations are read here too, beside the types that keep them in, although reading belongs
//! to the stage before.

mod disclosure;
mod figure;
pub mod likely;
pub mod methods;
mod name;
mod observations;
mod revision;

pub use figure::{Figures, Hiding, Marker, PublishedFigure, Series, Shown, Source, Subject};
pub use name::{name_of, names_same};
pub use observations::Observations;
pub use revision::{Revision, Told};
