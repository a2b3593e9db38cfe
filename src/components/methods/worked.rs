//! The estimate of one service of the board at the moment, step by step.

use downboard_core::model::{AudienceMeasure, Service, ServiceIndex};
use downboard_core::view::View;
use downboard_estimate::{Affected, Estimates, Figure, NotEstimated, Worked, WorkedHour};
use downboard_words::numbers;
use leptos::prelude::*;

use super::super::citation::Citation;
use super::super::shown::Shown;
use crate::estimator::Estimator;
use crate::fetched::Fetched;
use downboard_words::methods::{self, MethodsWords, about, about_hours, about_people, methods_words, three_digits};

/// Two values that differ by less are one, in three digits.
const SAME: f64 = 0.001;

/// The service that leads the headline if it is estimated, else the one that hit most people so far.
fn exemplary(view: &View, estimates: &Estimates) -> Option<ServiceIndex> {
    let people = |index: ServiceIndex| estimates.service(index)?.so_far.range().map(|range| range.p50);
    let is_hit = |index: &ServiceIndex| people(*index).is_some_and(|people| people > 0);
    let lead = view.lead.filter(is_hit);
    lead.or_else(|| ServiceIndex::all(estimates.services.len()).filter(is_hit).max_by_key(|index| people(*index)))
}

/// Why there is nothing to follow; none where nothing has failed.
fn refusal(view: &View, estimates: &Estimates) -> Option<NotEstimated> {
    let reason = |affected: &Affected| match affected.so_far {
        Figure::NotEstimated { not_estimated } => Some(not_estimated),
        Figure::Estimated(_) => None,
    };
    let lead = view.lead.and_then(|index| estimates.service(index));
    lead.and_then(reason).or_else(|| reason(&estimates.together))
}

/// The steps, with each formula, its numbers, and the range at the end.
#[component]
pub fn WorkedExample(
    /// The board.
    shown: Shown,
    /// What gives the steps, once it is there.
    estimator: RwSignal<Fetched<Estimator>>,
) -> impl IntoView {
    let words = methods_words(shown.lang);
    let example = {
        let shown = shown.clone();
        Memo::new(move |_| {
            let Fetched::There(estimates) = shown.estimates.get() else { return None };
            let Fetched::There(estimator) = estimator.get() else { return None };
            let found = shown.view.with(|view| {
                let index = exemplary(view, &estimates)?;
                let affected = *estimates.service(index)?;
                Some((index, estimator.worked(&view.log, index, view.at)?, affected, view.at))
            });
            let refusal = shown.view.with(|view| refusal(view, &estimates));
            Some(found.ok_or(refusal))
        })
    };
    let steps = move || match example.get() {
        None => view! { <p class="section-note steps-room">{shown.words().estimating}</p> }.into_any(),
        Some(Err(reason)) => {
            let reason = match reason {
                Some(reason) => methods::not_estimated_because(shown.lang, reason),
                None => words.nothing_failed.to_owned(),
            };
            view! { <p class="section-note">{words.no_example} " " {reason}</p> }.into_any()
        }
        Some(Ok((index, worked, affected, at))) => {
            let Some(service) = shown.service(index) else { return ().into_any() };
            let zone = &shown.board.zone;
            let moment = downboard_words::day_and_clock(shown.lang, at, zone);
            let about = methods::example_about(shown.lang, service.name.get(shown.lang), &moment, zone.label_at(at));
            view! {
                <p class="section-lede">{about} " " {words.example_note}</p>
                <ol class="steps">
                    {audience(&shown, service, &worked)} {habits(words, &worked)} {shape(words, &worked)}
                    {peak(&shown, &worked)} {last_hour(&shown, &worked, &affected.last_hour)} {so_far(&shown, &worked)}
                    {exposure(&shown, &worked)} {range(&shown, &affected)}
                </ol>
            }
            .into_any()
        }
    };
    view! {
        <section class="section" aria-labelledby="example">
            <h2 id="example">{words.example}</h2>
            {steps}
        </section>
    }
}

/// A step: what it is, the formula, the same with numbers.
fn step(title: &'static str, text: AnyView, formula: AnyView, numbers: AnyView) -> AnyView {
    view! {
        <li class="step">
            <h3 class="step-title">{title}</h3>
            <p class="step-text">{text}</p>
            <p class="formula">{formula}</p>
            <p class="formula-numbers">{numbers}</p>
        </li>
    }
    .into_any()
}

fn audience(shown: &Shown, service: &Service, worked: &Worked) -> AnyView {
    let words = methods_words(shown.lang);
    let audience = service.audience().map(|audience| {
        let people = downboard_words::audience(
            shown.lang,
            shown.words().measure(audience.measure),
            audience.unit,
            audience.value,
        );
        view! {
            <p class="step-source">{format!("{people} · {}", audience.as_of.as_str())}</p>
            <p class="step-source">{shown.text(&audience.definition)}</p>
            <Citation shown=shown.clone() sources=audience.sources.clone() grade=audience.grade />
        }
    });
    let monthly = about_people(shown.lang, worked.monthly);
    let (text, formula, numbers) = if worked.measure == AudienceMeasure::Daily {
        let daily = about(shown.lang, worked.audience as f64);
        let formula = view! { <i>"A"</i> " = " {words.published_audience} " / " <i>"g"</i> }.into_any();
        (words.step_daily_text, formula, format!("{daily} / {} = {monthly}", three_digits(worked.daily_share)))
    } else {
        let formula = view! { <i>"A"</i> " = " {words.published_audience} }.into_any();
        (words.step_audience_text, formula, format!("= {monthly}"))
    };
    view! {
        <li class="step">
            <h3 class="step-title">{words.step_audience}</h3>
            <p class="step-text">{text}</p>
            <p class="formula">{formula}</p>
            <p class="formula-numbers">{numbers}</p>
            {audience}
        </li>
    }
    .into_any()
}

fn habits(words: &'static MethodsWords, worked: &Worked) -> AnyView {
    let [g, n, m] = [worked.daily_share, worked.launches, worked.mean].map(three_digits);
    let formula = view! { <i>"m"</i> " = " <i>"g"</i> " " <i>"n"</i> }.into_any();
    step(words.step_habit, words.step_habit_text.into_any(), formula, format!("= {g} × {n} = {m}").into_any())
}

/// `1 − (1 + m x/r)^−r`
fn reach(x: AnyView) -> AnyView {
    view! {
        "1 − (1 + " <i>"m"</i> {x} "/"<i>"r"</i> ")"
        <sup>"−"<i>"r"</i></sup>
    }
    .into_any()
}

fn peak_hour() -> AnyView {
    view! { <i>"p"</i><sub>"max"</sub> }.into_any()
}

fn shape(words: &'static MethodsWords, worked: &Worked) -> AnyView {
    let [g, m, r] = [worked.daily_share, worked.mean, worked.shape].map(three_digits);
    let formula = view! { <i>"g"</i> " = " {reach(().into_any())} }.into_any();
    let numbers = view! {
        {format!("{g} = 1 − (1 + {m}/")}
        <i>"r"</i>
        ")"
        <sup>"−"<i>"r"</i></sup>
        " → "
        <i>"r"</i>
        {format!(" = {r}")}
    }
    .into_any();
    step(words.step_shape, words.step_shape_text.into_any(), formula, numbers)
}

fn peak(shown: &Shown, worked: &Worked) -> AnyView {
    let words = methods_words(shown.lang);
    let [m, p, r] = [worked.mean, worked.peak_hour, worked.shape].map(three_digits);
    let formula = view! {
        <i>"k"</i> " = "
        {reach(view! { " "{peak_hour()} }.into_any())}
    }
    .into_any();
    let share = methods::percent_of(shown.lang, worked.peak_reach);
    let result = format!(" = {} ({share})", three_digits(worked.peak_reach));
    let base = format!("= 1 − (1 + {m} × {p}/{r})");
    let numbers = view! {
        {base}
        <sup>{format!("−{r}")}</sup>
        {result}
    }
    .into_any();
    step(words.step_peak, words.step_peak_text.into_any(), formula, numbers)
}

fn last_hour(shown: &Shown, worked: &Worked, figure: &Figure) -> AnyView {
    let words = methods_words(shown.lang);
    let Some(hour) = worked.last_hour else {
        let why = match figure {
            Figure::NotEstimated { not_estimated } => methods::not_estimated_because(shown.lang, *not_estimated),
            Figure::Estimated(range) if range.p95 > 0 => words.step_hour_over.to_owned(),
            Figure::Estimated(_) => words.step_no_hour.to_owned(),
        };
        return view! {
            <li class="step">
                <h3 class="step-title">{words.step_hour}</h3>
                <p class="step-text">{why}</p>
            </li>
        }
        .into_any();
    };
    let WorkedHour { status, severity, load, is_weekend, people } = hour;
    let formula = view! { <i>"A"</i> " " <i>"s"</i> " " <i>"k"</i> " " <i>"l"</i> }.into_any();
    let product = worked.monthly * severity * worked.peak_reach * load;
    let factors = [severity, worked.peak_reach, load].map(three_digits).join(" × ");
    let mut numbers =
        format!("= {} × {factors} = {}", about(shown.lang, worked.monthly), about_people(shown.lang, product));
    if (people / product - 1.0).abs() > SAME {
        numbers = methods::changed_within(shown.lang, &numbers, &about_people(shown.lang, people));
    }
    let weekend = (is_weekend && (worked.weekend_users - 1.0).abs() > 1e-9)
        .then(|| format!(" {}", methods::weekend(shown.lang, worked.weekend_users)));
    let status = methods::severity_of(shown.lang, shown.words().status(status), &three_digits(severity));
    let text = view! { {words.step_hour_text} " " {status} {weekend} }.into_any();
    step(words.step_hour, text, formula, numbers.into_any())
}

fn so_far(shown: &Shown, worked: &Worked) -> AnyView {
    let words = methods_words(shown.lang);
    let rows = worked.failed.iter().map(|failed| {
        let [severity, hours, days] = [failed.severity, failed.hours, failed.days].map(three_digits);
        view! {
            <tr>
                <th scope="row">{shown.words().status(failed.status)}</th>
                <td class="number">{hours}</td>
                <td class="number">{days}</td>
                <td class="number">{severity}</td>
                <td class="number">{three_digits(failed.severity * failed.days)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let certain: f64 = worked.failed.iter().map(|failed| failed.severity * failed.days).sum();
    let bounded = (worked.days > certain + 1e-9).then(|| view! { <p class="step-source">{words.bounded}</p> });
    let [days, reach_so_far] = [worked.days, worked.reach].map(three_digits);
    let (monthly, people) = (about(shown.lang, worked.monthly), about_people(shown.lang, worked.so_far));
    let least = methods::least(shown.lang, &about_people(shown.lang, worked.so_far_least));
    view! {
        <li class="step">
            <h3 class="step-title">{words.step_so_far}</h3>
            <p class="step-text">{words.step_so_far_text}</p>
            <div class="table-scroll" role="group" tabindex="0" aria-label=words.so_far_by_status>
                <table class="table step-table">
                    <caption>{words.so_far_by_status}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{shown.words().status}</th>
                            <th scope="col" class="number">
                                {words.hours}
                            </th>
                            <th scope="col" class="number">
                                {words.days}
                            </th>
                            <th scope="col" class="number">
                                <i>"s"</i>
                            </th>
                            <th scope="col" class="number">
                                {words.product}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {bounded}
            <p class="formula">
                <i>"A"</i>" ["{reach(view! { " "<i>"W"</i> }.into_any())}"]"
            </p>
            <p class="formula-numbers">
                {format!("W = {days}, {monthly} × {reach_so_far} = {people}")}
            </p>
            <p class="step-source">{least}</p>
        </li>
    }
    .into_any()
}

fn exposure(shown: &Shown, worked: &Worked) -> AnyView {
    let words = methods_words(shown.lang);
    let [g, hours] = [worked.daily_share, worked.hours].map(three_digits);
    let formula = view! { <i>"A"</i> " " <i>"g"</i> " ∫ " <i>"s"</i> " d"<i>"t"</i> }.into_any();
    let (monthly, lost) = (about(shown.lang, worked.monthly), about_hours(shown.lang, worked.exposure));
    let numbers = format!("= {monthly} × {g} × {hours} = {lost}");
    step(words.step_exposure, words.step_exposure_text.into_any(), formula, numbers.into_any())
}

fn range(shown: &Shown, affected: &Affected) -> AnyView {
    let words = methods_words(shown.lang);
    let figures = [
        (words.step_hour, affected.last_hour, false),
        (words.step_so_far, affected.so_far, false),
        (words.step_exposure, affected.user_hours.exposure, true),
    ];
    let rows = figures.map(|(name, figure, is_hours)| figure_row(shown, name, &figure, is_hours));
    view! {
        <li class="step">
            <h3 class="step-title">{words.step_range}</h3>
            <p class="step-text">{words.step_range_text}</p>
            <dl class="results">{rows.into_iter().collect_view()}</dl>
        </li>
    }
    .into_any()
}

/// A figure with its median, its grade and the input that dominates.
pub(super) fn figure_row(shown: &Shown, name: &'static str, figure: &Figure, is_hours: bool) -> AnyView {
    let words = shown.words();
    let detail = figure.range().filter(|range| range.p95 > 0).map(|range| {
        let middle =
            numbers::middle(shown.lang, range).map(|middle| format!("{} {middle} · ", shown.detail_words().median));
        let (grade, input) = (range.grade.letter(), words.input(range.dominated_by));
        let detail = format!("{} {grade} · {}: {input}", words.grade, shown.detail_words().dominated_by);
        let detail = middle.unwrap_or_default() + &detail;
        view! { <span class="result-detail">{detail}</span> }
    });
    view! {
        <div class="result">
            <dt>{name}</dt>
            <dd>
                <span class="result-range">{methods::figure(shown.lang, figure, is_hours)}</span>
                " "
                {detail}
            </dd>
        </div>
    }
    .into_any()
}
