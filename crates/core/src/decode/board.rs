//! Decodes `board.json`.

use std::cell::Cell;

use super::assumption::{assumption, overlap};
use super::facts::{MAX_AUDIENCE, format, grade, ids, interval, source, subject};
use super::node::{Fields, Node, once, once_beside};
use crate::model::{
    Advice, Alternative, Audience, Board, BoardFormat, Category, Condition, Contact, Dependency, DependencyTarget,
    Fact, FactKind, Feature, Feed, FeedFormat, FeedPlace, Hours, Id, Independence, Link, Mapping, Need, Offer, Period,
    Provider, Publisher, Region, Service, Site, Status, Text, Through, Window, Zone, ZoneChange, ZoneName,
};
use crate::reading::{Effect, Expected, Problem, RecordKind};

pub(super) fn board(node: &Node<'_>, formats: &'static [&'static str]) -> Option<Board> {
    let fields = node.object()?;
    format(&fields, formats)?;
    let (id, title) = (fields.id("id"), fields.text("title"));
    let publisher = fields.optional("publisher").and_then(|node| publisher(&node));
    let zone = fields.required("zone", Expected::Object, zone);
    let region = fields.optional("region").and_then(|node| region(&node));
    let period = fields.required("period", Expected::Object, window);
    let opens_at = fields.optional("opens_at").and_then(|node| node.instant());
    let feeds = fields.some_of("feeds", once(feed, |feed| &feed.id));
    let proxy = fields.optional("proxy").and_then(|node| node.feed_address());
    let population = fields.optional("population").and_then(|node| audience(&node));
    let (overlaps, assumptions) = (fields.list("overlaps", overlap), fields.list("assumptions", assumption));
    let sources = fields.list("sources", once(source, |source| &source.id));
    let providers = fields.list("providers", once(provider, |provider| &provider.id));
    let sites = fields.list("sites", once(site, |site| &site.id));
    let unread = Cell::new(0);
    let services = fields.required("services", Expected::Array, |node| {
        let read = once(service, |service: &Service| &service.id);
        Some(node.list(|node| {
            let service = read(node);
            unread.set(unread.get() + usize::from(service.is_none()));
            service
        }))
    });
    // Services and alternatives share one set of ids; the service wins.
    let taken = services.iter().flatten().map(|service| service.id.clone()).collect();
    let alternatives = fields.list("alternatives", once_beside(taken, alternative, |alternative| &alternative.id));
    let advice = fields.list("advice", once(advice, |advice| &advice.id));
    fields.close();
    Some(Board {
        format: BoardFormat::V1,
        id: id?,
        title: title?,
        publisher,
        zone: zone?,
        region,
        period: period?,
        opens_at,
        feeds: feeds?,
        proxy,
        population,
        overlaps,
        assumptions,
        sources,
        providers,
        sites,
        services: services?,
        unread_services: unread.get(),
        alternatives,
        advice,
    })
}

pub(super) fn zone(node: &Node<'_>) -> Option<Zone> {
    let fields = node.object()?;
    let utc_offset = fields.required("utc_offset", Expected::Offset, Node::offset);
    let label = fields.required("label", Expected::String, |node| node.plain_up_to(Zone::MAX_LABEL));
    let name = fields.optional("name").and_then(|node| node.parsed(Expected::ZoneName, ZoneName::parse));
    let changes = fields.optional("changes").map(|node| zone_changes(&node)).unwrap_or_default();
    fields.close();
    Some(Zone { name, utc_offset: utc_offset?, label: label?, changes })
}

/// Changes of the clocks, each after the one before it.
fn zone_changes(node: &Node<'_>) -> Vec<ZoneChange> {
    let last = Cell::new(None);
    let mut changes = node.list(|node| {
        let change = zone_change(node)?;
        if last.get() >= Some(change.at) {
            node.report(Problem::NotAfter, Expected::Later, Effect::Dropped);
            return None;
        }
        last.set(Some(change.at));
        Some(change)
    });
    let count = changes.len();
    if count > Zone::MOST_CHANGES {
        node.report(Problem::TooMany { count }, Expected::AtMostRecords(Zone::MOST_CHANGES), Effect::Dropped);
        changes.truncate(Zone::MOST_CHANGES);
    }
    changes
}

fn zone_change(node: &Node<'_>) -> Option<ZoneChange> {
    let fields = node.object()?;
    let at = fields.instant("at");
    let utc_offset = fields.required("utc_offset", Expected::Offset, Node::offset);
    let label = fields.required("label", Expected::String, |node| node.plain_up_to(Zone::MAX_LABEL));
    fields.close();
    Some(ZoneChange { at: at?, utc_offset: utc_offset?, label: label? })
}

/// From one instant to another, or the hours up to the moment.
fn window(node: &Node<'_>) -> Option<Window> {
    let fields = node.object()?;
    let Some(hours) = fields.optional("hours") else {
        return interval(node).map(|(from, to)| Window::Fixed(Period { from, to }));
    };
    let hours = hours.integer(1, Window::MOST_HOURS.into())?;
    fields.close();
    Some(Window::Rolling(Hours { hours: u32::try_from(hours).ok()? }))
}

fn feed(node: &Node<'_>) -> Option<Feed> {
    let fields = node.object()?;
    let id = fields.id("id");
    let format = fields.optional("format").and_then(|node| node.word::<FeedFormat>());
    let place = match fields.optional("address") {
        Some(address) => address.feed_address().map(FeedPlace::Address),
        None => fields.required("file", Expected::FileName, Node::file_name).map(FeedPlace::File),
    };
    let (name, page) = (fields.optional_text("name"), fields.optional("page").and_then(|node| node.address()));
    let (least, most) = Feed::INTERVALS;
    let interval_seconds = fields.optional("interval_seconds").and_then(|node| node.integer(least.into(), most.into()));
    let stream = fields.optional("stream").and_then(|node| node.feed_address());
    let proxied = fields.optional("proxied").and_then(|node| node.boolean()).unwrap_or(false);
    let maps = fields.list("maps", mapping);
    fields.close();
    Some(Feed {
        id: id?,
        format,
        place: place?,
        name,
        page,
        interval_seconds: interval_seconds.and_then(|seconds| u32::try_from(seconds).ok()),
        stream,
        proxied,
        maps,
    })
}

fn mapping(node: &Node<'_>) -> Option<Mapping> {
    let fields = node.object()?;
    let subject = subject(&fields);
    let [components, groups, regions] = ["components", "groups", "regions"].map(|key| fields.list(key, Node::plain));
    fields.close();
    Some(Mapping { subject: subject?, components, groups, regions })
}

fn publisher(node: &Node<'_>) -> Option<Publisher> {
    let fields = node.object()?;
    let name = fields.text("name");
    let url = fields.optional("url").and_then(|node| node.address());
    let contact = fields.optional("contact").and_then(|node| node.parsed(Expected::Contact, Contact::parse));
    fields.close();
    Some(Publisher { name: name?, url, contact })
}

fn provider(node: &Node<'_>) -> Option<Provider> {
    let fields = node.object()?;
    let (id, name) = (fields.id("id"), fields.text("name"));
    fields.close();
    Some(Provider { id: id?, name: name? })
}

fn site(node: &Node<'_>) -> Option<Site> {
    let fields = node.object()?;
    let (id, name, short_name) = (fields.id("id"), fields.text("name"), fields.text("short_name"));
    let kind = fields.word("kind");
    let (cause, sources) = (fields.text("cause"), fields.sources());
    fields.close();
    Some(Site { id: id?, name: name?, short_name: short_name?, kind: kind?, cause: cause?, sources: sources? })
}

fn category(fields: &Fields<'_>) -> Option<Category> {
    fields.required("category", Expected::OneOf(Category::WORDS), |node| node.word_or(Category::Other))
}

fn feature(node: &Node<'_>) -> Option<Feature> {
    let fields = node.object()?;
    let (id, name) = (fields.id("id"), fields.text("name"));
    let essential = fields.optional("essential").and_then(|node| node.boolean()).unwrap_or(false);
    fields.close();
    Some(Feature { id: id?, name: name?, essential })
}

fn audience(node: &Node<'_>) -> Option<Audience> {
    let fields = node.object()?;
    let value =
        fields.required("value", Expected::Integer { min: 1, max: MAX_AUDIENCE }, |node| node.integer(1, MAX_AUDIENCE));
    let unit = fields.word("unit");
    let measure = fields.word("measure");
    let definition = fields.text("definition");
    let as_of = fields.required("as_of", Expected::Date, Node::date);
    let preferred = fields.optional("preferred").and_then(|node| node.boolean()).unwrap_or(false);
    let note = fields.optional_text("note");
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Audience {
        value: value?,
        unit: unit?,
        measure: measure?,
        definition: definition?,
        as_of: as_of?,
        preferred,
        note,
        grade: grade?,
        sources: sources?,
    })
}

fn dependency(node: &Node<'_>) -> Option<Dependency> {
    let fields = node.object()?;
    let on = match fields.optional("service") {
        Some(service) => service.id().map(DependencyTarget::Service),
        None => fields.required("site", Expected::IdOf(RecordKind::Site), Node::id).map(DependencyTarget::Site),
    };
    let features = ids(&fields, "features");
    let since = fields.optional("since").and_then(|node| node.date());
    let (evidence, grade, sources) = (fields.text("evidence"), grade(&fields), fields.sources());
    fields.close();
    Some(Dependency { on: on?, features, since, evidence: evidence?, grade: grade?, sources: sources? })
}

fn independence(node: &Node<'_>) -> Option<Independence> {
    let fields = node.object()?;
    let (site, evidence) = (fields.id("site"), fields.text("evidence"));
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Independence { site: site?, evidence: evidence?, grade: grade?, sources: sources? })
}

fn region(node: &Node<'_>) -> Option<Region> {
    node.parsed(Expected::Region, Region::parse)
}

fn link(node: &Node<'_>) -> Option<Link> {
    let fields = node.object()?;
    let platform = fields.word("platform");
    let address = fields.required("address", Expected::PlainAddress, Node::plain_address);
    fields.close();
    Some(Link { platform: platform?, address: address? })
}

fn needs(node: &Node<'_>) -> Vec<Need> {
    let listed = node.list(Node::word::<Need>);
    Need::ALL.into_iter().filter(|need| listed.contains(need)).collect()
}

fn through(node: &Node<'_>) -> Option<Through> {
    let fields = node.object()?;
    let (feature, by) = (fields.id("feature"), fields.id("by"));
    fields.close();
    Some(Through { feature: feature?, by: by? })
}

fn offer(node: &Node<'_>) -> Option<Offer> {
    let fields = node.object()?;
    let (id, covers) = (fields.id("id"), ids(&fields, "covers"));
    let through = fields.list("through", once(through, |through| &through.feature));
    let needs = fields.optional("needs").map(|node| needs(&node));
    let (covers_text, lacks) = (fields.text("covers_text"), fields.optional_text("lacks"));
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Offer { id: id?, covers, through, needs, covers_text: covers_text?, lacks, grade: grade?, sources: sources? })
}

/// What a service and an alternative have in common.
struct Common {
    id: Option<Id>,
    name: Option<Text>,
    category: Option<Category>,
    features: Vec<Feature>,
    depends_on: Vec<Dependency>,
    independent_of: Vec<Independence>,
    audiences: Vec<Audience>,
}

fn common(fields: &Fields<'_>) -> Common {
    Common {
        id: fields.id("id"),
        name: fields.text("name"),
        category: category(fields),
        features: fields.list("features", once(feature, |feature| &feature.id)),
        depends_on: fields.list("depends_on", dependency),
        independent_of: fields.list("independent_of", independence),
        audiences: fields.list("audiences", audience),
    }
}

fn service(node: &Node<'_>) -> Option<Service> {
    let fields = node.object()?;
    let common = common(&fields);
    let provider = fields.id("provider");
    let note = fields.optional_text("note");
    let alternatives = fields.list("alternatives", once(offer, |offer| &offer.id));
    fields.close();
    Some(Service {
        id: common.id?,
        name: common.name?,
        provider: provider?,
        category: common.category?,
        note,
        features: common.features,
        depends_on: common.depends_on,
        independent_of: common.independent_of,
        audiences: common.audiences,
        alternatives,
    })
}

fn fact(node: &Node<'_>) -> Option<Fact> {
    let fields = node.object()?;
    let (text, grade, sources) = (fields.text("text"), grade(&fields), fields.sources());
    let as_of = fields.optional("as_of").and_then(|node| node.date());
    let known_at = fields.optional("known_at").and_then(|node| node.instant());
    let kind = fields.optional("kind").and_then(|node| node.word::<FactKind>());
    fields.close();
    Some(Fact { kind, text: text?, as_of, known_at, grade: grade?, sources: sources? })
}

fn alternative(node: &Node<'_>) -> Option<Alternative> {
    let fields = node.object()?;
    let common = common(&fields);
    let provider = fields.optional("provider").and_then(|node| node.id());
    let needs = fields.optional("needs").map(|node| needs(&node)).unwrap_or_default();
    let regions = fields.list("regions", region);
    let links = fields.list("links", link);
    let facts = fields.list("facts", fact);
    fields.close();
    Some(Alternative {
        id: common.id?,
        name: common.name?,
        provider,
        category: common.category?,
        needs,
        regions,
        links,
        features: common.features,
        depends_on: common.depends_on,
        independent_of: common.independent_of,
        audiences: common.audiences,
        facts,
    })
}

fn condition(node: &Node<'_>) -> Option<Condition> {
    let fields = node.object()?;
    let service = fields.id("service");
    let feature = fields.optional("feature").and_then(|node| node.id());
    let status = fields.some_of("status", Node::word::<Status>);
    fields.close();
    Some(Condition { service: service?, feature, status: status? })
}

fn advice(node: &Node<'_>) -> Option<Advice> {
    let fields = node.object()?;
    let id = fields.id("id");
    let when = fields.required("when", Expected::OneOf(Status::WORDS), condition);
    let (text, case) = (fields.text("text"), fields.text("case"));
    let (grade, sources) = (grade(&fields), fields.sources());
    fields.close();
    Some(Advice { id: id?, when: when?, text: text?, case: case?, grade: grade?, sources: sources? })
}
