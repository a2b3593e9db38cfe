//! Why these are down together: the site, what was measured and promised, what hangs on it.

use downboard_core::model::Status;
use downboard_core::timeline::Since;
use downboard_core::view::{MeasureView, PromiseState, PromiseView, SiteView, View};
use leptos::prelude::*;

use super::citation::Citation;
use super::facts::since_text;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::i18n;

/// The shared cause.
#[component]
pub fn Cause(
    /// The board.
    shown: Shown,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    if shown.board.sites.is_empty() {
        // A watch without a site has no shared cause to show.
        return ().into_any();
    }
    let sites = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            view.sites.iter().map(|site| view! { <SiteCause shown=shown.clone() site=site.clone() /> }).collect_view()
        }
    };
    let promises = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            let rows: Vec<_> = view
                .promises
                .iter()
                .map(|promise| view! { <PromiseRow shown=shown.clone() promise=*promise at=view.at /> })
                .collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <h3>{words.promises}</h3>
                    <ul class="promises">{rows}</ul>
                }
            })
        }
    };
    view! {
        <section class="section" aria-labelledby="cause">
            <h2 id="cause">{words.cause}</h2>
            {sites}
            {promises}
            <Totals shown />
        </section>
    }
    .into_any()
}

#[component]
fn SiteCause(shown: Shown, site: SiteView) -> impl IntoView {
    let words = shown.words();
    let log = shown.log_now();
    let Some(record) = log.board.sites.get(site.index) else { return ().into_any() };
    let view = shown.view.get_untracked();
    let measures = site.measures.iter().filter_map(|measure| measure_row(&shown, *measure, &view)).collect_view();
    let milestones = site.milestones.iter().filter_map(|index| log.milestones.get(*index)).map(|milestone| {
        let disputes = milestone.disputes.iter().map(|dispute| {
            view! {
                <p class="record-dispute">{format!("{}: {}", words.disputed, shown.text(&dispute.claim))}</p>
                <Citation
                    shown=shown.clone()
                    sources=dispute.sources.clone()
                    grade=downboard_core::model::EvidenceGrade::X
                />
            }
        });
        let disputes = disputes.collect_view();
        view! {
            <li class="record-row">
                <p class="record-when">{i18n::day_and_clock(shown.lang, milestone.when.latest(), &log.board.zone)}</p>
                <div class="record-what">
                    <p>{shown.text(&milestone.text)}</p>
                    <Citation shown=shown.clone() sources=milestone.sources.clone() grade=milestone.grade />
                    {disputes}
                </div>
            </li>
        }
    });
    let milestones = milestones.collect_view();
    let hanging = hanging(&shown, &site, &view);
    // Before anything has happened there, why it will reach the services is hindsight.
    let is_later = site.milestones.is_empty();
    view! {
        <div class="cause">
            <div class="cause-site">
                <h3>{shown.text(&record.name)}</h3>
                <p class="cause-text" class:is-later=is_later>
                    {shown.text(&record.cause)}
                </p>
                <Citation
                    shown=shown.clone()
                    sources=record.sources.clone()
                    grade=downboard_core::model::EvidenceGrade::A
                />
                <h4>{words.measured}</h4>
                <dl class="measures">{measures}</dl>
            </div>
            <div class="cause-hanging">
                <h4>{words.hangs_on_it}</h4>
                {hanging}
            </div>
            <div class="cause-record">
                <h4>{words.what_happened}</h4>
                <ol class="record-list">{milestones}</ol>
            </div>
        </div>
    }
    .into_any()
}

fn measure_row(shown: &Shown, measured: MeasureView, view: &View) -> Option<impl IntoView + use<>> {
    let measure = view.log.measures.get(measured.index)?;
    let quantity = |index: usize| {
        let reading = view.log.readings.get(index)?;
        Some((i18n::quantity(shown.lang, reading.quantity, measure.unit, measure.total), reading))
    };
    let now = measured.reading.and_then(quantity).map(|(text, reading)| {
        let since = Since { from: Some(reading.when.earliest()), to: Some(reading.when.latest()) };
        let note = reading.note.as_ref().map(|note| view! { <p class="measure-note">{shown.text(note)}</p> });
        view! {
            <p class="measure-value">{text}</p>
            <p class="measure-since">{since_text(shown, since, view)}</p>
            {note}
            <Citation shown=shown.clone() sources=reading.sources.clone() grade=reading.grade />
        }
    });
    let next = measured.next.filter(|_| shown.replay).and_then(quantity).map(|(text, reading)| {
        let zone = &shown.board.zone;
        let (from, to) = (reading.when.earliest(), reading.when.latest());
        let (from, to) = (i18n::day_and_clock(shown.lang, from, zone), i18n::short_moment(shown.lang, to, from, zone));
        let when = if reading.when.is_exact() { from } else { i18n::when(shown.lang, &from, &to) };
        view! { <p class="measure-next is-later">{format!("{}: {when} {text}", shown.words().after_this_moment)}</p> }
    });
    Some(view! {
        <div class="measure">
            <dt>{shown.text(&measure.name)}</dt>
            <dd>{now} {next}</dd>
        </div>
    })
}

/// What hangs on a site, by how it is doing.
fn hanging(shown: &Shown, site: &SiteView, view: &View) -> impl IntoView + use<> {
    let words = shown.words();
    let group = |title: &'static str, accepts: fn(Status) -> bool| {
        let rows: Vec<_> = site
            .dependants
            .iter()
            .filter_map(|index| Some((view.services.get(*index)?, shown.service(*index)?)))
            .filter(|(service, _)| accepts(service.standing.status))
            .map(|(service, record)| {
                let status = service.standing.status;
                view! {
                    <li class=format!("hanging-row {}", status_class(status))>
                        <StatusMark status />
                        <span class="hanging-name">{shown.text(&record.name)}</span>
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <p class="minor-title">{format!("{title} {}", rows.len())}</p>
                <ul class="hanging">{rows}</ul>
            }
        })
    };
    view! {
        {group(words.down_now, |status| status.is_trouble() || status == Status::Maintenance)}
        {group(words.unknown_now, |status| status == Status::Unknown)}
        {group(words.up_now, |status| status == Status::Operational)}
    }
}

#[component]
fn PromiseRow(shown: Shown, promise: PromiseView, at: downboard_core::time::Timestamp) -> impl IntoView {
    let log = shown.log_now();
    let Some(record) = log.promises.get(promise.index) else { return ().into_any() };
    let zone = &log.board.zone;
    let moment = |instant| i18n::day_and_clock(shown.lang, instant, zone);
    let overdue = match promise.state {
        PromiseState::Overdue { due } => i18n::duration(shown.lang, (at.as_second() - due.as_second()) / 60),
        _ => String::new(),
    };
    let state = i18n::promise(shown.lang, promise.state, moment, &overdue);
    let is_overdue = matches!(promise.state, PromiseState::Overdue { .. });
    let outcome = record
        .outcome
        .as_ref()
        .filter(|_| matches!(promise.state, PromiseState::Fulfilled { .. }))
        .map(|outcome| view! { <p>{shown.text(outcome)}</p> });
    view! {
        <li class="promise">
            <p class="promise-text">{format!("“{}”", shown.text(&record.text))}</p>
            <p class="promise-by">{format!("{} · {}", shown.text(&record.by), moment(record.made_at))}</p>
            <p class="promise-state" class:is-overdue=is_overdue>
                {state}
            </p>
            {outcome}
            <Citation shown=shown.clone() sources=record.sources.clone() grade=record.grade />
        </li>
    }
    .into_any()
}

/// The published totals, once they are complete.
#[component]
fn Totals(shown: Shown) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    move || {
        let view = view.get();
        let rows: Vec<_> = view
            .totals
            .iter()
            .filter_map(|index| view.log.totals.get(*index))
            .map(|total| {
                let minutes = i64::try_from(total.minutes).unwrap_or(i64::MAX);
                let note = total.note.as_ref().map(|note| view! { <p>{shown.text(note)}</p> });
                view! {
                    <li class="total">
                        <p class="total-figure">{i18n::duration(shown.lang, minutes)}</p>
                        <p class="total-by">{shown.text(&total.by)}</p>
                        {note}
                        <Citation shown=shown.clone() sources=total.sources.clone() grade=total.grade />
                    </li>
                }
            })
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <h3>{words.totals}</h3>
                <ul class="totals">{rows}</ul>
            }
        })
    }
}
