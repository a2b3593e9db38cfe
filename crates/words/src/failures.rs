//! What went wrong, as the page says it.

use downboard_core::model::Lang;
use downboard_feeds::fetching::Failure;

/// A bad value in the address.
pub fn bad_parameter(lang: Lang, name: &str, value: &str, expected: &str) -> String {
    match lang {
        Lang::Ko => format!("주소의 {name}=‘{value}’ 값은 쓸 수 없어 기본값으로 보입니다. 쓸 수 있는 값: {expected}"),
        Lang::En => {
            format!("{name}=‘{value}’ in the address cannot be used; the default is shown. Expected: {expected}")
        }
    }
}

/// What went wrong with a file, in a sentence.
pub fn failure(lang: Lang, file: &str, failure: &Failure) -> String {
    match (lang, failure) {
        (Lang::Ko, Failure::UnknownBoard { id, known }) => {
            format!("‘{id}’라는 판이 없습니다. 있는 판: {}", known.join(", "))
        }
        (Lang::En, Failure::UnknownBoard { id, known }) => {
            format!("There is no board ‘{id}’. Boards: {}", known.join(", "))
        }
        (Lang::Ko, Failure::Http(status)) => format!("{file}: 서버 응답이 {status}입니다."),
        (Lang::En, Failure::Http(status)) => format!("{file}: the server answered {status}."),
        (Lang::Ko, Failure::Unreachable) => format!("{file}: 닿지 않거나 막혀 있습니다."),
        (Lang::En, Failure::Unreachable) => format!("{file}: unreachable or blocked."),
        (Lang::Ko, Failure::TimedOut) => format!("{file}: 제때 답이 오지 않았습니다."),
        (Lang::En, Failure::TimedOut) => format!("{file}: no complete answer in time."),
        (Lang::Ko, Failure::TooLarge) => format!("{file}: 너무 큽니다. 8 MiB까지 읽습니다."),
        (Lang::En, Failure::TooLarge) => format!("{file}: too large; at most 8 MiB are read."),
        (Lang::Ko, Failure::NoWorker) => "피드를 받아 오는 작업기가 멈춰 새로 고쳐지지 않습니다.".to_owned(),
        (Lang::En, Failure::NoWorker) => {
            "The worker that fetches the feeds has stopped: nothing is updated.".to_owned()
        }
        (Lang::Ko, Failure::Unreadable(_)) => format!("{file}: 읽을 수 없습니다."),
        (Lang::En, Failure::Unreadable(_)) => format!("{file}: cannot be read."),
    }
}
