//! What went wrong, as the page says it.

use downboard_core::model::Lang;
use downboard_core::reading::MAX_DOCUMENT_BYTES;
use downboard_feeds::fetching::Failure;

/// A bad value in the address.
pub fn bad_parameter(lang: Lang, name: &str, value: &str, expected: &str) -> String {
    match lang {
        Lang::Ko => format!("주소의 {name}=‘{value}’ 값을 쓸 수 없어 기본값을 적용했습니다. 쓸 수 있는 값: {expected}"),
        Lang::En => {
            format!("Invalid {name}=‘{value}’ in the address; showing the default. Allowed: {expected}")
        }
    }
}

/// The most of a document that is read, in MiB.
pub(super) const MOST_MIB: u64 = MAX_DOCUMENT_BYTES >> 20;

/// That a file stands, without what could not be read of it.
pub fn read_in_part(lang: Lang, file: &str) -> String {
    match lang {
        Lang::Ko => format!("{file}: 일부 항목을 읽지 못해 제외했습니다."),
        Lang::En => format!("{file}: some records cannot be read and are left out."),
    }
}

/// What went wrong with a file, in a sentence.
pub fn failure(lang: Lang, file: &str, failure: &Failure) -> String {
    match (lang, failure) {
        (Lang::Ko, Failure::UnknownBoard { id, known }) => {
            format!("‘{id}’ 현황판이 없습니다. 열 수 있는 현황판: {}", known.join(", "))
        }
        (Lang::En, Failure::UnknownBoard { id, known }) => {
            format!("There is no board ‘{id}’. Boards: {}", known.join(", "))
        }
        (Lang::Ko, Failure::Http(status)) => format!("{file}: 서버가 오류로 응답했습니다({status})."),
        (Lang::En, Failure::Http(status)) => format!("{file}: the server answered {status}."),
        (Lang::Ko, Failure::Unreachable) => format!("{file}: 연결할 수 없거나 차단됐습니다."),
        (Lang::En, Failure::Unreachable) => format!("{file}: unreachable or blocked."),
        (Lang::Ko, Failure::TimedOut) => format!("{file}: 응답 시간이 초과됐습니다."),
        (Lang::En, Failure::TimedOut) => format!("{file}: no complete answer in time."),
        (Lang::Ko, Failure::TooLarge) => format!("{file}: 너무 큽니다. {MOST_MIB} MiB까지 읽습니다."),
        (Lang::En, Failure::TooLarge) => format!("{file}: too large (limit {MOST_MIB} MiB)."),
        (Lang::Ko, Failure::NoWorker) => {
            "피드를 받아 오는 백그라운드 작업이 멈춰 자동으로 갱신되지 않습니다.".to_owned()
        }
        (Lang::En, Failure::NoWorker) => {
            "The background worker that fetches the feeds has stopped, so nothing is being updated.".to_owned()
        }
        (Lang::Ko, Failure::Unreadable(_)) => format!("{file}: 읽을 수 없습니다."),
        (Lang::En, Failure::Unreadable(_)) => format!("{file}: cannot be read."),
    }
}
