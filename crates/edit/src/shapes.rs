//! In which order the keys of the documents stand: that of the types in `downboard_core::model`.

/// A kind of object.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its keys in their order, each with the kind of the objects that stand there, be it in a list.
    pub keys: &'static [(&'static str, Option<&'static Shape>)],
}

/// The kind of a document, by what it says its format is; a list of boards says none and has `boards`.
pub fn of_format(format: Option<&str>, has_boards: bool) -> Option<&'static Shape> {
    match format {
        Some("downboard-board/1") => Some(&BOARD),
        Some("downboard-status/1") => Some(&STATUS),
        Some("downboard-recovery/1") => Some(&RECOVERY),
        None if has_boards => Some(&INDEX),
        _ => None,
    }
}

/// Kinds by their names: each key, and after an arrow the kind of what it holds.
macro_rules! shapes {
    ($($(#[$about:meta])* $visible:vis $name:ident: [$($key:literal $(=> $of:ident)?),* $(,)?];)*) => {
        $(
            $(#[$about])*
            $visible static $name: Shape = Shape { keys: &[$(($key, shapes!(@ $($of)?))),*] };
        )*
    };
    (@) => { None };
    (@ $of:ident) => { Some(&$of) };
}

shapes! {
    /// `board.json`.
    pub BOARD: [
        "format", "id", "title" => TEXT, "publisher" => PUBLISHER, "zone" => ZONE, "region", "period" => WINDOW, "opens_at",
        "feeds" => FEED, "proxy", "population" => AUDIENCE, "overlaps" => OVERLAP, "assumptions" => ASSUMPTION,
        "sources" => SOURCE, "providers" => PROVIDER, "sites" => SITE, "services" => SERVICE, "alternatives" => ALTERNATIVE,
        "advice" => ADVICE,
    ];
    /// A status document.
    pub STATUS: [
        "format", "board", "updated_at", "sources" => SOURCE, "events" => EVENT, "incidents" => INCIDENT, "days" => DAY,
    ];
    /// A recovery document.
    pub RECOVERY: [
        "format", "board", "updated_at", "sources" => SOURCE, "measures" => MEASURE, "readings" => READING,
        "milestones" => MILESTONE, "promises" => PROMISE, "totals" => TOTAL, "follow_ups" => FOLLOW_UP,
    ];
    /// The list of the boards of a site.
    pub INDEX: ["boards" => LISTED, "default"];
    LISTED: ["id", "title" => TEXT];

    TEXT: ["ko", "en"];
    PUBLISHER: ["name" => TEXT, "url", "contact"];
    ZONE: ["name", "utc_offset", "label", "changes" => ZONE_CHANGE];
    ZONE_CHANGE: ["at", "utc_offset", "label"];
    WINDOW: ["from", "to", "hours"];
    PERIOD: ["from", "to"];
    /// A feed.
    pub FEED: [
        "id", "format", "file", "address", "name" => TEXT, "page", "interval_seconds", "stream", "proxied", "maps" => MAPPING,
    ];
    MAPPING: ["service", "feature", "site", "components", "groups", "regions"];
    /// A count of users.
    pub AUDIENCE: [
        "value", "unit", "measure", "definition" => TEXT, "as_of", "preferred", "note" => TEXT, "grade", "sources",
    ];
    OVERLAP: ["service", "with", "both", "definition" => TEXT, "as_of", "grade", "sources"];
    ASSUMPTION: ["input", "service", "category", "status", "values", "note" => TEXT, "sources"];
    /// A source.
    pub SOURCE: ["id", "title" => TEXT, "address", "published"];
    /// Who runs services.
    pub PROVIDER: ["id", "name" => TEXT];
    SITE: ["id", "name" => TEXT, "short_name" => TEXT, "kind", "cause" => TEXT, "sources"];
    /// A service.
    pub SERVICE: [
        "id", "name" => TEXT, "provider", "category", "note" => TEXT, "features" => FEATURE, "depends_on" => DEPENDENCY,
        "independent_of" => INDEPENDENCE, "audiences" => AUDIENCE, "alternatives" => OFFER,
    ];
    FEATURE: ["id", "name" => TEXT, "essential"];
    DEPENDENCY: ["site", "service", "features", "since", "evidence" => TEXT, "grade", "sources"];
    INDEPENDENCE: ["site", "evidence" => TEXT, "grade", "sources"];
    /// What can be used instead of a service.
    pub OFFER: [
        "id", "covers", "through" => THROUGH, "needs", "covers_text" => TEXT, "lacks" => TEXT, "grade", "sources",
    ];
    THROUGH: ["feature", "by"];
    ALTERNATIVE: [
        "id", "name" => TEXT, "provider", "category", "needs", "regions", "links" => LINK, "features" => FEATURE,
        "depends_on" => DEPENDENCY, "independent_of" => INDEPENDENCE, "audiences" => AUDIENCE, "facts" => FACT,
    ];
    LINK: ["platform", "address"];
    FACT: ["kind", "text" => TEXT, "as_of", "known_at", "grade", "sources"];
    ADVICE: ["id", "when" => CONDITION, "text" => TEXT, "case" => TEXT, "grade", "sources"];
    CONDITION: ["service", "feature", "status"];

    /// A change of status.
    pub EVENT: [
        "service", "feature", "site", "status", "at", "by", "between" => PERIOD, "basis", "note" => TEXT,
        "disputes" => DISPUTE, "grade", "sources",
    ];
    DISPUTE: ["claim" => TEXT, "sources"];
    /// An incident.
    pub INCIDENT: [
        "id", "title" => TEXT, "impact", "started_at", "resolved_at", "planned" => PERIOD, "services", "updates" => UPDATE,
    ];
    /// What was said of an incident.
    pub UPDATE: ["at", "phase", "text" => TEXT, "sources"];
    DAY: ["service", "feature", "date", "worst", "seconds" => SECONDS];
    SECONDS: ["operational", "degraded", "partial_outage", "major_outage", "maintenance", "unknown"];

    MEASURE: ["id", "site", "name" => TEXT, "unit", "total", "grade", "sources"];
    /// How much of a measure there was.
    pub READING: [
        "measure", "at", "by", "between" => PERIOD, "quantity" => QUANTITY, "basis", "note" => TEXT, "disputes" => DISPUTE,
        "grade", "sources",
    ];
    QUANTITY: ["exactly", "about", "at_least", "between", "not_published"];
    /// What happened at a site.
    pub MILESTONE: [
        "id", "site", "at", "by", "between" => PERIOD, "label" => TEXT, "text" => TEXT, "disputes" => DISPUTE, "grade",
        "sources",
    ];
    /// What was promised.
    pub PROMISE: [
        "id", "by" => TEXT, "made_at", "text" => TEXT, "due" => DUE, "fulfilled" => WHEN, "outcome" => TEXT, "grade", "sources",
    ];
    DUE: ["by", "after" => AFTER];
    AFTER: ["milestone", "minutes"];
    WHEN: ["at", "by", "between" => PERIOD];
    TOTAL: ["id", "by" => TEXT, "minutes", "from", "to", "note" => TEXT, "grade", "sources"];
    FOLLOW_UP: ["id", "kind", "on", "text" => TEXT, "disputes" => DISPUTE, "grade", "sources"];
}
