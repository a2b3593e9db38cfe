//! What is written is read again: arbitrary documents keep their value, without a finding, and keep to the schema.
#![cfg(feature = "schema")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking, its helpers too")]

mod support;

use std::collections::HashSet;

use downboard_core::decode::{decode_board, decode_recovery, decode_status};
use downboard_core::model::*;
use downboard_core::reading::Decoded;
use downboard_core::schema::schemas;
use downboard_core::time::Offset;
use downboard_core::time::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn id() -> impl Strategy<Value = Id> {
    "[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}".prop_map(|word| Id::parse(&word).expect("kebab"))
}

/// Records with an id each, none twice.
fn distinct<T: std::fmt::Debug>(record: impl Strategy<Value = T>, id: fn(&T) -> &Id) -> impl Strategy<Value = Vec<T>> {
    vec(record, 0..4).prop_map(move |mut records| {
        let mut seen = HashSet::new();
        records.retain(|record| seen.insert(id(record).clone()));
        records
    })
}

/// Plain text in one line or two.
fn plain() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9\u{ac00}-\u{d7a3} .,·’“”%>;:/\"\\\\\n😀-]{1,24}"
}

fn text() -> impl Strategy<Value = Text> {
    (plain(), plain()).prop_map(|(ko, en)| Text { ko, en })
}

/// To the second, as precise as documents are read.
fn instant() -> impl Strategy<Value = Timestamp> {
    (-3_000_000_000_i64..=4_102_444_800).prop_map(|second| Timestamp::from_second(second).expect("in range"))
}

fn interval() -> impl Strategy<Value = (Timestamp, Timestamp)> {
    (instant(), instant()).prop_map(|(a, b)| (a.min(b), a.max(b)))
}

fn when() -> impl Strategy<Value = When> {
    prop_oneof![
        instant().prop_map(When::At),
        instant().prop_map(When::By),
        interval().prop_map(|(from, to)| When::Between { from, to })
    ]
}

fn date() -> impl Strategy<Value = Date> {
    "(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?".prop_map(|date| Date::parse(&date).expect("a date"))
}

fn address() -> impl Strategy<Value = Address> {
    "https?://[a-z0-9.-]{1,12}(:[0-9]{2,4})?(/[a-z\u{ac00}-\u{d7a3}0-9?=&#%.;_-]{0,12})?"
        .prop_map(|address| Address::parse(&address).expect("an address"))
}

fn grade() -> impl Strategy<Value = EvidenceGrade> {
    select(&EvidenceGrade::ALL[..])
}

fn ids() -> impl Strategy<Value = Vec<Id>> {
    vec(id(), 0..3)
}

fn sources() -> impl Strategy<Value = Vec<Id>> {
    vec(id(), 1..3)
}

fn basis() -> impl Strategy<Value = Basis> {
    select(&Basis::ALL[..])
}

fn status() -> impl Strategy<Value = Status> {
    select(&Status::ALL[..])
}

fn dispute() -> impl Strategy<Value = Dispute> {
    (text(), sources()).prop_map(|(claim, sources)| Dispute { claim, sources })
}

fn source() -> impl Strategy<Value = Source> {
    let title = prop_oneof![plain().prop_map(|shared| Text { ko: shared.clone(), en: shared }), text()];
    let place =
        prop_oneof![(address().prop_map(Some), option::of(date())), date().prop_map(|date| (None, Some(date))),];
    (id(), title, place).prop_map(|(id, title, (address, published))| Source { id, title, address, published })
}

fn audience() -> impl Strategy<Value = Audience> {
    let counted = (1..=10_000_000_000_u64, select(&AudienceUnit::ALL[..]), select(&AudienceMeasure::ALL[..]));
    (counted, text(), date(), any::<bool>(), option::of(text()), grade(), sources()).prop_map(
        |((value, unit, measure), definition, as_of, preferred, note, grade, sources)| Audience {
            value,
            unit,
            measure,
            definition,
            as_of,
            preferred,
            note,
            grade,
            sources,
        },
    )
}

fn feature() -> impl Strategy<Value = Feature> {
    (id(), text(), any::<bool>()).prop_map(|(id, name, essential)| Feature { id, name, essential })
}

fn dependency() -> impl Strategy<Value = Dependency> {
    let on = prop_oneof![id().prop_map(DependencyTarget::Site), id().prop_map(DependencyTarget::Service)];
    (on, ids(), option::of(date()), text(), grade(), sources()).prop_map(|known| {
        let (on, features, since, evidence, grade, sources) = known;
        Dependency { on, features, since, evidence, grade, sources }
    })
}

fn independence() -> impl Strategy<Value = Independence> {
    (id(), text(), grade(), sources()).prop_map(|(site, evidence, grade, sources)| Independence {
        site,
        evidence,
        grade,
        sources,
    })
}

fn offer() -> impl Strategy<Value = Offer> {
    let through = (id(), id()).prop_map(|(feature, by)| Through { feature, by });
    let how = (distinct(through, |through| &through.feature), option::of(needs()));
    (id(), ids(), how, text(), option::of(text()), grade(), sources()).prop_map(|known| {
        let (id, covers, (through, needs), covers_text, lacks, grade, sources) = known;
        Offer { id, covers, through, needs, covers_text, lacks, grade, sources }
    })
}

fn needs() -> impl Strategy<Value = Vec<Need>> {
    prop::sample::subsequence(&Need::ALL[..], 0..=Need::ALL.len())
}

fn region() -> impl Strategy<Value = Region> {
    "[A-Z]{2}".prop_map(|code| Region::parse(&code).expect("two capital letters"))
}

fn link() -> impl Strategy<Value = Link> {
    (select(&Platform::ALL[..]), "https://[a-z]{1,9}\\.example(/[a-z0-9]{0,9}){0,2}")
        .prop_map(|(platform, address)| Link { platform, address: Address::parse(&address).expect("an address") })
}

/// What services and alternatives have in common.
fn common() -> impl Strategy<Value = (Vec<Feature>, Vec<Dependency>, Vec<Independence>, Vec<Audience>)> {
    (
        distinct(feature(), |feature| &feature.id),
        vec(dependency(), 0..3),
        vec(independence(), 0..2),
        vec(audience(), 0..3),
    )
}

fn service() -> impl Strategy<Value = Service> {
    let named = (id(), text(), id(), select(&Category::ALL[..]), option::of(text()));
    (named, common(), distinct(offer(), |offer| &offer.id)).prop_map(
        |((id, name, provider, category, note), (features, depends_on, independent_of, audiences), alternatives)| {
            Service {
                id,
                name,
                provider,
                category,
                note,
                features,
                depends_on,
                independent_of,
                audiences,
                alternatives,
            }
        },
    )
}

fn fact() -> impl Strategy<Value = Fact> {
    let kind = option::of(select(&FactKind::ALL[..]));
    (kind, text(), option::of(date()), option::of(instant()), grade(), sources()).prop_map(|known| {
        let (kind, text, as_of, known_at, grade, sources) = known;
        Fact { kind, text, as_of, known_at, grade, sources }
    })
}

fn alternative() -> impl Strategy<Value = Alternative> {
    let named = (id(), text(), option::of(id()), select(&Category::ALL[..]));
    let offered = (needs(), vec(region(), 0..3), vec(link(), 0..3));
    (named, offered, common(), vec(fact(), 0..3)).prop_map(|(named, offered, common, facts)| {
        let ((id, name, provider, category), (needs, regions, links)) = (named, offered);
        let (features, depends_on, independent_of, audiences) = common;
        Alternative {
            id,
            name,
            provider,
            category,
            needs,
            regions,
            links,
            features,
            depends_on,
            independent_of,
            audiences,
            facts,
        }
    })
}

fn advice() -> impl Strategy<Value = Advice> {
    let condition = (id(), option::of(id()), vec(status(), 1..3)).prop_map(|(service, feature, status)| Condition {
        service,
        feature,
        status,
    });
    (id(), condition, text(), text(), grade(), sources()).prop_map(|(id, when, text, case, grade, sources)| Advice {
        id,
        when,
        text,
        case,
        grade,
        sources,
    })
}

fn site() -> impl Strategy<Value = Site> {
    (id(), text(), text(), select(&SiteKind::ALL[..]), text(), sources())
        .prop_map(|(id, name, short_name, kind, cause, sources)| Site { id, name, short_name, kind, cause, sources })
}

fn fetched() -> impl Strategy<Value = Address> {
    prop_oneof![
        "https://[a-z0-9.-]{1,12}(/[a-z0-9?=&]{0,12})?",
        "http://127\\.0\\.0\\.1(:[0-9]{2,4})?(/[a-z0-9]{0,12})?"
    ]
    .prop_map(|address| Address::parse(&address).expect("an address"))
}

fn subject() -> impl Strategy<Value = Subject> {
    prop_oneof![
        (id(), id()).prop_map(|(service, feature)| Subject::Feature { service, feature }),
        id().prop_map(|service| Subject::Service { service }),
        id().prop_map(|site| Subject::Site { site }),
    ]
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let names = || vec(plain(), 0..3);
    (subject(), names(), names(), names()).prop_map(|(subject, components, groups, regions)| Mapping {
        subject,
        components,
        groups,
        regions,
    })
}

fn feeds() -> impl Strategy<Value = (Vec<Feed>, Option<Address>)> {
    let place =
        prop_oneof!["[a-z0-9][a-z0-9._-]{0,12}".prop_map(FeedPlace::File), fetched().prop_map(FeedPlace::Address)];
    let head = (id(), option::of(select(&FeedFormat::ALL[..])), place, option::of(text()), option::of(address()));
    let tail = (option::of(10..=86_400_u32), option::of(fetched()), any::<bool>(), vec(mapping(), 0..3));
    let feed = (head, tail).prop_map(|((id, format, place, name, page), (interval_seconds, stream, proxied, maps))| {
        Feed { id, format, place, name, page, interval_seconds, stream, proxied, maps }
    });
    let feeds = distinct(feed, |feed| &feed.id).prop_filter("a board has a feed", |feeds| !feeds.is_empty());
    (feeds, option::of(fetched()))
}

fn window() -> impl Strategy<Value = Window> {
    prop_oneof![
        interval().prop_map(|(from, to)| Window::Fixed(Period { from, to })),
        (1..=Window::MOST_HOURS).prop_map(|hours| Window::Rolling(Hours { hours }))
    ]
}

fn zone() -> impl Strategy<Value = Zone> {
    let clocks = || {
        let offset = (-14 * 60..=14 * 60_i64).prop_map(|minutes| Offset::from_seconds(minutes * 60).expect("in range"));
        (offset, "[A-Z]{1,5}")
    };
    let name = "[A-Z][a-z]{2,9}/[A-Z][a-z_]{2,9}".prop_map(|name| ZoneName::parse(&name).expect("a name"));
    let changes = prop::collection::btree_map(instant(), clocks(), 0..5);
    (option::of(name), clocks(), changes).prop_map(|(name, (utc_offset, label), changes)| Zone {
        name,
        utc_offset,
        label,
        changes: changes.into_iter().map(|(at, (utc_offset, label))| ZoneChange { at, utc_offset, label }).collect(),
    })
}

fn overlap() -> impl Strategy<Value = Overlap> {
    (id(), id(), 0..10_000_000_000_u64, text(), date(), grade(), sources()).prop_map(
        |(service, with, both, definition, as_of, grade, sources)| Overlap {
            service,
            with,
            both,
            definition,
            as_of,
            grade,
            sources,
        },
    )
}

fn assumption() -> impl Strategy<Value = Assumption> {
    let scope = prop_oneof![
        id().prop_map(|service| AssumptionScope::Service { service }),
        select(Category::ALL.to_vec()).prop_map(|category| AssumptionScope::Category { category }),
    ];
    let input = select(AssumedInput::ALL.to_vec());
    let failing = select(vec![Status::Degraded, Status::PartialOutage, Status::MajorOutage]);
    let values = vec(0..=1_000_000_u64, 24);
    (input, scope, failing, values, option::of(text()), vec(id(), 0..3)).prop_map(
        |(input, scope, status, mut values, note, sources)| {
            values.truncate(input.count());
            if input.count() == 3 {
                values.sort_unstable();
            }
            let scope = match input {
                AssumedInput::AudienceSpread | AssumedInput::Overlap => AssumptionScope::Board {},
                AssumedInput::Severity => AssumptionScope::Status { status },
                _ => scope,
            };
            let values = values.into_iter().map(Decimal::from_millionths).collect();
            Assumption { input, scope, values, note, sources }
        },
    )
}

fn contact() -> impl Strategy<Value = Contact> {
    let mail = "[a-zA-Z0-9.!$'*+=_~-]{1,12}@[a-z0-9-]{1,8}(\\.[a-z0-9-]{1,4}){0,2}";
    prop_oneof![
        mail.prop_map(|mail| Contact::Mail(MailAddress::parse(&mail).expect("an e-mail address"))),
        address().prop_map(Contact::Page),
    ]
}

fn publisher() -> impl Strategy<Value = Publisher> {
    (text(), option::of(address()), option::of(contact())).prop_map(|(name, url, contact)| Publisher {
        name,
        url,
        contact,
    })
}

fn board() -> impl Strategy<Value = Board> {
    let estimate = (option::of(audience()), vec(overlap(), 0..2), vec(assumption(), 0..3));
    let place = (zone(), option::of(region()));
    let head = (id(), (text(), option::of(publisher())), place, window(), option::of(instant()), feeds(), estimate);
    let provider = (id(), text()).prop_map(|(id, name)| Provider { id, name });
    let lists = (
        distinct(source(), |source| &source.id),
        distinct(provider, |provider| &provider.id),
        distinct(site(), |site| &site.id),
        distinct(service(), |service| &service.id),
        distinct(alternative(), |alternative| &alternative.id),
        distinct(advice(), |advice| &advice.id),
    );
    (head, lists).prop_map(
        |(
            (
                id,
                (title, publisher),
                (zone, region),
                period,
                opens_at,
                (feeds, proxy),
                (population, overlaps, assumptions),
            ),
            (sources, providers, sites, services, mut alternatives, advice),
        )| {
            alternatives.retain(|alternative| services.iter().all(|service| service.id != alternative.id));
            let format = BoardFormat::V1;
            Board {
                format,
                id,
                title,
                publisher,
                zone,
                region,
                period,
                opens_at,
                feeds,
                proxy,
                population,
                overlaps,
                assumptions,
                sources,
                providers,
                sites,
                services,
                unread_services: 0,
                alternatives,
                advice,
            }
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    (subject(), status(), when(), basis(), option::of(text()), vec(dispute(), 0..2), grade(), sources()).prop_map(
        |(subject, status, when, basis, note, disputes, grade, sources)| Event {
            subject,
            status,
            when,
            basis,
            note,
            disputes,
            grade,
            sources,
        },
    )
}

fn incident() -> impl Strategy<Value = Incident> {
    let update = (instant(), select(&Phase::ALL[..]), text(), sources())
        .prop_map(|(at, phase, text, sources)| Update { at, phase, text, sources });
    let updates = vec(update, 0..4).prop_map(|mut updates| {
        updates.sort_by_key(|update| update.at);
        updates
    });
    let planned = (interval(), any::<bool>()).prop_map(|((from, to), ends)| Planned { from, to: ends.then_some(to) });
    let times = (instant(), option::of(instant()), option::of(planned));
    (id(), text(), select(&Impact::ALL[..]), times, ids(), updates).prop_map(
        |(id, title, impact, (started_at, resolved_at, planned), services, updates)| Incident {
            id,
            title,
            impact,
            started_at,
            resolved_at,
            planned,
            services,
            updates,
        },
    )
}

fn day() -> impl Strategy<Value = Day> {
    let date = "20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])";
    let date = date.prop_map(|date| CalendarDay::parse(&date).expect("a day"));
    let lasted = vec((status(), 0..=28_800_i64), 0..6);
    (id(), option::of(id()), date, lasted).prop_map(|(service, feature, date, lasted)| {
        let mut seconds = StatusSeconds::default();
        for (status, own) in lasted {
            seconds.add(status, own);
        }
        Day { service, feature, date, worst: seconds.worst(), seconds }
    })
}

/// Days, each of a subject once.
fn days() -> impl Strategy<Value = Vec<Day>> {
    vec(day(), 0..4).prop_map(|mut days| {
        let mut seen = HashSet::new();
        days.retain(|day| seen.insert((day.service.clone(), day.feature.clone(), day.date)));
        days
    })
}

fn status_document() -> impl Strategy<Value = StatusDocument> {
    let incidents = distinct(incident(), |incident| &incident.id);
    let lists = (distinct(source(), |source| &source.id), vec(event(), 0..6), incidents, days());
    (id(), instant(), lists).prop_map(|(board, updated_at, (sources, events, incidents, days))| StatusDocument {
        format: StatusFormat::V1,
        board,
        updated_at,
        sources,
        events,
        incidents,
        days,
    })
}

fn measure() -> impl Strategy<Value = Measure> {
    (id(), id(), text(), select(&MeasureUnit::ALL[..]), 1..=1_000_000_000_u64, grade(), sources()).prop_map(
        |(id, site, name, unit, total, grade, sources)| Measure { id, site, name, unit, total, grade, sources },
    )
}

fn quantity() -> impl Strategy<Value = Quantity> {
    let amount = || 0..=1_000_000_000_u64;
    prop_oneof![
        amount().prop_map(Quantity::Exactly),
        amount().prop_map(Quantity::About),
        amount().prop_map(Quantity::AtLeast),
        (amount(), amount()).prop_map(|(a, b)| Quantity::Between(a.min(b), a.max(b))),
        select(vec![Change::Falling, Change::Rising]).prop_map(Quantity::NotPublished),
    ]
}

fn reading() -> impl Strategy<Value = Reading> {
    (id(), when(), quantity(), basis(), option::of(text()), vec(dispute(), 0..2), grade(), sources()).prop_map(
        |(measure, when, quantity, basis, note, disputes, grade, sources)| Reading {
            measure,
            when,
            quantity,
            basis,
            note,
            disputes,
            grade,
            sources,
        },
    )
}

fn milestone() -> impl Strategy<Value = Milestone> {
    (id(), id(), when(), text(), text(), vec(dispute(), 0..2), grade(), sources()).prop_map(
        |(id, site, when, label, text, disputes, grade, sources)| Milestone {
            id,
            site,
            when,
            label,
            text,
            disputes,
            grade,
            sources,
        },
    )
}

fn promise() -> impl Strategy<Value = Promise> {
    let after = (id(), 0..=525_600_u32).prop_map(|(milestone, minutes)| Due::After { milestone, minutes });
    let due = prop_oneof![instant().prop_map(Due::By), after];
    let became = (option::of(due), option::of(when()), option::of(text()));
    (id(), text(), instant(), text(), became, grade(), sources()).prop_map(
        |(id, by, made_at, text, (due, fulfilled, outcome), grade, sources)| Promise {
            id,
            by,
            made_at,
            text,
            due,
            fulfilled,
            outcome,
            grade,
            sources,
        },
    )
}

fn total() -> impl Strategy<Value = Total> {
    (id(), text(), 0..=52_560_000_u64, option::of(instant()), instant(), option::of(text()), grade(), sources())
        .prop_map(|(id, by, minutes, from, to, note, grade, sources)| Total {
            id,
            by,
            minutes,
            from,
            to,
            note,
            grade,
            sources,
        })
}

fn follow_up() -> impl Strategy<Value = FollowUp> {
    (id(), select(&FollowUpKind::ALL[..]), date(), text(), vec(dispute(), 0..2), grade(), sources()).prop_map(
        |(id, kind, on, text, disputes, grade, sources)| FollowUp { id, kind, on, text, disputes, grade, sources },
    )
}

fn recovery_document() -> impl Strategy<Value = RecoveryDocument> {
    let lists = (
        distinct(source(), |source| &source.id),
        distinct(measure(), |measure| &measure.id),
        vec(reading(), 0..4),
        distinct(milestone(), |milestone| &milestone.id),
        distinct(promise(), |promise| &promise.id),
        distinct(total(), |total| &total.id),
        distinct(follow_up(), |follow_up| &follow_up.id),
    );
    (id(), instant(), lists).prop_map(
        |(board, updated_at, (sources, measures, readings, milestones, promises, totals, follow_ups))| {
            RecoveryDocument {
                format: RecoveryFormat::V1,
                board,
                updated_at,
                sources,
                measures,
                readings,
                milestones,
                promises,
                totals,
                follow_ups,
            }
        },
    )
}

/// Writes, reads and compares; `validator` is the schema's.
fn check<T: serde::Serialize + PartialEq + std::fmt::Debug>(
    document: &T,
    decode: fn(&[u8]) -> Decoded<T>,
    validator: &jsonschema::Validator,
) -> Result<(), TestCaseError> {
    let bytes = serde_json::to_vec(document).expect("a document is JSON");
    let Decoded { value, findings } = decode(&bytes);
    prop_assert_eq!(findings, []);
    prop_assert_eq!(value.as_ref(), Some(document));
    let json = serde_json::from_slice(&bytes).expect("JSON");
    let errors: Vec<_> =
        validator.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
    prop_assert!(errors.is_empty(), "{:?}", errors);
    Ok(())
}

#[track_caller]
fn check_all<T: serde::Serialize + PartialEq + std::fmt::Debug>(
    schema: &str,
    strategy: impl Strategy<Value = T>,
    decode: fn(&[u8]) -> Decoded<T>,
) {
    let (_, schema) = schemas().into_iter().find(|(file, _)| *file == schema).expect("one of the three");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    if let Err(error) = runner.run(&strategy, |document| check(&document, decode, &validator)) {
        panic!("{error}");
    }
}

#[test]
fn a_board_is_read_as_it_was_written() {
    check_all("board.schema.json", board(), decode_board);
}

#[test]
fn a_status_document_is_read_as_it_was_written() {
    check_all("status.schema.json", status_document(), decode_status);
}

#[test]
fn a_recovery_document_is_read_as_it_was_written() {
    check_all("recovery.schema.json", recovery_document(), decode_recovery);
}

#[test]
fn the_bundled_documents_are_read_as_they_are_written() {
    let documents = support::pangyo_documents();
    let written = |value: serde_json::Result<Vec<u8>>| value.expect("a document is JSON");
    let (first_status, _) = documents.status().next().expect("a status document");
    let first_recovery = documents.recovery().next().expect("a recovery document");
    let board = decode_board(&written(serde_json::to_vec(documents.board.as_ref())));
    assert_eq!(support::clean(board), *documents.board);
    let status = decode_status(&written(serde_json::to_vec(first_status.as_ref())));
    assert_eq!(support::clean(status), **first_status);
    let recovery = decode_recovery(&written(serde_json::to_vec(first_recovery.as_ref())));
    assert_eq!(support::clean(recovery), **first_recovery);
}
