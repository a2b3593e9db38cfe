//! Where the defaults of the estimate were published: the sources of `docs/methods.md`, as they were noted.

use serde::Serialize;

use downboard_core::model::{AssumedInput, AssumptionScope, Category, Status};

/// Where a figure was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedSource {
    /// Its title, or the site and number that were noted.
    pub title: String,
    /// Its address; absent where only a site and a number were noted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// What stands behind a default.
pub(super) struct Published {
    /// What the sources are, where it is not plain from themselves.
    pub(super) what: Option<&'static str>,
    /// Sites and paths, or sites and numbers, as they were noted.
    pub(super) places: &'static [&'static str],
    /// Whether only the middle was published and the range around it is ours.
    pub(super) is_range_assumed: bool,
}

const PANELS: Published = Published {
    what: Some("two panels and the company on the same Korean services of 2022"),
    places: &[
        "hankyung.com/amp/202211033722i",
        "inews24.com/view/1529135",
        "byline.network/2022/10/26-213",
        "hankyung.com/amp/2022102497291",
    ],
    is_range_assumed: false,
};
const KDDI: Published = Published {
    what: Some("the regulator's count of KDDI's outage of July 2022"),
    places: &["watch.impress.co.jp/docs/news/1428430"],
    is_range_assumed: true,
};
const PAIRS: Published = Published {
    what: Some("six published pairs of Korean apps"),
    places: &[
        "donga.com/news/amp/all/20220927/115677451/1",
        "byline.network/2022/07/07-83",
        "www2.osen.co.kr/article/G1111951618",
    ],
    is_range_assumed: true,
};

const fn plain(places: &'static [&'static str], is_range_assumed: bool) -> Published {
    Published { what: None, places, is_range_assumed }
}

/// Where a default was published; `None` for what is assumed.
pub(super) fn published(input: AssumedInput, scope: &AssumptionScope) -> Option<Published> {
    let category = match scope {
        AssumptionScope::Category { category } => Some(*category),
        AssumptionScope::Service { .. } | AssumptionScope::Status { .. } | AssumptionScope::Board {} => None,
    };
    match (input, category) {
        (AssumedInput::AudienceSpread, _) => Some(PANELS),
        (AssumedInput::Overlap, _) => Some(PAIRS),
        (AssumedInput::Severity, _) => match scope {
            AssumptionScope::Status { status: Status::PartialOutage | Status::Degraded } => Some(KDDI),
            _ => None,
        },
        (AssumedInput::DailyShare, Some(Category::Messenger)) => {
            Some(plain(&["cm.asiae.co.kr 2022092710062461263", "isplus.com isp202007090076"], false))
        }
        (AssumedInput::DailyShare, Some(Category::Taxi)) => {
            Some(plain(&["v.daum.net/v/20240919170633631", "mydaily.co.kr 2024121809105245809"], false))
        }
        (AssumedInput::DailyShare, Some(Category::Bank)) => Some(plain(&["byline.network/2022/07/07-83"], false)),
        (AssumedInput::Launches, Some(Category::Messenger)) => {
            Some(plain(&["m.etnews.com/20140616000146", "kollo.kr/appcontent?id=ekvLJH"], true))
        }
        (AssumedInput::WeekendHours, Some(Category::Messenger)) => Some(plain(&["m.wowtv.co.kr A202210180109"], false)),
        _ => None,
    }
}

impl Published {
    /// All of it in one line, as it stands in the list of assumptions.
    pub(super) fn line(&self) -> String {
        let (join, what) = match self.what {
            Some(what) => (", ", format!("{what}: ")),
            None => ("; ", String::new()),
        };
        let range = if self.is_range_assumed { "; the range is assumed" } else { "" };
        format!("{what}{}{range}", self.places.join(join))
    }

    /// Each source by itself. A site with a path is an address; a site and a number are not.
    pub(super) fn sources(&self) -> Vec<ListedSource> {
        let source = |place: &&str| {
            let is_address = place.contains('/') && !place.contains(' ');
            let address = is_address.then(|| format!("https://{place}"));
            ListedSource { title: (*place).to_owned(), address }
        };
        self.places.iter().map(source).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::Address;

    #[test]
    fn what_was_noted_in_full_is_an_address_and_the_rest_is_none() {
        let messenger = AssumptionScope::Category { category: Category::Messenger };
        for (input, expected) in [
            (
                AssumedInput::Launches,
                [Some("https://m.etnews.com/20140616000146"), Some("https://kollo.kr/appcontent?id=ekvLJH")],
            ),
            (AssumedInput::DailyShare, [None, None]),
        ] {
            let sources = published(input, &messenger).expect("published").sources();
            assert_eq!(sources.iter().map(|source| source.address.as_deref()).collect::<Vec<_>>(), expected);
            assert!(sources.iter().filter_map(|source| source.address.as_deref()).all(|a| Address::parse(a).is_some()));
        }
    }

    #[test]
    fn a_line_has_what_the_sources_are_and_whose_range_it_is() {
        let degraded = AssumptionScope::Status { status: Status::Degraded };
        let line = published(AssumedInput::Severity, &degraded).expect("published").line();
        assert_eq!(
            line,
            "the regulator's count of KDDI's outage of July 2022: watch.impress.co.jp/docs/news/1428430; the range is assumed"
        );
    }
}
