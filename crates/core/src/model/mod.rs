//! What the documents say, as types: one idea a file. Nothing here reads bytes or derives a view.

mod address;
mod advice;
mod alternative;
mod assumption;
mod audience;
mod board;
mod calendar_day;
mod category;
mod contact;
mod date;
mod day;
mod dependency;
mod event;
mod feature;
mod feed;
mod feed_format;
mod grade;
mod id;
mod incident;
mod index;
mod link;
mod mail_address;
mod publisher;
mod recovery;
mod region;
mod rule;
mod service;
mod site;
mod source;
mod status;
mod status_document;
mod status_seconds;
mod subject;
mod text;
mod validation;
mod when;
mod window;
mod zone;
mod zone_name;

pub use address::Address;
pub use advice::{Advice, Condition};
pub use alternative::{Alternative, Fact, FactKind, Need, Offer, Through};
pub use assumption::{AssumedInput, Assumption, AssumptionScope, Decimal, Overlap};
pub use audience::{Audience, AudienceMeasure, AudienceUnit};
pub use board::{BOARD_FORMAT, Board, BoardFormat, Provider};
pub use calendar_day::CalendarDay;
pub use category::{Category, Kind};
pub use contact::Contact;
pub use date::Date;
pub use day::Day;
pub use dependency::{Dependency, DependencyTarget, Independence};
pub use event::{Basis, Dispute, Event};
pub use feature::Feature;
pub use feed::{Feed, FeedPlace, Mapping};
pub use feed_format::FeedFormat;
pub use grade::EvidenceGrade;
pub use id::Id;
pub use incident::{Impact, Incident, Phase, Planned, PlannedState, Update};
pub use index::{FeatureIndex, ProviderIndex, ServiceIndex, SiteIndex};
pub use link::{Link, Platform};
pub use mail_address::MailAddress;
pub use publisher::Publisher;
pub use recovery::{
    Change, Due, FollowUp, FollowUpKind, Measure, MeasureUnit, Milestone, Promise, Quantity, RECOVERY_FORMAT, Reading,
    RecoveryDocument, RecoveryFormat, Total,
};
pub use region::Region;
pub use rule::{RULES_FORMAT, Rule, RuleStanding, Rules, RulesFormat, Threshold};
pub use service::Service;
pub use site::{Site, SiteKind};
pub use source::Source;
pub use status::{Status, StatusSet};
pub use status_document::{STATUS_FORMAT, StatusDocument, StatusFormat};
pub use status_seconds::StatusSeconds;
pub use subject::Subject;
pub use text::is_shown;
pub use text::{Lang, Text};
pub use validation::{
    Case, CaseSource, Check, CheckedFigure, Expectation, ExpectedBounds, ExpectedNear, ExpectedRange, Failing,
    OutageTrial, PairsTrial, PublishedPair, Refusal, ShareTrial, Trial, TrialAudience, TrialService, VALIDATION_FORMAT,
    Validation, ValidationFormat,
};
pub use when::When;
pub use window::{Hours, Period, Window};
pub use zone::{Zone, ZoneChange};
pub use zone_name::ZoneName;
