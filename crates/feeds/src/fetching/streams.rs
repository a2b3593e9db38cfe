//! Which streams of a board are followed. Pure.

use downboard_core::model::Feed;

/// The most streams to one host. A browser opens six connections to a host that speaks HTTP/1.1, for all its tabs together,
/// and a stream keeps one for as long as it lasts: most of them must be left for fetching.
const STREAMS_PER_HOST: usize = 2;

/// The streams that are followed, each with the index of its feed: the first of each host, in the order of the board. The other
/// feeds are only fetched.
pub fn streams(feeds: &[Feed]) -> Vec<(usize, String)> {
    let mut hosts: Vec<String> = Vec::new();
    let mut streams = Vec::new();
    for (index, feed) in feeds.iter().enumerate() {
        let Some(stream) = &feed.stream else { continue };
        let host = host(stream.as_str());
        if hosts.iter().filter(|known| **known == host).count() < STREAMS_PER_HOST {
            hosts.push(host);
            streams.push((index, stream.as_str().to_owned()));
        }
    }
    streams
}

/// The host of an address with its port.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use downboard_core::model::{Address, FeedPlace, Id};

    fn feed(stream: Option<&str>) -> Feed {
        Feed {
            id: Id::parse("acme").expect("an id"),
            format: None,
            place: FeedPlace::File("acme.json".to_owned()),
            name: None,
            page: None,
            interval_seconds: None,
            stream: stream.map(|address| Address::parse(address).expect("an address")),
            proxied: false,
            maps: Vec::new(),
        }
    }

    #[test]
    fn many_streams_of_one_host_leave_connections_for_fetching() {
        let addresses = [
            Some("https://a.example/1"),
            None,
            Some("https://A.example/2?x=@b.example/"),
            Some("https://b.example:8443/1"),
            Some("https://a.example/3"),
            Some("https://b.example/2"),
            Some("https://b.example#3"),
            Some("https://b.example/4"),
        ];
        let feeds = addresses.map(feed);
        let followed: Vec<usize> = streams(&feeds).into_iter().map(|(index, _)| index).collect();
        assert_eq!(followed, [0, 2, 3, 5, 6]);
    }
}
