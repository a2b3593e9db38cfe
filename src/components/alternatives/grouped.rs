//! The matrix of alternatives as values: a row for each service in trouble, for several that have the same alternatives, and for
//! all whose alternatives nobody vouches for; a cell for each alternative that somebody vouches for, one for all that nobody
//! does, and one for all that are left out.

use std::collections::BTreeSet;

use downboard_core::model::{FeatureIndex, Id, ServiceIndex};
use downboard_core::recommend::Recommended;
use downboard_core::view::{ServiceView, View};

use crate::components::shown::Shown;

/// How many cells stand beside each other where there is most room.
const COLUMNS: usize = 4;
/// How many columns the services without any alternative take.
const ROOM: usize = 2;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum CellOf {
    /// An alternative.
    Alternative(Id),
    /// Those that nobody vouches for.
    Unconfirmed,
    /// Those that are left out.
    Excluded,
}

/// A cell: that of a row, by the first service of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct CellKey {
    pub(super) service: ServiceIndex,
    pub(super) of: CellOf,
}

/// A feature that fails and that an alternative of its row stands in for, or that it would have to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failing {
    pub(super) service: ServiceIndex,
    pub(super) feature: FeatureIndex,
    pub(super) name: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MatrixRow {
    /// Services with the same alternatives, worst first.
    pub(super) services: Vec<ServiceIndex>,
    /// What fails of them, that which can be replaced first.
    pub(super) failing: Vec<Failing>,
    /// How many of these can be replaced, or are essential: the cells speak of these.
    pub(super) spoken_of: usize,
    /// The cells, in the order of the rules.
    pub(super) cells: Vec<CellKey>,
    /// Whether anything is vouched for.
    pub(super) is_any_vouched_for: bool,
    /// Whether the services without any alternative stand behind the cells.
    pub(super) has_room: bool,
}

/// The matrix: its rows, and the services in trouble without any alternative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Matrix {
    pub(super) rows: Vec<MatrixRow>,
    pub(super) bare: Vec<ServiceIndex>,
}

/// What the board offers instead of a service, whatever the order: services with the same share a row, and so do those with
/// nothing that anybody vouches for.
type Offers<'a> = (BTreeSet<(&'a Id, bool)>, BTreeSet<&'a Id>);

fn offers(service: &ServiceView) -> Offers<'_> {
    if !service.alternatives.iter().any(Recommended::is_vouched_for) {
        return Offers::default();
    }
    let named = service.alternatives.iter().map(|named| (&named.id, named.is_vouched_for())).collect();
    (named, service.excluded.iter().map(|excluded| &excluded.id).collect())
}

impl Matrix {
    /// The matrix of a view.
    pub(super) fn of(shown: &Shown, view: &View) -> Self {
        let mut groups: Vec<(Offers<'_>, Vec<&ServiceView>)> = Vec::new();
        let mut bare = Vec::new();
        for service in view.worst_first() {
            if service.alternatives.is_empty() && service.excluded.is_empty() {
                bare.push(service.index);
                continue;
            }
            let offers = offers(service);
            match groups.iter_mut().find(|(known, _)| *known == offers) {
                Some((_, services)) => services.push(service),
                None => groups.push((offers, vec![service])),
            }
        }
        let mut rows: Vec<_> = groups.iter().filter_map(|(_, services)| row(shown, services)).collect();
        let has_room = |row: &&mut MatrixRow| (1..=COLUMNS - ROOM).contains(&(row.cells.len() % COLUMNS));
        if let Some(row) = rows.iter_mut().find(has_room).filter(|_| !bare.is_empty()) {
            row.has_room = true;
        }
        Self { rows, bare }
    }
}

fn row(shown: &Shown, services: &[&ServiceView]) -> Option<MatrixRow> {
    let first = services.first()?;
    let (failing, spoken_of) = failing(shown, services);
    let key = |of| CellKey { service: first.index, of };
    let vouched_for = first.alternatives.iter().filter(|named| named.is_vouched_for());
    let mut cells: Vec<_> = vouched_for.map(|named| key(CellOf::Alternative(named.id.clone()))).collect();
    let is_any_vouched_for = !cells.is_empty();
    if services.iter().any(|service| unconfirmed(service).next().is_some()) {
        cells.push(key(CellOf::Unconfirmed));
    }
    if services.iter().any(|service| !service.excluded.is_empty()) {
        cells.push(key(CellOf::Excluded));
    }
    let services = services.iter().map(|service| service.index).collect();
    Some(MatrixRow { services, failing, spoken_of, cells, is_any_vouched_for, has_room: false })
}

/// The features that fail, each name once, and how many of them the cells speak of: they come first.
fn failing(shown: &Shown, services: &[&ServiceView]) -> (Vec<Failing>, usize) {
    let (mut spoken_of, mut rest): (Vec<Failing>, Vec<Failing>) = (Vec::new(), Vec::new());
    for service in services {
        let Some(record) = shown.service(service.index) else { continue };
        let features = FeatureIndex::each(service.features.iter().zip(&record.features));
        for (feature, (_, known)) in features.filter(|(_, (standing, _))| standing.status.is_trouble()) {
            let is_covered = service.alternatives.iter().any(|named| named.covers.contains(&feature));
            let list = if is_covered || known.essential { &mut spoken_of } else { &mut rest };
            let name = shown.feature_name(known);
            if !list.iter().any(|other| other.name == name) {
                list.push(Failing { service: service.index, feature, name });
            }
        }
    }
    let count = spoken_of.len();
    spoken_of.extend(rest);
    (spoken_of, count)
}

/// What is named instead of a service without anybody who vouches for it.
pub(super) fn unconfirmed(service: &ServiceView) -> impl Iterator<Item = &Recommended> {
    service.alternatives.iter().filter(|named| !named.is_vouched_for())
}

/// The services of a row.
pub(super) fn services_of<'a>(row: &'a MatrixRow, view: &'a View) -> impl Iterator<Item = &'a ServiceView> {
    row.services.iter().filter_map(|index| view.service(*index))
}

/// An alternative as each service of a row names it, in the order of the row.
pub(super) fn named<'a>(row: &[ServiceIndex], id: &Id, view: &'a View) -> Vec<(&'a ServiceView, &'a Recommended)> {
    let services = row.iter().filter_map(|index| view.service(*index));
    services.filter_map(|service| Some((service, service.alternatives.iter().find(|named| named.id == *id)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::shown::bundled;
    use downboard_core::model::Lang;
    use downboard_core::view::view;

    fn matrix(at: &str) -> (Vec<String>, Vec<String>) {
        let (_owner, shown) = bundled::shown(Lang::En);
        let matrix = Matrix::of(&shown, &view(&shown.log.get_untracked(), bundled::at(at)));
        let id = |index: &ServiceIndex| shown.board.services[index.0].id.to_string();
        let rows = matrix.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| match &cell.of {
                CellOf::Alternative(id) => id.to_string(),
                CellOf::Unconfirmed => "?".to_owned(),
                CellOf::Excluded => "x".to_owned(),
            });
            let services = row.services.iter().map(id).collect::<Vec<_>>().join("+");
            let room = if row.has_room { " (room)" } else { "" };
            format!("{services}: {}{room}", cells.collect::<Vec<_>>().join(" "))
        });
        (rows.collect(), matrix.bare.iter().map(id).collect())
    }

    #[test]
    fn services_with_the_same_alternatives_share_a_row_and_each_alternative_has_a_cell() {
        let (rows, bare) = matrix("2022-10-15T21:50:00+09:00");
        assert!(rows.iter().any(|row| row.starts_with("kakaomap+kakaonavi: naver-map tmap")), "{rows:?}");
        assert!(rows.iter().any(|row| row.starts_with("kakaotalk: sms line")), "{rows:?}");
        assert_eq!(rows.iter().filter(|row| row.ends_with("(room)")).count(), 1, "{rows:?}");
        assert!(bare.contains(&"melon".to_owned()), "{bare:?}");
    }

    #[test]
    fn before_anything_fails_there_is_no_matrix() {
        assert_eq!(matrix("2022-10-15T12:00:00+09:00"), (Vec::new(), Vec::new()));
    }

    #[test]
    fn what_can_be_replaced_is_spoken_of_first_and_no_name_twice() {
        let (_owner, shown) = bundled::shown(Lang::En);
        let matrix = Matrix::of(&shown, &view(&shown.log.get_untracked(), bundled::at("2022-10-15T21:50:00+09:00")));
        for row in &matrix.rows {
            let names: BTreeSet<_> = row.failing.iter().take(row.spoken_of).map(|failing| &failing.name).collect();
            assert_eq!(names.len(), row.spoken_of);
            assert!(row.spoken_of <= row.failing.len());
        }
        assert!(matrix.rows[0].spoken_of < matrix.rows[0].failing.len(), "not all can be replaced");
    }
}
