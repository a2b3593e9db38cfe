//! A board that begins: its title, its zone and its services, and nothing that anybody would have to know. Its statuses are unknown
//! until an event says otherwise.

use downboard_core::model::{BOARD_FORMAT, Id, RECOVERY_FORMAT, STATUS_FORMAT, Text, Zone};
use downboard_core::time::Timestamp;
use serde_json::{Value, json};

use crate::ids::{proposed, unused};

/// Services and features that boards of a kind begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// A messenger.
    Messenger,
    /// Payments and a bank.
    Payments,
    /// Taxis and maps.
    Transport,
    /// A region of a cloud.
    Cloud,
    /// The networks of a telecom.
    Telecom,
    /// Government services.
    Government,
    /// A company's own services.
    Company,
}

impl Template {
    /// Every template.
    pub const ALL: [Self; 7] =
        [Self::Messenger, Self::Payments, Self::Transport, Self::Cloud, Self::Telecom, Self::Government, Self::Company];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Messenger => "messenger",
            Self::Payments => "payments",
            Self::Transport => "transport",
            Self::Cloud => "cloud",
            Self::Telecom => "telecom",
            Self::Government => "government",
            Self::Company => "company",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Messenger => include_str!("../templates/messenger.json"),
            Self::Payments => include_str!("../templates/payments.json"),
            Self::Transport => include_str!("../templates/transport.json"),
            Self::Cloud => include_str!("../templates/cloud.json"),
            Self::Telecom => include_str!("../templates/telecom.json"),
            Self::Government => include_str!("../templates/government.json"),
            Self::Company => include_str!("../templates/company.json"),
        }
    }

    /// Its services.
    fn services(self) -> Vec<Value> {
        serde_json::from_str(self.text()).unwrap_or_default()
    }
}

/// What a board begins with.
#[derive(Clone, Debug)]
pub struct NewBoard<'a> {
    /// Its id.
    pub id: &'a Id,
    /// Its title.
    pub title: Text,
    /// Its zone.
    pub zone: Zone,
    /// The services that it begins with.
    pub template: Option<Template>,
    /// The names of further services.
    pub services: &'a [String],
    /// Now.
    pub now: Timestamp,
}

/// The documents of a board that begins, each with the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDocuments {
    /// `board.json`.
    pub board: Value,
    /// `status.json`.
    pub status: Value,
    /// `recovery.json`.
    pub recovery: Value,
}

/// A board that begins.
///
/// # Errors
/// The name of a service that proposes no id.
pub fn begun(new: &NewBoard<'_>) -> Result<NewDocuments, String> {
    let NewBoard { id, title, zone, template, services, now } = new;
    let id_of = |value: &Value| Id::parse(value.get("id")?.as_str()?);
    let mut all = template.map(Template::services).unwrap_or_default();
    for name in *services {
        let base = proposed(name).ok_or_else(|| name.clone())?;
        let own = unused(&base, |id| all.iter().filter_map(id_of).any(|known| known == *id));
        all.push(json!({ "id": own.as_str(), "name": { "ko": name, "en": name }, "category": "other" }));
    }
    for service in all.iter_mut().filter_map(Value::as_object_mut) {
        service.insert("provider".to_owned(), id.as_str().into());
    }
    let feed = |format: &str, name: &str| json!({ "id": name, "format": format, "file": format!("{name}.json") });
    let board = json!({
        "format": BOARD_FORMAT, "id": id.as_str(), "title": title, "zone": zone, "period": { "hours": 24 },
        "feeds": [feed("native-status", "status"), feed("native-recovery", "recovery")],
        "sources": [], "providers": [{ "id": id.as_str(), "name": title }], "services": all,
    });
    let now = zone.rfc3339(*now).to_string();
    let document = |format: &str| json!({ "format": format, "board": id.as_str(), "updated_at": now });
    let (mut status, mut recovery) = (document(STATUS_FORMAT), document(RECOVERY_FORMAT));
    for (document, lists) in [(&mut status, &["sources", "events", "incidents"][..]), (&mut recovery, &["milestones"])]
    {
        for list in lists {
            if let Some(document) = document.as_object_mut() {
                document.insert((*list).to_owned(), json!([]));
            }
        }
    }
    Ok(NewDocuments { board, status, recovery })
}
