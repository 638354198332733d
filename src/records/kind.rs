//! The kinds of record, each with its name, how its records are kept, and where.

/// How the records of a kind are kept in the content folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A Markdown file a record, with YAML between two lines of `---` at its head.
    Markdown,
    /// A YAML file a record.
    Yaml,
    /// One YAML file that lists every record of the kind.
    List,
}

/// Hands every kind of record to a macro, one line each: what it is, its plural (which names its
/// table and its pages), its module and type, its name in links, its form, and its folder in the
/// content folder or its file without the ending. The order is the one they are read in.
macro_rules! every_kind {
    ($then:ident) => {
        $then! {
            /// A county, a district, a division or a ward.
            areas: area::Area, "area", List "areas";
            /// What residents come with, in their words.
            needs: need::Need, "need", List "needs";
            /// An organisation that provides services, or a partner.
            providers: provider::Provider, "provider", Markdown "providers";
            /// What a resident can get.
            services: service::Service, "service", Markdown "services";
            /// Districts and services that are let together.
            lots: lot::Lot, "lot", Markdown "lots";
            /// A contract.
            contracts: contract::Contract, "contract", Yaml "contracts";
            /// A service in some areas, and whom to ring for it.
            deliveries: delivery::Delivery, "delivery", Yaml "deliveries";
            /// Who gets what, and why.
            eligibility: eligibility::Eligibility, "eligibility", Yaml "eligibility";
            /// Something that is measured.
            indicators: indicator::Indicator, "indicator", List "outcomes/framework";
            /// Figures that appear at a given moment.
            releases: release::Release, "release", Yaml "outcomes/releases";
            /// A budget, shared out between areas by need.
            allocations: allocation::Allocation, "allocation", Yaml "allocations";
            /// A body of councillors that meets.
            committees: committee::Committee, "committee", Yaml "committees";
            /// A meeting of a committee, with its agenda.
            meetings: meeting::Meeting, "meeting", Yaml "meetings";
            /// The record of a decision.
            decisions: decision::Decision, "decision", Markdown "decisions";
            /// A report to a committee.
            reports: report::Report, "report", Markdown "reports";
            /// What a committee asked for, and the answer.
            recommendations: recommendation::Recommendation, "recommendation", Yaml "recommendations";
            /// A scale of ratings, from worst to best.
            rating_scales: rating_scale::RatingScale, "rating-scale", List "rating-scales";
            /// What inspectors found and how they rated it.
            inspections: inspection::Inspection, "inspection", Yaml "inspections";
            /// A plan to make things better.
            plans: plan::Plan, "plan", Yaml "plans";
            /// An overall rating, made by a rule.
            scorecards: scorecard::Scorecard, "scorecard", Yaml "scorecards";
            /// A piece of news.
            updates: update::Update, "update", Markdown "updates";
            /// A page about anything.
            pages: free_page::Page, "page", Markdown "pages";
            /// An attachment and what it is.
            documents: document::Document, "document", Yaml "documents";
        }
    };
}
pub(crate) use every_kind;

macro_rules! kinds {
    ($(#[doc = $about:literal] $plural:ident: $module:ident::$kind:ident, $name:literal, $form:ident $at:literal;)*) => {
        /// A kind of record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind { $(#[doc = $about] $kind,)* }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name in links and references, as in `provider:ternbridge-homes`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// What it is called when there are several; the key of its list, where one file
            /// lists every record of the kind.
            #[must_use]
            pub fn plural(self) -> &'static str {
                match self { $(Self::$kind => stringify!($plural),)* }
            }

            /// What it is, as a sentence.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$kind => $about.trim_ascii(),)* }
            }

            /// How its records are kept.
            #[must_use]
            pub fn form(self) -> Form {
                match self { $(Self::$kind => Form::$form,)* }
            }

            /// Its folder in the content folder, or its file without the ending.
            #[must_use]
            pub fn at(self) -> &'static str {
                match self { $(Self::$kind => $at,)* }
            }

            /// The kind of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$kind),)* _ => None }
            }
        }
    };
}
every_kind!(kinds);

impl Kind {
    /// Where one record of the kind is kept, or all of them are: `providers/ID.md`, `areas.yml`.
    #[must_use]
    pub fn path(self, id: &str) -> String {
        match self.form() {
            Form::Markdown => format!("{}/{id}.md", self.at()),
            Form::Yaml => format!("{}/{id}.yml", self.at()),
            Form::List => format!("{}.yml", self.at()),
        }
    }

    /// The paths at which the file that lists every record of the kind may stand.
    #[must_use]
    pub fn list_paths(self) -> [String; 2] {
        ["yml", "yaml"].map(|ending| format!("{}.{ending}", self.at()))
    }
}
