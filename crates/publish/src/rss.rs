//! The changes of a board as RSS 2.0 (<https://www.rssboard.org/rss-specification>).

use downboard_core::markup::{Element, document};
use downboard_core::model::Zone;
use downboard_core::time::{Timestamp, Weekday};

use crate::base_address::BaseAddress;
use crate::edition::Edition;
use crate::feed::{entries, entry_address, entry_html, subtitle, title};
use downboard_core::paths::DashboardFile;

/// The newest changes of a board up to the moment, in UTF-8. Without a base address the channel leads to the dashboard by the
/// way from where the file is published, and the entries lead nowhere.
pub fn rss(edition: Edition<'_>, base: Option<&BaseAddress>) -> String {
    let own = edition.dashboard_file(DashboardFile::Rss);
    let address_of_itself = base.map(|base| {
        Element::new("atom:link")
            .attribute("rel", "self")
            .attribute("type", "application/rss+xml")
            .attribute("href", &base.of(&own))
    });
    let head = [
        Element::of("title", &title(edition)),
        Element::of("link", &edition.dashboard_link(base, &own)),
        Element::of("description", &subtitle(edition)),
        Element::of("language", edition.lang.tag()),
        Element::of("lastBuildDate", &date(edition.view.at, &edition.board().zone)),
        Element::of("generator", edition.words().product),
    ];
    // Both are an e-mail address with the name behind it, so whoever has no address is not named.
    let people =
        mailbox(edition).map(|mailbox| ["managingEditor", "webMaster"].map(|name| Element::of(name, &mailbox)));
    let items = entries(edition).into_iter().map(|change| {
        let link = base.map(|base| entry_address(edition, base, &change)).map(|address| Element::of("link", &address));
        Element::new("item").with([Element::of("title", &change.title(edition))]).with(link).with([
            Element::of("guid", &change.guid.to_string()).attribute("isPermaLink", "false"),
            Element::of("pubDate", &date(change.latest, &edition.board().zone)),
            Element::of("description", &entry_html(edition, &change)),
        ])
    });
    let channel =
        Element::new("channel").with(head).with(people.into_iter().flatten()).with(address_of_itself).with(items);
    let root = Element::new("rss").attribute("version", "2.0").attribute("xmlns:atom", "http://www.w3.org/2005/Atom");
    document(&root.with([channel]))
}

/// The e-mail address of whoever runs the board, with the name: desk@example.com (Harbour Daily).
fn mailbox(edition: Edition<'_>) -> Option<String> {
    let publisher = edition.publisher()?;
    let mail = publisher.contact.as_ref()?.mail()?;
    Some(format!("{} ({})", mail.as_str(), edition.text(&publisher.name)))
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// An instant as RFC 2822 writes it (<https://www.rfc-editor.org/rfc/rfc2822#section-3.3>): Sat, 15 Oct 2022 15:30:00 +0900. The
/// names are those of the format, whatever the language.
fn date(at: Timestamp, zone: &Zone) -> String {
    let local = zone.local(at);
    let weekday = match local.weekday() {
        Weekday::Monday => "Mon",
        Weekday::Tuesday => "Tue",
        Weekday::Wednesday => "Wed",
        Weekday::Thursday => "Thu",
        Weekday::Friday => "Fri",
        Weekday::Saturday => "Sat",
        Weekday::Sunday => "Sun",
    };
    let month =
        usize::try_from(local.month() - 1).ok().and_then(|month| MONTHS.get(month)).copied().unwrap_or_default();
    let second = at.as_second().rem_euclid(60);
    let offset = zone.offset_at(at).to_string().replace(':', "");
    format!(
        "{weekday}, {:02} {month} {:04} {:02}:{:02}:{second:02} {offset}",
        local.day(),
        local.year(),
        local.hour(),
        local.minute()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::time::Offset;

    #[test]
    fn a_date_is_that_of_mail() {
        for (at, hours, expected) in [
            ("2022-10-15T15:30:07+09:00", 9, "Sat, 15 Oct 2022 15:30:07 +0900"),
            ("2024-02-29T00:00:00Z", 0, "Thu, 29 Feb 2024 00:00:00 +0000"),
            ("2024-03-01T00:00:00Z", -5, "Thu, 29 Feb 2024 19:00:00 -0500"),
        ] {
            let at = downboard_core::instant::parse(at).expect("an instant");
            assert_eq!(date(at, &Zone::fixed(Offset::constant(hours), "")), expected);
        }
    }
}
