//! What hangs on a site, drawn: a line from the site to each service that hangs on it, an arc from each service to those that
//! hang on it in turn. Whichever is picked shows the evidence for its link. The same stands in a table.

use downboard_core::cause::Dependant;
use downboard_core::model::{Dependency, DependencyTarget, Status};
use downboard_core::view::{ServiceView, SiteView, View};
use leptos::ev::KeyboardEvent;
use leptos::html::Button;
use leptos::prelude::*;

use super::citation::Citation;
use super::facts::standing_text;
use super::geometry::decimal;
use super::shown::Shown;
use super::status_mark::{StatusMark, status_class};
use crate::i18n;
use crate::ui::Disclosure;

/// The height of a row, in pixels; the stylesheet has the same.
const ROW: f64 = 32.0;
/// How wide the lines and the arcs are, in pixels; the stylesheet has the same.
const TRUNK: f64 = 28.0;
const ARCS: f64 = 40.0;

/// What can be picked: the site, or a service by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picked {
    Site,
    Service(usize),
}

/// A row of the drawing.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    Site(Status),
    Group(&'static str, usize),
    Service(Dependant, Status),
}

/// What a group is called, and which statuses belong to it.
type Group = (&'static str, fn(Status) -> bool);

/// The rows: the site, then what hangs on it by how it is doing, the worst first.
fn rows(shown: &Shown, site: &SiteView, view: &View) -> Vec<Row> {
    let words = shown.words();
    let status = |dependant: &Dependant| {
        view.services.get(dependant.service).map_or(Status::Unknown, |service| service.standing.status)
    };
    let groups: [Group; 3] = [
        (words.down_now, |status| status.is_trouble() || status == Status::Maintenance),
        (words.unknown_now, |status| status == Status::Unknown),
        (words.up_now, |status| status == Status::Operational),
    ];
    let mut rows = vec![Row::Site(site.standing.status)];
    for (title, accepts) in groups {
        let members: Vec<_> =
            view.log.graph.of_site(site.index).iter().filter(|dependant| accepts(status(dependant))).collect();
        if !members.is_empty() {
            rows.push(Row::Group(title, members.len()));
            rows.extend(members.into_iter().map(|dependant| Row::Service(*dependant, status(dependant))));
        }
    }
    rows
}

fn middle(row: usize) -> f64 {
    (row as f64 + 0.5) * ROW
}

/// The lines from the site down to each service that hangs on it itself.
fn trunk(rows: &[Row]) -> impl IntoView + use<> {
    let direct: Vec<_> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| match row {
            Row::Service(dependant, status) if dependant.through.is_none() => Some((at, *status)),
            _ => None,
        })
        .collect();
    let x = 8.0;
    let branches = direct.iter().map(|(at, status)| {
        let y = middle(*at);
        let path = format!(
            "M{} {}Q{} {} {} {}H{}",
            decimal(x),
            decimal(y - 8.0),
            decimal(x),
            decimal(y),
            decimal(x + 8.0),
            decimal(y),
            decimal(TRUNK)
        );
        view! { <path class=format!("map-edge {}", status_class(*status)) d=path /> }
    });
    let branches = branches.collect_view();
    let stem = direct.last().map(|(last, _)| {
        let (top, bottom) = (decimal(ROW), decimal(middle(*last) - 8.0));
        view! { <path class="map-edge map-stem" d=format!("M{} {top}V{bottom}", decimal(x)) /> }
    });
    view! {
        <svg
            class="map-trunk"
            width=decimal(TRUNK)
            height=decimal(ROW * rows.len() as f64)
            aria-hidden="true"
            focusable="false"
        >
            {stem}
            {branches}
        </svg>
    }
}

/// The arcs from services to services that hang on them.
fn arcs(shown: &Shown, rows: &[Row]) -> impl IntoView + use<> {
    let row_of = |service: usize| {
        rows.iter().position(|row| matches!(row, Row::Service(dependant, _) if dependant.service == service))
    };
    let mut drawn = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Row::Service(dependant, status) = row else { continue };
        for target in shown.service(dependant.service).into_iter().flat_map(|service| &service.depends_on) {
            let DependencyTarget::Service(id) = &target.on else { continue };
            let position = shown.board.services.iter().position(|known| known.id == *id);
            let Some(from) = position.and_then(row_of).filter(|from| *from != at) else { continue };
            let (top, bottom) = (middle(from), middle(at));
            // The further apart, the wider, within the room there is.
            let bulge = (12.0 + (bottom - top).abs() / 14.0).min(ARCS - 2.0);
            let path = format!(
                "M0 {}C{} {} {} {} 4 {}",
                decimal(top),
                decimal(bulge * 1.3),
                decimal(top),
                decimal(bulge * 1.3),
                decimal(bottom),
                decimal(bottom)
            );
            let head = format!("M7 {}L2 {}L7 {}", decimal(bottom - 3.5), decimal(bottom), decimal(bottom + 3.5));
            drawn.push(view! {
                <path class=format!("map-edge {}", status_class(*status)) d=path />
                <path class=format!("map-edge {}", status_class(*status)) d=head />
            });
        }
    }
    view! {
        <svg
            class="map-arcs"
            width=decimal(ARCS)
            height=decimal(ROW * rows.len() as f64)
            aria-hidden="true"
            focusable="false"
        >
            {drawn}
        </svg>
    }
}

/// What hangs on a site, drawn and as a table.
#[component]
pub(super) fn CauseMap(
    /// The board.
    shown: Shown,
    /// The site, as an index into the sites of the board.
    index: usize,
) -> impl IntoView {
    let words = shown.words();
    let view = shown.view;
    let picked = RwSignal::new(Picked::Site);
    // What the keyboard moved to gets the focus; what is drawn anew does not take it from elsewhere.
    let moved = StoredValue::new(false);
    let drawn = Memo::new({
        let shown = shown.clone();
        move |_| view.with(|view| view.sites.get(index).map(|site| rows(&shown, site, view)).unwrap_or_default())
    });
    let step = move |by: isize| {
        let order = drawn.with_untracked(|rows| rows.iter().filter_map(pickable).collect::<Vec<_>>());
        let at = order.iter().position(|known| *known == picked.get_untracked()).unwrap_or(0);
        let next = at.saturating_add_signed(by).min(order.len().saturating_sub(1));
        if let Some(next) = order.get(next) {
            moved.set_value(true);
            picked.set(*next);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Home" => isize::MIN,
            "End" => isize::MAX,
            _ => return,
        };
        event.prevent_default();
        step(by);
    };
    let list = {
        let shown = shown.clone();
        move || {
            let rows = drawn.get();
            let items = rows.iter().map(|row| item(&shown, row, index, picked, moved)).collect_view();
            view! {
                {trunk(&rows)}
                <ul class="map-rows" aria-label=words.hangs_on_it>
                    {items}
                </ul>
                {arcs(&shown, &rows)}
            }
        }
    };
    let panel = {
        let shown = shown.clone();
        move || {
            let view = view.get();
            match picked.get() {
                Picked::Site => site_panel(&shown, index, &view).into_any(),
                Picked::Service(service) => service_panel(&shown, index, service, &view).into_any(),
            }
        }
    };
    let table = move || {
        let view = view.get();
        view.sites.get(index).map(|site| table(&shown, site, &view))
    };
    view! {
        <div class="map">
            <div class="map-drawing" role="group" aria-label=words.diagram_keys on:keydown=on_key>
                {list}
            </div>
            <div class="map-panel" aria-live="polite">
                {panel}
            </div>
        </div>
        <Disclosure summary=words.as_table>
            <div class="map-table" tabindex="0" role="group" aria-label=words.as_table>
                {table}
            </div>
        </Disclosure>
    }
}

fn pickable(row: &Row) -> Option<Picked> {
    match row {
        Row::Site(_) => Some(Picked::Site),
        Row::Group(..) => None,
        Row::Service(dependant, _) => Some(Picked::Service(dependant.service)),
    }
}

fn item(
    shown: &Shown,
    row: &Row,
    index: usize,
    picked: RwSignal<Picked>,
    moved: StoredValue<bool>,
) -> impl IntoView + use<> {
    let (what, name, status) = match row {
        Row::Group(title, count) => {
            return view! { <li class="map-group">{format!("{title} {count}")}</li> }.into_any();
        }
        Row::Site(status) => {
            let name = shown.board.sites.get(index).map(|site| shown.text(&site.short_name));
            (Picked::Site, name, *status)
        }
        Row::Service(dependant, status) => {
            let name = shown.service(dependant.service).map(|service| shown.text(&service.name));
            (Picked::Service(dependant.service), name, *status)
        }
    };
    let is_picked = move || picked.get() == what;
    let word = shown.words().status(status);
    let node: NodeRef<Button> = NodeRef::new();
    Effect::new(move |_| {
        if is_picked() && moved.get_value() {
            moved.set_value(false);
            node.get_untracked().and_then(|button| button.focus().ok());
        }
    });
    view! {
        <li class="map-row" class:is-site={what == Picked::Site}>
            <button
                type="button"
                class="map-button"
                node_ref=node
                aria-pressed=move || if is_picked() { "true" } else { "false" }
                tabindex=move || if is_picked() { "0" } else { "-1" }
                on:click=move |_| picked.set(what)
            >
                <StatusMark status />
                <span class="map-name">{name}</span>
                <span class=format!("map-status {}", status_class(status))>{word}</span>
            </button>
        </li>
    }
    .into_any()
}

fn site_panel(shown: &Shown, index: usize, view: &View) -> impl IntoView + use<> {
    let record = shown.board.sites.get(index)?;
    let site = view.sites.get(index)?;
    // Before anything has happened there, why it will reach the services is hindsight.
    let is_later = site.milestones.is_empty();
    Some(view! {
        <p class="map-title">{shown.text(&record.name)}</p>
        <p class="map-standing">{standing_text(shown, &site.standing, view)}</p>
        <p class="cause-text" class:is-later=is_later>
            {shown.text(&record.cause)}
        </p>
        <Citation
            shown=shown.clone()
            sources=record.sources.clone()
            grade=downboard_core::model::EvidenceGrade::A
        />
    })
}

/// What a link leads to, in words.
fn target(shown: &Shown, dependency: &Dependency) -> String {
    match &dependency.on {
        DependencyTarget::Site(id) => {
            let site = shown.board.sites.iter().find(|site| site.id == *id);
            site.map_or_else(|| id.to_string(), |site| shown.text(&site.short_name))
        }
        DependencyTarget::Service(id) => shown.name(id),
    }
}

/// The features that a link is limited to, in a line.
fn limited_to(shown: &Shown, service: usize, dependency: &Dependency) -> Option<String> {
    let record = shown.service(service)?;
    let features = dependency.features.iter().filter_map(|id| record.feature(id));
    let names: Vec<_> = features.map(|feature| shown.feature_name(feature)).collect();
    (!names.is_empty()).then(|| format!("{}: {}", shown.words().only_these, names.join(", ")))
}

fn service_panel(shown: &Shown, site: usize, service: usize, view: &View) -> impl IntoView + use<> {
    let words = shown.words();
    let record = shown.service(service)?;
    let of_service: &ServiceView = view.services.get(service)?;
    let dependant = view.log.graph.of_site(site).iter().find(|dependant| dependant.service == service)?;
    let links = record.depends_on.iter().map(|dependency| {
        let since = dependency.since.as_ref().map(|since| format!("{}: {}", words.since, since.as_str()));
        let small = [limited_to(shown, service, dependency), since].into_iter().flatten();
        let small = small.map(|line| view! { <p class="map-small">{line}</p> }).collect_view();
        view! {
            <li>
                <p class="map-link">{format!("→ {}", target(shown, dependency))}</p>
                <p>{shown.text(&dependency.evidence)}</p>
                {small}
                <Citation shown=shown.clone() sources=dependency.sources.clone() grade=dependency.grade />
            </li>
        }
    });
    let links = links.collect_view();
    let spared = dependant.spared.and_then(|index| record.independent_of.get(index)).map(|independence| {
        view! {
            <h5>{words.despite}</h5>
            <p>{shown.text(&independence.evidence)}</p>
            <Citation shown=shown.clone() sources=independence.sources.clone() grade=independence.grade />
        }
    });
    let failing = of_service.features_in_trouble();
    let failing = (failing > 0).then(|| i18n::failing_of(shown.lang, failing, record.features.len()));
    Some(view! {
        <p class="map-title">{shown.text(&record.name)}</p>
        <p class="map-standing">
            {standing_text(shown, &of_service.standing, view)} {failing.map(|failing| format!(" · {failing}"))}
        </p>
        <h5>{words.link_column}</h5>
        <ul class="map-links">{links}</ul>
        {spared}
    })
}

/// The same as a table.
fn table(shown: &Shown, site: &SiteView, view: &View) -> impl IntoView + use<> {
    let words = shown.words();
    let rows = view.log.graph.of_site(site.index).iter().filter_map(|dependant| {
        let record = shown.service(dependant.service)?;
        let of_service = view.services.get(dependant.service)?;
        let link = record.depends_on.get(dependant.link)?;
        let spared = dependant.spared.and_then(|index| record.independent_of.get(index));
        let spared =
            spared.map(|spared| view! { <p>{format!("{}: {}", words.despite, shown.text(&spared.evidence))}</p> });
        let limited = limited_to(shown, dependant.service, link).map(|limited| view! { <p>{limited}</p> });
        Some(view! {
            <tr>
                <th scope="row">{shown.text(&record.name)}</th>
                <td>{standing_text(shown, &of_service.standing, view)}</td>
                <td>{target(shown, link)} {limited}</td>
                <td>
                    <p>{shown.text(&link.evidence)}</p>
                    {spared}
                    <Citation shown=shown.clone() sources=link.sources.clone() grade=link.grade />
                </td>
            </tr>
        })
    });
    let rows = rows.collect_view();
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{words.service}</th>
                    <th scope="col">{words.status}</th>
                    <th scope="col">{words.link_column}</th>
                    <th scope="col">{words.evidence}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
