//! The card as timelines: the cause above, a few services or the features of one below, on one axis that ends at the moment.

use downboard_core::cause::{cause_of, shared_cause};
use downboard_core::model::{FeatureIndex, Period, ServiceIndex, SiteIndex, Status};
use downboard_core::order;
use downboard_core::time::{HOUR, Timestamp};
use downboard_core::timeline::Timeline;
use downboard_core::view::{ServiceView, Standing, View};
use leptos::prelude::*;

use super::parts::{MOST, calm_of, chosen, people, people_of, subject};
use crate::components::facts::{calm, headline, headline_class, recommended_briefly};
use crate::components::geometry::{bars, held, percent, share};
use crate::components::headline::calm_sentences;
use crate::components::how_many::room_together;
use crate::components::lane::LaneChart;
use crate::components::shown::Shown;
use crate::components::site_lane::{measured, step_chart};
use crate::components::status_mark::status_class;
use crate::components::ticks::ticks;
use crate::ui::{Emphasis, anew};

/// How many alternatives stand in the foot.
const ALTERNATIVES: usize = 3;
/// How far the axis reaches back at least.
const LEAST_SECONDS: i64 = 6 * HOUR;
/// Where the label of the moment stands, in percent of the axis: no other has room beside it.
const LABEL_OF_MOMENT: f64 = 88.0;
/// From here on, in percent, the label of a step stands before it.
const LABEL_TURNS: f64 = 55.0;

/// A lane of the card.
struct Track<'a> {
    name: String,
    standing: &'a Standing,
    timeline: &'a Timeline,
}

/// The timelines.
#[component]
pub fn TimelineCard(
    /// The board.
    shown: Shown,
    /// The services that are asked for; those that are worst when empty. One shows its features.
    indices: Vec<ServiceIndex>,
) -> impl IntoView {
    let view = shown.view;
    let one = match indices.as_slice() {
        [index] => Some(*index),
        _ => None,
    };
    let sentence = {
        let (shown, asked) = (shown.clone(), indices.clone());
        move || {
            let view = view.get();
            let subject = subject(&view, &asked);
            let Some((service, record)) = subject.and_then(|service| Some((service, shown.service(service.index)?)))
            else {
                return match asked.as_slice() {
                    [] => calm_sentences(calm(&shown, &view)),
                    _ => anew(calm_of(shown.lang, &view, &asked)).into_any(),
                };
            };
            let what = headline(&shown, record.name.get(shown.lang), &service.standing, &view);
            let class = headline_class(service.standing.status);
            view! { <Emphasis before=what.before strong=what.strong after=what.after class /> }.into_any()
        }
    };
    let chart = {
        let (shown, indices) = (shown.clone(), indices.clone());
        move || {
            let view = view.get();
            let tracks = tracks(&shown, &view, &indices);
            let window = window(&tracks, view.at);
            let site = match one {
                Some(index) => cause_of(&view, index),
                None => shared_cause(&view),
            };
            let site = site.and_then(|site| site_track(&shown, site.index, window));
            let lanes = tracks.iter().map(|track| lane(&shown, track, window));
            view! {
                {axis(&shown, window)}
                {site}
                <ul class="card-tracks">{lanes.collect_view()}</ul>
            }
            .into_any()
        }
    };
    let foot = move || {
        let view = view.get();
        let words = shown.words();
        let service = subject(&view, &indices)?;
        let people = match indices.as_slice() {
            [] => {
                let is_trouble = view.in_trouble().next().is_some();
                people(&shown, &shown.affected_together(), room_together(&view), is_trouble)
            }
            [_] => people_of(&shown, service),
            // Nobody has estimated several of them together.
            _ => None,
        };
        let names = recommended_briefly(&shown, service, &view, ALTERNATIVES);
        let instead = (!names.is_empty()).then(|| names.join(", "));
        Some(view! {
            <p class="card-sum">
                {people.map(|(figure, note)| view! {
                    <span>
                        <strong>{figure}</strong>
                        " "
                        <span class="card-note">{anew(note)}</span>
                    </span>
                })}
                {instead.map(|names| view! {
                    <span>
                        <span class="card-note">{words.instead_row}</span>
                        " "
                        <strong>{anew(names)}</strong>
                    </span>
                })}
            </p>
        })
    };
    view! {
        <h1 class="card-sentence" data-facts="">
            {sentence}
        </h1>
        <div class="card-chart">{chart}</div>
        {foot}
    }
}

/// What has a lane: the features of one service, those in trouble first, or else services.
fn tracks<'a>(shown: &Shown, view: &'a View, indices: &[ServiceIndex]) -> Vec<Track<'a>> {
    if let [index] = indices
        && let Some(service) = view.service(*index)
        && !service.features.is_empty()
    {
        return features(shown, view, service);
    }
    let track = |service: &'a ServiceView| {
        let name = shown.text(&shown.service(service.index)?.name);
        Some(Track { name, standing: &service.standing, timeline: &view.log.service_at(service.index)?.timeline })
    };
    chosen(view, indices).into_iter().take(MOST).filter_map(track).collect()
}

fn features<'a>(shown: &Shown, view: &'a View, service: &'a ServiceView) -> Vec<Track<'a>> {
    let (Some(record), Some(log)) = (shown.service(service.index), view.log.service_at(service.index)) else {
        return Vec::new();
    };
    let known = FeatureIndex::each(&record.features).filter_map(|(index, feature)| {
        let (standing, timeline) = (service.feature(index)?, log.feature(index)?);
        Some(Track { name: shown.feature_name(feature), standing, timeline })
    });
    let worst_first =
        order::by_key(known.collect(), |track: &Track<'_>| order::Key::most(track.standing.status.rank()));
    worst_first.into_iter().take(MOST).collect()
}

/// From the hour before the first of them failed to the moment: no hindsight stands in an article.
fn window(tracks: &[Track<'_>], at: Timestamp) -> Period {
    let begun = tracks.iter().filter_map(|track| {
        let since = track.standing.trouble_since.filter(|_| track.standing.status.is_trouble())?;
        since.from.or(since.to)
    });
    let begun = begun.map(Timestamp::as_second).min().unwrap_or(at.as_second());
    let from = (begun - HOUR).min(at.as_second() - LEAST_SECONDS);
    Period { from: Timestamp::from_second(from).unwrap_or(at), to: at }
}

/// The times above the lanes. The moment is the last of them.
fn axis(shown: &Shown, window: Period) -> AnyView {
    let zone = &shown.board.zone;
    let marks = ticks(shown.lang, window, zone).into_iter().filter_map(|(at, label)| {
        let x = share(at, window) * 100.0;
        (x < LABEL_OF_MOMENT).then(|| view! { <text class="card-tick" x=percent(x) y="1em">{label}</text> })
    });
    view! {
        <div class="card-track card-axis" aria-hidden="true">
            <svg class="card-ticks" focusable="false">
                {marks.collect_view()}
                <text class="card-tick is-moment" x="100%" y="1em">
                    {downboard_words::clock(window.to, zone)}
                </text>
            </svg>
        </div>
    }
    .into_any()
}

/// The site as a quantity, with the last that happened to it.
fn site_track(shown: &Shown, index: SiteIndex, window: Period) -> Option<AnyView> {
    let log = shown.log.get();
    let measured = measured(&log, index, window, window.to)?;
    let last = log.milestones.iter().rfind(|milestone| {
        log.board.site(index).is_some_and(|site| site.id == milestone.site) && milestone.when.latest() <= window.to
    });
    let label = last.map(|last| {
        let x = share(last.when.latest(), window) * 100.0;
        let is_turned = x > LABEL_TURNS;
        let clock = downboard_words::clock(last.when.latest(), &shown.board.zone);
        let text = format!("{clock} {}", last.label.get(shown.lang));
        view! {
            <text class="site-label" class:is-turned=is_turned x=percent(x) y="1.2em" dx={if is_turned { "-6" } else { "6" }}>
                {text}
            </text>
        }
    });
    let value = measured
        .latest
        .map(|quantity| downboard_words::quantity(shown.lang, quantity, measured.measure.unit, measured.measure.total));
    let track = view! {
        <div class="card-track">
            <span class="card-track-name">{anew(shown.text(&measured.measure.name))}</span>
            <div class="site-chart">
                {step_chart(&measured.steps)}
                <svg class="site-labels" aria-hidden="true" focusable="false">
                    {label}
                </svg>
            </div>
            <span class="card-track-value">{value.map(anew)}</span>
        </div>
    };
    Some(track.into_any())
}

fn lane(shown: &Shown, track: &Track<'_>, window: Period) -> AnyView {
    let status = track.standing.status;
    let since = track.standing.trouble_since.filter(|_| status.is_trouble());
    let lasting = since.and_then(|since| downboard_words::lasting_at_least(shown.lang, since, window.to));
    let value = lasting.unwrap_or_else(|| shown.words().status(status).to_owned());
    let class = format!("card-track-value {}", status_class(status));
    let word = (status != Status::Unknown && since.is_some()).then(|| {
        view! { <span class="unseen">{anew(shown.words().status(status))} " "</span> }
    });
    view! {
        <li class="card-track">
            <span class="card-track-name">{anew(track.name.clone())}</span>
            <LaneChart bars=bars(track.timeline, window, held(track.timeline, window.to)) />
            <span class=class>{word} {anew(value)}</span>
        </li>
    }
    .into_any()
}
