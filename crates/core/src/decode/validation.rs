//! Decodes a document of validation cases.

use super::assumption::assumption;
use super::board::zone;
use super::facts::format;
use super::facts::{MAX_AUDIENCE, failing_status};
use super::node::{Fields, Node, once};
use crate::model::{
    Case, CaseSource, Check, Expectation, ExpectedBounds, ExpectedNear, ExpectedRange, Failing, OutageTrial,
    PairsTrial, PublishedPair, Refusal, ShareTrial, Trial, TrialAudience, TrialService, VALIDATION_FORMAT, Validation,
    ValidationFormat,
};
use crate::reading::{Effect, Expected, Problem};

const TRIALS: &[&str] = &["outage", "pairs", "share"];
const EXPECTATIONS: &[&str] = &["range", "near", "median", "within", "contains", "refused"];
/// More people or hours than any outage costs.
const MOST: u64 = 1_000_000_000_000_000;
const MOST_UNIT_CHARACTERS: usize = 40;
/// A case is computed on the reader's device, so it cannot have any number of services.
const MOST_SERVICES: usize = 50;

pub(super) fn validation(node: &Node<'_>) -> Option<Validation> {
    let fields = node.object()?;
    format(&fields, &[VALIDATION_FORMAT])?;
    let read_on = fields.required("read_on", Expected::Date, Node::date);
    let cases = fields.some_of("cases", once(case, |case: &Case| &case.id));
    fields.close();
    Some(Validation { format: ValidationFormat::V1, read_on: read_on?, cases: cases? })
}

fn case(node: &Node<'_>) -> Option<Case> {
    let fields = node.object()?;
    let (id, name) = (fields.id("id"), fields.text("name"));
    let trial = fields.required("trial", Expected::Object, trial);
    let (note, sources) = (fields.optional_text("note"), fields.some_of("sources", source));
    fields.close();
    Some(Case { id: id?, name: name?, trial: trial?, note, sources: sources? })
}

fn source(node: &Node<'_>) -> Option<CaseSource> {
    let fields = node.object()?;
    let title = fields.plain("title");
    let address = fields.optional("address").and_then(|node| node.address());
    fields.close();
    Some(CaseSource { title: title?, address })
}

fn trial(node: &Node<'_>) -> Option<Trial> {
    let fields = node.object()?;
    let trial = if let Some(node) = fields.optional("outage") {
        outage(&node).map(Trial::Outage)
    } else if let Some(node) = fields.optional("pairs") {
        pairs(&node).map(Trial::Pairs)
    } else if let Some(node) = fields.optional("share") {
        share(&node).map(Trial::Share)
    } else {
        node.report(Problem::Missing, Expected::OneOf(TRIALS), Effect::Dropped);
        None
    };
    fields.close();
    trial
}

fn outage(node: &Node<'_>) -> Option<OutageTrial> {
    let fields = node.object()?;
    let zone = fields.required("zone", Expected::Object, zone);
    let population = fields.optional("population").and_then(|node| node.integer(1, MAX_AUDIENCE));
    let assumptions = fields.list("assumptions", assumption);
    let services = fields.some_of("services", once(service, |service: &TrialService| &service.id));
    let services = services.filter(|services| {
        let is_bounded = services.len() <= MOST_SERVICES;
        if !is_bounded {
            let problem = Problem::TooMany { count: services.len() };
            fields.node.report(problem, Expected::AtMostRecords(MOST_SERVICES), Effect::Dropped);
        }
        is_bounded
    });
    let checks = fields.some_of("checks", check);
    fields.close();
    Some(OutageTrial { zone: zone?, population, assumptions, services: services?, checks: checks? })
}

fn service(node: &Node<'_>) -> Option<TrialService> {
    let fields = node.object()?;
    let id = fields.id("id");
    let category = fields.word("category");
    let audience = fields.required("audience", Expected::Object, audience);
    let failures = fields.some_of("failures", failing);
    fields.close();
    Some(TrialService { id: id?, category: category?, audience: audience?, failures: failures? })
}

fn audience(node: &Node<'_>) -> Option<TrialAudience> {
    let fields = node.object()?;
    let value = number(&fields, "value", 1, MAX_AUDIENCE);
    let unit = fields.required("unit", Expected::String, |node| node.plain_up_to(MOST_UNIT_CHARACTERS));
    let measure = fields.word("measure");
    fields.close();
    Some(TrialAudience { value: value?, unit: unit?, measure: measure? })
}

/// How a service fails. An end that is not after its start drops it.
fn failing(node: &Node<'_>) -> Option<Failing> {
    let fields = node.object()?;
    let (status, from, to) = (failing_status(&fields), fields.instant("from"), fields.instant("to"));
    fields.close();
    let (status, from, to) = (status?, from?, to?);
    if to <= from {
        node.report(Problem::Reversed, Expected::Ordered, Effect::Dropped);
        return None;
    }
    Some(Failing { status, from, to })
}

fn check(node: &Node<'_>) -> Option<Check> {
    let fields = node.object()?;
    let figure = fields.word("figure");
    let (at, published) = (fields.instant("at"), fields.text("published"));
    let expected = fields.required("expected", Expected::Object, expectation);
    fields.close();
    Some(Check { figure: figure?, at: at?, published: published?, expected: expected? })
}

fn expectation(node: &Node<'_>) -> Option<Expectation> {
    let fields = node.object()?;
    let expectation = if let Some(node) = fields.optional("range") {
        range(&node).map(Expectation::Range)
    } else if let Some(node) = fields.optional("near") {
        near(&node).map(Expectation::Near)
    } else if let Some(node) = fields.optional("median") {
        bounds(&node).map(Expectation::MedianBetween)
    } else if let Some(node) = fields.optional("within") {
        bounds(&node).map(Expectation::AllBetween)
    } else if let Some(node) = fields.optional("contains") {
        node.integer(0, MOST).map(Expectation::Contains)
    } else if let Some(node) = fields.optional("refused") {
        node.word::<Refusal>().map(Expectation::Refused)
    } else {
        node.report(Problem::Missing, Expected::OneOf(EXPECTATIONS), Effect::Dropped);
        None
    };
    fields.close();
    expectation
}

fn range(node: &Node<'_>) -> Option<ExpectedRange> {
    let fields = node.object()?;
    let [p5, p50, p95] = ["p5", "p50", "p95"].map(|key| number(&fields, key, 0, MOST));
    let within_percent = percent(&fields);
    fields.close();
    Some(ExpectedRange { p5: p5?, p50: p50?, p95: p95?, within_percent: within_percent? })
}

fn near(node: &Node<'_>) -> Option<ExpectedNear> {
    let fields = node.object()?;
    let (value, within_percent) = (number(&fields, "value", 0, MOST), percent(&fields));
    fields.close();
    Some(ExpectedNear { value: value?, within_percent: within_percent? })
}

fn bounds(node: &Node<'_>) -> Option<ExpectedBounds> {
    let fields = node.object()?;
    let [least, most] = ["least", "most"].map(|key| number(&fields, key, 0, MOST));
    fields.close();
    Some(ExpectedBounds { least: least?, most: most? })
}

fn pairs(node: &Node<'_>) -> Option<PairsTrial> {
    let fields = node.object()?;
    let population = number(&fields, "population", 1, MAX_AUDIENCE);
    let pairs = fields.some_of("pairs", pair);
    let (published, within_percent) = (fields.text("published"), percent(&fields));
    fields.close();
    Some(PairsTrial { population: population?, pairs: pairs?, published: published?, within_percent: within_percent? })
}

fn pair(node: &Node<'_>) -> Option<PublishedPair> {
    let fields = node.object()?;
    let name = fields.text("name");
    let [one, other, union] = ["one", "other", "union"].map(|key| number(&fields, key, 1, MAX_AUDIENCE));
    fields.close();
    Some(PublishedPair { name: name?, one: one?, other: other?, union: union? })
}

fn share(node: &Node<'_>) -> Option<ShareTrial> {
    let fields = node.object()?;
    let (of, counted) = (number(&fields, "of", 1, MAX_AUDIENCE), number(&fields, "counted", 0, MAX_AUDIENCE));
    let (status, published) = (failing_status(&fields), fields.text("published"));
    fields.close();
    Some(ShareTrial { of: of?, counted: counted?, status: status?, published: published? })
}

fn number(fields: &Fields<'_>, key: &'static str, min: u64, max: u64) -> Option<u64> {
    fields.required(key, Expected::Integer { min, max }, |node| node.integer(min, max))
}

fn percent(fields: &Fields<'_>) -> Option<u64> {
    number(fields, "within_percent", 0, 100)
}
